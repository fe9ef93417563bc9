"""The history page: who may read it, what it says, at what cost."""

import pytest
from django.urls import reverse

from portal.accounts.models import User
from portal.history.recording import record
from portal.history.things import Thing
from portal.offices.models import Role
from tests.factories.offices import MembershipFactory, OfficeFactory
from tests.factories.people import UserFactory

PAGE = "/history/"
OFFICES = {"00": "department", "21": "province", "2101": "district", "57": "far_province"}


@pytest.fixture
def recorded(department, province, district, far_province, far_district):
    """One entry at each of five offices, the Department's first."""
    for number, office in enumerate((department, province, district, far_province, far_district), start=1):
        record("look", office, by=None, office=office, number=number)


def reader(role, code, **facts):
    user = UserFactory(language="en", **facts)
    MembershipFactory(user=user, role=role, office=OfficeFactory(code=code))
    return user


def offices_on(page):
    return [line.office.removeprefix("Office ") for line in page.context["lines"]]


@pytest.mark.parametrize(
    ("role", "code", "seen"),
    [
        (Role.STAFF, "21", None),
        (Role.HEAD, "2101", None),
        (Role.ASSESSOR, "21", None),
        (Role.REVIEWER, "21", ["2101", "21"]),
        (Role.SUPERVISOR, "21", ["2101", "21"]),
        (Role.ADMIN, "21", ["2101", "21"]),
        (Role.ADMIN, "2101", ["2101"]),
        (Role.REVIEWER, "57", ["5701", "57"]),
        (Role.SUPERVISOR, "00", ["5701", "57", "2101", "21", "00"]),
    ],
)
def test_history_shows_what_a_role_looks_after(client, recorded, role, code, seen):
    client.force_login(reader(role, code))
    page = client.get(PAGE)
    assert (page.status_code, offices_on(page) if seen else None) == (200 if seen else 403, seen)


def test_history_asks_who_you_are(client, recorded):
    assert client.get(PAGE).url == f"{reverse('accounts:sign_in')}?next={PAGE}"


def test_other_province_can_not_be_asked_for(client, recorded, busaba):
    client.force_login(busaba)
    assert client.get(PAGE, {"office": "00/57/"}).context["listing"].total == 2
    assert client.get(PAGE, {"office": "00/21/2101/"}).context["listing"].total == 1


def test_history_can_be_narrowed_to_a_province_by_the_department(client, recorded, dao):
    client.force_login(dao)
    page = client.get(PAGE, {"office": "00/57/"})
    assert [line.mark for line in page.context["lines"]] == ["57/2", "57/1"]


def test_line_says_who_did_what_to_which_thing(client, busaba, arun, district):
    User.objects.update(language="en")
    entry = record("look", district, by=arun, office=district, note="ดูแล้ว")
    client.force_login(busaba)
    (line,) = client.get(PAGE).context["lines"]
    assert (line.mark, line.actor, line.thing, line.office, line.note, line.hash, line.at) == (
        "21/1",
        "นายอรุณ นามสกุลตัวอย่าง",
        Thing("2101 Office 2101"),
        "Office 2101",
        "ดูแล้ว",
        entry.hash,
        entry.at,
    )


def test_erased_person_is_no_longer_named(client, busaba, arun, district):
    User.objects.update(language="en")
    record("look", district, by=arun, office=district)
    client.force_login(busaba)
    assert "นายอรุณ" in client.get(PAGE).content.decode()
    arun.memberships.all().delete()
    User.objects.filter(pk=arun.pk).delete()
    page = client.get(PAGE)
    assert ("นายอรุณ" in page.content.decode(), "no longer known" in page.content.decode()) == (False, True)


def test_what_nobody_did_is_the_systems(client, busaba, district):
    User.objects.update(language="en")
    record("lock_out", district, by=None, office=district)
    client.force_login(busaba)
    page = client.get(PAGE)
    assert [line.actor for line in page.context["lines"]] == ["the system"]
    assert "no longer known" not in page.content.decode()


def test_note_is_shown_as_text(client, busaba, district):
    record("look", district, by=None, office=district, note="<script>alert(1)</script>")
    client.force_login(busaba)
    page = client.get(PAGE).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_seals_of_the_chains_stand_on_the_page(client, recorded, dao):
    client.force_login(dao)
    page = client.get(PAGE)
    assert [(chain.name, chain.count) for chain in page.context["chains"]] == [("00", 1), ("21", 2), ("57", 2)]
    assert all(str(chain) in page.content.decode() for chain in page.context["chains"])


def test_empty_history_says_so(client, busaba):
    User.objects.update(language="en")
    client.force_login(busaba)
    assert "Nothing has been recorded here yet" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_history_query_count(client, busaba, arun, district, rows, django_assert_num_queries):
    for _ in range(rows):
        record("look", district, by=arun, office=district)
    client.force_login(busaba)
    with django_assert_num_queries(
        10
    ):  # session, person, scope, offices to choose, count, rows, chains, things of the one table, people, offices
        page = client.get(PAGE)
    assert len(page.context["lines"]) == rows


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_history_can_only_be_read(client, busaba, method):
    client.force_login(busaba)
    assert getattr(client, method)(PAGE).status_code == 405
