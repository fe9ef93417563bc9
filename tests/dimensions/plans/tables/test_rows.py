"""How rows and cells become activities, in tables as clerks type them."""

from datetime import date

import pytest

from tests.dimensions.plans.tables.offices import (
    Wide,
    activities_in,
    column_of,
    doubts_in,
    periods_of,
    reading_of,
    sheet,
    table,
)

JANUARY = (date(2024, 1, 1), date(2024, 1, 31))
FEBRUARY = (date(2024, 2, 1), date(2024, 2, 29))
MARCH = (date(2024, 3, 1), date(2024, 3, 31))
JUNE = (date(2024, 6, 1), date(2024, 6, 30))
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


def test_blank_criterion_is_filled_down_and_nothing_else():
    reading = reading_of(
        table(
            ["๑. นโยบาย", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ./สพอ.", "ประกาศ"],
            [None, "๑.๒ รายงานผล", None, None, None, None],
            ["๒. งบประมาณ", "๒.๑ จัดทำแผน", "ก.พ. ๖๗", "กลุ่มงานส่งเสริมฯ", "สพจ.", "แผน"],
        )
    )
    assert judged(reading) == (
        [("1", None, "นโยบาย", ["ประกาศ", "รายงานผล"]), ("2", None, "งบประมาณ", ["จัดทำแผน"])],
        [],
    )
    assert periods_of(reading) == [[JANUARY], [], [FEBRUARY]]
    assert column_of(reading, "owner_group", "offices") == [
        ("กลุ่มงานประสานฯ", ["province", "district"]),
        (None, []),
        ("กลุ่มงานส่งเสริมฯ", ["province"]),
    ]
    assert unsure(reading) == [("no_dates", "B4")]


def test_merged_cells_hold_for_every_row_that_they_span():
    reading = reading_of(
        table(
            [
                Wide("๑. นโยบาย", 2),
                "๑.๑ ประกาศ",
                Wide("ม.ค. ๖๗", 2),
                Wide("กลุ่มงานประสานฯ", 2),
                Wide("สพอ.", 2),
                "ประกาศ",
            ],
            [None, "๑.๒ รายงานผล", None, None, None, "รายงาน"],
        )
    )
    assert periods_of(reading) == [[JANUARY], [JANUARY]]
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["district"])] * 2
    assert unsure(reading) == []


def test_merged_activity_takes_what_stands_in_each_of_its_rows():
    reading = reading_of(
        table(
            [
                Wide("เกณฑ์", 2),
                Wide("๑.๑ สรุปผล", 2),
                "รอบ ๑ มี.ค. ๖๗",
                Wide("กลุ่มงานประสานฯ", 2),
                Wide("สพอ.", 2),
                "รายงาน",
            ],
            [None, None, "รอบ ๒ มิ.ย. ๖๗", None, None, "ภาพถ่าย"],
        )
    )
    (activity,) = activities_in(reading)
    assert periods_of(reading) == [[MARCH, JUNE]]
    assert [evidence["title"] for evidence in activity["evidence"]] == ["รายงาน", "ภาพถ่าย"]
    assert reading.places["dimensions[0].criteria[0].activities[0].periods[1]"] == ("แผน", "C4")
    assert unsure(reading) == []


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("๑.๑ ประกาศ\n๑.๒ รายงานผล\n๑.๓ สรุป", ["1.1", "1.2", "1.3"]),
        ("1.1) ประกาศ\n1.2) รายงานผล\n1.3) สรุป", ["1.1", "1.2", "1.3"]),
        ("๑. ประกาศ\n๒. รายงาน\nผล\n๓. สรุป", ["1", "2", "3"]),
        ("1)ประกาศ\n2)รายงานผล\n3)สรุป", ["1", "2", "3"]),
        ("(๑) ประกาศ\n(๒) รายงานผล\n(๓) สรุป", ["1", "2", "3"]),
        ("1 ประกาศ\n2 รายงานผล\n3 สรุป", ["1", "2", "3"]),
        ("ข้อ ๑ ประกาศ\nข้อ ๒ รายงานผล\nข้อ ๓ สรุป", ["1", "2", "3"]),
        ("กิจกรรมที่ 1 ประกาศ\nกิจกรรมที่ 2 รายงานผล\nกิจกรรมที่ 3 สรุป", ["1", "2", "3"]),
        ("- ประกาศ\n- รายงานผล\n- สรุป", [None, None, None]),
        ("-ประกาศ\n–รายงานผล\n—สรุป", [None, None, None]),
        ("• ประกาศ\n\n• รายงาน\n  ผล\n• สรุป", [None, None, None]),
        ("\u200b๑.๑\xa0ประกาศ\r\n๑.๒ รายงานผล\n\n๑.๓ สรุป", ["1.1", "1.2", "1.3"]),
    ],
)
def test_several_activities_in_a_cell_are_paired_in_order(cell, codes):
    reading = reading_of(
        table(["เกณฑ์", cell, "ม.ค. ๖๗\nก.พ. ๖๗\nมี.ค. ๖๗", "กลุ่มงานประสานฯ", "สพอ.", "- ประกาศ\n- รายงาน\n- ภาพถ่าย"])
    )
    assert column_of(reading, "code", "title") == list(zip(codes, ["ประกาศ", "รายงานผล", "สรุป"], strict=True))
    assert periods_of(reading) == [[JANUARY], [FEBRUARY], [MARCH]]
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["district"])] * 3
    titles = [[evidence["title"] for evidence in rows] for rows in column_of(reading, "evidence")]
    assert titles == [["ประกาศ"], ["รายงาน"], ["ภาพถ่าย"]]
    assert unsure(reading) == []


def test_what_stands_once_is_shared_by_all_activities_of_the_cell():
    reading = reading_of(
        table(["เกณฑ์", "- ประกาศ\n- รายงานผล", "ภายใน\n๓๑ ม.ค. ๖๗", "กลุ่มงาน\nประสานฯ", "สพจ./\nสพอ.", "ภาพถ่าย"])
    )
    assert periods_of(reading) == [[(None, date(2024, 1, 31))]] * 2
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["province", "district"])] * 2
    assert unsure(reading) == []


def test_owners_are_paired_in_order():
    reading = reading_of(
        table(["เกณฑ์", "- ประกาศ\n- รายงานผล", "ม.ค. ๖๗", "กลุ่มงานประสานฯ\nกลุ่มงานส่งเสริมฯ", "สพจ.", "ภาพถ่าย"])
    )
    assert column_of(reading, "owner_group") == ["กลุ่มงานประสานฯ", "กลุ่มงานส่งเสริมฯ"]
    assert unsure(reading) == []


def test_counts_that_differ_leave_the_periods_undated():
    reading = reading_of(
        table(["เกณฑ์", "- ก\n- ข\n- ค", "ม.ค. ๖๗\nก.พ. ๖๗", "กลุ่มงานประสานฯ\nกลุ่มงานส่งเสริมฯ", "สพจ.", "- คำสั่ง\n- ภาพถ่าย"])
    )
    assert [
        [(period["raw"], period["start"], period["end"], period["flags"]) for period in periods]
        for periods in column_of(reading, "periods")
    ] == [[("ม.ค. ๖๗\nก.พ. ๖๗", None, None, ["unpaired"])]] * 3
    assert column_of(reading, "owner_group") == ["กลุ่มงานประสานฯ กลุ่มงานส่งเสริมฯ"] * 3
    assert unsure(reading) == [("pairing", "C3"), ("owner_pairing", "D3"), ("evidence_pairing", "F3")]


def test_list_under_an_activity_is_its_parts():
    reading = reading_of(
        table(
            [
                "เกณฑ์",
                "๑.๑ ประเมินผล\n- ออกแบบ\n- รายงาน\n๑.๒ สรุปผล",
                "ม.ค. ๖๗\nก.พ. ๖๗",
                "กลุ่มงานประสานฯ",
                "สพจ.",
                "ภาพถ่าย",
            ]
        )
    )
    assert column_of(reading, "title", "components") == [("ประเมินผล", ["ออกแบบ", "รายงาน"]), ("สรุปผล", None)]
    assert periods_of(reading) == [[JANUARY], [FEBRUARY]]
    assert unsure(reading) == [("components", "B3")]


def test_steps_in_the_column_of_how_it_is_done_are_no_activities():
    header = ["ที่", "แนวทาง", "ประเด็น", "การขับเคลื่อน", "ห้วงระยะเวลา", "ผู้รับผิดชอบ"]
    reading = reading_of(
        table(["๑", "นโยบาย", "๑.๑ ประกาศ", "๑) ประกาศ\n๒) แจ้ง", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=header)
    )
    assert column_of(reading, "code", "title", "detail") == [("1.1", "ประกาศ", "๑) ประกาศ ๒) แจ้ง")]
    assert judged(reading) == ([("1", None, "นโยบาย", ["ประกาศ"])], [])
    assert unsure(reading) == []


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


def test_row_broken_over_a_page_runs_on_in_every_column():
    reading = reading_of(
        table(
            ["๑. การประกาศ", "๑.๑ จัดทำแผนและ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            ["เกณฑ์การประเมิน", "กิจกรรม/โครงการ", "ท้วงระยะเวลา", "ผู้รับผิดชอบ", "หน่วยปฏิบัติ", "หลักฐานอ้างอิง"],
            ["ข้อตกลง", "รายงานผล", None, None, None, None],
            ["๒. งบประมาณ", "๒.๑ จัดทำแผน", "ก.พ. ๖๗", "กลุ่มงานส่งเสริมฯ", "สพจ.", "แผน"],
        )
    )
    assert judged(reading) == (
        [("1", None, "การประกาศข้อตกลง", ["จัดทำแผนและรายงานผล"]), ("2", None, "งบประมาณ", ["จัดทำแผน"])],
        [],
    )
    assert unsure(reading) == [("continuation", "A5"), ("continuation", "B5")]


def test_period_without_activity_is_attached_to_none():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            [None, None, "ก.พ. ๖๗", None, None, None],
            [None, None, None, "กลุ่มงานส่งเสริมฯ", None, "คำสั่ง"],
            [None, "๑.๒ สรุปผล", "มี.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "รายงาน"],
        )
    )
    assert periods_of(reading) == [[JANUARY], [MARCH]]
    assert unsure(reading) == [("no_activity", "C4"), ("no_activity", "D5"), ("no_activity", "F5")]


def test_table_without_codes_whose_rows_are_mostly_bare_has_undated_activities():
    reading = reading_of(
        table(
            ["เกณฑ์", "ประกาศนโยบาย", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", None, None],
            [None, "จัดประชุม", None, None, None, None],
            [None, "รายงานผล", None, None, None, None],
        )
    )
    assert column_of(reading, "title") == ["ประกาศนโยบาย", "จัดประชุม", "รายงานผล"]
    assert unsure(reading) == [("no_dates", "B4"), ("no_dates", "B5")]


def test_footnotes_and_signatures_are_left_out_with_a_doubt():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            [],
            [Wide("* ระยะเวลาอาจเปลี่ยนแปลง", 1, 6)],
            [None, "ลงชื่อ ............ ผู้จัดทำ", None, "ลงชื่อ ............ ผู้อนุมัติ"],
            [None, "(....................)", None, "(....................)"],
        )
    )
    assert column_of(reading, "title") == ["ประกาศ"]
    assert unsure(reading) == [("footnote", cell) for cell in ("A5", "B6", "D6", "B7", "D7")]


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


def test_marks_for_the_same_are_read_as_what_stands_above():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            ["เกณฑ์", "๑.๒ รายงานผล", '"', "”", "〃", "รายงาน"],
        )
    )
    assert periods_of(reading) == [[JANUARY], [JANUARY]]
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["province"])] * 2
    assert unsure(reading) == [("ditto", "C4"), ("ditto", "D4"), ("ditto", "E4")]


def test_dash_says_that_there_is_none():
    reading = reading_of(table(["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "-", "-", "–"]))
    (activity,) = activities_in(reading)
    assert (activity["owner_group"], activity["offices"], activity["evidence"]) == (None, [], [])
    assert reading.paths["แผน", "F3"] == ("dimensions[0].criteria[0].activities[0].evidence",)
    assert unsure(reading) == []


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
    assert unsure(reading) == [("sub_activity", "B4"), ("sub_activity", "B5")]


def test_formula_that_failed_is_no_text():
    reading = reading_of(table(["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "#REF!", "สพจ.", "ภาพถ่าย"]))
    assert column_of(reading, "owner_group") == [None]
    assert unsure(reading) == [("formula_error", "D3")]


def test_unknown_column_stands_in_the_remarks():
    header = ["กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ (บาท)", "หมายเหตุ", "ข้อความอื่น"]
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]
    reading = reading_of(
        table(["ประกาศ", *facts, "5,000", "ทำก่อน", "ก"], ["รายงาน", *facts, "-", None, None], header=header)
    )
    assert column_of(reading, "remark") == ["ทำก่อน; งบประมาณ (บาท): 5,000; ข้อความอื่น: ก", None]
    assert unsure(reading) == [("unknown_column", "D2"), ("unknown_column", "F2")]


def test_text_beside_the_table_is_named_in_a_doubt():
    reading = reading_of(table(["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย", None, "ถามพี่ก่อน"]))
    assert unsure(reading) == [("not_read", "H3")]


def test_hidden_and_other_sheets_are_left_out_with_a_doubt():
    shown = table(["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"])
    hidden = table(["เกณฑ์", "๒.๑ เก่า", "ม.ค. ๖๖", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"], name="เก่า", is_hidden=True)
    reading = reading_of(sheet(name="ว่าง"), sheet(["จดไว้"], name="โน้ต"), shown, hidden)
    assert column_of(reading, "title") == ["ประกาศ"]
    told = [(doubt.sheet, doubt.cell, doubt.kind) for doubt in reading.doubts if doubt.kind not in SURE]
    assert told == [("โน้ต", "A1", "other_sheet"), ("เก่า", "A1", "hidden_sheet")]


def test_lines_without_marks_that_are_as_many_as_periods_are_doubted():
    reading = reading_of(table(["เกณฑ์", "ประกาศนโยบาย\nรายงานผล", "ม.ค. ๖๗\nก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "title") == ["ประกาศนโยบายรายงานผล"]
    assert unsure(reading) == [("several_in_lines", "B3")]


def test_list_in_one_line_is_doubted():
    reading = reading_of(table(["เกณฑ์", "๑. ประกาศ ๒. รายงานผล", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "title") == ["ประกาศ ๒. รายงานผล"]
    assert unsure(reading) == [("several_in_line", "B3")]


def test_list_that_counts_with_letters_is_several_activities():
    reading = reading_of(table(["เกณฑ์", "ก. ประกาศ\nข. รายงาน", "ก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "code", "title") == [(None, "ประกาศ"), (None, "รายงาน")]
    assert unsure(reading) == []


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


def test_group_in_the_column_of_offices_is_the_owner_where_no_column_names_one():
    reading = reading_of(table(["ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=["กิจกรรม", "ระยะเวลา", "หน่วยดำเนินการ"]))
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["group"])]
    assert unsure(reading) == [("office_words", "C3")]
