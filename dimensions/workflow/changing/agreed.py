"""What every change of a published plan goes through: held, allowed, given a reason, still as previewed, recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import PlanChange, Programme
from dimensions.states import ProgrammeState
from dimensions.workflow.steps import WrongMoment, demand
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.shell import clock
from portal.shell.errors import Refusal

CHANGE_PLAN = "change_plan"
AFTER_EACH_OTHER = timedelta(microseconds=1)
NOT_NOW = {
    ProgrammeState.DRAFT: _("This plan is a draft still; it is edited without a preview."),
    ProgrammeState.CLOSED: _("The year of this programme is closed; its plan cannot be changed any more."),
}


class PreviewIsOld(Refusal):
    sentence = _(
        "The plan, or the work on it, has changed since this preview was drawn. Nothing was changed; "
        "look at it again as it stands now."
    )


class NothingChanges(Refusal):
    sentence = _("Nothing in the plan would change.")


class ReasonNeeded(Refusal):
    sentence = _("Say why the plan is changed; every office that it concerns reads this.")


class Previewed(Protocol):
    """What a change would do; by its print a preview that was drawn of other facts is known."""

    @property
    def print(self) -> str: ...


SomePreview = TypeVar("SomePreview", bound=Previewed)


@dataclass(frozen=True, slots=True)
class Agreed(Generic[SomePreview]):
    """A change that is being made as it was previewed; the history keeps the `facts`."""

    change: PlanChange
    preview: SomePreview
    facts: dict[str, object]


def demand_running(programme: Programme) -> None:
    if programme.state != ProgrammeState.ACTIVE:
        raise WrongMoment(NOT_NOW[ProgrammeState(programme.state)])


@contextmanager
def agreed(
    programme: Programme,
    preview_of: Callable[[Programme], SomePreview],
    *,
    reason: str,
    seen: str,
    by: User | None,
    at: datetime | None,
) -> Iterator[Agreed[SomePreview]]:
    """`seen` is the print of the preview that the person agreed to; what the plan says now must preview the same."""
    with transaction.atomic():
        held = Programme.objects.locked(programme.pk)
        demand(policy.may_write, by, held)
        if not reason.strip():
            raise ReasonNeeded
        preview = preview_of(held)
        if preview.print != seen:
            raise PreviewIsOld
        at = next_moment(held, at or clock.now())
        change = PlanChange.objects.create(programme=held, at=at, by=by, reason=reason.strip())
        made = Agreed(change, preview, {"change": change.pk})
        yield made
        record_all([Act(CHANGE_PLAN, held, by, held.province, change.reason, at, made.facts)])


def next_moment(programme: Programme, at: datetime) -> datetime:
    """Changes follow one another, whatever a clock says that goes back."""
    last = programme.changes.aggregate(last=Max("at"))["last"]
    return max(at, last + AFTER_EACH_OTHER) if last else at
