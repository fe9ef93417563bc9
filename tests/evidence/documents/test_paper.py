"""The text of the report, copied out of it by two programs: whole pages, letter by letter."""

import re
from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evidence.models import Item
from evidence.states import AssignmentState
from portal.history.models import Chain
from portal.history.recording import record
from portal.offices.models import Office, Position
from portal.reports.kinds import NothingToShow
from tests.evidence.documents.conftest import TITLES
from tests.evidence.documents.pages import by_pdfium, by_poppler, count_of, lines_by_poppler, packed
from tests.factories.dimensions import ActivityFactory, AssignmentFactory
from tests.factories.offices import DistrictFactory, ZoneFactory

READERS = pytest.mark.parametrize("read", [by_poppler, by_pdfium])
COMPLAINTS, MEETING, OFFICE_WORK = TITLES.values()
HEAD = "Progress report Rayong Provincial Office Figures as of 20 March 2024, 09:30"


@pytest.fixture
def thai():
    with translation.override("th"):
        yield


# --- Whole pages -----------------------------------------------------------------------------------------------------


@READERS
def test_cover_in_english(paper, read):
    assert read(paper(language="en"), 1) == packed(
        "Community Development Department, Ministry of Interior "
        "Report on the progress of the clean and transparent community development programme "
        "Clean and transparent 2024 Fiscal year 2567 (2023/24) Rayong Provincial Office "
        "Figures as of 20 March 2024, 09:30 Made by Reviewer, Rayong Province"
    )


@READERS
def test_figures_in_english(paper, read):
    figures = "Owed Due Accepted Waiting for review Returned Overdue Sent late"
    assert read(paper(language="en"), 3) == packed(
        f"3. By zone Zone {figures} River zone 6 4 2 1 0 1 2 Offices outside the zones 2 1 0 0 1 1 0 "
        f"Total 8 5 2 1 1 2 2 "
        f"4. By dimension Dimension {figures} Dimension 1 Open information 5 5 2 1 1 2 2 "
        "Dimension 2 Convenient office 3 0 0 0 0 0 0 Total 8 5 2 1 1 2 2 "
        "5. Overdue No. Code Activity Office Due on Days late "
        f"1 1.2 {MEETING} (Returned) Rayong Province 31 Jan 2024 49 2 1.2 {MEETING} Ban Khai 31 Jan 2024 49 "
        "6. Due within 14 days No. Code Activity Office Due on Days left "
        f"1 Dimension 2 {OFFICE_WORK} Rayong Province 25 Mar 2024 5 {HEAD} 3 / 5"
    )


@READERS
def test_list_in_english(paper, read):
    head = "Code Activity Due on First sent on State"
    assert read(paper(language="en"), 4) == packed(
        f"7. Every assignment, by dimension and office Dimension 1 Open information {head} "
        f"Rayong Province 1.2 {MEETING} 31 Jan 2024 30 Jan 2024 Returned "
        f"Ban Khai 1.1 {COMPLAINTS} 31 Jan 2024 5 Feb 2024 Done late 1.2 {MEETING} 31 Jan 2024 – Overdue "
        f"Pluak Daeng 1.1 {COMPLAINTS} 31 Jan 2024 20 Jan 2024 Done "
        f"1.2 {MEETING} 31 Jan 2024 1 Mar 2024 Waiting for review "
        f"Dimension 2 Convenient office {head} Rayong Province {OFFICE_WORK} 25 Mar 2024 – Due soon "
        f"Ban Khai {OFFICE_WORK} – – Undated Pluak Daeng {OFFICE_WORK} 30 Sep 2024 – Not yet open "
        f"To Governor of Rayong For your information. Signed ( ) Provincial Officer Date {HEAD} 4 / 5"
    )


@READERS
def test_annex_in_english(paper, read):
    def caption(office, number, name):
        return f"{office} 1.1 {COMPLAINTS} {name.format(number)} Received 19 Jan 2024, 09:00"

    assert read(paper(language="en"), 5) == packed(
        "Annex: evidence that was accepted 4 files, all that were accepted. Dimension 1 "
        + caption("Ban Khai", 1, "ภาพถ่าย {}.jpg")
        + caption("Ban Khai", 1, "คำสั่ง {}.pdf")
        + caption("Pluak Daeng", 0, "ภาพถ่าย {}.jpg")
        + caption("Pluak Daeng", 0, "คำสั่ง {}.pdf")
        + f"Made by the Saisaat portal from its records on 20 March 2024, 09:30 {HEAD} 5 / 5"
    )


@READERS
def test_list_in_thai(paper, thai, read):
    said = {state.value: str(state.label) for state in AssignmentState}
    head = " ".join([_("Code"), _("Activity"), _("Due on"), _("First sent on"), pgettext("of an assignment", "State")])
    assert read(paper(), 4) == packed(
        f"๗. {_('Every assignment, by dimension and office')} มิติที่ ๑ การเปิดเผยข้อมูล {head} "
        f"สพจ.ระยอง ๑.๒ {MEETING} ๓๑ ม.ค. ๒๕๖๗ ๓๐ ม.ค. ๒๕๖๗ {said['returned']} "
        f"สพอ.บ้านค่าย ๑.๑ {COMPLAINTS} ๓๑ ม.ค. ๒๕๖๗ ๕ ก.พ. ๒๕๖๗ {said['done_late']} "
        f"๑.๒ {MEETING} ๓๑ ม.ค. ๒๕๖๗ – {said['overdue']} "
        f"สพอ.ปลวกแดง ๑.๑ {COMPLAINTS} ๓๑ ม.ค. ๒๕๖๗ ๒๐ ม.ค. ๒๕๖๗ {said['done']} "
        f"๑.๒ {MEETING} ๓๑ ม.ค. ๒๕๖๗ ๑ มี.ค. ๒๕๖๗ {said['waiting']} "
        f"มิติที่ ๒ สำนักงานสะดวก {head} สพจ.ระยอง {OFFICE_WORK} ๒๕ มี.ค. ๒๕๖๗ – {said['due_soon']} "
        f"สพอ.บ้านค่าย {OFFICE_WORK} – – {said['undated']} "
        f"สพอ.ปลวกแดง {OFFICE_WORK} ๓๐ ก.ย. ๒๕๖๗ – {said['not_yet_open']} "
        "เรียน ผู้ว่าราชการจังหวัดระยอง เพื่อโปรดทราบ ลงชื่อ ( ) พัฒนาการจังหวัดระยอง วันที่ "
        f"{_('Progress report')} สำนักงานพัฒนาชุมชนจังหวัดระยอง ข้อมูล ณ วันที่ ๒๐ มีนาคม ๒๕๖๗ ๐๙.๓๐ น. ๔ / ๕"
    )


def test_portal_writes_thai_digits_only(paper):
    """What stays is what people typed: a title, and the names of files."""
    content = paper()
    text = "".join(by_poppler(content, number + 1) for number in range(count_of(content)))
    typed = [f"{name}{number}.{end}" for number in (1, 0) for name, end in (("ภาพถ่าย", "jpg"), ("คำสั่ง", "pdf"))]
    assert re.findall("[0-9]", text) == ["5"] * text.count(packed(OFFICE_WORK)) + [name[-5] for name in typed]


def test_contents_name_the_pages(paper):
    text = by_poppler(paper(language="en"), 2)
    found = re.findall(r"((?:\d\.)?[A-Z][^.]*?)\.{5,}(\d)", text.removeprefix("Contents"))
    assert found == [
        ("1.Wheretheworkstands", "2"),
        ("2.Acceptedofwhatisowed,byofficeanddimension", "2"),
        ("3.Byzone", "3"),
        ("4.Bydimension", "3"),
        ("5.Overdue", "3"),
        ("6.Duewithin14days", "3"),
        ("7.Everyassignment,bydimensionandoffice", "4"),
        ("Dimension1Openinformation", "4"),
        ("Dimension2Convenientoffice", "4"),
        ("Signature", "4"),
        ("Annex:evidencethatwasaccepted", "5"),
    ]


# --- What else it says -----------------------------------------------------------------------------------------------


def test_head_of_the_history_stands_at_the_end(paper, rayong):
    record("look", rayong, by=None, office=rayong)
    head = f"21:1:{Chain.objects.get(name='21').head[:16]}"
    content = paper()
    assert [by_poppler(content, number + 1).count(head) for number in range(count_of(content))] == [0, 0, 0, 0, 1]


def test_as_of_a_past_day_the_list_is_that_of_the_day(paper, rows):
    day = date(2024, 1, 24)
    assert [(line.office, line.code, line.sent_on, line.state) for line in rows("en", as_of=day)["lines"]] == [
        ("Rayong Province", "1.2", None, "due_soon"),
        ("Ban Khai", "๑.๑", None, "due_soon"),
        ("Ban Khai", "1.2", None, "due_soon"),
        ("Pluak Daeng", "๑.๑", date(2024, 1, 20), "waiting"),
        ("Pluak Daeng", "1.2", None, "due_soon"),
        ("Rayong Province", "", None, "not_yet_open"),
        ("Ban Khai", "", None, "undated"),
        ("Pluak Daeng", "", None, "not_yet_open"),
    ]
    text = by_poppler(paper(language="en", as_of=day), 1)
    assert packed("Figures as of the end of 24 January 2024") in text


def test_before_the_plan_there_is_nothing_to_show(paper):
    with pytest.raises(NothingToShow):
        paper(as_of=date(2023, 9, 30))


def test_parts_are_numbered_without_gaps_where_there_are_no_zones(paper):
    Office.objects.update(zone=None)
    text = by_poppler(paper(language="en"), 2)
    assert re.findall(r"(\d)\.([A-Z]\w+)", text)[:6] == [
        ("1", "Wheretheworkstands"),
        ("2", "Acceptedofwhatisowed"),
        ("3", "Bydimension"),
        ("4", "Overdue"),
        ("5", "Duewithin14days"),
        ("6", "Everyassignment"),
    ]


def test_nothing_accepted_means_no_annex(paper, rows):
    Item.objects.all().delete()
    content = paper(language="en")
    assert (rows("en")["annex"].total, count_of(content)) == (0, 4)
    assert "Annex" not in by_poppler(content, 2)


def test_office_without_a_leading_position_leaves_a_line_for_it(paper):
    Position.objects.update(leads=False)
    assert packed("Signed ( ) Position Date") in by_poppler(paper(language="en"), 4)


# --- How it is laid out ----------------------------------------------------------------------------------------------


@pytest.fixture
def many(rayong):
    """Enough rows for the heading of an office to fall anywhere on a page."""
    zone = ZoneFactory(province=rayong, number=2)
    districts = [DistrictFactory(code=f"21{number}", parent=rayong, zone=zone) for number in range(20, 44)]
    dimension = ActivityFactory(dimension__programme__province=rayong, title="ก").dimension
    for number in range(2):
        activity = ActivityFactory(dimension=dimension, code=f"9.{number}", title="งาน " * 12 * (number + 1))
        for office in districts:
            AssignmentFactory(activity=activity, office=office, period=None, opens_on=None, due_on=date(2024, 9, 30))


def test_heading_of_an_office_is_never_the_last_on_a_page(paper, many):
    content = paper(language="en")
    names = {packed(office.short_name) for office in Office.objects.all()}
    last = [last_above_the_head(lines_by_poppler(content, number)) for number in range(3, count_of(content))]
    assert len(last) > 5
    assert [name for name in last if name in names] == []


def last_above_the_head(lines):
    """The running head stands after the text in the order of drawing."""
    return lines[max(number for number, line in enumerate(lines) if line.startswith("Progressreport")) - 1]


def test_longest_title_finds_room(paper, rayong):
    title = "จัดกิจกรรมส่งเสริมความโปร่งใสในการปฏิบัติงานของเจ้าหน้าที่" * 5 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 4
    activity = ActivityFactory(dimension__programme__province=rayong, title=title, code="1.10.12")
    office = Office.objects.get(code="2101")
    AssignmentFactory(activity=activity, office=office, period=None, opens_on=None, due_on=date(2024, 1, 1))
    content = paper(language="en")
    pages = "".join(by_poppler(content, number + 1) for number in range(count_of(content)))
    assert pages.count(title) == 2  # overdue, and in the list
