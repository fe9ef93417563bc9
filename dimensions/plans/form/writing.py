"""A plan as the pages of a workbook: the facts first, then each dimension as the table that offices type."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, PeriodRow
from dimensions.plans.file import PlanFile
from dimensions.plans.form.cells import in_lines, said
from dimensions.plans.form.columns import BELOW, COLUMNS, CRITERION, DIMENSION, LEVEL, PRINTED, Column
from dimensions.plans.form.facts_page import facts_page
from dimensions.plans.form.page import Choice, Mark, Page, mark_of, words_for
from dimensions.plans.form.words import NO_CRITERION, UNNAMED
from dimensions.plans.grid import Cell
from dimensions.plans.heading import ProgrammeRow
from portal.shell.fiscal import thai_digits

HEADING_ROW = 5
FACT_HEADINGS, FACT_VALUES = 2, 3
SPARE_ROWS = 20  # below the table, where a clerk goes on typing
TYPED_KEYS = frozenset({"code", "raw", "start", "end", "offices"})  # "1.10" and "14/2/68" are no figures

Marked = Iterator[tuple[Cell, Mark]]


def form_of(plan: PlanFile) -> tuple[Page, ...]:
    """Reading these pages gives the plan again; `docs/plan-form.md` names what they leave out."""
    return (
        facts_page(plan),
        *(folding(dimension_page(title_lines(plan.programme), each, columns_for(plan))) for each in plan.dimensions),
    )


def folding(page: Page) -> Page:
    """What this plan does not use stands folded: a clerk sees what offices print, and beside it what else is said."""
    used = {cell.column for cell, _mark in page.cells if cell.text and cell.row not in (FACT_HEADINGS, HEADING_ROW)}
    unused = (at for at in range(page.printed + 1, len(page.widths) + 1) if at not in used)
    return replace(page, folded=tuple(unused))


def columns_for(plan: PlanFile) -> tuple[Column, ...]:
    levels = any(criterion.level for each in plan.dimensions for criterion in each.criteria)
    return COLUMNS if levels or plan.levels_are_used else tuple(each for each in COLUMNS if each is not LEVEL)


def sheet_name(number: int) -> str:
    return f"มิติที่ {thai_digits(number)}"


def title_lines(programme: ProgrammeRow) -> tuple[str, str]:
    """What stands above the table of every dimension, for those who print it."""
    province = programme.province
    where = f"จังหวัด{province.name_th} " if province else ""
    year = f"ประจำปีงบประมาณ พ.ศ. {thai_digits(programme.fiscal_year_be)}"
    return programme.plan_title or programme.name, where + year


def dimension_page(titles: Sequence[str], dimension: DimensionRow, columns: Sequence[Column]) -> Page:
    printed = len([column for column in columns if column in PRINTED])
    named = " ".join(part for part in (sheet_name(dimension.number), dimension.name) if part)
    lines = (*(titles or ("", "")), named)
    cells = [(Cell(row, 1, text, 1, printed), Mark.BANNER) for row, text in enumerate(lines, start=1)]
    cells += _facts(dimension, printed)
    cells += headings(columns)
    table = _Table(columns)
    for criterion in dimension.criteria:
        table.add(criterion)
    if dimension.activities:
        table.add(CriterionRow(name=NO_CRITERION, activities=dimension.activities))
    return Page(
        sheet_name(dimension.number),
        (*cells, *table.cells, *spare(columns, table.row)),
        tuple(column.width for column in columns),
        HEADING_ROW,
        printed,
        choices(columns, table.row),
    )


def _facts(dimension: DimensionRow, printed: int) -> Marked:
    for at, column in enumerate(DIMENSION, start=printed + 1):
        yield Cell(FACT_HEADINGS, at, column.heading), Mark.FURTHER_HEADING
        yield (
            Cell(FACT_VALUES, at, said(column.kind, getattr(dimension, column.key))),
            mark_of(column.kind),
        )


def headings(columns: Sequence[Column]) -> Marked:
    for at, column in enumerate(columns, start=1):
        yield Cell(HEADING_ROW, at, column.heading), Mark.HEADING if column in PRINTED else Mark.FURTHER_HEADING


def spare(columns: Sequence[Column], first: int) -> Marked:
    """Empty rows that are ready to be typed in."""
    for row in range(first, first + SPARE_ROWS):
        for at, column in enumerate(columns, start=1):
            yield Cell(row, at, ""), mark_of_column(column)


def mark_of_column(column: Column) -> Mark:
    return Mark.TYPED if column.key in TYPED_KEYS else mark_of(column.kind)


def choices(columns: Sequence[Column], last_row: int) -> tuple[Choice, ...]:
    """For the cells of each column that takes words, those below the table included; not for cells of several lines."""
    found = []
    for at, column in enumerate(columns, start=1):
        words = None if column.of is PeriodRow else words_for(column.kind)
        if words:
            found.append(Choice(at, HEADING_ROW + 1, last_row + SPARE_ROWS - 1, *words))
    return tuple(found)


class _Table:
    """The rows under the heading: a criterion is merged over its activities, an activity over what it asks for."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.row = HEADING_ROW + 1
        self.cells: list[tuple[Cell, Mark]] = []

    def add(self, criterion: CriterionRow) -> None:
        heights = [_height(activity) for activity in criterion.activities]
        whole = max(sum(heights), 1)
        for at, column in self._of(CriterionRow):
            text = said(column.kind, getattr(criterion, column.key))
            self._put(at, column, text or (UNNAMED if column is CRITERION else ""), whole)
        first = self.row
        for activity, height in zip(criterion.activities, heights, strict=True):
            self._add_activity(activity, height)
        self.row = first + whole

    def _add_activity(self, activity: ActivityRow, height: int) -> None:
        for at, column in self._of(ActivityRow):
            self._put(at, column, said(column.kind, getattr(activity, column.key)), height)
        for at, column in self._of(PeriodRow):
            self._put(at, column, _one_per_line(column, activity.periods), height)
        for kind, key in BELOW.items():
            for at, column in self._of(kind):
                self._put_below(at, column, getattr(activity, key), height)
        self.row += height

    def _put_below(self, at: int, column: Column, children: Sequence[Any], height: int) -> None:
        for place in range(height):
            value = getattr(children[place], column.key) if place < len(children) else None
            text = "" if value is False else said(column.kind, value)  # an empty cell says no, as clerks leave it
            cell = Cell(self.row + place, at, text)
            self.cells.append((cell, mark_of(column.kind)))

    def _put(self, at: int, column: Column, text: str, height: int) -> None:
        self.cells.append((Cell(self.row, at, text, height), mark_of_column(column)))

    def _of(self, row: type[Any]) -> Iterator[tuple[int, Column]]:
        return ((at, column) for at, column in enumerate(self.columns, start=1) if column.of is row)


def _height(activity: ActivityRow) -> int:
    return max(1, *(len(getattr(activity, key)) for key in BELOW.values()))


def _one_per_line(column: Column, periods: Sequence[PeriodRow]) -> str:
    """One line for each period; nothing where none of them says anything."""
    values = [said(column.kind, getattr(period, column.key)) or None for period in periods]
    return in_lines(values) if any(values) else ""
