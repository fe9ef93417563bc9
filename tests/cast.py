"""The cast: who works where. Arun and Chai in two districts of one province, Busaba over both, Dao over all."""

import pytest

from portal.offices.models import Role
from tests.factories.offices import DepartmentFactory, DistrictFactory, GroupFactory, MembershipFactory, ProvinceFactory
from tests.factories.people import UserFactory


@pytest.fixture
def department(db):
    return DepartmentFactory()


@pytest.fixture
def province(department):
    return ProvinceFactory(code="21", parent=department)


@pytest.fixture
def groups(province):
    return [GroupFactory(code=f"21-{number}", parent=province) for number in (1, 2, 3, 4)]


@pytest.fixture
def district(province):
    return DistrictFactory(code="2101", parent=province)


@pytest.fixture
def other_district(province):
    return DistrictFactory(code="2102", parent=province)


@pytest.fixture
def far_province(department):
    return ProvinceFactory(code="57", parent=department)


@pytest.fixture
def far_district(far_province):
    return DistrictFactory(code="5701", parent=far_province)


def person(username, role, office, **names):
    """Somebody with one role at one office, in force since long ago."""
    user = UserFactory(username=username, **names)
    MembershipFactory(user=user, role=role, office=office)
    return user


@pytest.fixture
def arun(district):
    """Staff of the district 2101."""
    return person("arun", Role.STAFF, district, first_name="อรุณ")


@pytest.fixture
def busaba(province):
    """Reviewer of the province 21."""
    return person("busaba", Role.REVIEWER, province, title="นางสาว", first_name="บุษบา")


@pytest.fixture
def chai(other_district):
    """Staff of another district of the same province, 2102."""
    return person("chai", Role.STAFF, other_district, first_name="ชัย")


@pytest.fixture
def dao(department):
    """Supervisor of the Department."""
    return person("dao", Role.SUPERVISOR, department, title="นาง", first_name="ดาว")


@pytest.fixture
def head(district):
    """Head of the district 2101."""
    return person("head", Role.HEAD, district, first_name="หัวหน้า")


@pytest.fixture
def admin(province):
    """Administrator of the province 21."""
    return person("admin", Role.ADMIN, province, first_name="ผู้ดูแล")


@pytest.fixture
def stranger(far_province):
    """Reviewer of another province, 57."""
    return person("stranger", Role.REVIEWER, far_province, first_name="คนไกล")


@pytest.fixture
def nobody(db):
    """Signed in, but a member of nothing."""
    return UserFactory(username="nobody", first_name="ผู้ไร้สังกัด")


@pytest.fixture
def people(province, district, far_province, department, groups, nobody):
    """By role: one of each, and writers of more and of less than the province."""
    return {
        "staff": person("staff", Role.STAFF, district),
        "head": person("a-head", Role.HEAD, district),
        "reviewer": person("reviewer", Role.REVIEWER, province),
        "supervisor": person("supervisor", Role.SUPERVISOR, province),
        "admin": person("an-admin", Role.ADMIN, province),
        "group": person("group", Role.REVIEWER, groups[0]),
        "department": person("department", Role.ADMIN, department),
        "far": person("far", Role.REVIEWER, far_province),
        "none": nobody,
    }
