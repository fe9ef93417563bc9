"""The plan of a district that a verb works on: begun where nobody had, and held until the transaction ends."""

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
    """The plan to be worked on by its head; nobody closes the programme or changes its plan meanwhile."""
    programme = Programme.objects.locked(programme.pk)
    if not programme.is_active:
        raise YearOver
    if programme.is_local or not policy.may_plan_in(scope_of(by), office):
        raise PermissionDenied
    plan, is_new = DistrictPlan.objects.get_or_create(
        programme=programme, office=office, defaults={"state": DistrictState.DRAFT, "state_since": at}
    )
    if is_new:
        DistrictPlanStep.objects.create(plan=plan, step=DistrictStep.BEGIN, to_state=DistrictState.DRAFT, at=at, by=by)
    return DistrictPlan.objects.locked(plan.pk)


def lies_with_province(plan: DistrictPlan) -> None:
    """Refuses what would change under the hand of whoever decides."""
    if plan.state == DistrictState.SENT:
        raise DistrictPlanMoved(HELD_BACK)
