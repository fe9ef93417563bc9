"""Who may make and read documents: a table of role and office, and its twin in the database."""

import pytest

from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.reports.models import Document
from portal.reports.policy import may_make
from tests.factories.documents import DocumentFactory
from tests.factories.offices import MembershipFactory

ROLES = (Role.ADMIN, Role.REVIEWER, Role.SUPERVISOR)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(
    ("at", "reached"), [("00", {"21", "57"}), ("21", {"21"}), ("57", {"57"}), ("2101", set()), ("5701", set())]
)
def test_those_above_make_and_read(district, far_district, role, at, reached):
    expected = reached if role in ROLES else set()
    scope = scope_of(MembershipFactory(role=role, office=Office.objects.get(code=at)).user)
    provinces = Office.objects.filter(kind="province")
    for office in provinces:
        DocumentFactory(office=office)
    assert {office.code for office in provinces if may_make(scope, office)} == expected
    assert {document.office.code for document in Document.objects.within(scope)} == expected
