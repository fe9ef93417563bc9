"""The life of a programme: which step it takes, who takes it, and when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import Programme
from dimensions.models.programme import LOCAL_SLUG, ProgrammeQuerySet
from dimensions.plans.words import ActingOffice
from dimensions.states import LEADS_TO, ProgrammeState, ProgrammeStep
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.scope import Scope, scope_of
from portal.shell import clock
from portal.shell.errors import Refusal

SET_DEFAULT_OFFICES = "set_default_offices"

Rule = Callable[[Scope, User, Programme], bool]


class WrongMoment(Refusal):
    sentence = _("This cannot be done now.")


TOO_LATE = {
    (ProgrammeState.ACTIVE, ProgrammeStep.PUBLISH): _("This programme is already published."),
    (ProgrammeState.CLOSED, ProgrammeStep.PUBLISH): _("This programme is already published, and its year is closed."),
    (ProgrammeState.DRAFT, ProgrammeStep.CLOSE): _("This programme is not published yet; there is no year to close."),
    (ProgrammeState.CLOSED, ProgrammeStep.CLOSE): _("The year of this programme is already closed."),
}


NOT_ALONE = _("What districts added of their own is closed together with the plan of their province.")


def demand(rule: Rule, by: User | None, programme: Programme) -> None:
    """Commands act for nobody and have asked whoever may run them."""
    if by is not None and not rule(scope_of(by), by, programme):
        raise PermissionDenied


def next_state(programme: Programme, step: ProgrammeStep) -> ProgrammeState:
    state = ProgrammeState(programme.state)
    if (state, step) not in LEADS_TO:
        raise WrongMoment(TOO_LATE[state, step])
    return LEADS_TO[state, step]


def entered(
    verb: str, programme: Programme, *, by: User | None, at: datetime, facts: Mapping[str, object] | None = None
) -> None:
    """The entry of a programme stands in its province's chain."""
    record_all([Act(verb, programme, by, programme.province, at=at, facts=dict(facts or {}))])


@transaction.atomic
def close(programme: Programme, *, by: User | None, at: datetime | None = None) -> Programme:
    """End the year: what stands is final. What districts added to a plan is closed with it, and never alone."""
    programme, at = Programme.objects.locked(programme.pk), at or clock.now()
    demand(policy.may_close, by, programme)
    if programme.is_local:
        raise WrongMoment(NOT_ALONE)
    for pk in running_beside(programme).values_list("pk", flat=True):
        end(Programme.objects.locked(pk), by=by, at=at)
    return end(programme, by=by, at=at)


def running_beside(programme: Programme) -> ProgrammeQuerySet:
    """What its districts added of their own, if they did."""
    beside = Programme.objects.of(programme.province, programme.fiscal_year, LOCAL_SLUG).active()
    return beside if programme.takes_local else beside.none()


def end(programme: Programme, *, by: User | None, at: datetime) -> Programme:
    programme.state = next_state(programme, ProgrammeStep.CLOSE)
    programme.closed_at, programme.closed_on = at, clock.local(at).date()
    programme.save(update_fields=["state", "closed_at", "closed_on"])
    entered(ProgrammeStep.CLOSE, programme, by=by, at=at)
    return programme


@transaction.atomic
def set_default_offices(
    programme: Programme, offices: Sequence[str], *, by: User | None, at: datetime | None = None
) -> Programme:
    """Say who acts where the plan names nobody; asked before publication, and not after it."""
    programme = Programme.objects.locked(programme.pk)
    demand(policy.may_write, by, programme)
    if programme.state != ProgrammeState.DRAFT:
        raise WrongMoment(_("The plan is published; who acts in it is no longer a default."))
    chosen = {ActingOffice(office) for office in offices}
    programme.default_offices = [office.value for office in ActingOffice if office in chosen]
    programme.save(update_fields=["default_offices"])
    entered(SET_DEFAULT_OFFICES, programme, by=by, at=at or clock.now(), facts={"offices": programme.default_offices})
    return programme
