"""The dates of the programme itself in a draft: added, named, moved and taken out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.utils.translation import gettext_lazy as _

from dimensions.models import Milestone, Programme
from dimensions.workflow.amending import next_place
from dimensions.workflow.editing.holding import Held, demand_unchanged, editing
from dimensions.workflow.editing.ordering import Way, past_the_next, places_to_change, put_before, put_in_order
from dimensions.workflow.editing.state import SAID_OF_MILESTONE, Touched, kept_columns, print_of, write
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
    return print_of(kept_columns(milestone, SAID_OF_MILESTONE))


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
        demand_unchanged(seen_milestone(milestone), drawn_from)
        held.touch(Touched(milestones={key}))
        _save(held, milestone, fields)
        return milestone


def _save(held: Held, milestone: Milestone, fields: Mapping[str, Any]) -> None:
    others = dict(_beside(held).exclude(pk=milestone.pk).values_list("code", "title"))
    write(milestone, {**fields, "code": code_among(others, fields.get("code", milestone.code))})


def code_among(others: Mapping[str, str], wanted: str) -> str:
    """The code that is wanted, else one that is free; `others` are titles by their codes."""
    code = wanted or next(made for number in count(1) if (made := MADE_CODE % number) not in others)
    if code in others:
        raise CodeTaken(title=others[code])
    return code


def shift_milestone(
    programme: Programme, key: int, way: Way, *, by: User | None, at: datetime | None = None
) -> Milestone:
    """Past the one above or below."""
    with editing(programme, MOVE_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        _reorder(held, past_the_next(_order(held), key, way))
        return milestone


def place_milestone(
    programme: Programme, key: int, before: int | None, *, by: User | None, at: datetime | None = None
) -> Milestone:
    """Before another one, or last."""
    with editing(programme, MOVE_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        if before != key:
            if before is not None:
                held.milestone(before)
            _reorder(held, put_before(_order(held), key, before))
        return milestone


def drop_milestone(
    programme: Programme, key: int, *, drawn_from: str, by: User | None, at: datetime | None = None
) -> None:
    with editing(programme, DROP_MILESTONE, by=by, at=at) as held:
        milestone = held.milestone(key)
        demand_unchanged(seen_milestone(milestone), drawn_from)
        held.touch(Touched(milestones={key}))
        milestone.delete()


def _beside(held: Held) -> Any:
    return Milestone.objects.filter(programme=held.programme)


def _order(held: Held) -> list[int]:
    return list(_beside(held).order_by("position", "pk").values_list("pk", flat=True))


def _reorder(held: Held, order: Sequence[int]) -> None:
    """Only those that change their place are kept with the edit."""
    held.touch(Touched(milestones=set(places_to_change(_beside(held), order))))
    put_in_order(_beside(held), order)
