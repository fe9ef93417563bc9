"""Positions stand on a document, names do not."""

from datetime import date

import pytest
from django.utils import translation

from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.reports.posts import maker_of, signer_of
from tests.factories.offices import MembershipFactory, PositionFactory, TenureFactory
from tests.factories.people import UserFactory

TODAY = date(2024, 3, 20)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def chief(province):
    """The position that leads the province office."""
    return PositionFactory(office=province, title_th="พัฒนาการจังหวัด", title_en="Chief", level="", leads=True)


def test_signer_is_the_position_that_leads(province, chief):
    PositionFactory(office=province, title_en="Clerk")
    TenureFactory(position=chief)
    assert signer_of(province, TODAY) == "Chief"
    with translation.override("th"):
        assert signer_of(province, TODAY) == "พัฒนาการจังหวัด"


def test_vacant_position_still_signs(province, chief):
    TenureFactory(position=chief, ends_on=date(2024, 3, 19))
    assert signer_of(province, TODAY) == "Chief"


def test_who_acts_for_a_position_says_so(province, chief):
    TenureFactory(position=chief, ends_on=date(2024, 3, 19))
    TenureFactory(position=chief, acting=True, starts_on=date(2024, 3, 20))
    assert (signer_of(province, date(2024, 3, 19)), signer_of(province, TODAY)) == ("Chief", "acting as Chief")


def test_office_without_a_leading_position_has_no_signer(province, district):
    PositionFactory(office=province)
    PositionFactory(office=district, leads=True)
    assert signer_of(province, TODAY) == ""


def test_maker_is_named_by_position(province, busaba):
    TenureFactory(user=busaba, position=PositionFactory(office=province, title_en="Clerk"))
    assert maker_of(busaba, scope_of(busaba), province, TODAY) == "Clerk"


def test_full_position_goes_before_an_acting_one(province, district, busaba):
    TenureFactory(user=busaba, position=PositionFactory(office=district, title_en="Head"), acting=True)
    TenureFactory(user=busaba, position=PositionFactory(office=province, title_en="Clerk"))
    assert maker_of(busaba, scope_of(busaba), province, TODAY) == "Clerk"


def test_position_elsewhere_is_named_with_its_office(province, department, busaba):
    department.name_en = "The Department"
    department.save()
    TenureFactory(user=busaba, position=PositionFactory(office=department, title_en="Expert"))
    assert maker_of(busaba, scope_of(busaba), province, TODAY) == "Expert, The Department"


def test_office_that_the_position_names_itself_is_not_said_twice(province, department, busaba):
    department.name_th = "กรมการพัฒนาชุมชน"
    department.save()
    TenureFactory(user=busaba, position=PositionFactory(office=department, title_th="อธิบดีกรมการพัฒนาชุมชน", level=""))
    with translation.override("th"):
        assert maker_of(busaba, scope_of(busaba), province, TODAY) == "อธิบดีกรมการพัฒนาชุมชน"


def test_former_position_is_not_named(province, busaba):
    clerk = PositionFactory(office=province, title_en="Clerk")
    TenureFactory(user=busaba, position=clerk, ends_on=date(2024, 3, 19))
    assert maker_of(busaba, scope_of(busaba), province, TODAY) == province.name


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        ([(Role.ADMIN, "department")], "department"),
        ([(Role.ADMIN, "department"), (Role.REVIEWER, "province")], "province"),
        ([(Role.STAFF, "province"), (Role.SUPERVISOR, "department")], "department"),
    ],
)
def test_maker_without_a_position_is_the_nearest_office(request, province, roles, named):
    user = UserFactory()
    for role, office in roles:
        MembershipFactory(user=user, role=role, office=request.getfixturevalue(office))
    assert maker_of(user, scope_of(user), province, TODAY) == request.getfixturevalue(named).name
