"""Where on the page a cell of the file stands: sheets are told apart by their place in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from dimensions.plans.grid import Sheet

Place = tuple[str, str]  # the name of a sheet, the address of a cell


@dataclass(frozen=True, slots=True)
class CellLink:
    """A cell that the page draws: its address and the anchor it has there."""

    address: str
    anchor: str

    @property
    def row(self) -> int:
        return int(self.address.lstrip(ascii_uppercase))


class Places:
    """The cells that the page draws, and which of them each path of the plan was read from."""

    def __init__(self, sheets: Sequence[Sheet], paths: Mapping[str, Place]) -> None:
        self.numbers = {sheet.name: number for number, sheet in reversed(list(enumerate(sheets)))}
        self.paths = paths

    def anchor(self, sheet: str, address: str) -> str:
        return f"cell-{self.numbers[sheet]}-{address}"

    def read_from(self, path: str, *keys: str) -> CellLink | None:
        """The first of these keys that was read from a cell of its own, else the row that they belong to."""
        for each in (*(f"{path}.{key}" for key in keys), path):
            if found := self.paths.get(each):
                return CellLink(found[1], self.anchor(*found))
        return None

    def sheet_of(self, path: str) -> str | None:
        """The sheet of the first thing below this path that was read from a cell."""
        own = self.paths.get(f"{path}.title") or self.paths.get(path)
        own = own or next(
            (place for each, place in self.paths.items() if each.startswith((f"{path}.", f"{path}["))), None
        )
        return own[0] if own else None
