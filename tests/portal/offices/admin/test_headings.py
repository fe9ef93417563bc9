"""The columns of a table go by their names in Thai and in English, and faults by those that stand in the file."""

import pytest
from django.utils import translation

from portal.accounts.models import User
from portal.offices.admin.headings import HEADINGS, Headings
from portal.offices.admin.tables import MembershipTable, OfficeTable, UserTable
from portal.offices.models import Membership, Office
from tests.portal.offices.admin.tables import LISTS, everything, faults, show, take_in, take_out

ROLES = (
    "กรอกค่าใดค่าหนึ่งต่อไปนี้: staff (เจ้าหน้าที่), head (หัวหน้าหน่วยงาน), reviewer (ผู้ตรวจ), "
    "supervisor (ผู้บังคับบัญชา), admin (ผู้ดูแลระบบ), assessor (กรรมการประเมินผล)"
)


@pytest.fixture
def thai_admin(signed_in, admin):
    User.objects.filter(pk=admin.pk).update(language="th")
    return signed_in


@pytest.mark.parametrize("table", [OfficeTable, UserTable, MembershipTable])
def test_every_column_has_a_heading_of_its_own_in_either_language(table):
    names = [column.name for column in table.columns]
    with translation.override("en"):
        assert [str(HEADINGS[name]) for name in names] == names
    with translation.override("th"):
        thai = [str(HEADINGS[name]).casefold() for name in names]
    assert len({*thai, *names}) == 2 * len(names)
    assert Headings(table.columns).names == dict(zip(thai + names, names * 2, strict=True))


def test_offices_are_taken_in_under_thai_headings(signed_in, province):
    take_in(
        signed_in,
        "offices",
        "รหัส,ประเภท,หน่วยงานต้นสังกัด,ชื่อภาษาไทย,ชื่อย่อภาษาไทย,เปิดอยู่\n2109,อำเภอ,21,สำนักงานใหม่,สพอ.ใหม่,ไม่\n",
    )
    added = Office.objects.get(code="2109")
    assert (added.kind, added.parent, added.name_th, added.is_open) == ("district", province, "สำนักงานใหม่", False)


def test_people_are_taken_in_under_headings_of_both_languages(signed_in, district):
    take_in(signed_in, "users", "ชื่อผู้ใช้,First_Name,นามสกุล,รหัสหน่วยงาน,role\nploy,พลอย,ใจดี,2101,เจ้าหน้าที่\n")
    ploy = User.objects.get(username="ploy")
    assert (ploy.first_name, ploy.last_name) == ("พลอย", "ใจดี")
    assert [(row.office, row.role) for row in ploy.memberships.all()] == [(district, "staff")]


def test_memberships_are_taken_in_under_thai_headings(signed_in, arun, province):
    text = "ชื่อผู้ใช้,รหัสหน่วยงาน,บทบาท,วันเริ่ม,วันสิ้นสุด\narun,21,ผู้ตรวจ,1 ต.ค. 2569,๓๐ ก.ย. ๒๕๗๐\n"
    take_in(signed_in, "memberships", text)
    given = Membership.objects.get(user=arun, office=province)
    assert (given.role, str(given.starts_on), str(given.ends_on)) == ("reviewer", "2026-10-01", "2027-09-30")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("ชื่อผู้ใช้,username", "The file has the same column twice: ชื่อผู้ใช้ = username."),
        ("username,role,role", "The file has the same column twice: role = role."),
        ("ชื่อ,นามสกุล", "The column “username” is missing."),
        (
            "username,password,รหัสผ่าน",
            "There is no column “password” in this table. Its columns are: username, title, first_name, last_name, "
            "email, language, digits, is_active, office, role.",
        ),
    ],
)
def test_headings_that_can_not_stand_are_named(signed_in, heading, wanted):
    before = everything()
    row = ",".join(["arun", "ก", "ข"][: heading.count(",") + 1])
    assert (faults(show(signed_in, "users", f"{heading}\n{row}\n")), everything()) == ([(0, wanted)], before)


def test_faults_are_named_by_the_headings_of_the_file(thai_admin, province):
    page = show(thai_admin, "users", "ชื่อผู้ใช้,is_active,รหัสหน่วยงาน\nploy,maybe,5701\nploy,yes,2101\n")
    problems = page.context["result"].problems
    assert [(each.row, each.column, each.sentence) for each in problems] == [
        (2, "B is_active", "กรอก yes (ใช่) หรือ no (ไม่)"),
        (2, "C รหัสหน่วยงาน", "ไม่พบหน่วยงาน “5701” ในส่วนที่ท่านดูแล"),
        (2, "บทบาท", ROLES),
        (3, "", "ค่าในคอลัมน์ ชื่อผู้ใช้ ซ้ำกับแถวที่ 2 แต่ละค่ามีได้เพียงแถวเดียวในไฟล์"),
        (3, "บทบาท", ROLES),
    ]


@pytest.mark.parametrize(
    ("table", "changed"),
    [("offices", []), ("memberships", []), ("users", [["language"]])],  # the reader's own, who reads English by then
)
@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_thai_table_comes_in_again_for_whoever_reads_english(thai_admin, admin, table, changed, format_name):
    file = take_out(thai_admin, table, format_name).content
    User.objects.filter(pk=admin.pk).update(language="en")
    page = show(thai_admin, table, file, f"table.{format_name}")
    assert (faults(page), [row.changed for row in page.context["result"].valid_rows()]) == ([], changed)


def test_thai_table_has_thai_headings(thai_admin):
    first, *_rest = take_out(thai_admin, "memberships", "csv").content.decode("utf-8-sig").splitlines()
    assert first == "ชื่อผู้ใช้,รหัสหน่วยงาน,บทบาท,วันเริ่ม,วันสิ้นสุด,ชื่อและนามสกุล,ชื่อหน่วยงาน"
    pages = [thai_admin.get(f"{LISTS['memberships']}{page}/").content.decode() for page in ("import", "export")]
    assert "วันเริ่ม<br><code>starts_on</code>" in pages[0]
    assert first.replace(",", ", ") in pages[1]


def test_changes_are_shown_under_headings_that_the_reader_knows(thai_admin, arun):
    page = show(thai_admin, "users", "username,last_name\narun,ใหม่\n").content.decode()
    assert ('<th scope="col">นามสกุล</th>' in page, '<th scope="col">last_name</th>' in page) == (True, False)
