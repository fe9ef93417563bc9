"""What the reading of a table noticed, and which cells it has accounted for."""

from dataclasses import dataclass

from dimensions.plans.grid import Cell
from dimensions.plans.problems import CellDoubt, Fact

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell and the sheet on which it stands."""

    sheet: str
    cell: Cell

    @property
    def text(self) -> str:
        return self.cell.text

    @property
    def address(self) -> tuple[str, str]:
        return self.sheet, self.cell.address


class Findings:
    """Gathers the doubts of one reading; what is furniture of the table (its header, a repeated title) needs none."""

    def __init__(self) -> None:
        self.doubts: list[CellDoubt] = []
        self.furniture: set[tuple[str, str]] = set()

    def doubt(self, spot: Spot, kind: str, message: str, *, proposal: str | None = None, **params: Fact) -> None:
        facts = {key: quoted(value) if isinstance(value, str) else value for key, value in params.items()}
        self.doubts.append(CellDoubt(*spot.address, kind, message, facts, proposal))

    def pass_over(self, spot: Spot) -> None:
        self.furniture.add(spot.address)


def quoted(text: str) -> str:
    """Text for a sentence: in one line, and not endless."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
