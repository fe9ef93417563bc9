"""Who may see, write, publish and close a plan: pure functions of scope, person and programme."""

from collections.abc import Callable, Mapping

from dimensions.models import Activity, DistrictPlan, Programme
from dimensions.models.district_plan import DISTRICT_READERS
from dimensions.models.programme import DRAFT_READERS
from dimensions.states import DISTRICT_LEADS_TO, DistrictStep, ProgrammeState, ProgrammeStep
from portal.accounts.models import User
from portal.offices.models import Office, Role
from portal.offices.scope import Scope

WRITERS = (Role.REVIEWER, Role.ADMIN)
PROVINCE_DEPTH = 2  # slashes in the path of a province
OVERSEERS = (*WRITERS, Role.SUPERVISOR)


def may_see_plan(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """The twin of `Programme.objects.within(scope)`: a published plan is read in its whole province."""
    if programme.state == ProgrammeState.DRAFT:
        return scope.covers(programme.province.path, *DRAFT_READERS)
    return scope.touches(programme.province.path)


def may_write(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """Whose plan it is to write; whether it can be written now is the workflow's question.

    What is gathered from the plans of districts is nobody's: it comes and goes with their approval.
    """
    return not programme.is_local and may_write_in(scope, programme.province)


def may_write_in(scope: Scope, province: Office) -> bool:
    """The twin of `PlanSource.objects.within(scope, *WRITERS)`: plans of this province are theirs to write."""
    return scope.covers(province.path, *WRITERS)


def writes_plans(scope: Scope) -> bool:
    """Whether some province's plan is theirs to write; a writer of one district's things writes none."""
    return any(grant.path.count("/") <= PROVINCE_DEPTH for grant in scope.having(WRITERS))


def reads_source_notes(scope: Scope) -> bool:
    """Notes on the paper that a plan was read from: they help those who look after plans, and puzzle others."""
    return not scope.roles.isdisjoint(OVERSEERS)


def may_publish(scope: Scope, user: User, programme: Programme) -> bool:
    return may_write(scope, user, programme)


def may_close(scope: Scope, user: User, programme: Programme) -> bool:
    """Closing a year is the province's own step."""
    return may_write(scope, user, programme)


RULE = {ProgrammeStep.PUBLISH: may_publish, ProgrammeStep.CLOSE: may_close}


def may_see_plan_of(scope: Scope, office: Office) -> bool:
    """The twin of `DistrictPlan.objects.within(scope)`: the district's own people, and those who look after it."""
    return office.kind == Office.Kind.DISTRICT and scope.covers(office.path, *DISTRICT_READERS)


def may_plan_in(scope: Scope, office: Office) -> bool:
    """The head of the district says who does what there, and when."""
    return office.kind == Office.Kind.DISTRICT and scope.covers(office.path, Role.HEAD)


def may_add_local(scope: Scope, programme: Programme, office: Office) -> bool:
    """The head, beside the work that the province's plan asks of the district."""
    return programme.takes_local and may_plan_in(scope, office)


def may_see_activity(scope: Scope, activity: Activity) -> bool:
    """What a district adds of its own is read where its plan is; all else with the plan that it stands in."""
    local = getattr(activity, "local", None)
    return local is None or may_see_plan_of(scope, local.plan.office)


def may_send_district_plan(scope: Scope, _user: User, plan: DistrictPlan) -> bool:
    return plan.programme.is_active and may_plan_in(scope, plan.office)


def may_decide_on_district_plan(scope: Scope, user: User, plan: DistrictPlan) -> bool:
    """A reviewer over the district who did not send it."""
    reviews = scope.covers(plan.office.path, Role.REVIEWER)
    return plan.programme.is_active and reviews and user.pk != plan.submitter_id


DISTRICT_RULE: Mapping[DistrictStep, Callable[[Scope, User, DistrictPlan], bool]] = {
    DistrictStep.SEND: may_send_district_plan,
    DistrictStep.WITHDRAW: may_send_district_plan,
    DistrictStep.APPROVE: may_decide_on_district_plan,
    DistrictStep.RETURN: may_decide_on_district_plan,
    DistrictStep.REOPEN: may_decide_on_district_plan,
}


def district_steps_open_to(scope: Scope, user: User, plan: DistrictPlan) -> list[DistrictStep]:
    """The buttons to draw: lawful from this state and allowed to this person."""
    return [
        step for (state, step) in DISTRICT_LEADS_TO if state == plan.state and DISTRICT_RULE[step](scope, user, plan)
    ]
