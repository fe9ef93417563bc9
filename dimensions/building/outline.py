"""The outline of a plan: where an activity may stand, and beside which others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from dimensions.models import Activity, Criterion, Dimension, Programme
from portal.shell.digits import shown

Groups = list[tuple[str, list[tuple[str, str]]]]
LONGEST = 90  # letters of a name in a list of choices


@dataclass(frozen=True)
class Outline:
    programme: Programme
    dimensions: Sequence[Dimension]
    criteria: Mapping[int, Sequence[Criterion]]

    @classmethod
    def of(cls, programme: Programme) -> "Outline":
        """In two queries."""
        dimensions = list(programme.dimensions.prefetch_related("criteria"))
        for dimension in dimensions:
            dimension.programme = programme
        return cls(programme, dimensions, {each.pk: list(each.criteria.all()) for each in dimensions})

    @cached_property
    def places(self) -> dict[str, tuple[int, int | None]]:
        """By the word that a form posts: the dimension and the criterion."""
        found: dict[str, tuple[int, int | None]] = {}
        for dimension in self.dimensions:
            found[word_of(dimension.pk, None)] = (dimension.pk, None)
            for criterion in self.criteria[dimension.pk]:
                found[word_of(dimension.pk, criterion.pk)] = (dimension.pk, criterion.pk)
        return found

    def choices(self) -> Groups:
        """For a list of choices: the criteria of each dimension, then the dimension without any."""
        return [(named(dimension), list(self._choices_in(dimension))) for dimension in self.dimensions]

    def _choices_in(self, dimension: Dimension) -> Iterator[tuple[str, str]]:
        for criterion in self.criteria[dimension.pk]:
            yield word_of(dimension.pk, criterion.pk), named(criterion)
        yield word_of(dimension.pk, None), _("Without a criterion")

    def activities_in(self, dimension: int, *, but: int | None) -> list[tuple[str, str]]:
        """Those that an activity may stand under, in their order."""
        standing = Activity.objects.filter(dimension=dimension, dropped_at=None)
        rows = standing.exclude(pk=but or 0).order_by("position")
        return [(str(key), short(code, title)) for key, code, title in rows.values_list("pk", "code", "title")]


def word_of(dimension: int, criterion: int | None) -> str:
    return f"dimension-{dimension}" if criterion is None else f"criterion-{criterion}"


def named(row: Dimension | Criterion) -> str:
    if isinstance(row, Dimension):
        return short(_("Dimension %(number)s") % {"number": row.number}, row.name)
    return short(row.number, row.name) or _("Criterion without a name")


def short(*parts: Any) -> str:
    """In the reader's digits, cut where a list of choices could not show it."""
    said = shown(" ".join(str(part) for part in parts if part))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
