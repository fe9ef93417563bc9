"""The outline of a draft: its dimensions and criteria, added, named, moved and taken out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from dimensions.models import Activity, Criterion, Dimension, Programme
from dimensions.workflow.amending import next_place
from dimensions.workflow.editing.activities import OthersStandUnder
from dimensions.workflow.editing.holding import Held, demand_unchanged, editing
from dimensions.workflow.editing.ordering import Way, past_the_next, put_in_order, put_in_walk_order
from dimensions.workflow.editing.state import (
    CRITERION_COLUMNS,
    DIMENSION_COLUMNS,
    Touched,
    kept_columns,
    print_of,
    write,
)
from portal.accounts.models import User
from portal.shell.errors import Refusal

ADD_DIMENSION = "add_dimension"
EDIT_DIMENSION = "edit_dimension"
DROP_DIMENSION = "drop_dimension"
ADD_CRITERION = "add_criterion"
EDIT_CRITERION = "edit_criterion"
MOVE_CRITERION = "move_criterion"
DROP_CRITERION = "drop_criterion"


class NumberTaken(Refusal):
    sentence = _("There is a dimension with the number %(number)s already.")


class LastDimension(Refusal):
    sentence = _("A plan has at least one dimension. Add another one first, or discard the draft.")


def seen_row(row: Dimension | Criterion) -> str:
    """A short print of how the row stands, to be posted along."""
    columns = DIMENSION_COLUMNS if isinstance(row, Dimension) else CRITERION_COLUMNS
    return print_of(kept_columns(row, columns))


def add_dimension(
    programme: Programme, fields: Mapping[str, Any], *, by: User | None, at: datetime | None = None
) -> Dimension:
    with editing(programme, ADD_DIMENSION, by=by, at=at) as held:
        _demand_number(held, fields["number"])
        dimension = Dimension.objects.create(programme=held.programme, **fields)
        held.made(Touched(dimensions={dimension.pk}, orders={dimension.pk}))
        return dimension


def edit_dimension(
    programme: Programme,
    key: int,
    fields: Mapping[str, Any],
    *,
    drawn_from: str,
    by: User | None,
    at: datetime | None = None,
) -> Dimension:
    with editing(programme, EDIT_DIMENSION, by=by, at=at) as held:
        dimension = held.dimension(key)
        demand_unchanged(seen_row(dimension), drawn_from)
        held.touch(Touched(dimensions={key}))
        _demand_number(held, fields.get("number", dimension.number), but=key)
        write(dimension, fields)
        return dimension


def _demand_number(held: Held, number: int, *, but: int | None = None) -> None:
    if Dimension.objects.filter(programme=held.programme, number=number).exclude(pk=but or 0).exists():
        raise NumberTaken(number=number)


def seen_whole(row: Dimension | Criterion) -> str:
    """A short print of the row and of what stands in it."""
    inside = {"row": seen_row(row), "activities": sorted(row.activities.values_list("pk", flat=True))}
    if isinstance(row, Dimension):
        inside["criteria"] = sorted(row.criteria.values_list("pk", flat=True))
    return print_of(inside)


def drop_dimension(
    programme: Programme, key: int, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> None:
    """With all that stands in it, which `drawn_from` tells that the editor saw."""
    with editing(programme, DROP_DIMENSION, by=by, at=at) as held:
        dimension = held.dimension(key)
        demand_unchanged(seen_whole(dimension), drawn_from)
        criteria = set(dimension.criteria.values_list("pk", flat=True))
        activities = set(dimension.activities.values_list("pk", flat=True))
        if not Dimension.objects.filter(programme=held.programme).exclude(pk=key).exists():
            raise LastDimension
        orders = {key} if criteria or activities else set()
        held.touch(Touched(dimensions={key}, criteria=criteria, activities=activities, orders=orders))
        Activity.objects.filter(pk__in=activities).delete()
        dimension.delete()


def add_criterion(
    programme: Programme,
    dimension: int,
    fields: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime | None = None,
) -> Criterion:
    """Last in its dimension."""
    with editing(programme, ADD_CRITERION, by=by, at=at) as held:
        owner = held.dimension(dimension)
        held.touch(Touched(orders={dimension}))
        criterion = Criterion.objects.create(
            dimension=owner, position=next_place(Criterion.objects.filter(dimension=owner)), **fields
        )
        held.made(Touched(criteria={criterion.pk}))
        return criterion


def edit_criterion(
    programme: Programme,
    key: int,
    fields: Mapping[str, Any],
    *,
    drawn_from: str,
    by: User | None,
    at: datetime | None = None,
) -> Criterion:
    with editing(programme, EDIT_CRITERION, by=by, at=at) as held:
        criterion = held.criterion(key)
        demand_unchanged(seen_row(criterion), drawn_from)
        held.touch(Touched(criteria={key}))
        write(criterion, fields)
        return criterion


def shift_criterion(
    programme: Programme, key: int, way: Way, *, by: User | None, at: datetime | None = None
) -> Criterion:
    """Past the one above or below, with all its activities."""
    with editing(programme, MOVE_CRITERION, by=by, at=at) as held:
        criterion = held.criterion(key)
        order = _criteria_of(held, criterion.dimension_id)
        _reorder(criterion.dimension_id, past_the_next(order, key, way))
        return criterion


def drop_criterion(
    programme: Programme, key: int, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> None:
    """With its activities, as a dimension goes; not from under others of its dimension."""
    with editing(programme, DROP_CRITERION, by=by, at=at) as held:
        criterion = held.criterion(key)
        demand_unchanged(seen_whole(criterion), drawn_from)
        activities = set(criterion.activities.values_list("pk", flat=True))
        if Activity.objects.filter(sub_of__in=activities).exclude(pk__in=activities).exists():
            raise OthersStandUnder
        order = _criteria_of(held, criterion.dimension_id)
        held.touch(Touched(criteria={key}, activities=activities))
        Activity.objects.filter(pk__in=activities).delete()
        criterion.delete()
        _reorder(criterion.dimension_id, [each for each in order if each != key])


def _criteria_of(held: Held, dimension: int) -> list[int]:
    found: list[int] = held.touch(Touched(orders={dimension}))["orders"][str(dimension)]["criteria"]
    return list(found)


def _reorder(dimension: int, order: list[int]) -> None:
    put_in_order(Criterion.objects.filter(dimension=dimension), order)
    put_in_walk_order(dimension)
