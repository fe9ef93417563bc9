"""The activities of a draft: saved, moved, copied, taken out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import activity_row
from dimensions.models import Activity, Criterion, Programme
from dimensions.plans import Problem
from dimensions.plans.body import ActivityRow
from dimensions.plans.edits import ActivityEdit, problems_of
from dimensions.workflow.amending import amend
from dimensions.workflow.editing.holding import Held, RowGone, demand_unchanged, editing
from dimensions.workflow.editing.ordering import Way, put_in_walk_order
from dimensions.workflow.editing.state import Touched, print_of, record_of
from portal.accounts.models import User
from portal.shell.errors import Refusal

ADD_ACTIVITY = "add_activity"
EDIT_ACTIVITY = "edit_activity"
MOVE_ACTIVITY = "move_activity"
DUPLICATE_ACTIVITY = "duplicate_activity"
DROP_ACTIVITY = "drop_activity"


class NoSuchRow(Refusal):
    """What keeps the activity out of a plan file; `problems` say it at their places below the activity."""

    sentence = _("The activity cannot stand in a plan as it is.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


class StandsWithOthers(Refusal):
    sentence = _(
        "It stands under another activity, or others under it, and these stay in one dimension. Take them apart first."
    )


class OthersStandUnder(Refusal):
    sentence = _("Other activities stand under this one. Move them or take them out first.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an activity goes: under a criterion or straight under the dimension, before another or last."""

    dimension: int
    criterion: int | None
    before: int | None = None


def seen(activity: Activity) -> str:
    """A short print of how the activity stands, to be posted along; read with `Activity.objects.whole()`."""
    return print_of(record_of(activity))


def add_activity(programme: Programme, edit: ActivityEdit, *, by: User | None, at: datetime | None = None) -> Activity:
    """A new one, last under its criterion; its running number is given here."""
    with editing(programme, ADD_ACTIVITY, by=by, at=at) as held:
        place = Place(edit.dimension, edit.criterion)
        return _added(held, edit.row, place)


def save_activity(
    programme: Programme, key: int, edit: ActivityEdit, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> Activity:
    """The activity as the edit says; `drawn_from` is the print of what the editor saw."""
    with editing(programme, EDIT_ACTIVITY, by=by, at=at) as held:
        activity = held.activity(key)
        _touch_unchanged(held, key, drawn_from)
        if (activity.dimension_id, activity.criterion_id) != (edit.dimension, edit.criterion):
            _place(held, activity, Place(edit.dimension, edit.criterion))
        edit = replace(edit, row=replace(edit.row, seq=activity.seq))
        _demand_lawful(edit.row, edit.dimension)
        amend(activity, edit, held.groups)
        return activity


def move_activity(
    programme: Programme, key: int, place: Place, *, by: User | None, at: datetime | None = None
) -> Activity:
    with editing(programme, MOVE_ACTIVITY, by=by, at=at) as held:
        activity = held.activity(key)
        held.touch(Touched(activities={key}))
        _place(held, activity, place)
        return activity


def shift_activity(
    programme: Programme, key: int, way: Way, *, by: User | None, at: datetime | None = None
) -> Activity:
    """One place up or down in its dimension; past the end of its criterion it goes into the next one."""
    with editing(programme, MOVE_ACTIVITY, by=by, at=at) as held:
        activity = held.activity(key)
        held.touch(Touched(activities={key}))
        if place := _next_place(activity, way):
            _place(held, activity, place)
        return activity


def duplicate_activity(programme: Programme, key: int, *, by: User | None, at: datetime | None = None) -> Activity:
    """The same again right behind it, under a running number of its own."""
    with editing(programme, DUPLICATE_ACTIVITY, by=by, at=at) as held:
        held.activity(key)
        activity = Activity.objects.whole().get(pk=key)
        row = activity_row(activity)
        behind = _keys_under(activity.dimension_id, activity.criterion_id)
        behind = behind[behind.index(key) + 1 :]
        place = Place(activity.dimension_id, activity.criterion_id, behind[0] if behind else None)
        return _added(held, row, place)


def drop_activity(
    programme: Programme, key: int, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> None:
    with editing(programme, DROP_ACTIVITY, by=by, at=at) as held:
        activity = held.activity(key)
        _touch_unchanged(held, key, drawn_from)
        if activity.subs.exists():
            raise OthersStandUnder
        held.touch(Touched(orders={activity.dimension_id}))
        activity.delete()
        put_in_walk_order(activity.dimension_id)


def _touch_unchanged(held: Held, key: int, drawn_from: str) -> None:
    record = held.touch(Touched(activities={key}))["activities"][str(key)]
    demand_unchanged(print_of(record), drawn_from)


def _added(held: Held, row: ActivityRow, place: Place) -> Activity:
    _demand_place(held, place)
    held.touch(Touched(orders={place.dimension}))
    row = replace(row, seq=next_seq(place.dimension))
    _demand_lawful(row, place.dimension)
    activity = Activity()
    edit = ActivityEdit.new(row, dimension=place.dimension, criterion=place.criterion)
    amend(activity, edit, held.groups)
    held.made(Touched(activities={activity.pk}))
    put_in_walk_order(place.dimension, activity.pk, place.before)
    return activity


def _place(held: Held, activity: Activity, place: Place) -> None:
    """Put it there; in another dimension it gets a running number of that one."""
    _demand_place(held, place)
    former = activity.dimension_id
    held.touch(Touched(orders={former, place.dimension}))
    if place.dimension != former:
        if activity.sub_of_id or activity.subs.exists():
            raise StandsWithOthers
        activity.seq = next_seq(place.dimension)
    activity.dimension_id, activity.criterion_id = place.dimension, place.criterion
    activity.save(update_fields=["dimension", "criterion", "seq"])
    put_in_walk_order(place.dimension, activity.pk, place.before)
    if place.dimension != former:
        put_in_walk_order(former)
    activity.refresh_from_db(fields=["position"])


def _demand_place(held: Held, place: Place) -> None:
    if place.criterion is None:
        held.dimension(place.dimension)
    elif held.criterion(place.criterion).dimension_id != place.dimension:
        raise RowGone


def _next_place(activity: Activity, way: Way) -> Place | None:
    beside = _keys_under(activity.dimension_id, activity.criterion_id)
    at = beside.index(activity.pk)
    if way == "up" and at > 0:
        return Place(activity.dimension_id, activity.criterion_id, beside[at - 1])
    if way == "down" and at + 1 < len(beside):
        behind = beside[at + 2] if at + 2 < len(beside) else None
        return Place(activity.dimension_id, activity.criterion_id, behind)
    return _place_in_next_criterion(activity, way)


def _place_in_next_criterion(activity: Activity, way: Way) -> Place | None:
    """Last in the one above, first in the one below; those of no criterion stand behind all criteria."""
    criteria = Criterion.objects.filter(dimension=activity.dimension_id).order_by("position")
    order: list[int | None] = [*criteria.values_list("pk", flat=True), None]
    at = order.index(activity.criterion_id) + (1 if way == "down" else -1)
    if at < 0 or at >= len(order) - (1 if way == "down" else 0):
        return None
    first = _keys_under(activity.dimension_id, order[at])[:1] if way == "down" else []
    return Place(activity.dimension_id, order[at], first[0] if first else None)


def _keys_under(dimension: int, criterion: int | None) -> list[int]:
    rows = Activity.objects.filter(dimension=dimension, criterion=criterion).order_by("position", "pk")
    return list(rows.values_list("pk", flat=True))


def next_seq(dimension: int) -> int:
    return (Activity.objects.filter(dimension=dimension).aggregate(last=Max("seq"))["last"] or 0) + 1


def _demand_lawful(row: ActivityRow, dimension: int) -> None:
    """The others are read along only where it stands under one of them."""
    others = []
    if row.sub_of is not None:
        beside = Activity.objects.filter(dimension=dimension).exclude(seq=row.seq).values_list("seq", "sub_of__seq")
        others = [ActivityRow(seq=seq, title="-", sub_of=above) for seq, above in beside]
    if problems := problems_of(row, others):
        raise NoSuchRow(problems)
