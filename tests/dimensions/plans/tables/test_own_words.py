"""Headings in words of an office's own beside known ones, and what a clerk's spreadsheet makes of months and boxes."""

import pytest

from dimensions.plans.tables import read_sheets
from dimensions.plans.workbooks import Unreadable
from tests.dimensions.plans.tables.offices import (
    Wide,
    column_of,
    doubts_in,
    periods_of,
    read_outline,
    reading_of,
    sheet,
)

TITLE = ["แผนปฏิบัติการพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. 2569"]
FIRST = ["มิติที่ 1 บทบาทผู้บริหาร"]
MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค."]
WORK = ["ประกาศนโยบายด้านความโปร่งใส", "จัดประชุมถ่ายทอดนโยบาย", "รายงานผลการดำเนินงาน", "จัดทำแผนการใช้จ่าย"]


def spans(reading):
    return [[(str(start or ""), str(end or "")) for start, end in periods] for periods in periods_of(reading)]


def read(header, *rows):
    return reading_of(sheet(TITLE, FIRST, header, *rows))


@pytest.mark.parametrize("heading", ["สิ่งที่หน่วยงานจะทำให้เสร็จ", "ทำอะไร"])
def test_fuller_column_says_what_is_done(heading):
    header = ["ที่", "ประเด็นการประเมิน", heading, "เมื่อใด", "ใครทำ", "หลักฐาน"]
    criteria = [Wide("๑. นโยบาย", 2), None, Wide("๒. งบประมาณ", 2), None]
    rows = [
        [f"1.{place + 1}", criterion, work, "ม.ค. 69", "กลุ่มงานประสานฯ", "ภาพถ่าย"]
        for place, (criterion, work) in enumerate(zip(criteria, WORK, strict=True))
    ]
    reading = read(header, *rows)
    assert column_of(reading, "title", "owner_group") == [(work, "กลุ่มงานประสานฯ") for work in WORK]
    assert [row[2:] for row in read_outline(reading, "title")] == [
        (criterion, work) for criterion, work in zip(["นโยบาย"] * 2 + ["งบประมาณ"] * 2, WORK, strict=True)
    ]
    assert spans(reading) == [[("2026-01-01", "2026-01-31")]] * 4
    assert doubts_in(reading, "column_guess") == [("column_guess", cell) for cell in ("B3", "C3", "D3", "E3")]


def test_heading_parted_in_own_words_says_it_of_its_first_column():
    header = [Wide("กิจกรรม", 2), Wide("ระยะเวลา", 2), Wide("ผู้รับผิดชอบ", 1, 2)]
    reading = read(header, [None, None, "คนหลัก", "ผู้สนับสนุน"], ["ประชุม", "ม.ค. 69", "กง.ก", "ทุกกลุ่ม"])
    assert column_of(reading, "title", "owner_group", "remark") == [("ประชุม", "กง.ก", "ผู้สนับสนุน: ทุกกลุ่ม")]


def test_second_number_is_that_of_the_activity():
    header = ["ที่", "เกณฑ์การประเมิน", "ข้อ", "กิจกรรม", "ระยะเวลา"]
    rows = [["1", "นโยบาย", "1", "ประกาศ"], ["1", "นโยบาย", "2", "รายงาน"], ["2", "งบประมาณ", "1", "วางแผน"]]
    reading = read(header, *([*row, "ม.ค. 69"] for row in rows))
    assert [each["number"] for each in reading.data["dimensions"][0]["criteria"]] == ["1", "2"]
    assert column_of(reading, "code") == ["1", "2", "1"]
    assert doubts_in(reading) == []


def test_boxes_of_spreadsheets_are_ticks():
    header = ["กิจกรรม", *MONTHS, "สพจ.", "สพอ.", "ผู้รับผิดชอบ"]
    boxes = ["ประชุม", "FALSE", "TRUE", "TRUE", "TRUE", "FALSE", "กง.ก"]
    reading = read(header, boxes, ["ประกาศ", "✅", "", "☐", "✔️", "☐", "กง.ก"])
    assert spans(reading) == [[("2025-11-01", "2025-12-31")], [("2025-10-01", "2025-10-31")]]
    assert column_of(reading, "offices") == [["province"], ["province"]]
    assert doubts_in(reading) == [("month_marks", "C4")]


def test_empty_box_beside_ticked_ones_says_no():
    reading = read(["กิจกรรม", "ระยะเวลา", "หน่วยปฏิบัติ"], ["ประชุม", "ม.ค. 69", "☐ กง. ☑ สพจ. ☑ สพอ."])
    assert column_of(reading, "offices") == [["province", "district"]]
    assert doubts_in(reading) == []


def test_tick_that_says_no_office_is_doubted():
    reading = read(["กิจกรรม", "ระยะเวลา", "หน่วยปฏิบัติ"], ["ประชุม", "ม.ค. 69", "/"])
    assert (column_of(reading, "offices"), doubts_in(reading)) == ([[]], [("office_words", "C4")])


def test_words_under_months_are_marks_and_numbers_are_doubted():
    header = ["กิจกรรม", *MONTHS, "ผู้รับผิดชอบ"]
    reading = read(header, ["ประชุม", "1 ครั้ง", "1 ครั้ง", None, "กง.ก"], ["ติดตาม", None, 2, 2, "กง.ก"])
    assert spans(reading) == [
        [("2025-10-01", "2025-11-30")],
        [("2025-11-02", "2025-11-02"), ("2025-12-02", "2025-12-02")],
    ]
    (number,) = (doubt for doubt in reading.doubts if doubt.kind == "ambiguous")
    assert (number.cell, number.others) == ("C5", (("แผน", "D5"),))
    assert doubts_in(reading, "month_marks") == [("month_marks", "B4")]


def test_months_of_a_spreadsheet_head_columns():
    reading = read(["กิจกรรม", "2025-10", "2025-11", "2025-12", "ผู้รับผิดชอบ"], ["ประชุม", "x", "x", None, "กง.ก"])
    assert spans(reading) == [[("2025-10-01", "2025-11-30")]]


@pytest.mark.parametrize(
    ("typed", "periods"),
    [
        ("ม.ค. 69", [("", "2026-01-31")]),
        ("15 ม.ค. 69", [("", "2026-01-15")]),
        ("ม.ค. - ก.พ. 69", [("2026-01-01", "2026-02-28")]),
        ("1-15 ก.ค. 69", [("2026-07-01", "2026-07-15")]),
        ("รอบ 1 มี.ค. 69 รอบ 2 มิ.ย. 69", [("", "2026-03-31"), ("", "2026-06-30")]),
    ],
)
def test_last_days_may_be_several_or_spans(typed, periods):
    assert spans(read(["กิจกรรม", "กำหนดแล้วเสร็จ", "ผู้รับผิดชอบ"], ["ประชุม", typed, "กง.ก"])) == [periods]


def test_first_and_last_day_stand_under_one_heading():
    header = [Wide("กิจกรรม", 2), Wide("ระยะเวลา", 1, 2), None, Wide("ผู้รับผิดชอบ", 2)]
    reading = read(header, [None, "ตั้งแต่", "ถึง"], ["ประชุม", "2026-01-05", "2026-02-05", "กง.ก"])
    assert spans(reading) == [[("2026-01-05", "2026-02-05")]]


MEETINGS = [["วันที่", "เวลา", "สถานที่"], *([f"{day} ม.ค. 69", "09.00 น.", "ห้องประชุม"] for day in range(1, 6))]
LEAVE = [
    ["ที่", "ชื่อ", "ประเภทการลา", "ตั้งแต่วันที่", "ถึงวันที่"],
    *([number, f"นายก {number}", "ลาพักผ่อน", f"{number} ม.ค. 69", "9 ม.ค. 69"] for number in range(1, 6)),
]


@pytest.mark.parametrize("rows", [MEETINGS, LEAVE])
def test_lists_of_other_things_are_no_plan(rows):
    with pytest.raises(Unreadable):
        read_sheets([sheet(*rows)], fiscal_year=2569)


def test_money_under_quarters_says_no_dates():
    first = [
        *(Wide(head, rows=2) for head in ("กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ")),
        Wide("แผนการใช้จ่ายงบประมาณ", columns=2),
    ]
    rows = [first, [None] * 3 + ["ไตรมาส 1", "ไตรมาส 2"], ["ประชุม", "ม.ค. 69", "กง.ก", 1500, None]]
    reading = read(*rows)
    assert spans(reading) == [[("2026-01-01", "2026-01-31")]]
    assert column_of(reading, "remark") == ["ไตรมาส 1: 1500"]
    assert doubts_in(reading) == [("unknown_column", "D4")]
