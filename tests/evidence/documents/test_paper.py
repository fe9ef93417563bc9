"""The text of the report, copied out of it by two programs: whole pages, letter by letter."""

import re
from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dimensions.models import Dimension
from evidence.models import Item
from evidence.states import AssignmentState
from portal.history.models import Chain
from portal.history.recording import record
from portal.offices.models import Office, Position
from portal.reports import pdf
from portal.reports.frame import draw
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
        "Progress report Clean and transparent 2024 Fiscal year 2567 (2023/24) Rayong Provincial Office "
        "Figures as of 20 March 2024, 09:30"
    )


@READERS
def test_summary_in_english(paper, read):
    assert read(paper(language="en"), 2).startswith(
        packed(
            "Summary To the Governor of Rayong Rayong Provincial Office submits its progress report on "
            "Clean and transparent 2024, fiscal year 2567 (2023/24). Figures as of 20 March 2024, 09:30. "
            "2 of 5 that have fallen due are accepted (40%). Of the whole year’s 8 assignments: "
            "Accepted 2 Waiting for review 1 Overdue 2 Still in time 3 "
            "8 Owed 5 Due 2 Accepted 1 Waiting for review 1 Returned 2 Overdue 2 Sent late "
            "These overlap: returned work that is past its date counts as overdue too, and work sent late counts again "
            "where it stands now. "
            "Of all 8 assignments of the year: accepted 2, waiting for review 1, returned 1, overdue 2. "
            "1 more falls due within 14 days. Most of what is overdue lies with Rayong Province (1), Ban Khai (1). "
            "This is submitted for your information. Signed ( ) Position Provincial Officer Date Contents "
        )
    )


@READERS
def test_summary_in_thai(paper, thai, read):
    assert read(paper(), 2).startswith(
        packed(
            "สรุปผลการดำเนินงาน เรียน ผู้ว่าราชการจังหวัดระยอง ด้วย สำนักงานพัฒนาชุมชนจังหวัดระยอง ขอเสนอ"
            f"{_('Progress report')} พัฒนาชุมชนใสสะอาด ปี ๒๕๖๗ ข้อมูล ณ วันที่ ๒๐ มีนาคม ๒๕๖๗ ๐๙.๓๐ น. "
            "งานที่ถึงกำหนดแล้ว ผ่าน ๒ จาก ๕ รายการ (๔๐%) งานทั้งปี ๘ รายการ แบ่งเป็น "
            "ผ่านแล้ว ๒ รอตรวจ ๑ เกินกำหนด ๒ ยังอยู่ในกำหนด ๓ "
            "๘ งานทั้งหมด ๕ ถึงกำหนดแล้ว ๒ ผ่านแล้ว ๑ รอตรวจ ๑ ส่งกลับแก้ไข ๒ เกินกำหนด ๒ ส่งล่าช้า "
            "ตัวเลขนับซ้อนกันได้: งานส่งกลับแก้ไขที่พ้นกำหนดนับรวมในเกินกำหนดด้วย และงานส่งล่าช้านับรวมในสถานะปัจจุบันด้วย "
            "งานทั้งปี ๘ รายการ ผ่านการตรวจแล้ว ๒ รายการ รอตรวจ ๑ รายการ ส่งกลับแก้ไข ๑ รายการ และเกินกำหนด ๒ รายการ "
            "อีก ๑ รายการจะครบกำหนดภายใน ๑๔ วัน หน่วยงานที่มีงานเกินกำหนดมากที่สุด ได้แก่ สพจ.ระยอง (๑), สพอ.บ้านค่าย (๑) "
            "จึงเรียนมาเพื่อโปรดทราบ ลงชื่อ ( ) ตำแหน่ง พัฒนาการจังหวัดระยอง วันที่ สารบัญ "
        )
    )


@READERS
def test_figures_in_english(paper, read):
    figures = "Owed Due Accepted Waiting for review Returned Overdue Sent late"
    content = paper(language="en")
    assert packed(
        f"2. By zone Zone {figures} River zone 6 4 2 1 0 1 2 Offices outside the zones 2 1 0 0 1 1 0 "
        f"Total 8 5 2 1 1 2 2 "
        f"3. By dimension Dimension {figures} Dimension 1 Open information 5 5 2 1 1 2 2 "
        "Dimension 2 Convenient office 3 0 0 0 0 0 0 Total 8 5 2 1 1 2 2 "
    ) in read(content, 3)
    assert packed(
        "4. Overdue No. Code Activity Office Due on Period Days late "
        f"1 1.2 {MEETING} (Returned) Rayong Province 31 Jan 2024 49 2 1.2 {MEETING} Ban Khai 31 Jan 2024 49 "
    ) in read(content, 3)
    assert packed(
        "5. Due within 14 days No. Code Activity Office Due on Period Days left "
        f"1 Dimension 2 {OFFICE_WORK} Rayong Province 25 Mar 2024 5 "
    ) in read(content, 4)


@READERS
def test_list_in_english(paper, read):
    def head(office):
        return f"Code Activities of {office} Due on Period First sent on State"

    text = text_of(paper(language="en"), read).replace(packed(HEAD), "")
    assert (
        packed(
            f"6. Every assignment, by dimension and office Dimension 1 Open information {head('Rayong Province')} "
            f"1.2 {MEETING} 31 Jan 2024 30 Jan 2024 Returned {head('Ban Khai')} 1.1 {COMPLAINTS} 31 Jan 2024 "
            f"5 Feb 2024 Accepted, sent late 1.2 {MEETING} 31 Jan 2024 – Overdue "
            f"{head('Pluak Daeng')} 1.1 {COMPLAINTS} 31 Jan 2024 20 Jan 2024 Accepted "
        )
        in text
    )
    assert (
        packed(
            f"1.2 {MEETING} 31 Jan 2024 1 Mar 2024 Waiting for review "
            f"Dimension 2 Convenient office {head('Rayong Province')} {OFFICE_WORK} 25 Mar 2024 – Due soon "
            f"{head('Ban Khai')} {OFFICE_WORK} – – Undated "
            f"{head('Pluak Daeng')} {OFFICE_WORK} 30 Sep 2024 – Not yet open "
        )
        in text
    )


def text_of(content, read):
    return "".join(read(content, number + 1) for number in range(count_of(content)))


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

    def head(office):
        dates = f"{_('Due on')} {_('Period')} {_('First sent on')} {pgettext('of an assignment', 'State')}"
        return f"{_('Code')} กิจกรรมของ {office} {dates}"

    assert packed(
        f"มิติที่ ๒ สำนักงานสะดวก {head('สพจ.ระยอง')} {OFFICE_WORK} ๒๕ มี.ค. ๒๕๖๗ – {said['due_soon']} "
        f"{head('สพอ.บ้านค่าย')} {OFFICE_WORK} – – {said['undated']} "
        f"{head('สพอ.ปลวกแดง')} {OFFICE_WORK} ๓๐ ก.ย. ๒๕๖๗ – {said['not_yet_open']}"
    ) in text_of(paper(), read)


def test_portal_writes_thai_digits_only(paper):
    """What stays is what people typed: a title, and the names of files."""
    content = paper()
    text = "".join(by_poppler(content, number + 1) for number in range(count_of(content)))
    typed = [f"{name}{number}.{end}" for number in (1, 0) for name, end in (("ภาพถ่าย", "jpg"), ("คำสั่ง", "pdf"))]
    assert re.findall("[0-9]", text) == ["5"] * text.count(packed(OFFICE_WORK)) + [name[-5] for name in typed]


def test_contents_name_the_pages(paper):
    text = by_poppler(paper(language="en"), 2)
    found = re.findall(r"((?:\d\.)?[A-Z][^.]*?)\.{5,}(\d)", text.partition("Contents")[2])
    assert found == [
        ("Summary", "2"),
        ("1.Acceptedofwhatisowed,byofficeanddimension", "3"),
        ("2.Byzone", "3"),
        ("3.Bydimension", "3"),
        ("4.Overdue", "3"),
        ("5.Duewithin14days", "4"),
        ("6.Everyassignment,bydimensionandoffice", "4"),
        ("Dimension1Openinformation", "4"),
        ("Dimension2Convenientoffice", "4"),
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
    assert re.findall(r"(\d)\.([A-Z]\w+)", text.partition("Contents")[2])[:5] == [
        ("1", "Acceptedofwhatisowed"),
        ("2", "Bydimension"),
        ("3", "Overdue"),
        ("4", "Duewithin14days"),
        ("5", "Everyassignment"),
    ]


def test_nothing_accepted_means_no_annex(paper, rows):
    Item.objects.all().delete()
    content = paper(language="en")
    assert (rows("en")["annex"].total, count_of(content)) == (0, 4)
    assert "Annex" not in by_poppler(content, 2)


def test_office_without_a_leading_position_leaves_a_line_for_it(paper):
    Position.objects.update(leads=False)
    assert packed("Signed ( ) Position Date") in by_poppler(paper(language="en"), 2)


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


def test_no_heading_is_the_last_on_a_page_and_no_table_goes_on_without_its_head(paper, many):
    content = paper(language="en")
    names = {packed(office.short_name) for office in Office.objects.all()}
    pages = [lines_by_poppler(content, number) for number in range(5, count_of(content))]
    heads = [line for page in pages for line in page if packed("Activities of") in packed(line)]
    assert len(heads) > len(set(heads))  # a head stands again where its table goes on
    last = [last_above_the_head(page) for page in pages]
    assert len(last) > 2
    assert [line for line in last if line.startswith(("Activities", "Dimension", "Code")) or line in names] == []


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


def test_report_is_read_the_fast_way(ordered, monkeypatch):
    handed = []
    monkeypatch.setattr(pdf, "render", lambda html, **_said: handed.append(html) or b"%PDF")
    draw(ordered())
    assert [pdf._tree(html) is not None for html in handed] == [True]


def test_names_in_the_summary_are_text(rows, rayong):
    Office.objects.filter(code="2102").update(short_en="<b>Ban & Khai</b>")
    assert "&lt;b&gt;Ban &amp; Khai&lt;/b&gt; (1)</span>" in rows("en")["summary"].sentences[-1]


@READERS
def test_dimension_keeps_its_number_where_the_first_are_missing(paper, rayong, read):
    Dimension.objects.filter(number=2).update(number=4)
    assert "4.Convenientoffice" in text_of(paper(language="en"), read)
    assert "๔.สำนักงานสะดวก" in text_of(paper(), read)
