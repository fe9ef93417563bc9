"""Carrying a plan over: next year's draft from a plan that was published, whole or not at all."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.correspondence import heading_fields, plan_of
from dimensions.models import Activity, Programme
from dimensions.plans import PlanFile, carry
from dimensions.plans.words import FISCAL_YEARS
from dimensions.states import ProgrammeState
from dimensions.workflow.drafts import new_draft
from dimensions.workflow.steps import WrongMoment, demand, entered
from dimensions.workflow.taking import Taking
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.errors import Refusal

CARRY_OVER = "carry_over"


class NotLater(Refusal):
    sentence = _("A plan is carried to a later fiscal year; %(year)d is none after %(former)d.")


@transaction.atomic
def carry_over(programme: Programme, fiscal_year: int, *, by: User | None, at: datetime | None = None) -> Programme:
    """The draft of a later year with all that the plan holds, each activity knowing which one it was."""
    former, at = Programme.objects.locked(programme.pk), at or clock.now()
    demand(policy.may_write, by, former)
    if former.state == ProgrammeState.DRAFT:
        raise WrongMoment(_("This plan is a draft; only a published plan is carried to another year."))
    if fiscal_year not in FISCAL_YEARS or fiscal_year <= former.fiscal_year:
        raise NotLater(year=fiscal_year, former=former.fiscal_year)
    plan = carry(plan_of(former), fiscal_year)
    made, added = drafted(plan, former, by, at)
    knowing_origins(made, former)
    entered(CARRY_OVER, made, by=by, at=at, facts={"from": former.pk, **added})
    return made


def drafted(plan: PlanFile, former: Programme, by: User | None, at: datetime) -> tuple[Programme, Mapping[str, int]]:
    """A draft that holds the plan, in the place of the former one a few years on."""
    fields = heading_fields(plan) | {"carried_from": former}
    made = new_draft(former.province, plan.programme.fiscal_year_be, former.slug, by=by, at=at, fields=fields)
    taking = Taking(made, plan, is_new=True)
    taking.take()
    return made, taking.added


def knowing_origins(made: Programme, former: Programme) -> None:
    """A plan that was only carried has the same dimensions and running numbers."""
    place = ("dimension__number", "seq", "pk")
    origins = {(number, seq): pk for number, seq, pk in Activity.objects.of(former.pk).values_list(*place)}
    activities = list(Activity.objects.of(made.pk).select_related("dimension"))
    for activity in activities:
        activity.carried_from_id = origins[activity.dimension.number, activity.seq]
    Activity.objects.bulk_update(activities, ["carried_from"])
