"""How far a role reaches: `covers` and `q` are one answer in two forms."""

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.offices.models import ROOT_PATH, Membership, Office, Role
from portal.offices.scope import Grant, Scope, scope_of
from portal.shell import clock
from tests.factories.offices import MembershipFactory
from tests.factories.people import UserFactory

TODAY = date(2026, 3, 20)

# Codes of which one is the beginning of another: 2, 21, 210; a path must not take one for the other.
PROVINCES = ("2", "21", "210", "2101")
CHILDREN = ("-1", "-11", "0", "01", "1")

roles = st.sampled_from(Role.values)
days = st.integers(-2, 2).map(lambda offset: TODAY + timedelta(days=offset))


@st.composite
def forests(draw):
    """Codes by code of the office above; the Department stands over all."""
    above = {"00": None}
    for province in draw(st.sets(st.sampled_from(PROVINCES), min_size=1)):
        above[province] = "00"
        for ending in draw(st.sets(st.sampled_from(CHILDREN))):
            above.setdefault(f"{province}{ending}", province)
    return above


@st.composite
def memberships(draw, codes):
    start = draw(days)
    end = draw(st.none() | days.filter(lambda day: day >= start))
    return SimpleNamespace(code=draw(st.sampled_from(sorted(codes))), role=draw(roles), starts_on=start, ends_on=end)


@st.composite
def people_in_a_forest(draw):
    forest = draw(forests())
    return forest, draw(st.lists(memberships(forest), max_size=5, unique_by=repr))


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def plant(forest):
    kinds = {None: Office.Kind.DEPARTMENT, "00": Office.Kind.PROVINCE}
    planted = {}
    for code, above in forest.items():
        office = Office(
            code=code,
            kind=kinds.get(above, Office.Kind.DISTRICT),
            parent=planted.get(above),
            name_th=code,
            short_th=code,
        )
        office.save()
        planted[code] = office
    return planted


@given(
    drawn=people_in_a_forest(), asked=st.sets(roles, max_size=3), is_superuser=st.booleans(), is_active=st.booleans()
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_covers_and_q_agree(db, drawn, asked, is_superuser, is_active):
    forest, held = drawn
    with rolled_back():
        offices = plant(forest)
        user = UserFactory(is_superuser=is_superuser, is_active=is_active)
        Membership.objects.bulk_create(
            Membership(user=user, office=offices[m.code], role=m.role, starts_on=m.starts_on, ends_on=m.ends_on)
            for m in {(m.code, m.role, m.starts_on): m for m in held}.values()
        )
        scope = scope_of(user, on=TODAY)
        found = set(Office.objects.filter(scope.q("path", *asked)).values_list("code", flat=True))
        assert found == {code for code, office in offices.items() if scope.covers(office.path, *asked)}
        assert is_active or found == set()


@pytest.mark.parametrize(
    ("role", "reached"),
    [
        (Role.STAFF, ["21"]),
        (Role.HEAD, ["21"]),
        (Role.ASSESSOR, ["21"]),
        (Role.REVIEWER, ["21", "21-1", "2101"]),
        (Role.SUPERVISOR, ["21", "21-1", "2101"]),
        (Role.ADMIN, ["21", "21-1", "2101"]),
    ],
)
def test_role_at_a_province_reaches(db, role, reached):
    plant({"00": None, "21": "00", "21-1": "21", "2101": "21", "210": "00", "2105": "210"})
    scope = Scope(frozenset({Grant(role, "00/21/")}))
    assert sorted(Office.objects.filter(scope.q("path")).values_list("code", flat=True)) == reached
    assert sorted(office.code for office in Office.objects.all() if scope.covers(office.path)) == reached


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [
        (-1, None, True),
        (0, None, True),
        (1, None, False),
        (-2, 0, True),
        (-2, 1, True),
        (-2, -1, False),
        (0, 0, True),
        (1, 2, False),
    ],
)
def test_membership_counts_from_its_first_to_its_last_day(district, starts, ends, in_force):
    first, last = TODAY + timedelta(days=starts), None if ends is None else TODAY + timedelta(days=ends)
    membership = MembershipFactory(office=district, starts_on=first, ends_on=last)
    assert scope_of(membership.user, on=TODAY) == Scope(frozenset({Grant("staff", district.path)} if in_force else ()))


def test_day_of_a_scope_is_todays_of_the_clock(district, time_machine):
    membership = MembershipFactory(office=district, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 20))
    time_machine.move_to("2026-03-20T16:59:00Z")  # 23.59 in Bangkok
    assert clock.today() == date(2026, 3, 20)
    assert scope_of(membership.user).roles == {"staff"}
    time_machine.move_to("2026-03-20T17:00:00Z")
    assert scope_of(membership.user) == Scope()


def test_superuser_is_the_departments_administrator(department):
    assert scope_of(UserFactory(is_superuser=True)) == Scope(frozenset({Grant(Role.ADMIN, ROOT_PATH)}))


@pytest.mark.parametrize("is_superuser", [False, True])
def test_closed_account_reaches_nothing(province, is_superuser):
    user = UserFactory(is_active=False, is_superuser=is_superuser)
    MembershipFactory(user=user, office=province, role=Role.REVIEWER)
    assert scope_of(user) == Scope()


def test_anonymous_reaches_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert scope_of(AnonymousUser()) == Scope()


def test_scope_is_read_in_one_query(busaba, django_assert_num_queries):
    with django_assert_num_queries(1):
        scope = scope_of(busaba)
        assert scope.covers("00/21/2101/", Role.REVIEWER)


def test_home_is_the_highest_office(province, district):
    user = UserFactory()
    MembershipFactory(user=user, office=district)
    MembershipFactory(user=user, office=province, role=Role.REVIEWER)
    assert scope_of(user).home == "00/21/"
    assert Scope().home == ROOT_PATH


@pytest.mark.parametrize(
    ("path", "touched"),
    [
        ("00/", True),
        ("00/21/", True),
        ("00/21/2101/", True),
        ("00/21/2102/", False),
        ("00/2/", False),
        ("00/57/", False),
    ],
)
def test_scope_touches_its_office_and_those_above(path, touched):
    assert Scope(frozenset({Grant(Role.STAFF, "00/21/2101/")})).touches(path) is touched


def test_request_scope_reads_nothing_until_it_is_asked(arun, client, django_assert_num_queries):
    client.force_login(arun)
    with django_assert_num_queries(3):  # session, user, the answer of /healthz
        client.get("/healthz")
