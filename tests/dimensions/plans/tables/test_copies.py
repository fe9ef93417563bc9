"""What a later sheet says again: a copy of the sheet, or a sheet for each district."""

from tests.dimensions.plans.tables.offices import column_of, doubts_in, reading_of, table

FACTS = ["ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพอ.", ""]
ROWS = [["๑. นโยบาย", "๑.๑ ประกาศ", *FACTS], ["", "๑.๒ แจ้ง", *FACTS], ["๒. งบประมาณ", "๒.๑ รายงาน", *FACTS]]


def test_copy_of_a_sheet_is_read_once_with_one_doubt():
    reading = reading_of(table(*ROWS), table(*ROWS, name="แผน (2)"))
    (dimension,) = reading.data["dimensions"]
    assert [criterion["name"] for criterion in dimension["criteria"]] == ["นโยบาย", "งบประมาณ"]
    assert column_of(reading, "seq", "title") == [(1, "ประกาศ"), (2, "แจ้ง"), (3, "รายงาน")]
    (doubt,) = reading.doubts
    assert (doubt.kind, {sheet for sheet, _ in doubt.cells}) == ("sheet_copy", {"แผน (2)"})


def test_what_only_one_sheet_says_is_kept():
    more = ["๒. งบประมาณ", "๒.๒ ติดตาม", *FACTS]
    reading = reading_of(table(*ROWS), table(ROWS[0], more, name="แกลง"))
    assert column_of(reading, "seq", "title") == [(1, "ประกาศ"), (2, "แจ้ง"), (3, "รายงาน"), (4, "ติดตาม")]
    assert doubts_in(reading) == [("sheet_copy", "B3")]


def test_what_another_sheet_dates_otherwise_stays_with_a_doubt():
    other = ["๑. นโยบาย", "๑.๑ ประกาศ", "มี.ค. ๖๗", *FACTS[1:]]
    reading = reading_of(table(ROWS[0]), table(other, name="แกลง"))
    assert column_of(reading, "title") == ["ประกาศ", "ประกาศ"]
    assert ("title_twice", "B3") in doubts_in(reading)
