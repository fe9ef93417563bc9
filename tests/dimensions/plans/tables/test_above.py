"""What stands above a table or in the name of its sheet, and holds for all of it; and what is called off."""

from tests.dimensions.plans.tables.offices import column_of, doubts_in, reading_of, sheet, table

HEADER = ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
PLAN = ["แผนพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"], ["มิติที่ ๑ บทบาทผู้บริหาร"]


def tables():
    """A table for each criterion, whose name stands above it."""
    first = [["เกณฑ์ที่ ๑ นโยบาย"], HEADER, ["๑", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"]]
    second = [["เกณฑ์ที่ ๒ งบประมาณ"], HEADER, ["๑", "รายงาน", "ก.พ. ๖๗", "กลุ่มงานประสานฯ"]]
    return first, second


def judged(reading):
    return [
        (dimension["number"], each["number"], each["name"], [activity["title"] for activity in each["activities"]])
        for dimension in reading.data["dimensions"]
        for each in dimension["criteria"]
    ]


CRITERIA = [(1, "1", "นโยบาย", ["ประกาศ"]), (1, "2", "งบประมาณ", ["รายงาน"])]


def test_criterion_may_stand_above_its_table():
    first, second = tables()
    reading = reading_of(sheet(*PLAN, [], *first, [], *second))
    assert (judged(reading), doubts_in(reading)) == (CRITERIA, [])
    assert reading.data["programme"]["plan_title"] == PLAN[0][0]


def test_criterion_above_a_table_of_its_own_goes_on_with_the_dimension():
    first, second = tables()
    reading = reading_of(sheet(*PLAN, *first, name="1"), sheet(*second, name="2"))
    assert (judged(reading), doubts_in(reading)) == (CRITERIA, [("continued_table", "A2")])


def test_line_above_a_table_with_criteria_of_its_own_is_a_title():
    reading = reading_of(table(["๑. นโยบาย", "ประกาศ", "ม.ค. ๖๗", "กง.ก", "สพจ.", ""], name="แผน"))
    assert judged(reading) == [(1, "1", "นโยบาย", ["ประกาศ"])]


def test_year_may_stand_in_the_name_of_the_sheet():
    row = ["๑", "ประกาศ", "ม.ค.", "กลุ่มงานประสานฯ"]
    reading = reading_of(sheet(["แผนพัฒนาชุมชนใสสะอาด"], PLAN[1], HEADER, row, name="ปี 2567"))
    assert reading.data["programme"]["fiscal_year_be"] == 2567


def test_what_is_called_off_is_a_doubt():
    header = [*HEADER, "หมายเหตุ"]
    rows = [["๑", "ประกาศ", "ม.ค. ๖๗", "กง.ก", "ยกเลิก"], ["๒", "แจ้ง", "ม.ค. ๖๗", "กง.ก", "ตามหนังสือกรม"]]
    reading = reading_of(sheet(*PLAN, header, *rows))
    assert column_of(reading, "title", "remark") == [("ประกาศ", "ยกเลิก"), ("แจ้ง", "ตามหนังสือกรม")]
    assert doubts_in(reading) == [("called_off", "E4")]
