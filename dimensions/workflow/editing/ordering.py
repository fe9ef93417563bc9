"""The places of rows in a draft: past the next one, before another, and as a reader meets them."""

from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import Case, F, Value, When

from dimensions.models import Activity
from dimensions.workflow.amending import ASIDE

Way = Literal["up", "down"]


def past_the_next(order: Sequence[int], key: int, way: Way) -> list[int]:
    """With the row above or below it the key has changed places; at the end of the list it stays."""
    found, place = list(order), order.index(key)
    other = place + (1 if way == "down" else -1)
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return found


def put_before(order: Sequence[int], key: int, other: int | None) -> list[int]:
    """The key stands before the other, or last where that is not in the list."""
    rest = [each for each in order if each != key]
    place = rest.index(other) if other in rest else len(rest)
    return [*rest[:place], key, *rest[place:]]


def places_to_change(rows: Any, order: Sequence[int]) -> dict[int, int]:
    """The place that each row is to have, of those that have another one."""
    standing = dict(rows.values_list("pk", "position"))
    return {key: place for place, key in enumerate(order) if standing.get(key, place) != place}


def put_in_order(rows: Any, order: Sequence[int]) -> None:
    """Only those that change their place are written."""
    if places := places_to_change(rows, order):
        changing = rows.filter(pk__in=places)
        changing.update(position=F("position") + ASIDE)  # no two may share a place meanwhile
        changing.update(position=Case(*(When(pk=key, then=Value(place)) for key, place in places.items())))


def put_in_walk_order(dimension: int, moved: int | None = None, before: int | None = None) -> None:
    """Number the activities of a dimension as a reader meets them: criterion by criterion, then those of none.

    The one that moved goes before the other, or last under its criterion.
    """
    activities = Activity.objects.filter(dimension=dimension)
    rows = activities.values_list("pk", "criterion_id", "criterion__position").order_by("position", "pk")
    found = {key: (criterion, place) for key, criterion, place in rows}
    order = list(found) if moved is None else put_before(list(found), moved, before)
    walk = sorted(order, key=lambda key: (found[key][0] is None, found[key][1] or 0))
    put_in_order(activities, walk)
