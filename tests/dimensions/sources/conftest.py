"""Who tries the pages of a file: one of each role, and writers of more and of less than the province."""

import pytest

from portal.offices.models import Role
from tests.cast import person


@pytest.fixture
def people(province, district, far_province, department, groups, nobody):
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
