"""What people get when they open a workbook of ours."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from portal.reports.sheets import Column, Sheet, workbook

AT = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)  # 03.00 of the next day in Bangkok


def opened(*sheets: Sheet) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(workbook(sheets)))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_rows_come_back_as_their_kinds():
    columns = [Column("หน่วย"), Column("จำนวน", "number"), Column("ครบกำหนด", "date"), Column("ร้อยละ", "percent")]
    rows = [("สพอ.แกลง", 3, date(2026, 3, 31), 0.5), ("สพอ.น้ำ", 79.5, AT, None), (None, None, None, 1)]
    book = opened(Sheet("มิติที่ ๑", columns, iter(rows)))
    assert book.sheet_names == ["มิติที่ ๑"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["หน่วย", "จำนวน", "ครบกำหนด", "ร้อยละ"],
        ["สพอ.แกลง", 3.0, date(2026, 3, 31), 0.5],
        ["สพอ.น้ำ", 79.5, date(2026, 3, 21), ""],
        ["", "", "", 1.0],
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+66 2", "-", "@x", "=HYPERLINK(1)", "\t=1", "{=1}", "http://a.example/", "007"]
)
def test_text_stays_text(text):
    content = workbook([Sheet("ก", [Column("ข")], [(text,)])])
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python() == [["ข"], [text]]
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert ("<f>" in sheet, "hyperlink" in sheet, 't="inlineStr"' in sheet) == (False, False, True)


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("+1", True), ("-1", True), ("@a", True), ("1+1", False)])
def test_text_like_a_formula_is_quoted_so_that_editing_it_does_not_start_one(text, quoted):
    content = workbook([Sheet("ก", [Column("ข")], [(text,)])])
    styles = part(content, "xl/styles.xml").split("<cellXfs")[1].split("<xf ")[1:]
    cell = part(content, "xl/worksheets/sheet1.xml").split('r="A2" s="')[1].split('"')[0]
    assert ("quotePrefix" in styles[int(cell)]) == quoted


def test_heading_is_frozen_and_filtered():
    sheet = part(workbook([Sheet("ก", [Column("ข"), Column("ค")], [("1", "2")] * 3)]), "xl/worksheets/sheet1.xml")
    assert ('state="frozen"' in sheet, '<autoFilter ref="A1:B4"/>' in sheet, 'topLeftCell="A2"' in sheet) == (True,) * 3


@pytest.mark.parametrize(("language", "code"), [("th", "[$-107041E]d mmm yyyy;@"), ("en", "d mmm yyyy")])
def test_dates_are_shown_in_the_calendar_of_the_language(language, code):
    with translation.override(language):
        content = workbook([Sheet("ก", [Column("ข", "date")], [(date(2026, 3, 31),)])])
    assert f'formatCode="{code}"' in part(content, "xl/styles.xml")


def test_column_is_as_wide_as_asked_or_as_its_heading():
    columns = [Column("ก", width=44), Column("ก"), Column("จำนวนงานที่ต้องปฏิบัติทั้งปี", "number"), Column("จำนวน", "number")]
    sheet = part(workbook([Sheet("ก", columns, [])]), "xl/worksheets/sheet1.xml")
    widths = [float(column.split('width="')[1].split('"')[0]) for column in sheet.split("<col ")[1:]]
    assert [round(width) for width in widths] == [45, 31, 26, 12]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["มิติที่ 1/2: [ก]*?"], ["มิติที่ 1 2 ก"]),
        (["ก" * 40, "ก" * 40], ["ก" * 31, "ก" * 27 + " (2)"]),
        (["รายการ", "รายการ", "รายการ"], ["รายการ", "รายการ (2)", "รายการ (3)"]),
        (["List", "LIST"], ["List", "LIST (2)"]),
        (["History", "'ก'"], ["History (2)", "ก"]),
    ],
)
def test_sheet_names_are_such_as_excel_takes(titles, names):
    assert opened(*(Sheet(title, [Column("ก")], []) for title in titles)).sheet_names == names


def test_sheet_without_a_name_gets_one():
    with translation.override("en"):
        assert opened(Sheet("[]", [Column("ก")], [])).sheet_names == ["Sheet"]


def test_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        workbook([Sheet("ก", [Column("ก"), Column("ข")], [("1",)])])


def test_same_rows_at_the_same_moment_give_the_same_bytes():
    first, second = (workbook([Sheet("ก", [Column("ข")], [("1",)])], at=AT) for _each in range(2))
    assert first == second


def test_text_of_any_length_is_taken():
    rows = opened(Sheet("ก", [Column("ข")], [("น้ำ" * 20_000,)])).get_sheet_by_index(0).to_python()
    assert len(rows[1][0]) == 32_767
