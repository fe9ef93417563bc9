from itertools import product

import pytest

from dimensions import policy
from dimensions.models import Assignment, Programme
from dimensions.states import ProgrammeState
from portal.offices.models import Role
from portal.offices.scope import Grant, Scope, scope_of
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

CAST = ("arun", "busaba", "chai", "dao", "head", "admin", "stranger", "nobody")
PROVINCES_OWN = {"busaba", "admin"}
SEES = {
    (ProgrammeState.DRAFT, "see"): PROVINCES_OWN,
    (ProgrammeState.ACTIVE, "see"): PROVINCES_OWN | {"arun", "chai", "dao", "head"},
    (ProgrammeState.CLOSED, "see"): PROVINCES_OWN | {"arun", "chai", "dao", "head"},
    (ProgrammeState.DRAFT, "publish"): PROVINCES_OWN,
    (ProgrammeState.ACTIVE, "publish"): PROVINCES_OWN,
    (ProgrammeState.CLOSED, "publish"): PROVINCES_OWN,
    (ProgrammeState.DRAFT, "close"): PROVINCES_OWN,
    (ProgrammeState.ACTIVE, "close"): PROVINCES_OWN,
    (ProgrammeState.CLOSED, "close"): PROVINCES_OWN,
}
RULES = {
    "see": policy.may_see_plan,
    "publish": policy.may_publish,
    "close": policy.may_close,
}


@pytest.fixture
def cast(request):
    return {name: request.getfixturevalue(name) for name in CAST}


def programme_in(state, province):
    return ProgrammeFactory(
        province=province, draft=state == ProgrammeState.DRAFT, closed=state == ProgrammeState.CLOSED
    )


@pytest.mark.parametrize(("state", "rule"), SEES)
def test_who_may_what_with_a_plan(cast, province, state, rule):
    programme = programme_in(state, province)
    allowed = {name for name, user in cast.items() if RULES[rule](scope_of(user), user, programme)}
    assert allowed == SEES[state, rule]


@pytest.mark.parametrize("state", list(ProgrammeState))
def test_plans_within_reach_are_those_that_may_be_seen(cast, province, state):
    programme = programme_in(state, province)
    seen = {name for name, user in cast.items() if programme in Programme.objects.within(scope_of(user))}
    assert seen == SEES[state, "see"]


def test_every_role_everywhere_is_answered_alike(groups, district, far_district):
    programmes = [
        programme_in(state, office) for state, office in product(ProgrammeState, (district.parent, far_district.parent))
        if not Programme.objects.filter(province=office).exists()
    ]  # fmt: skip
    offices = [district.parent.parent, district.parent, groups[0], district, far_district.parent, far_district]
    for role, office, programme in product(Role, offices, programmes):
        scope = Scope(frozenset({Grant(role, office.path)}))
        found = Programme.objects.within(scope).filter(pk=programme.pk).exists()
        assert found == policy.may_see_plan(scope, None, programme), (role, office, programme)


def test_named_roles_find_only_the_provinces_they_reach(province, far_province, district):
    mine, _far = ProgrammeFactory(province=province), ProgrammeFactory(province=far_province)
    draft = ProgrammeFactory(province=province, fiscal_year=2568, draft=True)
    reviewer = Scope(frozenset({Grant(Role.REVIEWER, province.path), Grant(Role.STAFF, district.path)}))
    staff = Scope(frozenset({Grant(Role.STAFF, province.path)}))
    assert set(Programme.objects.within(reviewer, Role.REVIEWER)) == {mine, draft}
    assert set(Programme.objects.within(reviewer, Role.STAFF)) == set()
    assert set(Programme.objects.within(staff, Role.STAFF)) == {mine}


@pytest.fixture
def owed(province, groups, district, other_district, far_district):
    """What each office owes, by its code; the group's is the province's work for which it is responsible."""
    return {
        "21": AssignmentFactory(office=province),
        "21/21-1": AssignmentFactory(office=province, responsible=groups[0]),
        "21-2": AssignmentFactory(office=groups[1]),
        "2101": AssignmentFactory(office=district),
        "2102": AssignmentFactory(office=other_district),
        "5701": AssignmentFactory(office=far_district),
    }


ALL = {"21", "21/21-1", "21-2", "2101", "2102", "5701"}
WITHIN = {
    (Role.STAFF, "2101"): {"2101"},
    (Role.HEAD, "2101"): {"2101"},
    (Role.REVIEWER, "2101"): {"2101"},
    (Role.STAFF, "21-1"): {"21/21-1"},
    (Role.HEAD, "21-2"): {"21-2"},
    (Role.STAFF, "21"): {"21", "21/21-1"},
    (Role.REVIEWER, "21"): ALL - {"5701"},
    (Role.SUPERVISOR, "21"): ALL - {"5701"},
    (Role.ADMIN, "57"): {"5701"},
    (Role.SUPERVISOR, "00"): ALL,
    (Role.STAFF, "00"): set(),
}


@pytest.mark.parametrize(("role", "code"), WITHIN)
def test_assignments_within_reach(owed, role, code, django_assert_num_queries):
    parents = {"2101": "00/21/2101/", "21-1": "00/21/21-1/", "21-2": "00/21/21-2/", "00": "00/"}
    scope = Scope(frozenset({Grant(role, parents.get(code, f"00/{code}/"))}))
    with django_assert_num_queries(1):
        found = set(Assignment.objects.within(scope))
    assert found == {owed[name] for name in WITHIN[role, code]}


def test_assignments_of_several_roles_are_found_once(owed, groups, province):
    scope = Scope(frozenset({Grant(Role.STAFF, groups[0].path), Grant(Role.REVIEWER, province.path)}))
    assert sorted(each.pk for each in Assignment.objects.within(scope)) == sorted(
        owed[name].pk for name in ALL - {"5701"}
    )
    assert set(Assignment.objects.within(scope, Role.STAFF)) == {owed["21/21-1"]}


def test_nobody_has_assignments(owed, nobody):
    assert list(Assignment.objects.within(scope_of(nobody))) == []


def test_notes_on_the_source_are_for_those_who_look_after_plans(cast):
    reading = {name for name, user in cast.items() if policy.reads_source_notes(scope_of(user))}
    assert reading == {"busaba", "dao", "admin", "stranger"}
