"""Names in a plan that offices work by, put right: of the plan itself, of its dimensions, of its criteria.

No figure hangs on them and no work. Numbers, levels and themes are counted by; they stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from dimensions.models import Criterion, Dimension, NameChange, PlanChange, Programme
from dimensions.workflow.editing.holding import RowGone
from dimensions.workflow.editing.state import kept_columns, print_of
from dimensions.workflow.steps import running_beside
from portal.shell.errors import Refusal

Named = Programme | Dimension | Criterion
Names = Mapping[str, str | None]
Key = tuple[int | None, int | None]
"""Of a dimension or of a criterion; of the plan itself neither."""

STANDING = Count("activities", filter=Q(activities__dropped_at=None))
OF_DISTRICTS = ("name_th", "name_en")
"""What the districts' own programme of the year has of a dimension of the plan."""


class NameNeeded(Refusal):
    sentence = _("A name can be corrected, but not taken away.")


@dataclass(frozen=True, slots=True)
class NameEdit:
    """What names are to read, by their columns: of a dimension or a criterion by its key, of the plan without any."""

    becomes: Names
    dimension: int | None = None
    criterion: int | None = None

    @classmethod
    def of(cls, row: Named, becomes: Names) -> Self:
        return cls(becomes, **whose(row))

    @property
    def key(self) -> Key:
        return self.dimension, self.criterion


def whose(row: Named) -> dict[str, int | None]:
    """Which dimension or criterion it is; neither for the plan itself."""
    return {
        "dimension": row.pk if isinstance(row, Dimension) else None,
        "criterion": row.pk if isinstance(row, Criterion) else None,
    }


@dataclass(frozen=True, slots=True)
class Renamed:
    """The names that read otherwise, before and after; so many activities stand under them, and stay as they are."""

    row: Named
    before: Names
    after: Names
    activities: int

    @property
    def word(self) -> str:
        """As the history keeps which it was."""
        return f"{self.row._meta.model_name}-{self.row.pk}"

    def __str__(self) -> str:
        """All that a preview tells."""
        return repr((self.word, sorted(self.before.items()), sorted(self.after.items()), self.activities))


def seen_names(row: Named, columns: Iterable[str]) -> str:
    """A short print of its names, to be posted along with their form."""
    return print_of(kept_columns(row, columns))


def renamed(programme: Programme, edits: Sequence[NameEdit]) -> tuple[Renamed, ...]:
    """Without what reads so already; refuses what could not be done."""
    return tuple(_differing(programme, edits)) if edits else ()


def _differing(programme: Programme, edits: Sequence[NameEdit]) -> Iterator[Renamed]:
    found = _with_names(programme)
    for edit in edits:
        if edit.key not in found:
            raise RowGone
        row, activities = found[edit.key]
        before = {column: getattr(row, column) for column in edit.becomes}
        after = {column: said for column, said in edit.becomes.items() if said != before[column]}
        if after:
            _demand_name(row, after)
            yield Renamed(row, {column: before[column] for column in after}, after, activities)


def _with_names(programme: Programme) -> dict[Key, tuple[Named, int]]:
    """What has names in the plan, each with the number of activities that stand under it."""
    criteria = Criterion.objects.filter(dimension__programme=programme).select_related("dimension")
    found: dict[Key, tuple[Named, int]] = {
        (each.pk, None): (each, each.standing) for each in programme.dimensions.annotate(standing=STANDING)
    }
    whole = sum(activities for _row, activities in found.values())
    found |= {(None, each.pk): (each, each.standing) for each in criteria.annotate(standing=STANDING)}
    return found | {(None, None): (programme, whole)}


def _demand_name(row: Named, after: Names) -> None:
    column = "name" if isinstance(row, Criterion) else "name_th"
    if not after.get(column, True) and getattr(row, column):
        raise NameNeeded


def rename(renamed: Renamed, change: PlanChange) -> str:
    """What it was of; a dimension's names are those of the districts' own activities in it as well."""
    row = renamed.row
    for column, said in renamed.after.items():
        setattr(row, column, said)
    row.save(update_fields=list(renamed.after))
    if isinstance(row, Dimension):
        _rename_beside(row, change.programme)
    keys = {f"{name}_id": key for name, key in whose(row).items()}
    NameChange.objects.create(change=change, before=renamed.before, after=renamed.after, **keys)
    return renamed.word


def _rename_beside(dimension: Dimension, programme: Programme) -> None:
    beside = Dimension.objects.filter(programme__in=running_beside(programme), number=dimension.number)
    beside.update(**{column: getattr(dimension, column) for column in OF_DISTRICTS})
