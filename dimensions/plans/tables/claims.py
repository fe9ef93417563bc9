"""Which cells stand beside which activities, until all rows are known and the cells can be dealt out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dimensions.plans.tables.doubts import Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.headers import Heading, Role


@dataclass(eq=False)
class Claim:
    """One cell beside one or several activities; `text` is what it says, a mark for “the same” resolved."""

    role: Role
    spot: Spot
    text: str
    headings: list[Heading] = field(default_factory=list)
    activities: list[ActivityDraft] = field(default_factory=list)
    runs_on: bool = False

    @property
    def is_across_rows(self) -> bool:
        """Do its activities stand in several cells, so that a merged cell joins them?"""
        return len({activity.title_spot.address for activity in self.activities}) > 1


class Claims:
    """All claims in the order of their rows."""

    def __init__(self) -> None:
        self._by_cell: dict[tuple[Role, tuple[str, str]], Claim] = {}
        self._latest: dict[Role, Claim] = {}

    def add(
        self,
        role: Role,
        spot: Spot,
        activities: Iterable[ActivityDraft],
        *,
        headings: list[Heading] | None = None,
        text: str | None = None,
        runs_on: bool = False,
    ) -> None:
        claim = self._by_cell.get((role, spot.address))
        if claim is None:
            claim = Claim(role, spot, spot.text if text is None else text, headings or [], runs_on=runs_on)
            self._by_cell[role, spot.address] = claim
        claim.activities += [activity for activity in activities if activity not in claim.activities]
        self._latest[role] = claim

    def latest(self, role: Role) -> Claim | None:
        return self._latest.get(role)

    def forget_latest(self) -> None:
        """Below a new dimension nothing is “the same” as above."""
        self._latest.clear()

    def of(self, *roles: Role) -> Iterator[Claim]:
        return (claim for claim in self._by_cell.values() if claim.role in roles)
