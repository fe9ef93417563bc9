"""The dates of the programme itself in a draft: added, named, moved and taken out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import count
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from dimensions.models import Milestone, Programme
from dimensions.workflow.amending import next_place
from dimensions.workflow.editing.activities import ChangedMeanwhile, print_of
from dimensions.workflow.editing.holding import Held, editing
from dimensions.workflow.editing.state import MILESTONE_COLUMNS, Touched, as_kept
from portal.accounts.models import User
from portal.shell.errors import Refusal

ADD_MILESTONE = "add_milestone"
EDIT_MILESTONE = "edit_milestone"
MOVE_MILESTONE = "move_milestone"
DROP_MILESTONE = "drop_milestone"

MADE_CODE = "date_%d"


class CodeTaken(Refusal):
    """Two dates that the portal or a file could not tell apart."""

    sentence = _("Another date of this plan stands for that already: “%(title)s”. Change that one instead.")


def seen_milestone(milestone: Milestone) -> str:
    """A short print of what it says, to be posted along; its place is none of it."""
    columns = [column for column in MILESTONE_COLUMNS if column != "position"]
    return print_of(as_kept({column: getattr(milestone, column) for column in columns}))


def add_milestone(
    programme: Programme, fields: Mapping[str, Any], *, by: User | None, at: datetime | None = None
) -> Milestone:
    """Last; where no code is given it gets one."""
    with editing(programme, ADD_MILESTONE, by=by, at=at) as held:
        milestone = Milestone(programme=held.programme, position=next_place(_beside(held)))
        _save(held, milestone, fields)
        held.made(Touched(milestones={milestone.pk}))
        return milestone


def edit_milestone(
    programme: Programme,
    key: int,
    fields: Mapping[str, Any],
    *,
    drawn_from: str,
    by: User | None,
    at: datetime | None = None,
) -> Milestone:
    with editing(programme, EDIT_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        if seen_milestone(milestone) != drawn_from:
            raise ChangedMeanwhile
        held.touch(Touched(milestones={key}))
        _save(held, milestone, fields)
        return milestone


def _save(held: Held, milestone: Milestone, fields: Mapping[str, Any]) -> None:
    for column, value in fields.items():
        setattr(milestone, column, value)
    others = dict(_beside(held).exclude(pk=milestone.pk).values_list("code", "title"))
    milestone.code = milestone.code or next(code for n in count(1) if (code := MADE_CODE % n) not in others)
    if milestone.code in others:
        raise CodeTaken(title=others[milestone.code])
    milestone.save()


def shift_milestone(
    programme: Programme, key: int, way: Literal["up", "down"], *, by: User | None, at: datetime | None = None
) -> Milestone:
    """Past the one above or below."""
    with editing(programme, MOVE_MILESTONE, by=by, at=at) as held:
        milestone, order = held.milestone(key), _order(held)
        at_place = order.index(key)
        other = at_place + (1 if way == "down" else -1)
        if 0 <= other < len(order):
            order[at_place], order[other] = order[other], order[at_place]
            _reorder(held, order)
        return milestone


def place_milestone(
    programme: Programme, key: int, before: int | None, *, by: User | None, at: datetime | None = None
) -> Milestone:
    """Before another one, or last."""
    with editing(programme, MOVE_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        if before is not None and before != key:
            held.milestone(before)
        order = _order(held)
        others = [each for each in order if each != key]
        at_place = others.index(before) if before in others else order.index(key) if before == key else len(others)
        _reorder(held, [*others[:at_place], key, *others[at_place:]])
        return milestone


def drop_milestone(
    programme: Programme, key: int, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> None:
    with editing(programme, DROP_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        if seen_milestone(milestone) != drawn_from:
            raise ChangedMeanwhile
        held.touch(Touched(milestones={key}))
        milestone.delete()


def _beside(held: Held) -> Any:
    return Milestone.objects.filter(programme=held.programme)


def _order(held: Held) -> list[int]:
    return list(_beside(held).order_by("position", "pk").values_list("pk", flat=True))


def _reorder(held: Held, order: Iterable[int]) -> None:
    """Only those that change their place are written."""
    standing = _beside(held).in_bulk()
    moved = [(standing[key], place) for place, key in enumerate(order) if standing[key].position != place]
    held.touch(Touched(milestones={milestone.pk for milestone, _place in moved}))
    for milestone, place in moved:
        milestone.position = place
    Milestone.objects.bulk_update([milestone for milestone, _place in moved], ["position"])
