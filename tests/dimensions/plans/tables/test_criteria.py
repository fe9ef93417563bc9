"""Criteria, levels and codes, in columns, in cells and across the table."""

import pytest

from dimensions.plans.tables.spelling import level_in
from tests.dimensions.plans.tables.offices import Wide, column_of, doubts_in, reading_of, table

SURE = ("evidence_guess", "quota_guess")


def judged(reading):
    """Number, level, name and titles of each criterion, and the titles of what belongs to none."""
    dimension = reading.data["dimensions"][0]
    criteria = [
        (each["number"], each["level"], each["name"], [activity["title"] for activity in each["activities"]])
        for each in dimension["criteria"]
    ]
    return criteria, [activity["title"] for activity in dimension.get("activities", [])]


def unsure(reading):
    return [doubt for doubt in doubts_in(reading) if doubt[0] not in SURE]


def test_row_without_code_period_and_owner_runs_on():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ จัดทำแผนและ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            [None, "รายงานผล", None, None, None, None],
            [None, "๑.๒ สรุปผล", "ก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "รายงาน"],
            [None, None, None, None, None, "คำสั่ง"],
        )
    )
    assert column_of(reading, "title") == ["จัดทำแผนและรายงานผล", "สรุปผล"]
    assert [[each["title"] for each in rows] for rows in column_of(reading, "evidence")] == [
        ["ภาพถ่าย"],
        ["รายงาน", "คำสั่ง"],
    ]
    assert unsure(reading) == [("continuation", "B4"), ("continuation", "F6")]
    assert [doubt.proposal for doubt in reading.doubts if doubt.cell == "B4"] == ["จัดทำแผนและรายงานผล"]


def test_table_without_codes_whose_rows_are_mostly_bare_has_undated_activities():
    reading = reading_of(
        table(
            ["เกณฑ์", "ประกาศนโยบาย", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", None, None],
            [None, "จัดประชุม", None, None, None, None],
            [None, "รายงานผล", None, None, None, None],
        )
    )
    assert column_of(reading, "title") == ["ประกาศนโยบาย", "จัดประชุม", "รายงานผล"]
    assert unsure(reading) == [("no_owner", "B4"), ("no_dates", "B4")]
    assert {doubt.others for doubt in reading.doubts if doubt.kind in {"no_owner", "no_dates"}} == {(("แผน", "B5"),)}


def test_codes_missing_and_printed_twice():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            [None, "รายงานผล", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "รายงาน"],
            [None, "๑.๑ สรุปผล", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "รายงาน"],
        )
    )
    assert column_of(reading, "seq", "code") == [(1, "1.1"), (2, None), (3, "1.1")]
    assert unsure(reading) == [("code_twice", "B5")]


def test_code_that_lost_its_zero_as_a_number_is_proposed():
    header = ["รหัส", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    rows = [
        [f"1.{place}" if place < 10 else "1.1", f"งาน {place}", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"] for place in range(1, 11)
    ]
    reading = reading_of(table(*rows, header=header))
    assert [(doubt.kind, doubt.cell, doubt.proposal) for doubt in reading.doubts] == [("code_twice", "A12", "1.10")]


def test_code_that_became_a_date_is_doubted():
    header = ["รหัส", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    reading = reading_of(table(["2024-02-01", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=header))
    assert column_of(reading, "code") == [None]
    assert [(doubt.kind, doubt.cell, doubt.proposal) for doubt in reading.doubts] == [("code_is_date", "A3", "1.2")]


@pytest.mark.parametrize(
    ("typed", "level"),
    [("Level 3", 3), ("L5", 5), ("5.0", 5), ("ระดับสี่", 4), ("๓ ดำเนินการ", 3), ("ระดับ ๑-๒", None), ("0", None)],
)
def test_level_is_known_however_it_is_typed(typed, level):
    assert level_in(typed) == level


def test_level_column_is_filled_down():
    header = ["ระดับ", "เกณฑ์การประเมิน", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table(
            ["๑", "ประกาศเจตนารมณ์", "๑.๑ ประกาศ", *facts],
            [None, None, "๑.๒ แจ้ง", *facts],
            ["ระดับที่ ๒", None, "๑.๓ สื่อสาร", *facts],
            [None, "ดำเนินการ", "๑.๔ ทำ", *facts],
            ["พื้นฐาน", None, "๑.๕ สรุป", *facts],
            header=header,
        )
    )
    assert judged(reading) == (
        [
            (None, 1, "ประกาศเจตนารมณ์", ["ประกาศ", "แจ้ง"]),
            (None, 2, "ประกาศเจตนารมณ์", ["สื่อสาร"]),
            (None, 2, "ดำเนินการ", ["ทำ", "สรุป"]),
        ],
        [],
    )
    assert unsure(reading) == [("level", "A7")]


def test_numbers_that_count_rows_are_codes_of_activities():
    header = ["ลำดับ", "เกณฑ์", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table([1, "นโยบาย", "ประกาศ", *facts], [2, None, "รายงาน", *facts], [3, "งบ", "๓.๑ แผน", *facts], header=header)
    )
    assert judged(reading) == ([(None, None, "นโยบาย", ["ประกาศ", "รายงาน"]), (None, None, "งบ", ["แผน"])], [])
    assert column_of(reading, "code") == ["1", "2", "3.1"]
    assert unsure(reading) == []


def test_row_that_numbers_the_columns_is_passed_over():
    reading = reading_of(
        table(
            ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)", "(๖)"], ["เกณฑ์", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"]
        )
    )
    assert column_of(reading, "title") == ["ประกาศ"]
    assert unsure(reading) == []


def test_number_and_name_under_one_heading_stand_in_two_columns():
    header = [Wide("เกณฑ์", 1, 2), None, Wide("กิจกรรม", 1, 2), None, "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table(["๑", "นโยบาย", "๑.๑", "ประกาศ", *facts], [None, None, "๑.๒", "รายงาน", *facts], header=header)
    )
    assert judged(reading) == ([("1", None, "นโยบาย", ["ประกาศ", "รายงาน"])], [])
    assert column_of(reading, "code") == ["1.1", "1.2"]
    assert unsure(reading) == []


def test_lone_numbered_rows_are_criteria_where_they_have_no_column():
    header = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table(
            [None, "๑. นโยบาย"],
            [None, "๑.๑ ประกาศ", *facts],
            [None, "๑.๒ รายงาน", *facts],
            [Wide("๒. งบประมาณ", 1, 4)],
            [None, "๒.๑ แผน", *facts],
            header=header,
        )
    )
    assert judged(reading) == ([("1", None, "นโยบาย", ["ประกาศ", "รายงาน"]), ("2", None, "งบประมาณ", ["แผน"])], [])
    assert unsure(reading) == []


def test_activity_under_another_keeps_its_place():
    header = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(table(["๑", "ประกาศ", *facts], ["๑.๑", "พิมพ์", *facts], ["๑.๒", "ติด", *facts], header=header))
    assert column_of(reading, "code", "sub_of") == [("1", None), ("1.1", 1), ("1.2", 1)]
    assert unsure(reading) == [("sub_activity", "B4")]


def test_one_title_in_two_rows_is_doubted():
    facts = ["กลุ่มงานประสานฯ", "สพจ.", None]
    reading = reading_of(table(["เกณฑ์", "รายงานผล", "มี.ค. ๖๗", *facts], [None, "รายงานผล", "มิ.ย. ๖๗", *facts]))
    assert unsure(reading) == [("title_twice", "B4")]


def test_numbered_row_without_facts_heads_what_follows():
    header = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table(["1", "นโยบาย"], ["1.1", "ประกาศ", *facts], ["2", "งบ"], ["2.1", "แผน", *facts], header=header)
    )
    assert judged(reading) == ([("1", None, "นโยบาย", ["ประกาศ"]), ("2", None, "งบ", ["แผน"])], [])
    assert reading.places["dimensions[0].criteria[1].number"] == ("แผน", "A5")
    assert unsure(reading) == []


def test_level_may_stand_in_the_criterion_or_across_the_table():
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]
    reading = reading_of(
        table(
            ["ระดับ ๑ ประกาศเจตนารมณ์", "ประกาศ", *facts],
            [Wide("ระดับที่ ๒", 1, 6)],
            ["สื่อสาร", "แจ้ง", *facts],
        )
    )
    assert judged(reading) == ([(None, 1, "ประกาศเจตนารมณ์", ["ประกาศ"]), (None, 2, "สื่อสาร", ["แจ้ง"])], [])
    assert unsure(reading) == []


def test_bare_numbers_of_criteria_count_on():
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]
    rows = [[name, f"งาน {name}", *facts] for name in ("๑ นโยบาย", "๒ งบประมาณ", "๕ ส ในสำนักงาน")]
    criteria = reading_of(table(*rows)).data["dimensions"][0]["criteria"]
    assert [(criterion["number"], criterion["name"]) for criterion in criteria] == [
        ("1", "นโยบาย"),
        ("2", "งบประมาณ"),
        (None, "๕ ส ในสำนักงาน"),
    ]


def test_number_that_counts_what_follows_is_part_of_the_name():
    reading = reading_of(
        table(
            ["1 มาตรการ ๕ ส", "กิจกรรม ๕ ส ในสำนักงาน", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "มาตรการ ๕ ส"],
            [None, "โครงการ 1 ตำบล 1 ผลิตภัณฑ์", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            ["2 นโยบาย", "กิจกรรมที่ 3 ข้อตกลง", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
        )
    )
    assert judged(reading) == (
        [
            ("1", None, "มาตรการ ๕ ส", ["กิจกรรม ๕ ส ในสำนักงาน", "โครงการ 1 ตำบล 1 ผลิตภัณฑ์"]),
            ("2", None, "นโยบาย", ["ข้อตกลง"]),
        ],
        [],
    )
    assert column_of(reading, "code") == [None, None, "3"]
    assert [paper["title"] for paper in column_of(reading, "evidence")[0]] == ["มาตรการ ๕ ส"]
    assert unsure(reading) == []


def test_mark_for_the_same_goes_on_with_the_criterion():
    reading = reading_of(
        table(["1. นโยบาย", "1.1 ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], ['"', "1.2 แจ้ง", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"])
    )
    assert judged(reading) == ([("1", None, "นโยบาย", ["ประกาศ", "แจ้ง"])], [])


def test_numbered_criterion_broken_over_rows_is_one():
    reading = reading_of(
        table(
            ["1. นโยบายในการสร้าง", "1.1 ประกาศนโยบายด้าน", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"],
            ["ความโปร่งใส", "ความโปร่งใส", None, None],
            [None, "1.2 แจ้ง", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"],
        )
    )
    assert judged(reading) == ([("1", None, "นโยบายในการสร้างความโปร่งใส", ["ประกาศนโยบายด้านความโปร่งใส", "แจ้ง"])], [])
    assert unsure(reading) == [("continuation", "A4"), ("continuation", "B4")]
