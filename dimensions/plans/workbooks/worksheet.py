"""One sheet of a workbook, row by row: texts, numbers as they are shown, merged cells, and what is noted of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dimensions.plans.grid import Cell, letters
from dimensions.plans.workbooks import noted, sentences
from dimensions.plans.workbooks.found import Note, Unreadable
from dimensions.plans.workbooks.gathering import Gathering, Range, merged
from dimensions.plans.workbooks.numbers import Look, as_seen, shown
from dimensions.plans.workbooks.package import Package, local, whole

ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
TRUE = frozenset({"1", "true"})
MAX_NOTED = 50
MAX_FILLS = 100_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Excel's own last ones; numbers beyond are nonsense."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What all sheets of a workbook share: texts by number; formats, colours and strikes by style; its first day."""

    strings: list[str]
    formats: list[str]
    since_1904: bool
    fills: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)


def text_of(element: Any) -> str:
    """All runs of a rich text joined, without what tells its pronunciation."""
    runs = (part.text or "" for part in element.iter("{*}t") if local(part.getparent()) != "rPh")
    return unescaped("".join(runs))


def unescaped(text: str) -> str:
    """Letters that XML does not hold are written as _x000D_ in a workbook."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def place_of(address: str) -> tuple[int, int]:
    """Row and column of an address such as B7."""
    if not (found := ADDRESS.fullmatch(address)):
        raise Unreadable(sentences.DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise Unreadable(sentences.DAMAGED)
    return row, column


@dataclass
class Worksheet:
    package: Package
    part: str
    name: str
    writing: Writing
    gathering: Gathering
    notes: list[Note] = field(default_factory=list)
    has_picture: bool = False
    row: int = 0
    column: int = 0
    formulas: int = 0
    hidden_rows: int = 0
    struck: list[str] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)

    def read(self) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        ranges: list[Range] = []
        for element in self.package.elements(self.part, "row", "col", "mergeCell", "drawing", "picture"):
            kind = local(element)
            if kind == "row":
                cells += self._row(element)
            elif kind == "mergeCell":
                ranges.append(_range(element.get("ref", "")))
            elif kind == "col":
                self.hidden_columns |= _hidden_columns(element)
            else:
                self.has_picture = self.has_picture or self._shows_picture()
        self._sum_up(len(self.hidden_columns & {cell.column for cell in cells}))
        return merged(self.name, cells, ranges)

    def _row(self, element: Any) -> list[Cell]:
        self.row, self.column = whole(element.get("r"), self.row + 1), 0
        if self.row > LAST_ROW:
            raise Unreadable(sentences.DAMAGED)
        cells = [cell for each in element if local(each) == "c" for cell in self._cell(each)]
        self.hidden_rows += bool(cells) and element.get("hidden") in TRUE
        return cells

    def _cell(self, element: Any) -> Iterator[Cell]:
        address = element.get("r")
        row, self.column = place_of(address) if address else (self.row, self.column + 1)
        if fill := self._fill(element.get("s")):
            self.fills[row, self.column] = fill
        if len(element):
            parts = {local(part): part for part in element}
            self._see_formula(element, parts)
            text = self._text(element, parts)
            if text.strip() and self._is_struck(element.get("s")):
                self.struck.append(f"{letters(self.column)}{row}")
            yield from self.gathering.cell(row, self.column, text)

    def _fill(self, style: str | None) -> str:
        """The colour of a cell, as long as there are not more of them than a plan has cells."""
        number, fills = whole(style), self.writing.fills
        return fills[number] if style and number < len(fills) and len(self.fills) < MAX_FILLS else ""

    def _is_struck(self, style: str | None) -> bool:
        number, struck = whole(style), self.writing.struck
        return style is not None and number < len(struck) and struck[number]

    def _see_formula(self, element: Any, parts: dict[str, Any]) -> None:
        if "f" not in parts:
            return
        self.formulas += 1
        if element.get("t") != "str" and not _value(parts):
            self._note("formula_without_value", noted.NO_VALUE)

    def _text(self, element: Any, parts: dict[str, Any]) -> str:
        if element.get("t") == "inlineStr":
            return text_of(parts["is"]) if "is" in parts else ""
        value = _value(parts)
        read = READ.get(element.get("t", "n"), Worksheet._number)
        return read(self, value, element.get("s", "0")) if value else ""

    def _number(self, value: str, style: str) -> str:
        formats = self.writing.formats
        code = formats[whole(style)] if whole(style) < len(formats) else ""
        try:
            return shown(float(value), code, since_1904=self.writing.since_1904)
        except ValueError:
            return value

    def _shared(self, value: str, _style: str) -> str:
        number = whole(value, len(self.writing.strings))
        if number >= len(self.writing.strings):
            raise Unreadable(sentences.DAMAGED)
        return self.writing.strings[number]

    def _date(self, value: str, _style: str) -> str:
        try:
            return as_seen(datetime.fromisoformat(value), Look.MOMENT)
        except ValueError:
            return value

    def _error(self, value: str, _style: str) -> str:
        self._note("error_value", noted.ERROR_VALUE, error=value[:20])
        return ""

    def _note(self, kind: str, message: str, **params: str | int) -> None:
        if len(self.notes) < MAX_NOTED:
            self.notes.append(Note(kind, message, params, self.name, f"{letters(self.column)}{self.row}"))

    def _sum_up(self, hidden_columns: int) -> None:
        counted = (
            ("formulas", noted.FORMULAS, self.formulas),
            ("hidden_rows", noted.HIDDEN_ROWS, self.hidden_rows),
            ("hidden_columns", noted.HIDDEN_COLUMNS, hidden_columns),
        )
        self.notes += [Note(kind, message, {"count": count}, self.name) for kind, message, count in counted if count]
        if self.struck:
            self.notes.append(noted.struck_out(self.name, self.struck))

    def _shows_picture(self) -> bool:
        """A picture on the sheet itself, or in its drawing; a drawing may hold only shapes."""
        related = self.package.relations(self.part)
        drawn = [each.target for each in related if each.kind == "drawing" and each.target in self.package.parts]
        inside = [deeper for target in drawn for deeper in self.package.relations(target)]
        return any(relation.kind == "image" for relation in (*related, *inside))


READ: dict[str, Callable[[Worksheet, str, str], str]] = {
    "s": Worksheet._shared,
    "str": lambda _, value, __: unescaped(value),
    "b": lambda _, value, __: "TRUE" if value in TRUE else "FALSE",
    "d": Worksheet._date,
    "e": Worksheet._error,
}


def _value(parts: dict[str, Any]) -> str:
    return (parts["v"].text or "") if "v" in parts else ""


def _range(ref: str) -> Range:
    first, _, last = ref.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _hidden_columns(element: Any) -> set[int]:
    if element.get("hidden") not in TRUE:
        return set()
    return set(range(whole(element.get("min"), 1), min(whole(element.get("max")), LAST_COLUMN) + 1))
