"""The plan of a district that a verb works on, held until the transaction ends; it begins with the first change."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import DistrictPlan, DistrictPlanStep, Programme
from dimensions.states import DistrictState, DistrictStep
from dimensions.workflow.district.refusals import DistrictPlanMoved, YearOver
from portal.accounts.models import User
from portal.offices.models import Office
from portal.offices.scope import scope_of

HELD_BACK = _("This plan lies with the province. Take it back first, to change it.")


def held_for(programme: Programme, office: Office, *, by: User, at: datetime) -> DistrictPlan:
    """The plan to be worked on by its head; nobody closes the programme or changes its plan meanwhile.

    Where nobody began one it is not written yet: that is for `begun`, once it is sure that something changes.
    """
    programme = Programme.objects.locked(programme.pk)
    if not programme.is_active:
        raise YearOver
    if programme.is_local or not policy.may_plan_in(scope_of(by), office):
        raise PermissionDenied
    found = DistrictPlan.objects.filter(programme=programme, office=office).values_list("pk", flat=True).first()
    if found:
        return DistrictPlan.objects.locked(found)
    return DistrictPlan(programme=programme, office=office, state=DistrictState.DRAFT, state_since=at)


def begun(plan: DistrictPlan, *, by: User, at: datetime) -> DistrictPlan:
    """The plan of `held_for`, written where it was not yet."""
    if plan.pk is None:
        plan.save()
        DistrictPlanStep.objects.create(plan=plan, step=DistrictStep.BEGIN, to_state=DistrictState.DRAFT, at=at, by=by)
    return plan


def lies_with_province(plan: DistrictPlan) -> None:
    """Refuses what would change under the hand of whoever decides."""
    if plan.state == DistrictState.SENT:
        raise DistrictPlanMoved(HELD_BACK)
