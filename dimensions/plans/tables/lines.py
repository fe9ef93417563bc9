"""A sheet line by line: the cells that stand on each, and the merged ones that reach down to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables.spelling import shown


@dataclass(frozen=True, slots=True)
class Line:
    """`own` cells begin on this line, `above` are merged ones that began further up; both in the order of columns."""

    number: int
    own: tuple[Cell, ...]
    above: tuple[Cell, ...] = ()

    @property
    def lone(self) -> Cell | None:
        """The only cell of the line."""
        return self.own[0] if len(self.own) == 1 else None

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.above, *self.own)


def lines_on(sheet: Sheet) -> list[Line]:
    """Every line on which something begins; lines on which nothing does are passed over."""
    starting: dict[int, list[Cell]] = defaultdict(list)
    for cell in sheet.cells:
        if cell.text[:1].isalnum() or shown(cell.text):
            starting[cell.row].append(cell)
    return list(_walk(starting))


def _walk(starting: dict[int, list[Cell]]) -> Iterator[Line]:
    reaching: list[Cell] = []
    for number in sorted(starting):
        reaching = [cell for cell in reaching if cell.row + cell.rows > number]
        own = sorted(starting[number], key=lambda cell: cell.column)
        yield Line(number, tuple(own), tuple(sorted(reaching, key=lambda cell: cell.column)))
        reaching += [cell for cell in own if cell.rows > 1]
