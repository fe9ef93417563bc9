"""What the levels are judged from: what each office owes for each criterion, read from the database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from dimensions.models.assignment import AssignmentQuerySet
from evidence import standing
from evidence.levels import Part
from evidence.standing import Figure, Tally

HAS_LEVEL = Q(programme__uses_levels=True, activity__criterion__level__isnull=False)
"""The assignments that count for a level; a criterion without one counts for none."""

CRITERION = tuple(f"activity__criterion__{name}" for name in ("position", "level", "number", "name"))

Spot = tuple[int, int]
"""The id of an office and the number of a dimension."""


def by_criterion(found: AssignmentQuerySet, at: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    """The rows of `standing.cells_by` for each office, one for each criterion."""
    return standing.cells_by("office_id", found, at, *CRITERION)


def cells_and_parts(rows: Iterable[tuple[Any, ...]]) -> tuple[dict[Spot, Tally], dict[Spot, list[Part]]]:
    """From the rows of `by_criterion` the figures of each place, and its parts on levels in the order of the plan."""
    tallies: dict[Spot, list[Tally]] = defaultdict(list)
    parts: dict[Spot, list[Part]] = defaultdict(list)
    for office, number, _position, level, printed, name, *figures in sorted(rows, key=lambda row: row[2] or 0):
        tally = Tally._make(figures)
        tallies[office, number].append(tally)
        if level:
            title = " ".join(part for part in (printed, name) if part)
            parts[office, number].append(Part(level, tally.owed, tally.accepted, title))
    return {place: Tally.of(found) for place, found in tallies.items()}, parts


def by_level(found: AssignmentQuerySet, at: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    """Over many provinces: province, office, dimension and level, and how many are owed and accepted there."""
    where = ("programme__province_id", "office_id", "dimension__number", "activity__criterion__level")
    places = found.filter(HAS_LEVEL).order_by().values_list(*where)
    return places.annotate(**standing.counts((Figure.OWED, Figure.ACCEPTED), at))


def parts_by_province(rows: Iterable[tuple[Any, ...]]) -> dict[Spot, dict[int, list[Part]]]:
    """From the rows of `by_level`, by province and dimension, what each office owes on the levels."""
    found: dict[Spot, dict[int, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for province, office, number, level, owed, accepted in rows:
        found[province, number][office].append(Part(level, owed, accepted))
    return found
