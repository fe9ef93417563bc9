"""What stands in one cell: several activities, their periods and owners, marks that say nothing or the same."""

from datetime import date

import pytest

from tests.dimensions.plans.tables.offices import activities_in, column_of, doubts_in, periods_of, reading_of, table

JANUARY = (date(2024, 1, 1), date(2024, 1, 31))
FEBRUARY = (date(2024, 2, 1), date(2024, 2, 29))
MARCH = (date(2024, 3, 1), date(2024, 3, 31))
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


def test_marks_for_the_same_are_read_as_what_stands_above():
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
            ["เกณฑ์", "๑.๒ รายงานผล", '"', "”", '-"-', "รายงาน"],
        )
    )
    assert periods_of(reading) == [[JANUARY], [JANUARY]]
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["province"])] * 2
    assert unsure(reading) == [("ditto", "C4"), ("ditto", "D4"), ("ditto", "E4")]


def test_dash_says_that_there_is_none():
    reading = reading_of(table(["เกณฑ์", "๑.๑ ประกาศ", "...", "-", "-", "–"]))
    (activity,) = activities_in(reading)
    assert (activity["owner_group"], activity["offices"], activity["evidence"]) == (None, [], [])
    assert reading.paths["แผน", "F3"] == ("dimensions[0].criteria[0].activities[0].evidence",)
    assert unsure(reading) == [("no_dates", "B3")]


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


def test_lines_without_marks_that_are_as_many_as_periods_are_doubted():
    reading = reading_of(table(["เกณฑ์", "ประกาศนโยบาย\nรายงานผล", "ม.ค. ๖๗\nก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "title") == ["ประกาศนโยบายรายงานผล"]
    assert unsure(reading) == [("several_in_lines", "B3")]


@pytest.mark.parametrize("cell", ["๑. ประกาศ ๒. รายงานผล", "1)ประกาศ 2)รายงานผล", "1.1 ประกาศ 1.2 รายงานผล"])
def test_list_in_one_line_is_read_as_several_with_a_doubt(cell):
    reading = reading_of(table(["เกณฑ์", cell, "ม.ค. ๖๗\nก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "title") == ["ประกาศ", "รายงานผล"]
    assert periods_of(reading) == [[JANUARY], [FEBRUARY]]
    assert unsure(reading) == [("several_in_line", "B3")]


def test_what_may_be_a_list_in_one_line_is_doubted():
    reading = reading_of(table(["เกณฑ์", "ประกาศ ๒. รายงานผล", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "title") == ["ประกาศ ๒. รายงานผล"]
    assert unsure(reading) == [("several_in_line", "B3")]


def test_list_that_counts_with_letters_is_several_activities():
    reading = reading_of(table(["เกณฑ์", "ก. ประกาศ\nข. รายงาน", "ก.พ. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "code", "title") == [(None, "ประกาศ"), (None, "รายงาน")]
    assert unsure(reading) == []


def test_group_in_the_column_of_offices_is_the_owner_where_no_column_names_one():
    reading = reading_of(table(["ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], header=["กิจกรรม", "ระยะเวลา", "หน่วยดำเนินการ"]))
    assert column_of(reading, "owner_group", "offices") == [("กลุ่มงานประสานฯ", ["group"])]
    assert unsure(reading) == [("office_words", "C3")]


def test_number_on_a_line_of_its_own_belongs_to_the_line_below():
    reading = reading_of(table(["เกณฑ์", "๑.๑\nประกาศ\n๑.๒\nรายงาน", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "code", "title") == [("1.1", "ประกาศ"), ("1.2", "รายงาน")]


def test_evidence_that_is_not_asked_for_is_a_note():
    rows = [
        ["เกณฑ์", title, "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", cell]
        for title, cell in (("ก", "ไม่ต้องส่งหลักฐาน"), ("ข", "ไม่มี"))
    ]
    reading = reading_of(table(*rows))
    assert column_of(reading, "evidence", "evidence_note") == [([], "ไม่ต้องส่งหลักฐาน"), ([], None)]
    assert unsure(reading) == []
