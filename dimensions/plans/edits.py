"""What a person makes of one activity: the whole row as it should read, and which standing parts live on in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from dimensions.plans.body import ActivityRow
from dimensions.plans.problems import Place, Problem
from dimensions.plans.reading import read_data
from dimensions.plans.words import DEFAULT_SLUG, FISCAL_YEARS
from dimensions.plans.writing import row_as_data

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


def problems_of(row: ActivityRow, beside: Iterable[ActivityRow] = ()) -> tuple[Problem, ...]:
    """What keeps the row out of a plan file, read as one; each at its path below the activity.

    `beside` are the other activities of its dimension, as far as they are needed to know who stands under whom.
    """
    rows = [*beside, row]
    here = f"dimensions[0].activities[{len(rows) - 1}]"
    data = {
        "programme": {"fiscal_year_be": FISCAL_YEARS[0], "slug": DEFAULT_SLUG, "name": "-"},
        "dimensions": [
            {"number": 1, "name": "-", "activities": [row_as_data(each, full=False) for each in rows]},
        ],
    }
    return tuple(
        replace(problem, place=Place(0, 0, problem.place.path.removeprefix(here).lstrip(".")))
        for problem in read_data(data).problems
    )
