"""What every edit of a draft goes through: held, lawful, allowed, done, kept so that it can be taken back, recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import Activity, Criterion, Dimension, Milestone, PlanEdit, Programme
from dimensions.states import ProgrammeState
from dimensions.workflow.editing.state import State, Touched, same, state_of
from dimensions.workflow.owners import Groups, groups_of
from dimensions.workflow.steps import WrongMoment, demand, entered
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.errors import Refusal

Row = TypeVar("Row")


class NoDraft(WrongMoment):
    sentence = _("This plan is published: it is changed by way of a preview that says what happens to the work.")


class RowGone(Refusal):
    sentence = _("This row was taken out of the plan meanwhile.")


class ChangedMeanwhile(Refusal):
    sentence = _("Somebody else has changed this in the meantime. Nothing was written.")


def demand_unchanged(seen: str, drawn_from: str) -> None:
    """Both are prints: of what stands now, and of what the form was drawn from."""
    if seen != drawn_from:
        raise ChangedMeanwhile


class Held:
    """A draft while one edit is made of it; `touch` before rows change, `made` for those that are new."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.touched = Touched()
        self.before: State = state_of(programme, self.touched)

    @cached_property
    def groups(self) -> Groups:
        return groups_of(self.programme)

    def touch(self, rows: Touched) -> State:
        """How these rows stand before the edit."""
        state = state_of(self.programme, rows)
        for kind, found in state.items():
            self.before[kind] = found | self.before[kind]
        self.touched.add(rows)
        return state

    def made(self, rows: Touched) -> None:
        self.touched.add(rows)

    def activity(self, key: int) -> Activity:
        found = Activity.objects.select_related("dimension", "criterion")
        return _one(found.filter(dimension__programme=self.programme, pk=key).first())

    def criterion(self, key: int) -> Criterion:
        found = Criterion.objects.select_related("dimension")
        return _one(found.filter(dimension__programme=self.programme, pk=key).first())

    def dimension(self, key: int) -> Dimension:
        return _one(Dimension.objects.filter(programme=self.programme, pk=key).first())

    def milestone(self, key: int) -> Milestone:
        return _one(Milestone.objects.filter(programme=self.programme, pk=key).first())

    def keep(self, verb: str, *, by: User | None, at: datetime) -> None:
        """Nothing changed, nothing kept; what was taken back before can not be done again after a new edit."""
        after = state_of(self.programme, self.touched)
        if same(self.before, after):
            return
        edits = PlanEdit.objects.filter(programme=self.programme)
        edits.undone().delete()
        last = edits.aggregate(last=Max("position"))["last"] or 0
        PlanEdit.objects.create(
            programme=self.programme, position=last + 1, verb=verb, before=self.before, after=after, by=by, at=at
        )
        entered(verb, self.programme, by=by, at=at, facts={"edit": last + 1})


def _one(found: Row | None) -> Row:
    if found is None:
        raise RowGone
    return found


@contextmanager
def editing(programme: Programme, verb: str, *, by: User | None, at: datetime | None = None) -> Iterator[Held]:
    with transaction.atomic():
        held = Held(held_draft(programme, by))
        yield held
        held.keep(verb, by=by, at=at or clock.now())


def held_draft(programme: Programme, by: User | None) -> Programme:
    found = Programme.objects.locked(programme.pk)
    demand(policy.may_write, by, found)
    if found.state != ProgrammeState.DRAFT:
        raise NoDraft
    return found
