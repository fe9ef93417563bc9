"""Workbooks of Excel: each cell as it is seen there, and a note where something else was taken or left out."""

import io
from datetime import datetime

import pytest
import xlsxwriter

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import Note, Sheets, noted, sheets_of
from tests.dimensions.plans.workbooks.packed import DATA, MAIN, PIXEL, package, relations, rows, workbook_parts

MOMENT = datetime(2024, 2, 29, 13, 5)  # noqa: DTZ001 - a cell knows no time zone


@pytest.fixture
def written(tmp_path):
    """The reading of a workbook that XlsxWriter wrote, filled by a function that is given the workbook."""

    def write(fill, **options):
        path = tmp_path / "written.xlsx"
        with xlsxwriter.Workbook(path, options) as book:
            fill(book)
        return sheets_of(path)

    return write


def one_sheet(name, *cells):
    return Sheets((Sheet(name, cells),))


def texts(read):
    return {cell.address: cell.text for cell in read.sheets[0].cells}


def test_texts_stay_as_typed(written):
    def fill(book):
        sheet = book.add_worksheet("มิติ ๑")
        sheet.write_string("A1", "  ประกาศ \nเจตนารมณ์ ")
        sheet.write_rich_string("B1", "ภายใน ", book.add_format({"bold": True}), "๒๗ ก.พ.", " ๖๙")
        sheet.write_string("C1", "   ")
        sheet.write_string("A3", "=1+1")

    assert written(fill, strings_to_formulas=False) == one_sheet(
        "มิติ ๑",
        Cell(1, 1, "  ประกาศ \nเจตนารมณ์ "),
        Cell(1, 2, "ภายใน ๒๗ ก.พ. ๖๙"),
        Cell(3, 1, "=1+1"),
    )


def test_numbers_read_as_a_person_sees_them(written):
    def fill(book):
        sheet = book.add_worksheet()
        for column, (value, form) in enumerate(
            [(1.1, None), (2569, None), (1.1, "0.00"), (1, "0%"), (7, "000"), (0.1 + 0.2, None), (1234.5, "#,##0")]
        ):
            sheet.write_number(0, column, value, book.add_format({"num_format": form}) if form else None)
        sheet.write_boolean("A2", True)

    assert texts(written(fill)) == {
        "A1": "1.1", "B1": "2569", "C1": "1.10", "D1": "100%", "E1": "007", "F1": "0.3", "G1": "1235", "A2": "TRUE",
    }  # fmt: skip


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_read_in_iso_form(written, since_1904):
    forms = ["d/m/yyyy", "[$-D07041E]d mmm yy", "mmm-yy", "d/m/yyyy h:mm", "h:mm"]

    def fill(book):
        sheet = book.add_worksheet()
        for column, form in enumerate(forms):
            sheet.write_datetime(0, column, MOMENT, book.add_format({"num_format": form}))

    read = texts(written(fill, date_1904=since_1904))
    assert list(read.values()) == ["2024-02-29", "2024-02-29", "2024-02", "2024-02-29 13:05", "13:05"]


def test_merged_cells_reach_over_their_places(written):
    def fill(book):
        sheet = book.add_worksheet("แผน")
        sheet.merge_range("A1:XFD1", "แผนปฏิบัติการ")
        sheet.merge_range("A3:A5", "๑")
        sheet.write("B3", "ก")
        sheet.write("C5", "ข")

    assert written(fill) == one_sheet(
        "แผน", Cell(1, 1, "แผนปฏิบัติการ", 1, 3), Cell(3, 1, "๑", 3, 1), Cell(3, 2, "ก"), Cell(5, 3, "ข")
    )


def test_text_under_a_merged_cell_is_not_seen(sent):
    merge = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A2:B2"/></mergeCells>'
    path = sent(package(workbook_parts(rows(["เห็น", "ก"], ["ไม่เห็น", "ข"]) + merge)))
    assert sheets_of(path) == one_sheet("แผน", Cell(1, 1, "เห็น", 2, 1), Cell(1, 2, "ก"), Cell(2, 2, "ข"))


def test_hidden_sheets_are_marked_and_noted(written):
    def fill(book):
        for name, hide in (("แผน", None), ("ร่าง", "hide"), ("ลับ", "very_hidden"), ("ว่าง", "hide")):
            sheet = book.add_worksheet(name)
            if name != "ว่าง":
                sheet.write("A1", name)
            if hide:
                getattr(sheet, hide)()

    read = written(fill)
    assert [(sheet.name, sheet.is_hidden, len(sheet.cells)) for sheet in read.sheets] == [
        ("แผน", False, 1),
        ("ร่าง", True, 1),
        ("ลับ", True, 1),
        ("ว่าง", True, 0),
    ]
    assert read.notes == (noted.hidden_sheet("ร่าง"), noted.hidden_sheet("ลับ"))


def test_formulas_are_read_as_they_showed_last(written):
    def fill(book):
        sheet = book.add_worksheet("แผน")
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", '="ก"&"ข"', None, "กข")
        sheet.write_formula("C1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("A2", "=X1", None, "")

    read = written(fill)
    assert texts(read) == {"A1": "2", "B1": "กข"}
    assert read.notes == (
        Note("error_value", noted.ERROR_VALUE, {"error": "#DIV/0!"}, "แผน", "C1"),
        Note("formula_without_value", noted.NO_VALUE, {}, "แผน", "A2"),
        Note("formulas", noted.FORMULAS, {"count": 4}, "แผน"),
    )


def test_hidden_rows_and_columns_are_read_and_noted(written):
    def fill(book):
        sheet = book.add_worksheet("แผน")
        sheet.write_row("A1", ["ก", "ข", "ค"])
        sheet.write("A2", "ง")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_column("F:XFD", None, None, {"hidden": True})

    read = written(fill)
    assert texts(read) == {"A1": "ก", "B1": "ข", "C1": "ค", "A2": "ง"}
    assert read.notes == (
        Note("hidden_rows", noted.HIDDEN_ROWS, {"count": 1}, "แผน"),
        Note("hidden_columns", noted.HIDDEN_COLUMNS, {"count": 1}, "แผน"),
    )


def test_text_that_is_struck_out_is_read_and_noted(written):
    def fill(book):
        sheet, struck = book.add_worksheet("แผน"), book.add_format({"font_strikeout": True})
        sheet.write("A1", "ก")
        sheet.write("A2", "ข", struck)
        sheet.write_blank("A3", None, struck)
        sheet.write("B4", 5, struck)

    read = written(fill)
    assert texts(read) == {"A1": "ก", "A2": "ข", "B4": "5"}
    assert read.notes == (Note("struck_out", noted.STRUCK_OUT, {"count": 2}, "แผน", "A2"),)


def test_charts_and_pictures_are_noted(written):
    def fill(book):
        book.add_worksheet("แผน").write("A1", "ก")
        book.add_worksheet("ภาพ").insert_image("A1", "ภาพ.png", {"image_data": io.BytesIO(PIXEL)})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=แผน!$A$1:$A$1"})
        book.add_chartsheet("แผนภูมิ").set_chart(chart)

    read = written(fill)
    assert [sheet.name for sheet in read.sheets] == ["แผน", "ภาพ", "แผนภูมิ"]
    assert read.notes == (noted.only_picture("ภาพ"), noted.chart("แผนภูมิ"))


def test_external_links_are_noted(sent):
    linked = workbook_parts(rows(["ก"]), extra=[("rId2", "externalLink", "externalLinks/externalLink1.xml")])
    assert sheets_of(sent(package(linked))).notes == (noted.external_links(),)


def test_pronunciation_is_left_out_and_escapes_are_read(sent):
    strings = "<si><r><t>กา</t></r><r><t>ร_x000D_\nงาน</t></r><rPh><t>อ่าน</t></rPh></si>"
    parts = workbook_parts(
        '<sheetData><row r="2"><c r="C2" t="s"><v>0</v></c></row></sheetData>',
        extra=[("rId2", "sharedStrings", "sharedStrings.xml")],
    ) | {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'}
    assert sheets_of(sent(package(parts))) == one_sheet("แผน", Cell(2, 3, "การ\nงาน"))


def test_strict_workbooks_read_like_others(sent):
    parts = workbook_parts(rows(["ก"]))
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main") for name, content in parts.items()
    }
    assert sheets_of(sent(package(strict))) == one_sheet("แผน", Cell(1, 1, "ก"))


def test_parts_are_found_wherever_they_stand(sent):
    parts = workbook_parts(rows(["ก"]))
    parts["xl/tabs/first.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["xl/_rels/workbook.xml.rels"] = relations(("rId1", "worksheet", "/xl/tabs/first.xml"))
    assert sheets_of(sent(package(parts))) == one_sheet("แผน", Cell(1, 1, "ก"))


@pytest.mark.parametrize("copy", ["messy_chiangrai_2569_libreoffice.xlsx", "messy_chiangrai_2569.xls"])
def test_copies_of_other_programs_read_alike(copy):
    assert sheets_of(DATA / copy) == sheets_of(DATA / "messy_chiangrai_2569.xlsx")


def test_a_workbook_of_an_office_reads_whole():
    first, second = sheets_of(DATA / "messy_chiangrai_2569.xlsx").sheets
    assert (first.name, first.height, first.width, len(first.cells)) == ("มิติ ๔", 20, 6, 66)
    assert first.cells[2] == Cell(3, 1, "มิติที่ ๔ การเสริมสร้างองค์กรคุณธรรม  ", 1, 6)
    assert first.at(15, 2) is first.at(14, 2)
    assert second == Sheet("Sheet2", ())


def test_colours_are_known_also_of_empty_cells(written):
    def fill(book):
        green, yellow = (book.add_format({"bg_color": colour}) for colour in ("#92D050", "#FFFF00"))
        white, striped = (
            book.add_format({"bg_color": "#FFFFFF"}),
            book.add_format({"pattern": 4, "fg_color": "#0000FF"}),
        )
        sheet = book.add_worksheet("แผน")
        sheet.write("A1", "ที่", green)
        for address, colour in (("B1", green), ("C1", yellow), ("D1", white), ("E1", striped), ("F1", None)):
            sheet.write_blank(address, None, colour)

    (sheet,) = written(fill).sheets
    fills = sheet.fills
    assert [cell.address for cell in sheet.cells] == ["A1"]
    assert set(fills) == {(1, 1), (1, 2), (1, 3), (1, 5)}
    assert fills[1, 1] == fills[1, 2] != fills[1, 3]
