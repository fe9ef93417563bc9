"""Months that are coloured and not ticked: a colour in a column of months, in a row of the table, is a mark."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.sections import Section

COLOURED = "■"
Places = dict[tuple[int, int], str]


def with_coloured_marks(sheet: Sheet, sections_of: Callable[[Sheet], Sequence[Section]]) -> Sheet:
    """The sheet with a mark in each coloured month in which nothing is typed."""
    if not sheet.fills:
        return sheet
    marks = tuple(mark for section in sections_of(sheet) for mark in _marks(sheet, section))
    if not marks:
        return sheet
    return replace(sheet, cells=tuple(sorted((*sheet.cells, *marks), key=lambda cell: (cell.row, cell.column))))


def _marks(sheet: Sheet, section: Section) -> Iterator[Cell]:
    columns = [*section.header.roles.get(Role.MONTH, ()), *section.header.roles.get(Role.QUARTER, ())]
    rows = [line.number for line in section.lines if len(line.cells) > 1]
    if not columns or not rows:
        return
    bands = {column: _band(sheet, section, column, rows) for column in columns}
    for row in rows:
        ground = {sheet.fills.get((row, column)) for column in section.header.columns if column not in columns}
        for column in columns:
            colour = sheet.fills.get((row, column))
            if colour and colour not in ground and colour != bands[column] and sheet.at(row, column) is None:
                yield Cell(row, column, COLOURED)


def _band(sheet: Sheet, section: Section, column: int, rows: Sequence[int]) -> str | None:
    """The colour that a column has from its heading down, which marks nothing."""
    heads = {sheet.fills.get((cell.row, column)) for cell in section.header.cells}
    found = {sheet.fills.get((row, column)) for row in rows}
    return found.pop() if len(rows) > 1 and len(found) == 1 and found <= heads else None
