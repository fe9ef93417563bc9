"""How rows become activities, in tables as clerks type them."""

from datetime import date

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
    assert unsure(reading) == [("no_owner", "B4"), ("no_dates", "B4")]


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
    assert unsure(reading) == [("footnote", "A5"), ("footnote", "B6")]


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


def test_table_goes_on_after_a_note():
    facts = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"]
    reading = reading_of(
        table(
            ["เกณฑ์", "๑.๑ ประกาศ", *facts],
            [Wide("หมายเหตุ : มิติที่ ๑ จบ", 1, 6)],
            [Wide("มิติที่ ๒ สำนักงานสะดวก", 1, 6)],
            ["เกณฑ์", "๒.๑ รายงาน", *facts],
            [None, "รวม", "๑ กิจกรรม"],
            [None, "๒.๒ สรุป", None, None, None, None],
        )
    )
    assert [(each["number"], each["name"]) for each in reading.data["dimensions"]] == [
        (1, "บทบาทผู้บริหาร"),
        (2, "สำนักงานสะดวก"),
    ]
    assert column_of(reading, "code", "title") == [("1.1", "ประกาศ"), ("2.1", "รายงาน"), ("2.2", "สรุป")]
    assert unsure(reading) == [
        ("footnote", "A4"),
        ("footnote", "B7"),
        ("footnote", "C7"),
        ("no_owner", "B8"),
        ("no_dates", "B8"),
    ]


def test_long_list_beside_the_plan_is_told_of_in_few_doubts():
    rows = [
        ["เกณฑ์", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"],
        *[[None, None, None, None, "จด"]] * 2000,
    ]
    reading = reading_of(table(*rows))
    assert column_of(reading, "title") == ["ประกาศ"]
    assert len(reading.doubts) < 1000
    assert reading.doubts[-1].params == {"count": 1200}
