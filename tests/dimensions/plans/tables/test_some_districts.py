"""Work of some districts only: a plan asks it of all of them, so that it is said where not all are named."""

import pytest

from tests.dimensions.plans.tables.offices import Wide, column_of, doubts_in, reading_of, sheet, table

NAMES = ("เมืองระยอง", "บ้านฉาง", "แกลง")
TITLE = ["แผนพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"], ["มิติที่ ๑ บทบาทผู้บริหาร"]
ALL = [1, "ประชุม", "ม.ค. ๖๗", "/", "/", "/"]
SOME = [2, "ลงนาม", "ก.พ. ๖๗", "/", "", "✓"]


def with_columns(*names):
    return sheet(*TITLE, ["ที่", "กิจกรรม", "ระยะเวลา", *names], ALL, SOME)


def under_one_heading(text):
    first = [*(Wide(head, rows=2) for head in ("ที่", "กิจกรรม", "ระยะเวลา")), Wide(text, columns=3)]
    return sheet(*TITLE, first, ["", "", "", *NAMES], ALL, SOME)


@pytest.mark.parametrize(
    "typed",
    [
        with_columns(*(f"อ.{name}" for name in NAMES)),
        with_columns(*(f"อำเภอ{name}" for name in NAMES)),
        with_columns(*(f"สพอ.{name}" for name in NAMES)),
        under_one_heading("อำเภอ"),
        under_one_heading("อำเภอที่ดำเนินการ"),
        under_one_heading("พื้นที่ดำเนินการ (อำเภอ)"),
    ],
)
def test_ticks_for_some_districts_are_a_doubt(typed):
    reading = reading_of(typed)
    assert column_of(reading, "title", "offices") == [("ประชุม", ["district"]), ("ลงนาม", ["district"])]
    (doubt,) = [each for each in reading.doubts if each.kind == "some_districts"]
    assert [cell for _, cell in doubt.cells] == [f"{letter}{typed.cells[-1].row}" for letter in "DF"]
    remark = column_of(reading, "remark")[1]
    assert [name for name in NAMES if name in remark] == [NAMES[0], NAMES[2]]


@pytest.mark.parametrize("words", ["เฉพาะอำเภอเมืองระยอง", "อ.แกลง, อ.บ้านค่าย", "สพอ.แกลง", "๓ อำเภอ"])
def test_words_for_some_districts_are_a_doubt(words):
    reading = reading_of(table(["๑. นโยบาย", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", words, ""]))
    assert column_of(reading, "offices", "remark") == [(["district"], words)]
    assert doubts_in(reading) == [("some_districts", "E3")]


@pytest.mark.parametrize("words", ["ทุกอำเภอ", "สพอ.ทุกแห่ง", "อำเภอ", "สพอ.ทุกอำเภอ", "จังหวัด/อำเภอ", "อำเภอและจังหวัด"])
def test_words_for_all_districts_are_none(words):
    reading = reading_of(table(["๑. นโยบาย", "๑.๑ ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", words, ""]))
    assert doubts_in(reading) == []
