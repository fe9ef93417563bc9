"""The way of a district's plan to the province and back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy, ngettext_lazy

from dimensions import policy
from dimensions.models import Assignment, DistrictPlan, DistrictPlanStep, Programme
from dimensions.models.district_plan import without_officer
from dimensions.states import DISTRICT_LEADS_TO, DISTRICT_NEEDS_REASON, DistrictState, DistrictStep
from dimensions.workflow.district.beginning import begun, held_for
from dimensions.workflow.district.refusals import DistrictPlanMoved, WhyNeeded, YearOver
from dimensions.workflow.district.taking_effect import take_effect
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.digits import shown

STEP_VERBS = {step: f"{step.value}_district_plan" for step in DistrictStep}
WHY = {
    DistrictStep.RETURN: gettext_lazy("Say what has to be changed, so that the district knows what to do."),
    DistrictStep.REOPEN: gettext_lazy("Say why the plan is opened again; the district reads it."),
}
NOT_ALL_GIVEN = ngettext_lazy(
    "%(count)s assignment has nobody who is responsible for it. Give it to somebody, or say why; "
    "the province reads it.",
    "%(count)s assignments have nobody who is responsible for them. Give them to somebody, or say why; "
    "the province reads it.",
    "count",
)


@transaction.atomic
def send(
    programme: Programme,
    office: Office,
    *,
    by: User,
    note: str = "",
    stage: int | None = None,
    at: datetime | None = None,
) -> DistrictPlan:
    """Send the plan of a district to its province; where nobody began one, the reason has to say why."""
    at = at or clock.now()
    plan = begun(held_for(programme, office, by=by, at=at), by=by, at=at)
    return take(DistrictStep.SEND, plan, by=by, note=note, stage=stage, at=at)


@transaction.atomic
def take(
    step: DistrictStep,
    plan: DistrictPlan,
    *,
    by: User,
    note: str = "",
    stage: int | None = None,
    at: datetime | None = None,
) -> DistrictPlan:
    """Carry the plan one step on, or refuse; the only place where its state changes.

    `stage` is what the person's page showed.
    """
    Programme.objects.locked(plan.programme_id)
    plan, at = DistrictPlan.objects.locked(plan.pk), at or clock.now()
    refuse(step, plan, by=by, note=note, stage=stage, at=at)
    before, plan.state = plan.state, state_after(step, plan)
    plan.state_since, plan.stage = at, plan.stage + 1
    if step == DistrictStep.SEND:
        on_send(plan, by, at)
    elif step != DistrictStep.WITHDRAW:
        plan.decider = by
    plan.save()
    taken = DistrictPlanStep.objects.create(
        plan=plan, step=step, from_state=before, to_state=plan.state, at=at, by=by, note=note.strip()
    )
    facts: dict[str, object] = {"step": taken.pk}
    if step == DistrictStep.APPROVE and (local := take_effect(plan, by=by, note=note, at=at)):
        facts["local"] = local
    record_all([Act(STEP_VERBS[step], plan, by, plan.office, note.strip(), at, facts)])
    return plan


def state_after(step: DistrictStep, plan: DistrictPlan) -> DistrictState:
    """As the table says; what is taken back stands as it stood when it was sent, so what came back stays so."""
    if step == DistrictStep.WITHDRAW and (sent := plan.steps.filter(step=DistrictStep.SEND).last()):
        return DistrictState(sent.from_state)
    return DISTRICT_LEADS_TO[DistrictState(plan.state), step]


def on_send(plan: DistrictPlan, by: User, at: datetime) -> None:
    plan.submitter, plan.decider = by, None
    if plan.first_sent_at is None:
        plan.first_sent_at, plan.first_sent_on = at, clock.local(at).date()


def refuse(step: DistrictStep, plan: DistrictPlan, *, by: User, note: str, stage: int | None, at: datetime) -> None:
    """Is it lawful, is it theirs, is it said why? The first thing that is not, as a sentence."""
    if not plan.programme.is_active:
        raise YearOver
    if (plan.state, step) not in DISTRICT_LEADS_TO or stage not in (None, plan.stage):
        last = plan.steps.last()
        by_oneself = last is not None and last.by_id == by.pk
        raise DistrictPlanMoved.to(plan.get_state_display(), by_oneself=by_oneself)
    if not policy.DISTRICT_RULE[step](scope_of(by), by, plan):
        raise PermissionDenied
    if note.strip():
        return
    if step in DISTRICT_NEEDS_REASON:
        raise WhyNeeded(WHY[step])
    if step == DistrictStep.SEND and (count := nobodys(plan, at)):
        raise WhyNeeded(shown(NOT_ALL_GIVEN % {"count": count}))


def nobodys(plan: DistrictPlan, at: datetime) -> int:
    """How many of the office's assignments nobody who works there is responsible for."""
    owed = Assignment.objects.of(plan.programme).filter(office=plan.office).owed()
    return owed.filter(without_officer(plan.office, clock.local(at).date())).count()
