"""Where on the page a cell of the file stands: sheets are told apart by their place in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from dimensions.plans.grid import Sheet

Place = tuple[str, str]  # the name of a sheet, the address of a cell


@dataclass(frozen=True, slots=True)
class CellLink:
    """A cell and the anchor it has where it is drawn; the query leads to the page that draws it.

    The last of several cells of one sheet bears its name.
    """

    address: str
    anchor: str
    query: str = ""
    sheet: str = ""

    @property
    def row(self) -> int:
        return row_of(self.address)

    @property
    def href(self) -> str:
        return f"{self.query}#{self.anchor}" if self.anchor else ""


@dataclass(frozen=True, slots=True)
class Window:
    """The rows of one sheet that are drawn, of a file that is too large to be drawn at once."""

    sheet: str
    rows: tuple[int, ...]

    def shows(self, sheet: str, row: int) -> bool:
        return sheet == self.sheet and bool(self.rows) and self.rows[0] <= row <= self.rows[-1]


class Places:
    """The cells that the page draws, which of them each path of the plan was read from, and which were answered."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        paths: Mapping[str, Place],
        window: Window | None = None,
        answered: frozenset[str] = frozenset(),
    ) -> None:
        self.numbers = {sheet.name: number for number, sheet in reversed(list(enumerate(sheets)))}
        self.paths, self.window, self.answered = paths, window, answered

    def anchor(self, sheet: str, address: str) -> str:
        return f"cell-{self.numbers[sheet]}-{address}"

    def shows(self, sheet: str, row: int) -> bool:
        """Does this page draw that row?"""
        return self.window is None or self.window.shows(sheet, row)

    def link(self, sheet: str, address: str) -> CellLink:
        row = row_of(address)
        query = "" if self.shows(sheet, row) else f"?sheet={self.numbers[sheet] + 1}&row={row}"
        return CellLink(address, self.anchor(sheet, address), query)

    def links(self, cells: Sequence[Place]) -> list[CellLink]:
        """Links to several cells, with the names of their sheets."""
        names = [sheet for sheet, _ in cells]
        lasts = [sheet if sheet != after else "" for sheet, after in zip(names, [*names[1:], ""], strict=True)]
        return [replace(self.link(*cell), sheet=last) for cell, last in zip(cells, lasts, strict=True)]

    def read_from(self, path: str, *keys: str) -> CellLink | None:
        """The first of these keys that was read from a cell of its own, else the row that they belong to."""
        for each in (*(f"{path}.{key}" for key in keys), path):
            if found := self.paths.get(each):
                return self.link(*found)
        return None

    def place_of(self, path: str) -> Place | None:
        """The cell of the first thing below this path that was read from one."""
        own = self.paths.get(f"{path}.title") or self.paths.get(path)
        return own or next(
            (place for each, place in self.paths.items() if each.startswith((f"{path}.", f"{path}["))), None
        )


def row_of(address: str) -> int:
    return int(address.lstrip(ascii_uppercase))
