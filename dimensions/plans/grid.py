"""Tables as they were typed: what every kind of file is read into, and what the reading of a plan starts from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds text; row and column count from one, `rows` and `columns` say how far a merged one reaches.

    The text is as a person reads it there: lines parted by a line break, 2569 and not 2569.0, a date in ISO form.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1

    @property
    def address(self) -> str:
        """As spreadsheets name it: B7."""
        return f"{letters(self.column)}{self.row}"

    def places(self) -> Iterator[tuple[int, int]]:
        """Every row and column that it covers."""
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                yield row, column


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, the table of a text file or one of a document; empty cells are left out.

    `fills` has the colour of each place that has one, empty or not; it is needed for the reading only, and not kept.
    """

    name: str
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_place(self) -> dict[tuple[int, int], Cell]:
        return {place: cell for cell in self.cells for place in cell.places()}

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there; a merged one is found from every place that it covers."""
        return self.by_place.get((row, column))

    @cached_property
    def height(self) -> int:
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)


def letters(column: int) -> str:
    """A for the first column, AA for the twenty-seventh."""
    named = ""
    while column:
        column, place = divmod(column - 1, 26)
        named = chr(ord("A") + place) + named
    return named
