"""What stands above a table and between tables: dimensions, years, titles, and files in which there is no plan."""

import pytest

from dimensions.plans.tables import read_sheets
from dimensions.plans.workbooks import Unreadable
from tests.dimensions.plans.tables.offices import (
    USUAL,
    Wide,
    column_of,
    doubts_in,
    periods_of,
    reading_of,
    sheet,
    table,
)

GUESSES = ("evidence_guess", "quota_guess", "programme_name")


def row(title="ประกาศ", period="ม.ค. ๖๗"):
    return ["เกณฑ์", title, period, "กลุ่มงานประสานฯ", "สพจ.", "ภาพถ่าย"]


def numbered(reading):
    return [
        (dimension["number"], dimension.get("source_number"), dimension["name"])
        for dimension in reading.data["dimensions"]
    ]


def unsure(reading):
    return [
        (doubt.kind, doubt.sheet, doubt.cell, doubt.proposal) for doubt in reading.doubts if doubt.kind not in GUESSES
    ]


def titled(*lines, rows=None, name="แผน"):
    return sheet(*[[line] for line in lines], USUAL, *(rows or [row()]), name=name)


def test_second_dimension_of_one_number_gets_the_next_that_nobody_printed():
    names = [(1, "ก"), (4, "ข"), (4, "ค"), (5, "ง")]
    sheets = [titled("ปีงบประมาณ 2567", f"มิติที่ {number} {name}", name=name) for number, name in names]
    reading = reading_of(*sheets)
    assert numbered(reading) == [(1, 1, "ก"), (4, 4, "ข"), (6, 4, "ค"), (5, 5, "ง")]
    assert unsure(reading) == [("source_number", "ค", "A2", "6")]


def test_dimension_goes_on_over_sheets_and_headings():
    sheets = [
        titled("ปีงบประมาณ 2567", "มิติที่ 1 ผู้บริหาร", name="1"),
        titled("ปีงบประมาณ 2567", "มิติที่ ๑ ผู้บริหาร (ต่อ)", rows=[row("รายงาน")], name="2"),
    ]
    reading = reading_of(*sheets)
    assert numbered(reading) == [(1, 1, "ผู้บริหาร")]
    assert column_of(reading, "seq", "title") == [(1, "ประกาศ"), (2, "รายงาน")]
    assert unsure(reading) == []


def test_name_of_the_dimension_may_stand_in_the_next_cell_or_line():
    beside = sheet(["ปีงบประมาณ 2567"], ["มิติที่ 1", "ผู้บริหาร"], USUAL, row(), name="ก")
    below = titled("มิติที่ 2", "สำนักงานสะดวก", name="ข")
    within = titled("มิติที่ 3 การมีส่วนร่วม\nของภาคี", name="ค")
    assert numbered(reading_of(beside, below, within)) == [
        (1, 1, "ผู้บริหาร"), (2, 2, "สำนักงานสะดวก"), (3, 3, "การมีส่วนร่วม ของภาคี")
    ]  # fmt: skip


def test_name_of_the_sheet_says_the_dimension_where_no_title_does():
    reading = reading_of(titled("ปีงบประมาณ 2567", name="มิติ ๓ การมีส่วนร่วม"))
    assert numbered(reading) == [(3, 3, "การมีส่วนร่วม")]
    assert unsure(reading) == []


def test_table_without_dimension_is_one_of_its_own_unless_its_numbers_go_on():
    first = titled("ปีงบประมาณ 2567", "มิติที่ 1 ผู้บริหาร", rows=[row("๑.๑ ก"), row("๑.๒ ข")], name="1")
    rest = sheet(USUAL, row("๑.๓ ค"), name="2")
    other = sheet(USUAL, row("๑.๑ ง"), name="3")
    reading = reading_of(first, rest, other)
    assert numbered(reading) == [(1, 1, "ผู้บริหาร"), (2, None, "มิติที่ 2")]
    assert column_of(reading, "title") == ["ก", "ข", "ค", "ง"]
    assert unsure(reading) == [
        ("continued_table", "2", "A1", "1"), ("no_dimension", "3", "A2", "2"), ("dimension_name", "3", "A2", "มิติที่ 2")
    ]  # fmt: skip


def test_codes_of_three_parts_say_the_dimension():
    reading = reading_of(titled("ปีงบประมาณ 2567", rows=[row("๓.๑.๑ ก"), row("๓.๑.๒ ข")]))
    assert [dimension["number"] for dimension in reading.data["dimensions"]] == [3]


def test_heading_of_another_year_than_the_dates_is_doubted():
    reading = reading_of(titled("ปีงบประมาณ พ.ศ. ๒๕๖๖", "มิติที่ 1 ก", rows=[row(), row("รายงาน")]))
    assert reading.data["programme"]["fiscal_year_be"] == 2566
    assert [doubt for doubt in unsure(reading) if doubt[0] == "header_year"] == [("header_year", "แผน", "A1", "2567")]


def test_heading_of_another_year_than_was_chosen_is_doubted():
    reading = reading_of(titled("ปีงบประมาณ พ.ศ. ๒๕๖๖", "มิติที่ 1 ก"), fiscal_year=2567)
    assert reading.data["programme"]["fiscal_year_be"] == 2567
    assert reading.data["dimensions"][0]["source_header_year_be"] == 2566
    assert unsure(reading) == [("header_year", "แผน", "A1", "2567")]


def test_year_comes_from_the_dates_where_no_heading_says_it():
    reading = reading_of(titled("มิติที่ 1 ก", rows=[row(), row("รายงาน", "ก.พ.")]))
    assert reading.data["programme"]["fiscal_year_be"] == 2567
    assert [[str(end) for _, end in periods] for periods in periods_of(reading)] == [["2024-01-31"], ["2024-02-29"]]
    assert doubts_in(reading, "year_from_dates") == [("year_from_dates", "A2")]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", 2567),
        ("ปีงบประมาณ 2567", 2567),
        ("ประจำปี พ.ศ.2567", 2567),
        ("ปีงบประมาณ ๖๗", 2567),
        ("ปีงบประมาณ 2024", 2567),
        ("แผนปี 2567", 2567),
        ("แผนปฏิบัติการ ๒๕๖๗", 2567),
    ],
)
def test_year_is_read_as_it_is_typed(line, year):
    assert reading_of(titled(line, "มิติที่ 1 ก")).data["programme"]["fiscal_year_be"] == year


def test_programme_is_named_by_its_title():
    reading = reading_of(titled("แผนปฏิบัติการ จังหวัดระยองประจำปีงบประมาณ ๒๕๖๗", "มิติที่ 1 ก"))
    assert reading.data["programme"] == {
        "province": {"name_th": "ระยอง"},
        "fiscal_year_be": 2567,
        "name": "แผนปฏิบัติการ จังหวัดระยองประจำปีงบประมาณ ๒๕๖๗",
        "plan_title": "แผนปฏิบัติการ จังหวัดระยองประจำปีงบประมาณ ๒๕๖๗",
    }


def test_title_told_on_every_sheet_is_told_once_and_another_one_doubted():
    lines = ("แผนปฏิบัติการพัฒนาชุมชนใสสะอาด ปีงบประมาณ 2567",)
    sheets = [
        titled(*lines, "มิติที่ 1 ก", name="1"), titled(*lines, "มิติที่ 2 ข", name="2"),
        titled("แผนปฏิบัติการฉบับร่าง", "มิติที่ 3 ค", name="3"),
    ]  # fmt: skip
    reading = reading_of(*sheets)
    assert reading.data["programme"]["plan_title"] == lines[0]
    assert unsure(reading) == [("not_read", "3", "A1", None)]


@pytest.mark.parametrize(
    "sheets",
    [
        [],
        [sheet()],
        [sheet(["บุคลากร"], ["ลำดับ", "ชื่อ", "ตำแหน่ง"], [1, "ก", "ข"])],
        [sheet(["แผนปฏิบัติการ"], ["มิติที่ 1"], ["ม.ค. ๖๗"])],
        [table(row(), is_hidden=True)],
    ],
)
def test_file_without_a_plan_is_refused_with_a_sentence(sheets):
    with pytest.raises(Unreadable) as refused:
        read_sheets(sheets)
    assert refused.value.message.startswith("There is no plan in this file: no table has a heading for what is done")


def test_table_without_activities_is_refused_with_a_sentence():
    with pytest.raises(Unreadable) as refused:
        read_sheets([table([None, None, "ม.ค. ๖๗"])])
    assert refused.value.message == (
        "There is no plan in this file: under the heading of the table stands no activity."
    )


def test_plan_without_any_year_is_refused_until_one_is_chosen():
    undated = titled("มิติที่ 1 ก", rows=[row(period="ม.ค.")])
    with pytest.raises(Unreadable) as refused:
        read_sheets([undated])
    assert refused.value.message.startswith("The file does not say for which fiscal year the plan is")
    assert [[str(end) for _, end in periods] for periods in periods_of(reading_of(undated, fiscal_year=2567))] == [
        ["2024-01-31"]
    ]


def test_dimension_across_the_table_begins_the_next_one():
    lines = [[Wide(f"มิติที่ {number} {name}", columns=6)] for number, name in ((1, "ก"), (2, "ข"))]
    reading = reading_of(sheet(["ปีงบประมาณ 2567"], USUAL, lines[0], row(), lines[1], row("รายงาน")))
    assert numbered(reading) == [(1, 1, "ก"), (2, 2, "ข")]
    assert column_of(reading, "seq", "title") == [(1, "ประกาศ"), (1, "รายงาน")]
    assert unsure(reading) == []


def test_numbers_may_stand_beside_the_words_they_belong_to():
    lines = [["ปีงบประมาณ", "2567", "จังหวัด", "ระยอง"], ["มิติที่", "3", "การมีส่วนร่วม"]]
    reading = reading_of(sheet(*lines, USUAL, row()))
    assert (reading.data["programme"]["fiscal_year_be"], reading.data["programme"]["province"]) == (
        2567,
        {"name_th": "ระยอง"},
    )
    assert numbered(reading) == [(3, 3, "การมีส่วนร่วม")]
    assert unsure(reading) == []


def test_title_that_speaks_of_all_dimensions_names_none():
    reading = reading_of(titled("แผน ๕ มิติ (มิติที่ ๑ - ๕) ปีงบประมาณ 2567", name="มิติ 2 สำนักงานสะดวก"))
    assert numbered(reading) == [(2, 2, "สำนักงานสะดวก")]


def test_table_without_header_goes_on_under_the_columns_of_the_one_before():
    first = titled("ปีงบประมาณ 2567", "มิติที่ 1 ผู้บริหาร", rows=[row("๑.๑ ก")], name="1")
    rest = sheet(row("๑.๒ ข"), row("๑.๓ ค"), name="2")
    other = sheet(["มิติที่ 2 สำนักงานสะดวก"], row("๒.๑ ง"), name="3")
    notes = sheet(["จด", "อะไร"], ["ไว้", "ก่อน"], name="4")
    reading = reading_of(first, rest, other, notes)
    assert numbered(reading) == [(1, 1, "ผู้บริหาร"), (2, 2, "สำนักงานสะดวก")]
    assert column_of(reading, "seq", "title") == [(1, "ก"), (2, "ข"), (3, "ค"), (1, "ง")]
    assert unsure(reading) == [("continued_table", "2", "A1", "1"), ("other_sheet", "4", "A1", None)]


def test_cover_says_the_year_and_the_province_where_no_table_does():
    cover = sheet(["แผนพัฒนาชุมชนใสสะอาด"], ["ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"], ["จังหวัดเชียงราย"], name="ปก")
    reading = reading_of(cover, titled("มิติที่ 1 ก", rows=[row(period="มกราคม")]))
    assert reading.data["programme"] == {
        "province": {"name_th": "เชียงราย"},
        "fiscal_year_be": 2569,
        "name": "พัฒนาชุมชนใสสะอาด",
        "plan_title": "แผนพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ จังหวัดเชียงราย",
    }
    assert [[str(end) for _, end in periods] for periods in periods_of(reading)] == [["2026-01-31"]]


def test_sheet_that_names_several_years_says_none():
    results = sheet(["ผลปีงบประมาณ 2565"], ["ผลปีงบประมาณ 2566"], name="ผล")
    assert reading_of(results, titled("มิติที่ 1 ก")).data["programme"]["fiscal_year_be"] == 2567


def test_table_of_another_year_is_doubted():
    years = [titled(f"ปีงบประมาณ {year}", "มิติที่ 1 ก", name=str(year)) for year in (2567, 2566)]
    assert [doubt for doubt in unsure(reading_of(*years)) if doubt[0] == "header_year"] == [
        ("header_year", "2566", "A1", "2567")
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("มิติที่ (๑) ผู้บริหาร", "ผู้บริหาร"),
        ("มิติที่ 1 ผู้บริหาร ประจำปี 2567", "ผู้บริหาร"),
        ("มิติที่ 1 ผู้บริหาร (ปีงบ 67)", "ผู้บริหาร"),
        ("มิติที่ 1 ผู้บริหาร FY2567", "ผู้บริหาร"),
        ("มิติที่ 1 ความโปร่งใส (Transparency)", "ความโปร่งใส (Transparency)"),
        ("(มิติที่ 1 ผู้บริหาร)", "ผู้บริหาร"),
    ],
)
def test_name_of_the_dimension_is_read_without_what_surrounds_it(line, name):
    assert numbered(reading_of(titled(line), fiscal_year=2567)) == [(1, 1, name)]
