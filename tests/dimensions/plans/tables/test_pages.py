"""Tables that pages cut, and rows that only head or part what stands beside them."""

from tests.dimensions.plans.tables.offices import USUAL, column_of, doubts_in, reading_of, sheet, table

FACTS = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"]
PLAIN = ("ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ")
DATED = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ"]


def criteria_of(reading):
    """Number and name of each criterion, and the codes of its activities."""
    return [
        (criterion["number"], criterion["name"], [activity["code"] for activity in criterion["activities"]])
        for dimension in reading.data["dimensions"]
        for criterion in dimension["criteria"]
    ]


def test_table_cut_within_a_criterion_goes_on():
    first = table(["๑. นโยบาย", "๑.๑.๑ ประกาศ", *FACTS], ["๒. งบประมาณ", "๑.๒.๑ วางแผน", *FACTS], name="ก")
    rest = sheet(list(USUAL), ["๒. งบประมาณ (ต่อ)", "๑.๒.๒ ใช้จ่าย", *FACTS], name="ข")
    reading = reading_of(first, rest)
    assert [each["number"] for each in reading.data["dimensions"]] == [1]
    assert criteria_of(reading) == [("1", "นโยบาย", ["1.1.1"]), ("2", "งบประมาณ", ["1.2.1", "1.2.2"])]
    assert doubts_in(reading, "continued_table") == [("continued_table", "A1")]


def test_table_of_the_next_dimension_does_not_go_on():
    first = table(["๓. บุคคล", "๑.๓.๑ ประกาศ", *FACTS], name="ก")
    other = sheet(list(USUAL), ["๓. สิ่งแวดล้อม", "๒.๓.๑ วางแผน", *FACTS], name="ข")
    assert [each["number"] for each in reading_of(first, other).data["dimensions"]] == [1, 2]


def test_rows_without_numbers_head_what_follows_where_criteria_stand_so():
    rows = [
        [None, "ความโปร่งใส"], ["1", "ประกาศ", *DATED], ["2", "รายงาน", *DATED],
        [None, "การบริหารงบ"], ["3", "วางแผน", *DATED],
    ]  # fmt: skip
    reading = reading_of(table(*rows, header=PLAIN))
    assert criteria_of(reading) == [(None, "ความโปร่งใส", ["1", "2"]), (None, "การบริหารงบ", ["3"])]
    assert doubts_in(reading, "criterion_row", "continuation") == [("criterion_row", "B3")]


def test_code_that_begins_anew_is_headed_by_the_row_above():
    rows = [
        [None, "๑. นโยบาย"], ["1.1.1", "ประกาศ", *DATED], ["1.1.2", "รายงาน", *DATED],
        [None, "๒. งบประมาณ"], ["1.2.1", "วางแผน", *DATED],
    ]  # fmt: skip
    assert criteria_of(reading_of(table(*rows, header=PLAIN))) == [
        ("1", "นโยบาย", ["1.1.1", "1.1.2"]),
        ("2", "งบประมาณ", ["1.2.1"]),
    ]


def test_rows_with_a_dash_are_parts_of_the_activity_above():
    rows = [["1", "มีระบบข้อมูล", *DATED], [None, "- คู่มือ"], [None, "- ฐานข้อมูล"], ["2", "รายงาน", *DATED]]
    reading = reading_of(table(*rows, header=PLAIN))
    assert column_of(reading, "title", "components") == [("มีระบบข้อมูล", ["คู่มือ", "ฐานข้อมูล"]), ("รายงาน", None)]
    (parts,) = (doubt for doubt in reading.doubts if doubt.kind == "components")
    assert (parts.cell, parts.others, parts.params["title"]) == ("B4", (("แผน", "B5"),), "มีระบบข้อมูล")


def test_code_behind_its_word_is_no_second_activity():
    reading = reading_of(table(["๑. นโยบาย", "กิจกรรมที่ 1.1.1 ประกาศนโยบาย", *FACTS]))
    assert column_of(reading, "code", "title") == [("1.1.1", "ประกาศนโยบาย")]
    assert doubts_in(reading, "several_in_line") == []


def test_code_may_stand_behind_an_apostrophe():
    assert column_of(reading_of(table(["'1.1.1", "ประกาศ", *DATED], header=PLAIN)), "code") == ["1.1.1"]


def test_sum_below_a_dimension_is_a_note():
    reading = reading_of(table(["1", "ประกาศ", *DATED], ["รวมมิติที่ ๑ จำนวน ๑ กิจกรรม"], header=PLAIN))
    assert doubts_in(reading) == [("footnote", "A4")]
