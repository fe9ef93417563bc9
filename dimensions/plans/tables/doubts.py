"""What the reading of a table noticed, and which cells it has accounted for."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from dimensions.plans.grid import Cell
from dimensions.plans.problems import CellDoubt, Fact

LONGEST_QUOTE = 300
MOST_PROPOSALS = 15


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


@dataclass
class Alike:
    """One doubt about everything of which the same is to be said; `many` says it where that is more than one thing."""

    kind: str
    message: str
    many: str
    facts: dict[str, Fact]
    proposals: dict[str, int] = field(default_factory=dict)
    cells: dict[tuple[str, str], None] = field(default_factory=dict)
    count: int = 0

    def doubt(self) -> CellDoubt:
        first, *others = self.cells
        if self.count == 1:
            return CellDoubt(*first, self.kind, self.message, self.facts, self._proposal())
        facts = self.facts | {"count": self.count}
        return CellDoubt(*first, self.kind, self.many, facts, self._proposal(), others=tuple(others))

    def _proposal(self) -> str | None:
        """What is proposed of each; of several how often, the most frequent first."""
        if len(self.proposals) < 2:
            return next(iter(self.proposals), None)
        if len(self.proposals) > MOST_PROPOSALS:
            return None
        return ", ".join(f"{each} ({count})" for each, count in sorted(self.proposals.items(), key=_most_first))


class Findings:
    """Gathers the doubts of one reading; what is furniture of the table (its header, a repeated title) needs none."""

    def __init__(self) -> None:
        self.doubts: list[CellDoubt] = []
        self.alike: dict[Hashable, Alike] = {}
        self.furniture: set[tuple[str, str]] = set()

    def doubt(self, spot: Spot, kind: str, message: str, *, proposal: str | None = None, **params: Fact) -> None:
        self.doubts.append(CellDoubt(*spot.address, kind, message, _facts(params), proposal))

    def doubt_alike(
        self,
        spot: Spot,
        kind: str,
        message: str,
        many: str,
        *,
        alike: Hashable = None,
        proposal: str | None = None,
        **params: Fact,
    ) -> None:
        """As `doubt`, but said once for all that is alike; `many` may name the `count`."""
        found = self.alike.setdefault((kind, message, alike), Alike(kind, message, many, _facts(params)))
        found.cells[spot.address] = None
        found.count += 1
        if proposal is not None:
            found.proposals[proposal] = found.proposals.get(proposal, 0) + 1

    def pass_over(self, spot: Spot) -> None:
        self.furniture.add(spot.address)

    def told(self) -> list[CellDoubt]:
        """Every doubt, in no order."""
        return [*self.doubts, *(each.doubt() for each in self.alike.values())]


def _facts(params: dict[str, Fact]) -> dict[str, Fact]:
    return {key: quoted(value) if isinstance(value, str) else value for key, value in params.items()}


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def quoted(text: str) -> str:
    """Text for a sentence: in one line, and not endless."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
