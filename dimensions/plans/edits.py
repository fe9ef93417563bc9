"""What a person makes of one activity: the whole row as it should read, and which standing parts live on in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from dimensions.plans.body import ActivityRow

PARTS = ("periods", "evidence", "quotas", "milestones")


@dataclass(frozen=True, kw_only=True)
class ActivityEdit:
    """`keys` says for each list of parts which standing row each of them is; None is a new one.

    Dimension and criterion are those it shall stand in, by primary key.
    """

    row: ActivityRow
    keys: Mapping[str, tuple[int | None, ...]]
    dimension: int
    criterion: int | None

    @classmethod
    def new(cls, row: ActivityRow, *, dimension: int, criterion: int | None) -> Self:
        """All its parts are new."""
        keys = {part: (None,) * len(getattr(row, part)) for part in PARTS}
        return cls(row=row, keys=keys, dimension=dimension, criterion=criterion)
