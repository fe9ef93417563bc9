"""What may become of a district's plan, and who may take which step: both tables with the answers written out."""

from itertools import product

import pytest

from dimensions import policy
from dimensions.labels import LABELS
from dimensions.models import DistrictPlan
from dimensions.states import DISTRICT_LEADS_TO, DISTRICT_NEEDS_REASON, DistrictState, DistrictStep
from dimensions.workflow.district import STEP_VERBS
from portal.offices.models import Role
from portal.offices.scope import Grant, Scope, scope_of
from tests.factories.dimensions import DistrictPlanFactory, closing

pytestmark = pytest.mark.django_db

STATES = ["draft", "sent", "returned", "approved"]
ROWS = [
    # step      draft   sent      returned  approved
    ("begin", None, None, None, None),
    ("send", "sent", None, "sent", None),
    ("withdraw", None, "draft", None, None),
    ("approve", None, "approved", None, None),
    ("return", None, "returned", None, None),
    ("reopen", None, None, None, "returned"),
]
CAST = ["arun", "head", "busaba", "admin", "dao", "chai", "stranger", "nobody"]
TABLE = {
    # state     arun  head        busaba           admin dao chai stranger nobody
    "draft": ["", "send", "", "", "", "", "", ""],
    "sent": ["", "withdraw", "approve return", "", "", "", "", ""],
    "returned": ["", "send", "", "", "", "", "", ""],
    "approved": ["", "", "reopen", "", "", "", "", ""],
}
SEES = {"arun", "head", "busaba", "admin", "dao"}


@pytest.mark.parametrize(
    ("step", "state", "after"),
    [(step, state, after) for step, *row in ROWS for state, after in zip(STATES, row, strict=True)],
)
def test_step_leads_where_the_table_says(step, state, after):
    assert DISTRICT_LEADS_TO.get((DistrictState(state), DistrictStep(step))) == after


def test_tables_name_every_state_and_step():
    assert (STATES, [step for step, *_row in ROWS]) == (DistrictState.values, DistrictStep.values)
    assert {state for state, _step in DISTRICT_LEADS_TO} == set(DistrictState)
    assert set(DISTRICT_NEEDS_REASON) == {"return", "reopen"}


def test_every_step_has_a_rule_and_a_word_for_the_history():
    taken = set(DistrictStep) - {DistrictStep.BEGIN}
    assert set(policy.DISTRICT_RULE) == taken
    assert [step for step in taken if STEP_VERBS[step] not in LABELS] == []


@pytest.mark.parametrize(("state", "name"), list(product(STATES, CAST)))
def test_steps_open_to_a_person(state, name, request, district):
    plan, user = DistrictPlanFactory(office=district, **walked(state)), request.getfixturevalue(name)
    steps = " ".join(policy.district_steps_open_to(scope_of(user), user, plan))
    assert steps == dict(zip(CAST, TABLE[state], strict=True))[name]


@pytest.mark.parametrize(("state", "name"), list(product(STATES, CAST)))
def test_closed_programme_has_no_steps(state, name, request, district):
    plan, user = DistrictPlanFactory(office=district, **walked(state)), request.getfixturevalue(name)
    for field, value in closing(plan.programme.ends_on).items():
        setattr(plan.programme, field, value)
    assert policy.district_steps_open_to(scope_of(user), user, plan) == []


def test_whoever_sent_it_decides_nothing(district, busaba):
    plan = DistrictPlanFactory(office=district, sent=True, submitter=busaba)
    assert policy.district_steps_open_to(scope_of(busaba), busaba, plan) == []


@pytest.mark.parametrize("name", CAST)
def test_plans_within_reach_are_those_that_may_be_seen(name, request, district):
    plan, scope = DistrictPlanFactory(office=district), scope_of(request.getfixturevalue(name))
    assert (policy.may_see_plan_of(scope, district), plan in DistrictPlan.objects.within(scope)) == (name in SEES,) * 2


def test_every_role_everywhere_is_answered_alike(groups, district, far_district):
    plans = [DistrictPlanFactory(office=office) for office in (district, far_district)]
    offices = [district.parent.parent, district.parent, groups[0], district, far_district.parent, far_district]
    for role, office, plan in product(Role, offices, plans):
        scope = Scope(frozenset({Grant(role, office.path)}))
        found = DistrictPlan.objects.within(scope).filter(pk=plan.pk).exists()
        assert found == policy.may_see_plan_of(scope, plan.office), (role, office, plan)


def test_only_a_district_has_a_plan_of_its_own(province, groups, head, district):
    offices = (province, groups[0], district)
    heads = [policy.may_plan_in(Scope(frozenset({Grant(Role.HEAD, office.path)})), office) for office in offices]
    assert heads == [False, False, True]


def walked(state):
    return {} if state == "draft" else {state: True}
