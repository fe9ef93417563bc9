"""Headings as offices spell them, headers of two lines, and columns for months, offices and days."""

from datetime import date

import pytest

from dimensions.plans.tables.headers import Role, heading_of
from dimensions.plans.tables.sentences import NO_YEAR
from dimensions.plans.workbooks import Unreadable
from tests.dimensions.plans.tables.offices import Wide, column_of, doubts_in, periods_of, reading_of, sheet, table

SURE = ("evidence_guess", "quota_guess")


def unsure(reading):
    return [doubt for doubt in doubts_in(reading) if doubt[0] not in SURE]


def days(*days):
    return [(date.fromisoformat(start), date.fromisoformat(end)) for start, end in days]


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (Role.PERIOD, "ห้วงระยะเวลา ท้วงระยะเวลา ระยะเวลา ห้วงเวลา กำหนดเวลา ระยะเวลาดำเนินการ ช่วงเวลา วัน/เดือน/ปี ไตรมาส"),
        (Role.ACTIVITY, "กิจกรรม โครงการ กิจกรรม/โครงการ ประเด็นการประเมิน ประเด็นการขับเคลื่อน การขับเคลื่อน รายการ ชื่อกิจกรรม"),
        (Role.CRITERION, "เกณฑ์การประเมิน แนวทาง นโยบาย มาตรการ นโยบาย/มาตรการ/แนวทาง แนวทางการดำเนินการ ตัวชี้วัด"),
        (Role.OWNER, "ผู้รับผิดชอบ ผู้รับผิดชอบหลัก หน่วยงานผู้รับผิดชอบ กลุ่มงานที่รับผิดชอบ ผู้รับผิดชอบ(กลุ่มงาน)"),
        (Role.OFFICE, "หน่วยปฏิบัติ หน่วยดำเนินการ หน่วยงาน หน่วยงานดำเนินการ ผู้ปฏิบัติ ระดับการดำเนินงาน(สพจ./สพอ.)"),
        (Role.EVIDENCE, "หลักฐานอ้างอิง หลักฐานเชิงประจักษ์ หลักฐาน เอกสาร/หลักฐาน เอกสารอ้างอิง หลักฐานประกอบการประเมิน"),
        (Role.PERIOD, "ว/ด/ป ว.ด.ป. ช่วงดำเนินการ Timeline กำหนดดำเนินการ แผนการดำเนินงาน(เดือน) ตั้งแต่-ถึง"),
        (Role.ACTIVITY, "สิ่งที่ต้องดำเนินการ กิจกรรมที่ต้องดำเนินการ กิจกรรมที่จะดำเนินการ การดำเนินกิจกรรม มิติ/เกณฑ์/กิจกรรม"),
        (Role.EVIDENCE, "หลักฐานที่ต้องส่ง สิ่งที่ต้องส่ง เอกสารแนบ ไฟล์แนบ เอกสาร/หลักฐานที่ใช้ประกอบ"),
        (Role.MARK, "สพอ.เมืองระยอง สพอ.แกลง อ.แกลง อำเภอแกลง"),
        (Role.LEVEL, "ระดับ ระดับที่ ระดับการพัฒนา"),
        (Role.NUMBER, "ที่ ลำดับ ลำดับที่ ข้อ No. ข้อที่"),
        (Role.CODE, "รหัส รหัสกิจกรรม"),
        (Role.DETAIL, "วิธีการดำเนินงาน รายละเอียด ขั้นตอนการดำเนินงาน รายละเอียดกิจกรรม"),
        (Role.START, "เริ่มต้น วันเริ่มต้น ตั้งแต่ ตั้งแต่วันที่"),
        (Role.END, "สิ้นสุด วันสิ้นสุด กำหนดส่ง ภายในวันที่ ถึง ถึงวันที่"),
        (Role.TARGET, "เป้าหมาย ค่าเป้าหมาย"),
        (Role.REMARK, "หมายเหตุ"),
        (Role.OTHER, "งบประมาณ ผลการดำเนินงาน ปัญหา/อุปสรรค"),
        (None, "จัดทำแผน กลุ่มงานประสานฯ ประกาศนโยบาย 12 การขับเคลื่อนองค์กรคุณธรรม"),
    ],
)
def test_heading_is_known_by_its_words(role, texts):
    found = {text: heading_of(text) for text in texts.split()}
    assert {text: heading and heading.role for text, heading in found.items()} == dict.fromkeys(found, role)


@pytest.mark.parametrize(
    "text", ["ห้วง\nระยะเวลา", " ระยะ เวลา ", "\u200bระยะเวลา\xa0", "ผู้รับผิดชอบ ", "ระยะเวลา (เดือน/ปี)"]
)
def test_heading_is_known_however_it_is_broken(text):
    assert heading_of(text) is not None


def test_slip_in_a_heading_is_forgiven():
    header = ["เกณฑ์การประเมืน", "กิจกรรม", "ระยะวลา", "ผู้รับผิดขอบ", "หน่วยปฎิบัติ", "หลักฐานเชิงประจักร์"]
    reading = reading_of(table(["เกณฑ์ ก", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"], header=header))
    assert column_of(reading, "title", "owner_group", "offices") == [("ประกาศ", "กลุ่มงานประสานฯ", ["province"])]
    assert periods_of(reading) == [days(("2024-01-01", "2024-01-31"))]
    assert unsure(reading) == []


def test_two_columns_of_what_is_done_are_activity_and_how():
    header = ["แนวทางการดำเนินการ", "ประเด็นการขับเคลื่อน", "การขับเคลื่อน", "ระยะเวลา"]
    reading = reading_of(table(["นโยบาย", "ประกาศ", "ลงนามและแจ้ง", "ม.ค. ๖๗"], header=header))
    assert [criterion["name"] for criterion in reading.data["dimensions"][0]["criteria"]] == ["นโยบาย"]
    assert column_of(reading, "title", "detail") == [("ประกาศ", "ลงนามและแจ้ง")]
    assert unsure(reading) == []


def test_project_above_activity_is_the_criterion_with_a_doubt():
    header = ["โครงการ", "กิจกรรม", "ระยะเวลา"]
    reading = reading_of(table(["สำนักงานสะอาด", "ประกาศ", "ม.ค. ๖๗"], [None, "รายงาน", "ก.พ. ๖๗"], header=header))
    assert [criterion["name"] for criterion in reading.data["dimensions"][0]["criteria"]] == ["สำนักงานสะอาด"]
    assert column_of(reading, "title") == ["ประกาศ", "รายงาน"]
    assert unsure(reading) == [("column_guess", "A2")]


def test_measures_are_activities_where_nothing_else_is_with_a_doubt():
    reading = reading_of(table(["ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=["มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"]))
    assert column_of(reading, "title") == ["ประกาศ"]
    assert unsure(reading) == [("column_guess", "A2")]


MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def gantt(*rows):
    """A plan whose months are columns under one heading."""
    header = [Wide("กิจกรรม", 2), Wide("แผนการดำเนินงาน ปีงบประมาณ 2567", 1, 12), *[None] * 11, Wide("ผู้รับผิดชอบ", 2)]
    return reading_of(table([None, *MONTHS], *rows, header=header))


def ticks(mark, *places):
    return [mark if place in places else None for place in range(12)]


def test_marked_months_are_spans_with_a_doubt():
    reading = gantt(
        ["ประกาศ", *ticks("/", 2, 3, 4), "กลุ่มงานประสานฯ"],
        ["รายงาน", *ticks("✓", 5, 11), "กลุ่มงานประสานฯ"],
        ["สรุป", *[None] * 3, Wide("↔", 1, 2), *[None] * 8, "กลุ่มงานประสานฯ"],
    )
    assert periods_of(reading) == [
        days(("2023-12-01", "2024-02-29")),
        days(("2024-03-01", "2024-03-31"), ("2024-09-01", "2024-09-30")),
        days(("2024-01-01", "2024-02-29")),
    ]
    (doubt,) = (doubt for doubt in reading.doubts if doubt.kind == "month_marks")
    assert (doubt.cell, doubt.others, doubt.params["count"]) == ("D4", (("แผน", "G5"), ("แผน", "E6")), 4)


def test_months_may_stand_under_their_years():
    header = [Wide("กิจกรรม", 3), Wide("ระยะเวลา", 1, 12), *[None] * 11, Wide("ผู้รับผิดชอบ", 3)]
    years = [None, Wide("พ.ศ. ๒๕๖๖", 1, 3), None, None, Wide("พ.ศ. ๒๕๖๗", 1, 9)]
    reading = reading_of(table(years, [None, *MONTHS], ["ประกาศ", *ticks("/", 0, 1)], header=header))
    assert periods_of(reading) == [days(("2023-10-01", "2023-11-30"))]


def test_days_typed_into_months_are_read_with_the_month():
    reading = gantt(
        ["ประกาศ", *ticks("๑-๑๕", 3), "กลุ่มงานประสานฯ"], ["รายงาน", *ticks("30 มิ.ย. 67", 8), "กลุ่มงานประสานฯ"]
    )
    assert periods_of(reading) == [days(("2024-01-01", "2024-01-15")), days(("2024-06-30", "2024-06-30"))]
    assert unsure(reading) == []


def test_marked_quarters_are_their_months():
    header = ["กิจกรรม", "ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาสที่ ๓", "ไตรมาส 4", "ผู้รับผิดชอบ"]
    reading = reading_of(table(["ประกาศ", "x", None, "ธ.ค. ๖๖", None, "กลุ่มงานประสานฯ"], header=header))
    assert periods_of(reading) == [days(("2023-12-01", "2023-12-31"), ("2023-10-01", "2023-12-31"))]
    assert unsure(reading) == [("month_marks", "B3")]


def test_quarters_may_be_named_by_their_months():
    header = ["กิจกรรม", "ต.ค.-ธ.ค.", "ม.ค.-มี.ค.", "เม.ย. - มิ.ย. 67", "ก.ค.-ก.ย.", "ผู้รับผิดชอบ"]
    reading = reading_of(table(["ประกาศ", None, "/", "/", None, "กลุ่มงานประสานฯ"], header=header))
    assert periods_of(reading) == [days(("2024-01-01", "2024-06-30"))]
    assert unsure(reading) == [("month_marks", "C3")]


def test_first_and_last_day_in_two_columns_are_one_period():
    header = [Wide("กิจกรรม", 2), Wide("ระยะเวลา", 1, 2), None, Wide("ผู้รับผิดชอบ", 2)]
    reading = reading_of(
        table(
            [None, "เริ่มต้น", "สิ้นสุด"],
            ["ประกาศ", "1 ม.ค. 67", "15 ก.พ. 67", "กลุ่มงานประสานฯ"],
            ["รายงาน", "15 ก.พ. 67", "1 ม.ค. 67", "กลุ่มงานประสานฯ"],
            header=header,
        )
    )
    assert periods_of(reading) == [days(("2024-01-01", "2024-02-15")), [(None, None)]]
    assert unsure(reading) == [("no_dates", "C5")]


def test_rounds_in_columns_of_their_own_name_their_periods():
    header = [Wide("กิจกรรม", 2), Wide("ห้วงระยะเวลา", 1, 2), None, Wide("ผู้รับผิดชอบ", 2)]
    reading = reading_of(
        table([None, "รอบที่ ๑", "รอบที่ ๒"], ["สรุป", "มี.ค. ๖๗", "มิ.ย. ๖๗", "กลุ่มงานประสานฯ"], header=header)
    )
    (periods,) = column_of(reading, "periods")
    assert [(period["label"], period["raw"]) for period in periods] == [("รอบที่ ๑", "มี.ค. ๖๗"), ("รอบที่ ๒", "มิ.ย. ๖๗")]
    assert unsure(reading) == []


@pytest.mark.parametrize(
    ("marks", "offices"),
    [
        (["/", "", "/"], ["group", "district"]),
        (["", "✓", "✓"], ["province", "district"]),
        (["กง.", "", ""], ["group"]),
        (["", "", "\uf0fc"], ["district"]),
        (["-", "-", "x"], ["district"]),
    ],
)
def test_ticks_in_columns_of_offices(marks, offices):
    header = [Wide("กิจกรรม", 2), Wide("หน่วยปฏิบัติ", 1, 3), None, None, Wide("ระยะเวลา", 2)]
    reading = reading_of(table([None, "กง.", "สพจ.", "สพอ."], ["ประกาศ", *marks, "ม.ค. ๖๗"], header=header))
    assert column_of(reading, "offices") == [offices]
    assert unsure(reading) == []


def test_words_that_mark_no_office_are_doubted():
    header = ["กิจกรรม", "หน่วยปฏิบัติ", "ระยะเวลา"]
    reading = reading_of(table(["ประกาศ", "สพจ. และโรงเรียน", "ม.ค. ๖๗"], header=header))
    assert column_of(reading, "offices") == [["province"]]
    assert unsure(reading) == [("office_words", "B3")]


def test_heading_over_two_lines_is_one():
    header = ["กิจกรรม", "ห้วง", "ผู้", "หมายเหตุ"]
    reading = reading_of(table([None, "ระยะเวลา", "รับผิดชอบ"], ["ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=header))
    assert column_of(reading, "title", "owner_group") == [("ประกาศ", "กลุ่มงานประสานฯ")]
    assert unsure(reading) == []


def test_lines_of_a_form_above_the_table_are_no_header():
    form = ["ชื่อโครงการ:", "พัฒนาชุมชนใสสะอาด", "ระยะเวลา:", "ต.ค. ๖๖ - ก.ย. ๖๗"]
    reading = reading_of(table(["กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"], ["ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=form))
    assert column_of(reading, "title") == ["ประกาศ"]


def test_finer_activities_are_the_activities():
    header = ["เกณฑ์การประเมิน", "กิจกรรมหลัก", "กิจกรรมย่อย", "ระยะเวลา"]
    reading = reading_of(
        table(["นโยบาย", Wide("ประกาศ", 2), "พิมพ์", "ม.ค. ๖๗"], [None, None, "ติด", "ก.พ. ๖๗"], header=header)
    )
    assert column_of(reading, "title", "remark") == [("พิมพ์", "กิจกรรมหลัก: ประกาศ"), ("ติด", "กิจกรรมหลัก: ประกาศ")]
    assert unsure(reading) == [("unknown_column", "B2")]


BESIDE = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]


def test_tables_side_by_side_are_read_one_after_the_other():
    left, right = [["1", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], ["1", "จัดกิจกรรม", "ก.พ. ๖๗", "กลุ่มงานสารสนเทศฯ"]]
    title = ["มิติที่ 1 ผู้บริหาร ปีงบประมาณ 2567", *[None] * 4, "มิติที่ 2 สำนักงานสะดวก"]
    reading = reading_of(sheet(title, [*BESIDE, None, *BESIDE], [*left, None, *right]))
    assert [(dimension["number"], dimension["name"]) for dimension in reading.data["dimensions"]] == [
        (1, "ผู้บริหาร"), (2, "สำนักงานสะดวก")
    ]  # fmt: skip
    assert column_of(reading, "title", "owner_group") == [
        ("ประกาศ", "กลุ่มงานประสานฯ"), ("จัดกิจกรรม", "กลุ่มงานสารสนเทศฯ")
    ]  # fmt: skip
    assert periods_of(reading) == [days(("2024-01-01", "2024-01-31")), days(("2024-02-01", "2024-02-29"))]


def test_year_in_the_headings_of_months_goes_before_that_of_the_title():
    header = ["กิจกรรม", "ต.ค. 68", "พ.ย. 68", "ธ.ค. 68", "ผู้รับผิดชอบ"]
    marked = sheet(["มิติที่ 1 ก ปีงบประมาณ 2568"], header, ["ประกาศ", "/", "/", None, "กลุ่มงานประสานฯ"])
    reading = reading_of(marked)
    assert periods_of(reading) == [days(("2025-10-01", "2025-11-30"))]
    assert [doubt for doubt in unsure(reading) if doubt[0] == "header_year"] == [("header_year", "A1")]


def test_marked_months_without_any_year_are_refused_until_one_is_chosen():
    header = ["กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ผู้รับผิดชอบ"]
    marked = sheet(["มิติที่ 1 ก"], header, ["ประกาศ", "/", None, None, "กลุ่มงานประสานฯ"])
    with pytest.raises(Unreadable, match=NO_YEAR):
        reading_of(marked)
    assert periods_of(reading_of(marked, fiscal_year=2569)) == [days(("2025-10-01", "2025-10-31"))]


@pytest.mark.parametrize(
    "months",
    [
        ["(ต.ค.-ธ.ค. 66)", "(ม.ค.-มี.ค. 67)", "(เม.ย.-มิ.ย. 67)", "(ก.ค.-ก.ย. 67)"],
        ["ต.ค. - ธ.ค.", "ม.ค. - มี.ค.", "เม.ย. - มิ.ย.", "ก.ค. - ก.ย."],
        ["ต.ค. 66 - ธ.ค. 66", "มกราคม ถึง มีนาคม 2567", "เมษายน–มิถุนายน", "ก.ค.-ก.ย."],
    ],
)
def test_months_of_a_quarter_may_stand_under_it(months):
    header = ["กิจกรรม", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ผู้รับผิดชอบ"]
    rows = [[None, *months, None], ["ประกาศ", None, "x", None, None, "กลุ่มงานประสานฯ"]]
    reading = reading_of(table(*rows, header=header))
    assert periods_of(reading) == [days(("2024-01-01", "2024-03-31"))]
    assert unsure(reading) == [("month_marks", "C4")]


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [
        ("2", [("2024-01-01", "2024-03-31")]),
        ("๑, ๓", [("2023-10-01", "2023-12-31"), ("2024-04-01", "2024-06-30")]),
    ],
)
def test_bare_number_under_the_heading_of_quarters_is_a_quarter(typed, quarters):
    reading = reading_of(table(["ประกาศ", typed, "กลุ่มงานประสานฯ"], header=["กิจกรรม", "ไตรมาส", "ผู้รับผิดชอบ"]))
    assert periods_of(reading) == [days(*quarters)]


def test_criterion_may_stand_to_the_right_of_its_activities():
    header = ["กิจกรรม", "ระยะเวลา", "เกณฑ์การประเมิน"]
    rows = [["ประกาศ", "ม.ค. ๖๗", "๑. นโยบาย"], ["รายงาน", "ก.พ. ๖๗", "๒. งบประมาณ"]]
    reading = reading_of(table(*rows, header=header))
    assert [criterion["name"] for criterion in reading.data["dimensions"][0]["criteria"]] == ["นโยบาย", "งบประมาณ"]
    assert unsure(reading) == []


def test_any_word_may_stand_under_a_parted_heading_that_no_plan_has():
    header = ["กิจกรรม", Wide("งบประมาณ", 1, 2), None, "ระยะเวลา"]
    reading = reading_of(table([None, "ตั้งไว้", "จ่ายจริง", None], ["ประกาศ", "500", None, "ม.ค. ๖๗"], header=header))
    assert column_of(reading, "title", "remark") == [("ประกาศ", "ตั้งไว้: 500")]
    assert unsure(reading) == [("unknown_column", "B3"), ("unknown_column", "C3")]


@pytest.mark.parametrize("above", [["แผนการดำเนินงาน ปีงบประมาณ 2569", None], ["พ.ศ. 2568", "พ.ศ. ๒๕๖๙"]])
def test_year_may_stand_only_above_the_months(above):
    first, second = above
    spans = [Wide(first, 1, 3), None, None, Wide(second, 1, 1)] if second else [Wide(first, 1, 4), None, None, None]
    months = [None, "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", None]
    header = [Wide("กิจกรรม", 2), *spans, Wide("ผู้รับผิดชอบ", 2)]
    reading = reading_of(sheet(["มิติที่ 1 ก"], header, months, ["ประกาศ", "/", None, None, "/", "กลุ่มงานประสานฯ"]))
    assert periods_of(reading) == [days(("2025-10-01", "2025-10-31"), ("2026-01-01", "2026-01-31"))]
    assert [kind for kind, _ in unsure(reading)] == ["programme_name", "month_marks"]
