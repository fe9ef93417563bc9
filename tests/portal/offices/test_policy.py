"""Whom an administrator sees, and whose account is in the administrator's hands."""

from datetime import date, timedelta

import pytest

from portal.accounts.models import User
from portal.offices.models import Role
from portal.offices.policy import people_managed, people_within
from portal.offices.scope import scope_of
from tests.factories.offices import LONG_AGO, MembershipFactory
from tests.factories.people import UserFactory

TODAY = date(2026, 3, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def holding(department, province, district, far_district):
    """Somebody who holds a role at each of these offices: pairs of code and last day."""
    offices = {office.code: office for office in (department, province, district, far_district)}

    def make(*held, **facts):
        user = UserFactory(**facts)
        for code, ends_on in held:
            MembershipFactory(user=user, office=offices[code], starts_on=LONG_AGO, ends_on=ends_on)
        return user

    return make


def seen_and_managed(by, user):
    scope = scope_of(by, on=TODAY)
    return (
        people_within(scope).filter(pk=user.pk).exists(),
        people_managed(scope, by, on=TODAY).filter(pk=user.pk).exists(),
    )


@pytest.mark.parametrize(
    ("held", "seen", "managed"),
    [
        ([("2101", None)], True, True),
        ([("21", None)], True, True),
        ([("2101", YESTERDAY)], True, True),
        ([("5701", None)], False, False),
        ([("00", None)], False, False),
        ([], False, False),
        ([("2101", None), ("5701", YESTERDAY)], True, True),
        ([("2101", None), ("5701", None)], True, False),
        ([("2101", None), ("5701", TODAY)], True, False),
        ([("2101", YESTERDAY), ("5701", None)], True, False),
        ([("2101", None), ("00", None)], True, False),
    ],
)
def test_province_admin_manages_who_works_in_reach_alone(admin, holding, held, seen, managed):
    assert seen_and_managed(admin, holding(*held)) == (seen, managed)


def test_role_that_begins_tomorrow_out_of_reach_counts(admin, holding, far_province):
    user = holding(("2101", None))
    MembershipFactory(user=user, office=far_province, starts_on=TOMORROW)
    assert seen_and_managed(admin, user) == (True, False)


def test_superuser_is_managed_by_superusers_alone(admin, holding, department):
    user, other = holding(("2101", None), is_superuser=True), UserFactory(is_superuser=True)
    above = MembershipFactory(office=department, role=Role.ADMIN).user
    assert seen_and_managed(admin, user) == (True, False)
    assert seen_and_managed(above, user) == (True, False)
    assert seen_and_managed(other, user) == (True, True)


def test_departments_admin_sees_everybody(department, holding, nobody):
    above = MembershipFactory(office=department, role=Role.ADMIN).user
    assert {seen_and_managed(above, user) for user in (nobody, holding(("5701", None)), holding(("00", None)))} == {
        (True, True)
    }


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_other_roles_see_nobody(province, arun, role):
    user = MembershipFactory(office=province, role=role).user
    scope = scope_of(user, on=TODAY)
    assert (set(people_within(scope)), set(people_managed(scope, user, on=TODAY))) == (set(), set())


def test_district_admin_does_not_manage_the_provinces_people(district, province, holding):
    by = MembershipFactory(office=district, role=Role.ADMIN).user
    assert seen_and_managed(by, holding(("2101", None))) == (True, True)
    assert seen_and_managed(by, holding(("2101", None), ("21", None))) == (True, False)


def test_person_with_two_roles_is_seen_once(admin, holding):
    holding(("2101", None), ("21", None))
    assert people_within(scope_of(admin)).count() == User.objects.count() == 2
