"""CSV and XLSX: what an office sends is read as it was typed, what goes out opens in Excel as it is."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tablib import Dataset
from xlsxwriter import Workbook

from portal.offices.admin import formats
from portal.offices.admin.formats import CommaSeparated, Spreadsheet, TableError, unarmed
from portal.shell.fiscal import tidy


def table(text, encoding="utf-8"):
    return CommaSeparated().create_dataset(text.encode(encoding)).dict


def book(*rows):
    written = BytesIO()
    workbook = Workbook(written)
    day = workbook.add_format({"num_format": "d/m/yyyy"})
    sheet = workbook.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            elif cell is not None:
                sheet.write(number, column, cell)
    workbook.close()
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_csv_is_read_in_unicode_and_as_windows_saves_it(encoding):
    assert table("Code,Name_TH\r\n0021,ระยอง\r\n", encoding) == [{"code": "0021", "name_th": "ระยอง"}]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_may_be_parted_by_other_marks(mark):
    assert table(f"code{mark}name\n21{mark}ก,ข\n".replace("ก,ข", '"ก,ข"')) == [{"code": "21", "name": "ก,ข"}]


def test_cells_are_tidied():
    assert table("code,name\n 21 ,  นา\u200bย   ก \n") == [{"code": "21", "name": "นาย ก"}]


def test_empty_rows_keep_their_place_and_those_at_the_end_are_left_out():
    assert table("code,name\n\n21,ก\n,\n22\n,\n\n") == [
        {"code": "", "name": ""},
        {"code": "21", "name": "ก"},
        {"code": "", "name": ""},
        {"code": "22", "name": ""},
    ]


def test_empty_columns_at_the_end_are_left_out():
    assert table("code,name,,\n21,ก,,\n") == [{"code": "21", "name": "ก"}]


def test_workbook_is_read_as_it_was_typed():
    data = book(
        ["code", "n", "day", "open", "name"], ["00", 2101, date(2026, 10, 1), True, "ก"], [None, 0.5, None, False]
    )
    assert Spreadsheet().create_dataset(data).dict == [
        {"code": "00", "n": "2101", "day": "2026-10-01", "open": "yes", "name": "ก"},
        {"code": "", "n": "0.5", "day": "", "open": "no", "name": ""},
    ]


def refused(read):
    with pytest.raises(TableError) as error:
        read()
    return str(error.value)


@pytest.mark.parametrize("text", ["", "\n\n", "code,name\n", "code,name\n,\n"])
def test_table_without_rows_is_refused(text, english):
    assert refused(lambda: table(text)) == "The file holds no rows. The first row names the columns, the others follow."


def test_cells_without_a_column_are_refused(english):
    assert refused(lambda: table("code\n21,ก\n")).startswith("A row has more cells")


def test_letters_that_can_not_be_read_are_refused(english):
    assert refused(lambda: CommaSeparated().create_dataset(b"code\n\xff\xdb\n")).startswith("The letters in this file")


def test_damaged_csv_is_refused(english):
    assert refused(lambda: table('code\n"21" 22\n')).startswith("This CSV file is damaged.")


@pytest.mark.parametrize("data", [b"", b"code\n21\n", b"PK\x03\x04 no zip", book()[:200]])
def test_what_is_no_workbook_is_refused(data, english):
    assert refused(lambda: Spreadsheet().create_dataset(data)).startswith("This is not an Excel workbook")


def test_too_many_rows_are_refused(english, monkeypatch):
    monkeypatch.setattr(formats, "MOST_ROWS", 2)
    assert table("code\n21\n") == [{"code": "21"}]
    assert refused(lambda: table("code\n21\n22\n")) == "The file holds more than 2 rows. Split it."


def test_workbook_that_unpacks_to_too_much_is_refused(english, monkeypatch):
    monkeypatch.setattr(formats, "MOST_BYTES_UNPACKED", 100)
    assert refused(lambda: Spreadsheet().create_dataset(book(["code"], ["21"]))).startswith(
        "This workbook is too large"
    )


ROWS = Dataset(["21-1", "=1+1"], ["0021", "'-ก"], headers=["code", "name"])


def test_csv_opens_in_excel_without_a_formula():
    assert CommaSeparated().export_data(ROWS).decode() == "\ufeffcode,name\r\n21-1,'=1+1\r\n0021,''-ก\r\n"


@pytest.mark.parametrize("format_", [CommaSeparated, Spreadsheet])
def test_what_goes_out_comes_in_again(format_):
    assert format_().create_dataset(format_().export_data(ROWS)).dict == ROWS.dict


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
def test_no_cell_is_a_formula_and_each_comes_back(text):
    written = unarmed(tidy(text))
    assert not written.startswith(formats.FORMULA_STARTS)
    assert formats.as_text(written) == tidy(text)
