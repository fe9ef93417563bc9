"""Tables that no two offices type alike: coloured months, headings of their own, dimensions under another name."""

from dataclasses import replace

import pytest

from dimensions.plans.tables import read_sheets
from dimensions.plans.tables.colours import COLOURED
from dimensions.plans.workbooks import Unreadable
from tests.dimensions.plans.tables.offices import (
    Wide,
    activities_in,
    column_of,
    doubts_in,
    periods_of,
    reading_of,
    sheet,
)

TITLE = ["แผนปฏิบัติการพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. 2569"]
FIRST = ["มิติที่ 1 บทบาทผู้บริหาร"]
USUAL = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."]
GANTT = [
    [Wide("กิจกรรม", 2), Wide("ระยะเวลา", 1, 6), *[None] * 5, Wide("ผู้รับผิดชอบ", 2)],
    [None, *MONTHS],
]
BLANK = [None] * 6
GANTT_ROWS = [["ประชุม", *BLANK, "กง.ก"], ["ประกาศ", *BLANK, "กง.ก"], ["รายงาน", *BLANK, "กง.ก"]]
HEADS = {(row, column): "หัว" for row in (3, 4) for column in range(1, 9)}


def coloured(fills, *rows):
    """A table with a column for each month, on which these places are coloured."""
    typed = sheet(TITLE, FIRST, *GANTT, *(rows or GANTT_ROWS))
    return reading_of(replace(typed, fills=HEADS | fills))


def spans(reading):
    """As `periods_of`, in text."""
    return [[(str(start), str(end)) for start, end in periods] for periods in periods_of(reading)]


def test_coloured_months_are_dates_with_one_doubt_for_all():
    reading = coloured({(5, 2): "เขียว", (5, 3): "เขียว", (6, 4): "เหลือง", (6, 7): "เขียว"})
    assert spans(reading) == [
        [("2025-10-01", "2025-11-30")],
        [("2025-12-01", "2025-12-31"), ("2026-03-01", "2026-03-31")],
        [],
    ]
    marks, undated = reading.doubts
    assert (marks.kind, marks.cell, marks.others, marks.params["count"]) == ("month_marks", "B5", (("แผน", "D6"),), 3)
    assert (undated.kind, undated.cell) == ("no_dates", "A7")
    assert [cell.address for cell in reading.sheets[0].cells if cell.text == COLOURED] == ["B5", "C5", "D6", "G6"]


def test_colour_of_a_whole_row_or_of_a_column_marks_nothing():
    striped = {(6, column): "ฟ้า" for column in range(1, 9)}
    column = {(row, 3): "หัว" for row in (5, 6, 7)}
    assert spans(coloured(striped | column | {(5, 2): "เขียว"})) == [[("2025-10-01", "2025-10-31")], [], []]


def test_ticks_beside_coloured_months_count_too():
    rows = [["ประชุม", "X", *BLANK[1:], "กง.ก"], ["ประกาศ", *BLANK, "กง.ก"]]
    assert spans(coloured({(6, 3): "เขียว"}, *rows)) == [
        [("2025-10-01", "2025-10-31")],
        [("2025-11-01", "2025-11-30")],
    ]


def test_colours_outside_columns_of_months_say_nothing():
    typed = sheet(TITLE, FIRST, USUAL, ["1", "ประชุม", None, "กง.ก"])
    assert spans(reading_of(replace(typed, fills={(4, 3): "เขียว"}))) == [[]]


def test_dimensions_may_be_called_otherwise():
    reading = reading_of(
        sheet(
            TITLE,
            ["ด้านที่ 1 บทบาทผู้บริหาร"],
            USUAL,
            ["1", "ประชุม", "ต.ค. 68", "กง.ก"],
            ["ด้านที่ 2 การเปิดเผยข้อมูล"],
            ["1", "เผยแพร่", "ม.ค. 69", "กง.ก"],
        )
    )
    assert [(each["number"], each["name"]) for each in reading.data["dimensions"]] == [
        (1, "บทบาทผู้บริหาร"),
        (2, "การเปิดเผยข้อมูล"),
    ]
    (doubt,) = reading.doubts
    assert (doubt.kind, doubt.cell, doubt.others, doubt.params["text"]) == (
        "dimension_word", "A2", (("แผน", "A5"),), "ด้านที่ 1 บทบาทผู้บริหาร"
    )  # fmt: skip


def test_sheets_may_be_called_so_too():
    rows = [USUAL, ["1", "ประชุม", "ต.ค. 68", "กง.ก"]]
    reading = reading_of(sheet(TITLE, *rows, name="ด้านที่ 1 ผู้บริหาร"), sheet(*rows, name="ด้านที่ 2 ข้อมูล"))
    assert [each["number"] for each in reading.data["dimensions"]] == [1, 2]


def test_beside_dimensions_the_other_word_is_a_criterion():
    header = ["กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    rows = [["ด้านที่ 1 บุคลากร"], ["ประชุม", "ต.ค. 68", "กง.ก"]]
    (dimension,) = reading_of(sheet(TITLE, FIRST, header, *rows)).data["dimensions"]
    assert [(each["number"], each["name"]) for each in dimension["criteria"]] == [("1", "บุคลากร")]


OWN_WORDS = ["เรื่องใหญ่", "สิ่งที่เราจะทำกัน", "ทำเมื่อไหร่ดี", "ใครทำบ้างเอ่ย", "ที่ไหน", "เอาอะไรมาโชว์"]
OWN_ROWS = [
    ["นโยบาย", "ประชุมชี้แจงเจ้าหน้าที่", "ต.ค. 68", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
    [None, "ออกคำสั่งแต่งตั้งคณะทำงาน", "พ.ย. 68", "กลุ่มงานสารสนเทศฯ", "สพจ./สพอ.", "คำสั่ง"],
    ["งบประมาณ", "ติดตามการใช้จ่ายงบ", "ภายใน 31 มี.ค. 69", "กลุ่มงานประสานฯ", "สพอ.", "รายงานการประชุม"],
]
OWN_READ = [
    ("ประชุมชี้แจงเจ้าหน้าที่", "กลุ่มงานประสานฯ", ["province"], "2025-10-31"),
    ("ออกคำสั่งแต่งตั้งคณะทำงาน", "กลุ่มงานสารสนเทศฯ", ["province", "district"], "2025-11-30"),
    ("ติดตามการใช้จ่ายงบ", "กลุ่มงานประสานฯ", ["district"], "2026-03-31"),
]


@pytest.mark.parametrize("header", [[OWN_WORDS], []])
def test_columns_are_known_by_what_stands_in_them(header):
    reading = reading_of(sheet(TITLE, FIRST, *header, *OWN_ROWS))
    found = [
        (each["title"], each["owner_group"], each["offices"], str(each["periods"][0]["end"]))
        for each in activities_in(reading)
    ]
    assert found == OWN_READ
    assert [each["name"] for each in reading.data["dimensions"][0]["criteria"]] == ["นโยบาย", "งบประมาณ"]
    assert doubts_in(reading) == [("column_guess", "A3"), ("evidence_guess", "F4" if header else "F3")]
    assert len(next(each.others for each in reading.doubts if each.kind == "column_guess")) == 5


def test_doubt_says_what_each_column_was_taken_for():
    (doubt, _) = reading_of(sheet(TITLE, FIRST, OWN_WORDS, *OWN_ROWS)).doubts
    assert doubt.params["text"] == (
        "เรื่องใหญ่ = เกณฑ์การประเมิน; สิ่งที่เราจะทำกัน = กิจกรรม; ทำเมื่อไหร่ดี = ระยะเวลา; "
        "ใครทำบ้างเอ่ย = ผู้รับผิดชอบ; ที่ไหน = หน่วยปฏิบัติ; เอาอะไรมาโชว์ = หลักฐาน"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["ชื่อ", "ห้อง", "โทร"], ["นายก", "12", "1111"], ["นางข", "13", "1112"], ["นายค", "14", "1113"]],
        [["ของที่ซื้อ", "ราคา", "ชนิด"], ["ปากกาน้ำเงิน", "10", "ด้าม"], ["กระดาษขาว", "100", "รีม"]],
        [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]],
    ],
)
def test_other_tables_are_no_plan(rows):
    with pytest.raises(Unreadable):
        read_sheets([sheet(*rows)], fiscal_year=2569)


def test_years_that_were_supplied_are_one_doubt_with_all_cells():
    rows = [["1", "ประชุม", "ต.ค.", "กง.ก"], ["2", "ประกาศ", "ม.ค. - มี.ค.", "กง.ก"], ["3", "รายงาน", "ก.ย.", "กง.ก"]]
    (doubt,) = reading_of(sheet(TITLE, FIRST, USUAL, *rows)).doubts
    assert (doubt.kind, doubt.cells) == ("year_assumed", (("แผน", "C4"), ("แผน", "C5"), ("แผน", "C6")))
    assert doubt.message % doubt.params == (
        "3 periods name no year, such as “ต.ค.”; all were read in the year of the plan, 2569."
    )
    assert doubt.paths == tuple(f"dimensions[0].activities[{number}].periods[0]" for number in range(3))


def test_years_that_were_supplied_in_first_and_last_days_are_doubted_too():
    header = ["กิจกรรม", "เริ่มต้น", "สิ้นสุด", "ผู้รับผิดชอบ"]
    reading = reading_of(sheet(TITLE, FIRST, header, ["ประชุม", "ต.ค.", "มี.ค. 69", "กง.ก"]))
    assert spans(reading) == [[("2025-10-01", "2026-03-31")]]
    assert doubts_in(reading) == [("year_assumed", "B4")]


def test_evidence_that_is_not_named_is_doubted_once():
    header = [*USUAL, "หลักฐานเชิงประจักษ์"]
    rows = [[str(number), f"งาน {number}", "ต.ค. 68", "กง.ก", "มีหลักฐานเชิงประจักษ์"] for number in (1, 2, 3)]
    reading = reading_of(sheet(TITLE, FIRST, header, *rows, ["4", "งาน 4", "ต.ค. 68", "กง.ก", "แฟ้มสะสมงาน"]))
    assert [(each.kind, each.cell, len(each.others)) for each in reading.doubts] == [
        ("evidence_unsaid", "E4", 2),
        ("evidence_guess", "E7", 0),
    ]


def test_number_to_reach_is_said_in_the_words_of_its_cell():
    header = [*USUAL, "วิธีดำเนินการ"]
    rows = [
        ["1", "ประชุมบุคลากรทุกคน", "ต.ค. 68", "กง.ก", "บุคลากรเข้าร่วม ร้อยละ ๑๐๐"],
        ["2", "เปิดช่องทาง ไม่น้อยกว่า ๕ ช่องทาง", "ต.ค. 68", "กง.ก", None],
        ["3", "ไม่มีเรื่องร้องเรียน", "ต.ค. 68", "กง.ก", "ร้อยละ 80 ของผู้รับบริการ"],
    ]
    reading = reading_of(sheet(TITLE, FIRST, header, *rows))
    assert [(each.cell, each.params["text"], each.proposal) for each in reading.doubts] == [
        ("B4", "บุคลากรทุกคน", "100%"),
        ("B5", "เปิดช่องทาง ไม่น้อยกว่า ๕ ช่องทาง", "≥ 5 ช่องทาง"),
        ("B6", "ไม่มีเรื่องร้องเรียน", "0"),
        ("E6", "ร้อยละ 80", "≥ 80%"),
    ]


def test_number_in_a_row_that_was_joined_is_doubted_at_that_row():
    header = ["ที่", "กิจกรรม", "วิธีดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ"]
    rows = [["1", "ประชุม", "จัดประชุม", "ต.ค. 68", "กง.ก"], [None, None, "ให้บุคลากรทุกคนเข้าร่วม", None, None]]
    reading = reading_of(sheet(TITLE, FIRST, header, *rows))
    assert doubts_in(reading, "quota_guess") == [("quota_guess", "C5")]
    assert column_of(reading, "detail") == ["จัดประชุมให้บุคลากรทุกคนเข้าร่วม"]


def test_what_is_to_be_signed_is_one_doubt():
    rows = [
        ["1", "ประชุม", "ต.ค. 68", "กง.ก"],
        [None, "(ลงชื่อ) ........ ผู้จัดทำ", None, "(ลงชื่อ) ........ ผู้อนุมัติ"],
        [None, "(นายสมมติ ใจดี)", None, "(นางสมมติ ใจงาม)"],
        [None, "นักวิชาการพัฒนาชุมชน", None, "พัฒนาการจังหวัด"],
    ]
    (doubt,) = reading_of(sheet(TITLE, FIRST, USUAL, *rows)).doubts
    assert (doubt.kind, doubt.cell, len(doubt.others)) == ("footnote", "B5", 5)


def test_what_is_to_be_signed_is_no_activity_under_the_dates_either():
    rows = [
        ["1", "ประชุม", "ต.ค. 68", "กง.ก"],
        ["หมายเหตุ: ถัวเฉลี่ยได้"],
        [None, "ลงชื่อ ........ ผู้จัดทำ", "ลงชื่อ ........ ผู้อนุมัติ"],
        [None, "ตำแหน่ง นักวิชาการพัฒนาชุมชน", "พัฒนาการจังหวัด"],
        [None, "วันที่ 5 ม.ค. 68"],
    ]
    reading = reading_of(sheet(TITLE, FIRST, USUAL, *rows))
    assert column_of(reading, "title") == ["ประชุม"]
    assert doubts_in(reading) == [("footnote", "A5"), ("footnote", "B6")]


def test_marks_of_what_was_done_are_no_plan():
    header = ["กิจกรรม", "แผน/ผล", *MONTHS, "ผู้รับผิดชอบ"]
    rows = [
        [Wide("ประชุม", 2), "แผน", "/", *BLANK[1:], Wide("กง.ก", 2)],
        [None, "ผล", None, "/", *BLANK[2:], None],
        [Wide("ประกาศ", 2), "แผน", None, "/", *BLANK[2:], Wide("กง.ก", 2)],
        [None, "ผล", *BLANK, None],
    ]
    reading = reading_of(sheet(TITLE, FIRST, header, *rows))
    assert spans(reading) == [[("2025-10-01", "2025-10-31")], [("2025-11-01", "2025-11-30")]]
    assert doubts_in(reading, "not_read") == [("not_read", "D5")]


def test_headings_may_be_english():
    header = ["No.", "Activity", "Period", "Responsible", "Evidence"]
    reading = reading_of(sheet(TITLE, FIRST, header, ["1", "Kick-off", "Oct 2025 - Dec 2025", "Group A", "ภาพถ่าย"]))
    assert column_of(reading, "code", "title", "owner_group") == [("1", "Kick-off", "Group A")]
    assert spans(reading) == [[("2025-10-01", "2025-12-31")]]


def test_months_may_be_named_by_their_numbers():
    header = [[Wide("กิจกรรม", 2), Wide("เดือน", 1, 12), *[None] * 11, Wide("ผู้รับผิดชอบ", 2)]]
    months = [None, *(str(number) for number in (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9))]
    rows = [["ประชุม", "/", "/", *[None] * 10, "กง.ก"], ["ประกาศ", *[None] * 11, "/", "กง.ก"]]
    reading = reading_of(sheet(TITLE, FIRST, *header, months, *rows))
    assert spans(reading) == [[("2025-10-01", "2025-11-30")], [("2026-09-01", "2026-09-30")]]
    assert doubts_in(reading) == [("month_marks", "B5")]
