"""The table of a dimension, read back from the form."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dimensions.plans.body import ActivityRow, CriterionRow, PeriodRow
from dimensions.plans.form.cells import lines
from dimensions.plans.form.columns import BELOW, COLUMNS, CRITERION, NUMBER, RAW, SEQ, TITLE, Column
from dimensions.plans.form.found import Findings
from dimensions.plans.form.words import EXAMPLE, NO_CRITERION, NOTHING, UNNAMED, bare
from dimensions.plans.grid import Cell, Sheet, letters
from dimensions.plans.problems import gettext_noop

UNKNOWN_COLUMN = gettext_noop("“%(heading)s” is no column of this form; it was not read.")
NOT_OF_THE_PLAN = gettext_noop("This line spans the table and was not read as part of the plan.")
STRAY = gettext_noop("It cannot be told which activity this belongs to: the column “%(column)s” is empty in this row.")
LINES_DIFFER = gettext_noop(
    "Periods in the column “%(column)s”: %(periods)d; lines here: %(lines)d. Write one line for each period, and "
    "%(nothing)s where there is nothing to say."
)

LONGEST_HEADING = 60  # with line breaks and spaces that a clerk put in
BY_HEADING = {bare(column.heading): column for column in COLUMNS}


def heading_row_of(sheet: Sheet) -> int | None:
    """The row that names both what is done and when."""
    wanted, said = {bare(TITLE.heading), bare(RAW.heading)}, defaultdict[int, set[str]](set)
    for cell in sheet.cells:
        if len(cell.text) <= LONGEST_HEADING:
            said[cell.row].add(bare(cell.text))
    return min((row for row, words in said.items() if wanted <= words), default=None)


class TableReading:
    """Row by row: what begins a criterion, what begins an activity, and what belongs to the one before."""

    def __init__(self, sheet: Sheet, heading_row: int, path: str, found: Findings) -> None:
        self.sheet, self.heading_row, self.path, self.found = sheet, heading_row, path, found
        self.columns = self._columns()
        self.at = {column: at for at, column in self.columns.items()}
        self.criteria: list[dict[str, Any]] = []
        self.activities: list[dict[str, Any]] = []
        self.known_by: tuple[str, ...] = ()
        self.criterion: dict[str, Any] | None = None
        self.activity: tuple[str, dict[str, Any]] | None = None

    def _columns(self) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for cell in self.sheet.cells:
            if cell.row == self.heading_row:
                column = BY_HEADING.get(bare(cell.text))
                if column is None or column in found.values():
                    place = (self.sheet.name, cell.address)
                    self.found.doubt(place, "not_read", UNKNOWN_COLUMN, heading=cell.text)
                else:
                    found[cell.column] = column
        return found

    def read(self) -> dict[str, Any]:
        """The dimension's criteria and activities."""
        for row in range(self.heading_row + 1, self.sheet.height + 1):
            begun = [cell for at in self.columns if (cell := self.sheet.at(row, at)) and cell.row == row]
            if begun and not self._is_passed_over(row, begun):
                self._take(row, {self.columns[cell.column]: cell for cell in begun})
        self._number()
        return {"criteria": self.criteria, "activities": self.activities}

    def _is_passed_over(self, row: int, begun: list[Cell]) -> bool:
        """Examples, a heading that is printed again, and lines that span the table."""
        is_heading = all(self._text(row, column) == column.heading for column in (TITLE, RAW))
        if is_heading or self._text(row, NUMBER).startswith(EXAMPLE):
            self.activity = None
            return True
        spanning = [cell for cell in begun if cell.columns > 1]
        for cell in spanning[:1]:
            self.found.doubt((self.sheet.name, cell.address), "not_read", NOT_OF_THE_PLAN)
        return bool(spanning)

    def _take(self, row: int, begun: dict[Column, Cell]) -> None:
        mine = {kind: [column for column in begun if column.of is kind] for kind in (CriterionRow, *BELOW)}
        if any(column.key != "theme" for column in mine[CriterionRow]):
            self._begin_criterion(row, begun)
        if TITLE in begun:
            self._begin_activity(row)
        elif stray := [column for column in begun if column.of in (ActivityRow, PeriodRow)]:
            self._stray(begun[stray[0]])
        for kind, key in BELOW.items():
            if mine[kind] and self.activity is None:
                self._stray(begun[mine[kind][0]])
            elif mine[kind] and self.activity is not None:
                path, activity = self.activity
                children = activity[key]
                children.append(self._values(row, f"{path}.{key}[{len(children)}]", kind))

    def _stray(self, cell: Cell) -> None:
        self.found.problem((self.sheet.name, cell.address), STRAY, column=TITLE.heading)

    def _begin_criterion(self, row: int, begun: dict[Column, Cell]) -> None:
        """The same words in the next row mean the same criterion, where the merging was lost."""
        of_criterion = [column for column in self.at if column.of is CriterionRow]
        known_by = tuple(self._text(row, column) for column in of_criterion)
        said = {column: self._text(row, column) for column in begun if column.of is CriterionRow}
        held = dict(zip(of_criterion, self.known_by, strict=False))
        if self.known_by == known_by or (CRITERION not in begun and said.items() <= held.items()):
            return
        self.known_by, self.activity, self.criterion = known_by, None, None
        if self._text(row, CRITERION) == NO_CRITERION:
            return
        self.criterion = self._values(row, f"{self.path}.criteria[{len(self.criteria)}]", CriterionRow)
        if self.criterion.get("name") == UNNAMED:
            self.criterion["name"] = None
        self.criterion["activities"] = []
        self.criteria.append(self.criterion)

    def _begin_activity(self, row: int) -> None:
        above = self.path if self.criterion is None else f"{self.path}.criteria[{len(self.criteria) - 1}]"
        siblings = self.activities if self.criterion is None else self.criterion["activities"]
        path = f"{above}.activities[{len(siblings)}]"
        activity = self._values(row, path, ActivityRow)
        self.found.places[path] = (self.sheet.name, f"{letters(self.at[TITLE])}{row}")
        activity["periods"] = self._periods(row, path)
        activity |= {key: [] for key in BELOW.values()}
        self.activity = (path, activity)
        siblings.append(activity)

    def _values(self, row: int, path: str, of: type[Any]) -> dict[str, Any]:
        found = {}
        for column, at in self.at.items():
            if column.of is of:
                found[column.key] = self.found.value(self.sheet, row, at, column.kind, f"{path}.{column.key}")
        self.found.places.setdefault(path, self.found.places[f"{path}.{next(iter(found))}"])
        return found

    def _periods(self, row: int, path: str) -> list[dict[str, Any]]:
        count = len(lines(self._text(row, RAW)))
        periods: list[dict[str, Any]] = [{} for _each in range(count)]
        for column, at in self.at.items():
            if column.of is not PeriodRow:
                continue
            said = lines(self._text(row, column))
            if said and len(said) != count:
                place = (self.sheet.name, f"{letters(at)}{row}")
                self.found.places |= {f"{path}.periods[{each}].{column.key}": place for each in range(count)}
                facts: dict[str, str | int] = {"periods": count, "lines": len(said), "nothing": NOTHING}
                self.found.problem(place, LINES_DIFFER, column=RAW.heading, **facts)
                continue
            for place_in, period in enumerate(periods):
                line = said[place_in] if said else NOTHING
                period[column.key] = self._line(row, at, column, line, f"{path}.periods[{place_in}].{column.key}")
        return periods

    def _line(self, row: int, at: int, column: Column, line: str, path: str) -> Any:
        text = "" if line == NOTHING and column is not RAW else line
        of_line = Sheet(self.sheet.name, (Cell(row, at, text),))
        return self.found.value(of_line, row, at, column.kind, path)

    def _text(self, row: int, column: Column) -> str:
        cell = self.sheet.at(row, self.at[column]) if column in self.at else None
        return cell.text.strip() if cell else ""

    def _number(self) -> None:
        """Activities that a clerk added without a number follow the highest."""
        every = [*self._every()]
        highest = max((activity.get("seq") or 0 for activity in every), default=0)
        for activity in every:
            if activity.get(SEQ.key) is None:
                highest += 1
                activity[SEQ.key] = highest

    def _every(self) -> Iterable[dict[str, Any]]:
        for criterion in self.criteria:
            yield from criterion["activities"]
        yield from self.activities
