"""Tables taken out: what is within reach, and the same when it comes in again."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from portal.accounts.models import User
from portal.offices.models import Role
from tests.factories.offices import MembershipFactory
from tests.portal.offices.admin.tables import LISTS, everything, faults, show, take_in, take_out


def rows_of(answer, format_name):
    if format_name == "csv":
        return [line.split(",") for line in answer.content.decode("utf-8-sig").splitlines()]
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_offices_within_reach_go_out(signed_in, format_name):
    answer = take_out(signed_in, "offices", format_name)
    heading, *rows = rows_of(answer, format_name)
    assert heading[:4] == ["code", "kind", "parent", "zone"]
    assert [row[0] for row in rows] == ["21", "2101", "2102"]
    assert answer.headers["Content-Disposition"].endswith(f'.{format_name}"')


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_people_within_reach_go_out_without_passwords(signed_in, format_name):
    heading, *rows = rows_of(take_out(signed_in, "users", format_name), format_name)
    assert heading == [
        *("username", "title", "first_name", "last_name", "email", "language", "digits", "is_active", "office", "role")
    ]
    assert [(row[0], *row[-2:]) for row in rows] == [
        ("admin", "21", "admin"),
        ("arun", "2101", "staff"),
        ("chai", "2102", "staff"),
    ]


def test_memberships_within_reach_go_out(signed_in):
    heading, *rows = rows_of(take_out(signed_in, "memberships", "csv"), "csv")
    assert heading == ["user", "office", "role", "starts_on", "ends_on", "name", "office_name"]
    assert [row[:5] for row in rows] == [
        ["admin", "21", "admin", "2020-10-01", ""],
        ["arun", "2101", "staff", "2020-10-01", ""],
        ["chai", "2102", "staff", "2020-10-01", ""],
    ]


def test_search_and_filters_hold_for_what_goes_out(signed_in):
    _heading, *rows = rows_of(take_out(signed_in, "users", "csv", query="q=arun"), "csv")
    assert [row[0] for row in rows] == ["arun"]


def test_formula_does_not_go_out(signed_in, arun):
    User.objects.filter(pk=arun.pk).update(first_name="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in take_out(signed_in, "users", "csv").content.decode()


@pytest.mark.parametrize("table", LISTS)
@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_what_went_out_changes_nothing_when_it_comes_in(signed_in, table, format_name):
    before = everything()
    file = take_out(signed_in, table, format_name).content
    page = show(signed_in, table, file, f"table.{format_name}")
    assert (faults(page), list(page.context["result"].valid_rows())) == ([], [])
    assert "Nothing would change" in page.content.decode()
    take_in(signed_in, table, file, f"table.{format_name}")
    assert everything() == before


@pytest.mark.parametrize("page", ["import/", "export/"])
@pytest.mark.parametrize("table", LISTS)
@pytest.mark.parametrize("role", [Role.STAFF, Role.REVIEWER, Role.SUPERVISOR])
def test_other_roles_take_nothing_in_or_out(client, province, page, table, role):
    client.force_login(MembershipFactory(office=province, role=role).user)
    assert client.get(f"{LISTS[table]}{page}", follow=True).status_code == 403
    assert client.post(f"{LISTS[table]}{page}", {"format": "1"}, follow=True).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_import_query_count(signed_in, district, rows, django_assert_num_queries):
    text = "username,last_name,office,role\n" + "".join(f"new-{number},ก,2101,staff\n" for number in range(rows))
    with django_assert_num_queries(17):
        page = show(signed_in, "users", text)
    assert len(page.context["result"].valid_rows()) == rows
