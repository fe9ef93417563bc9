"""The first sheet of the form, read back."""

from typing import Any

from dimensions.plans.form.facts import FACTS, SECTIONS, VERSION, VERSION_LABEL, Fact, Section
from dimensions.plans.form.found import Findings
from dimensions.plans.form.words import bare, word_meant
from dimensions.plans.grid import Sheet
from dimensions.plans.keys import Text
from dimensions.plans.problems import gettext_noop, joined

WRONG_VERSION = gettext_noop(
    "This form is of another version than %(version)d; export the plan anew, or take a new empty form."
)
UNKNOWN_LABEL = gettext_noop("“%(label)s” is no fact of this form; it was not read.")
WRITTEN_TWICE = gettext_noop("“%(key)s” stands twice in this list.")
KEY_MISSING = gettext_noop("This cell must be filled in.")

BY_LABEL = {bare(fact.label): fact for fact in FACTS}
BY_TITLE = {bare(section.title): section for section in SECTIONS}


def is_facts_sheet(sheet: Sheet) -> bool:
    return _row_of(sheet, VERSION_LABEL) is not None


def read_facts(sheet: Sheet, found: Findings) -> dict[str, Any]:
    """The data of a plan file without its dimensions."""
    data: dict[str, Any] = {"programme": {}}
    found.places["programme"] = found.places[""]
    _demand_version(sheet, found)
    row, first = 0, _row_of(sheet, VERSION_LABEL) or 0
    while row < sheet.height:
        row += 1
        label = _text(sheet, row, 1)
        if section := BY_TITLE.get(bare(label)):
            row = _Rows(sheet, section, row, found).into(data)
        elif fact := BY_LABEL.get(bare(label)):
            if fact.path in found.places:
                found.problem((sheet.name, f"A{row}"), WRITTEN_TWICE, key=label)
            put(data, fact.path, found.value(sheet, row, 2, fact.kind, fact.path))
        elif label and row > first:
            found.doubt((sheet.name, f"A{row}"), "not_read", UNKNOWN_LABEL, label=label)
    return data


def _demand_version(sheet: Sheet, found: Findings) -> None:
    row = _row_of(sheet, VERSION_LABEL) or 1
    if _text(sheet, row, 2) != str(VERSION):
        found.problem((sheet.name, f"B{row}"), WRONG_VERSION, version=VERSION)


def _row_of(sheet: Sheet, label: str) -> int | None:
    rows = (cell.row for cell in sheet.cells if cell.column == 1 and bare(cell.text) == bare(label))
    return next(rows, None)


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.at(row, column)
    return cell.text.strip() if cell else ""


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Under the keys of the path, whose tables are made when they hold something."""
    if value is None:
        return
    *above, last = path.split(".")
    for key in above:
        data = data.setdefault(key, {})
    data[last] = value


class _Rows:
    """The rows under a section's title and headings, up to the next section."""

    def __init__(self, sheet: Sheet, section: Section, title_row: int, found: Findings) -> None:
        self.sheet, self.section, self.found = sheet, section, found
        self.heading_row = title_row + 1
        self.columns = self._columns()

    def _columns(self) -> dict[int, Fact]:
        by_label = {bare(fact.label): fact for fact in self.section.columns}
        labels = ((at, bare(_text(self.sheet, self.heading_row, at))) for at in range(1, self.sheet.width + 1))
        return {at: by_label[label] for at, label in labels if label in by_label}

    def into(self, data: dict[str, Any]) -> int:
        """Puts what stands there into the data; the last row that belongs to the section."""
        row, held = self.heading_row, list[Any]()
        while row < self.sheet.height and bare(_text(self.sheet, row + 1, 1)) not in BY_TITLE:
            row += 1
            if any(_text(self.sheet, row, at) for at in (1, *self.columns)):
                held.append(self._keyed(row, held) if self.section.keyed_by else self._row(row, len(held)))
        if held:
            put(data, self.section.path, dict(each for each in held if each) if self.section.keyed_by else held)
        return row

    def _row(self, row: int, place: int) -> dict[str, Any]:
        return self._values(row, f"{self.section.path}[{place}]")

    def _keyed(self, row: int, held: list[Any]) -> tuple[str, Any] | None:
        text = self.found.value(self.sheet, row, 1, Text(200), f"{self.section.path}[{row}]")
        key = word_meant(text or "", dict(self.section.words)) or text
        place = (self.sheet.name, f"A{row}")
        if not key:
            self.found.problem(place, KEY_MISSING)
            return None
        if any(each and each[0] == key for each in held):
            self.found.problem(place, WRITTEN_TWICE, key=key)
        path = joined(self.section.path, key)
        if any(fact.path for fact in self.section.columns):
            return key, self._values(row, path)
        value = [self.found.value(self.sheet, row, at, fact.kind, path) for at, fact in self.columns.items()]
        if value == [None]:
            self.found.problem(self.found.places[path], KEY_MISSING)
        return key, value[0] if value else None

    def _values(self, row: int, path: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        self.found.places[path] = (self.sheet.name, f"A{row}")
        for at, fact in self.columns.items():
            put(values, fact.path, self.found.value(self.sheet, row, at, fact.kind, joined(path, fact.path)))
        return values
