"""What an administrator writes: roles, offices, zones and positions, with choices as far as the reach goes."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from portal.accounts.models import User
from portal.history.models import Entry
from portal.offices.models import Membership, Office, Position, Role, Zone
from tests.factories.offices import MembershipFactory


def address(table, page, *args):
    return reverse(f"admin:{table}_{page}", args=args)


def choices(client, table, page, field, *args):
    return set(client.get(address(table, page, *args)).context["adminform"].form.fields[field].queryset)


def test_choices_are_within_reach(signed_in, rows, province, district, other_district):
    zone = rows["offices_zone"][0]
    assert choices(signed_in, "offices_membership", "add", "office") == {province, district, other_district}
    assert choices(signed_in, "offices_position", "add", "office") == {province, district, other_district}
    assert choices(signed_in, "accounts_user", "add", "office") == {province, district, other_district}
    assert choices(signed_in, "offices_zone", "add", "province") == {province}
    assert choices(signed_in, "offices_office", "add", "parent") == {province}
    assert choices(signed_in, "offices_office", "change", "zone", district.pk) == {zone}


def grant(client, user, office, **facts):
    asked = {"user": user, "office": str(office), "role": "reviewer", "starts_on": "20/3/2569", "ends_on": ""}
    return client.post(address("offices_membership", "add"), asked | facts)


def test_role_is_given_within_reach(signed_in, rows, admin, arun, province):
    assert grant(signed_in, "arun", province).status_code == 302
    given = Membership.objects.get(user=arun, role=Role.REVIEWER)
    assert (given.office, given.starts_on.isoformat(), given.ends_on) == (province, "2026-03-20", None)
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_id, entry.office_path, entry.facts["role"], entry.facts["user"]) == (
        "add_membership",
        admin.pk,
        "00/21/",
        "reviewer",
        arun.pk,
    )


@pytest.mark.parametrize("code", ["00", "57", "5701"])
@pytest.mark.parametrize("role", ["admin", "staff"])
def test_no_role_is_given_above_or_beside_the_own_office(signed_in, rows, code, role):
    before = Membership.objects.count()
    answer = grant(signed_in, "arun", Office.objects.get(code=code), role=role)
    assert (answer.status_code, Membership.objects.count()) == (200, before)
    assert "office" in answer.context["adminform"].form.errors


def test_no_role_is_given_to_somebody_out_of_reach(signed_in, rows, province):
    answer = grant(signed_in, rows["accounts_user"][1].username, province)
    assert list(answer.context["adminform"].form.errors) == ["user"]


def test_membership_that_began_only_gets_a_last_day(signed_in, rows, arun, province, time_machine):
    time_machine.move_to("2026-03-20T03:00:00Z")
    membership = arun.memberships.get()
    signed_in.post(
        address("offices_membership", "change", membership.pk),
        {"user": "admin", "office": province.code, "role": "admin", "starts_on": "1/1/2569", "ends_on": "19 มี.ค. 2569"},
    )
    before = (membership.user_id, membership.office_id, membership.role, membership.starts_on)
    membership.refresh_from_db()
    assert (membership.user_id, membership.office_id, membership.role, membership.starts_on) == before
    assert membership.ends_on.isoformat() == "2026-03-19"
    assert Entry.objects.get().facts == {"user": arun.pk, "role": "staff", "fields": ["ends_on"]}


def test_membership_that_begins_today_can_still_change(signed_in, rows, arun, district, time_machine):
    time_machine.move_to("2026-03-20T03:00:00Z")
    membership = MembershipFactory(user=arun, office=district, role=Role.HEAD, starts_on="2026-03-20")
    signed_in.post(
        address("offices_membership", "change", membership.pk),
        {"user": "arun", "office": district.code, "role": "assessor", "starts_on": "20/3/2569"},
    )
    membership.refresh_from_db()
    assert membership.role == "assessor"


def test_membership_does_not_end_before_it_begins(signed_in, rows, province, english):
    answer = grant(signed_in, "arun", province, ends_on="19/3/2569")
    assert answer.context["adminform"].form.errors == {"ends_on": ["This cannot end before it begins."]}


def test_memberships_end_today_by_the_handful(signed_in, rows, arun, district, time_machine):
    time_machine.move_to("2026-03-20T03:00:00Z")
    far = rows["offices_membership"][1]
    own = arun.memberships.get()
    over = MembershipFactory(user=arun, office=district, role=Role.HEAD, starts_on="2024-10-01", ends_on="2025-09-30")
    chosen = {"action": "end_today", "_selected_action": [own.pk, over.pk, far.pk]}
    signed_in.post(address("offices_membership", "changelist"), chosen)
    ends = {row.pk: row.ends_on for row in Membership.objects.filter(pk__in=chosen["_selected_action"])}
    assert {pk: day and day.isoformat() for pk, day in ends.items()} == {
        own.pk: "2026-03-20",
        over.pk: "2025-09-30",
        far.pk: None,
    }
    assert list(Entry.objects.values_list("verb", "object_id")) == [("change_membership", own.pk)]


# --- Offices, zones, positions ---


def test_place_of_an_office_in_the_tree_does_not_change(signed_in, rows, district, far_province):
    before = (district.code, district.kind, district.parent_id, district.path)
    names = {"name_th": "ชื่อใหม่", "short_th": "ใหม่", "is_open": "on"}
    asked = {"code": "9999", "kind": "province", "parent": far_province.code, **names}
    assert signed_in.post(address("offices_office", "change", district.pk), asked).status_code == 302
    district.refresh_from_db()
    assert (district.code, district.kind, district.parent_id, district.path) == before
    assert (district.name_th, Entry.objects.get().verb) == ("ชื่อใหม่", "change_office")


@pytest.mark.parametrize(
    ("kind", "code", "above", "made"),
    [
        ("district", "2109", "21", True),
        ("group", "21-5", "21", True),
        ("district", "5709", "57", False),
        ("province", "22", "00", False),
        ("province", "22", "21", False),
        ("department", "01", None, False),
        ("district", "2101", "21", False),
    ],
)
def test_office_is_added_within_reach(signed_in, rows, kind, code, above, made):
    before = Office.objects.count()
    parent = Office.objects.filter(code=above).first()
    asked = {"code": code, "kind": kind, "parent": parent.code if parent else "", "name_th": "ก", "short_th": "ก"}
    signed_in.post(address("offices_office", "add"), asked)
    assert Office.objects.count() - before == made
    assert set(Entry.objects.values_list("verb", flat=True)) == ({"add_office"} if made else set())


def test_zone_is_added_to_the_own_province(signed_in, rows, province, far_province):
    for office, made in ((province, 1), (far_province, 0)):
        before = Zone.objects.count()
        signed_in.post(address("offices_zone", "add"), {"province": office.code, "number": 9, "name_th": "โซน"})
        assert Zone.objects.count() - before == made


def test_position_is_filled_by_user_name(signed_in, rows, admin, busaba, district, time_machine):
    time_machine.move_to("2026-03-20T03:00:00Z")
    tenure = {"user": "busaba", "acting": "on", "starts_on": "๒๐ มี.ค. ๒๕๖๙", "ends_on": ""}
    management = {"tenures-TOTAL_FORMS": "1", "tenures-INITIAL_FORMS": "0"}
    answer = signed_in.post(
        address("offices_position", "add"),
        {"office": district.code, "title_th": "พัฒนาการอำเภอ", "leads": "on"}
        | management
        | {f"tenures-0-{name}": value for name, value in tenure.items()},
    )
    assert answer.status_code == 302
    position = Position.objects.get(title_th="พัฒนาการอำเภอ")
    filled = position.tenures.get()
    assert (filled.user, filled.acting, filled.starts_on.isoformat()) == (busaba, True, "2026-03-20")
    assert list(Entry.objects.values_list("verb", "object_id")) == [
        ("add_position", position.pk),
        ("add_tenure", filled.pk),
    ]
    page = signed_in.get(address("offices_position", "changelist")).content.decode()
    assert busaba.get_full_name() in page


def test_position_is_not_filled_by_somebody_out_of_reach(signed_in, rows, district):
    far = rows["accounts_user"][1]
    answer = signed_in.post(
        address("offices_position", "add"),
        {
            "office": district.code,
            "title_th": "พัฒนาการอำเภอ",
            "tenures-TOTAL_FORMS": "1",
            "tenures-INITIAL_FORMS": "0",
            "tenures-0-user": far.username,
            "tenures-0-starts_on": "20/3/2569",
        },
    )
    assert answer.status_code == 200
    assert not Position.objects.filter(title_th="พัฒนาการอำเภอ").exists()


def test_dates_are_shown_in_the_buddhist_era(signed_in, rows, arun, admin):
    User.objects.filter(pk=admin.pk).update(language="th")
    page = signed_in.get(address("offices_membership", "changelist")).content.decode()
    assert "1 ต.ค. 2563" in page


def test_changes_stand_in_the_admins_own_log_too(signed_in, rows, province):
    grant(signed_in, "arun", province)
    assert LogEntry.objects.get().get_edited_object() == Membership.objects.latest("pk")
