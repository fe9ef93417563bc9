"""Offices and memberships taken in from a table."""

import pytest
from django.utils import translation

from portal.history.models import Entry
from portal.offices.models import Membership, Office, Role
from tests.factories.offices import ZoneFactory
from tests.portal.offices.admin.tables import everything, faults, show, take_in

ROLES = "Write one of these: staff, head, reviewer, supervisor, admin (Administrator), assessor (Committee member)."


def test_memberships_are_taken_in(signed_in, admin, arun, chai, province, district):
    held = Membership.objects.get(user=arun)
    with translation.override("th"):
        thai = str(Role.REVIEWER.label)
    text = (
        "user,office,role,starts_on,ends_on,name\n"
        f"arun,2101,staff,{held.starts_on:%d/%m/%Y},๓๐ ก.ย. ๒๕๖๙,ignored\n"
        f"chai,21,{thai},1 ต.ค. 2569,,\n"
        "chai,2101,Head,2026-10-01,30/9/2570,\n"
    )
    take_in(signed_in, "memberships", text)
    held.refresh_from_db()
    assert held.ends_on.isoformat() == "2026-09-30"
    added = chai.memberships.filter(starts_on="2026-10-01").order_by("office__path")
    assert [(row.office, row.role, row.ends_on and row.ends_on.isoformat()) for row in added] == [
        (province, "reviewer", None),
        (district, "head", "2027-09-30"),
    ]
    assert [(verb, facts["user"], facts["role"]) for verb, facts in Entry.objects.values_list("verb", "facts")] == [
        ("change_membership", arun.pk, "staff"),
        ("add_membership", chai.pk, "reviewer"),
        ("add_membership", chai.pk, "head"),
    ]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("arun,00,admin,1/10/2569,", "There is no office “00” within your reach."),
        ("arun,57,admin,1/10/2569,", "There is no office “57” within your reach."),
        ("arun,9999,staff,1/10/2569,", "There is no office “9999” within your reach."),
        ("stranger,21,staff,1/10/2569,", "There is nobody with the user name “stranger” within your reach."),
        ("arun,21,owner,1/10/2569,", ROLES),
        ("arun,21,staff,,", "This may not be empty."),
        ("arun,21,staff,31/2/2569,", "This is not a date. Write it for example as 14 Feb 2026."),
        ("arun,21,staff,1/10/2569,soon", "This is not a date. Write it for example as 14 Feb 2026."),
        ("arun,21,staff,1/10/2569,30/9/2569", "This cannot end before it begins."),
    ],
)
def test_membership_with_a_fault_is_named(signed_in, time_machine, row, wanted):
    time_machine.move_to("2026-03-20T03:00:00+00:00")
    before = everything()
    page = show(signed_in, "memberships", f"user,office,role,starts_on,ends_on\nchai,21,staff,1/10/2569,\n{row}\n")
    assert (faults(page), everything()) == ([(3, wanted)], before)


def test_membership_of_another_province_is_no_row_of_ours(signed_in, stranger, far_province):
    held = Membership.objects.get(user=stranger)
    row = f"stranger,57,reviewer,{held.starts_on},2026-03-01"
    page = show(signed_in, "memberships", f"user,office,role,starts_on,ends_on\n{row}\n")
    assert faults(page) == [
        (2, "There is nobody with the user name “stranger” within your reach."),
        (2, "There is no office “57” within your reach."),
    ]
    held.refresh_from_db()
    assert held.ends_on is None


def test_offices_are_taken_in(signed_in, district, province):
    zone = ZoneFactory(province=province, number=3)
    text = (
        "code,kind,parent,zone,name_th,name_en,short_th,is_open\n"
        "2101,district,21,21/3,ชื่อใหม่,New name,สพอ.ใหม่,yes\n"
        "2109,District,21,,สำนักงานใหม่,,สพอ.เกิดใหม่,no\n"
    )
    take_in(signed_in, "offices", text)
    district.refresh_from_db()
    added = Office.objects.get(code="2109")
    assert (district.name_th, district.zone, district.path) == ("ชื่อใหม่", zone, "00/21/2101/")
    assert (added.path, added.level, added.kind_order, added.is_open) == ("00/21/2109/", 3, 3, False)
    assert sorted(Office.objects.in_bulk([district.pk, added.pk]).values(), key=lambda row: row.sort_key) == [
        added,
        district,
    ]
    assert list(Entry.objects.values_list("verb", "office_path")) == [
        ("change_office", "00/21/2101/"),
        ("add_office", "00/21/2109/"),
    ]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("2109,district,57,,ก,ก", "There is no office “57” within your reach."),
        ("5701,district,21,,ก,ก", "This code belongs to an office out of your reach."),
        ("00,department,,,ก,ก", "This code belongs to an office out of your reach."),
        ("01,department,,,ก,ก", "Name the office above it."),
        ("22,province,21,,ก,ก", "Provinces stand under the Department, districts and groups under one."),
        ("2101,group,21,,ก,ก", "The kind of an office and the office above it cannot change."),
        ("2101,district,2102,,ก,ก", "The kind of an office and the office above it cannot change."),
        (
            "2101,district,21,57/1,ก,ก",
            "There is no zone “57/1” within your reach. Write province and number, for example 21/1.",
        ),
        ("2109,district,21,,,ก", "This field cannot be blank."),
        ("21x,district,21,,ก,ก", "A code is made of digits, for example 21, 2101 or 21-1."),
        ("2109,shop,21,,ก,ก", "Write one of these: department, province, group, district."),
    ],
)
def test_office_with_a_fault_is_named(signed_in, far_province, row, wanted):
    ZoneFactory(province=far_province, number=1)
    before = everything()
    page = show(signed_in, "offices", f"code,kind,parent,zone,name_th,short_th\n{row}\n")
    assert (faults(page), everything()) == ([(2, wanted)], before)
