"""Text files in the letters and with the delimiters of Thai offices."""

import pytest

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import Sheets, sheets_of

TEXT = 'ที่,กิจกรรม\r\n๑,"ประกาศ, ""เจตนารมณ์""\r\nติดประกาศ"\r\n,\r\n'
READ = (Cell(1, 1, "ที่"), Cell(1, 2, "กิจกรรม"), Cell(2, 1, "๑"), Cell(2, 2, 'ประกาศ, "เจตนารมณ์"\nติดประกาศ'))


def one_sheet(*cells):
    return Sheets((Sheet("แผน ๒๕๖๙", cells),))


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
def test_letters_are_recognised(sent, letters):
    assert sheets_of(sent(TEXT.encode(letters), "แผน ๒๕๖๙.csv")) == one_sheet(*READ)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["แผน ๒๕๖๙.csv", "แผน ๒๕๖๙.txt", "แผน ๒๕๖๙"])
def test_delimiter_is_the_one_that_makes_columns(sent, delimiter, name):
    lines = ["แผน", "ที่|กิจกรรม|เวลา", "๑|ก, ข, ค และ ง, จ|ม.ค.; ก.พ.", "๒|ฉ|"]
    text = "\n".join(lines).replace(", ", " " if delimiter == "," else ", ").replace("|", delimiter)
    text = text.replace("; ", " " if delimiter == ";" else "; ")
    read = sheets_of(sent(text.encode(), name))
    assert [(cell.address) for cell in read.sheets[0].cells] == ["A1", "A2", "B2", "C2", "A3", "B3", "C3", "A4", "B4"]


def test_line_that_names_the_delimiter_is_obeyed(sent):
    assert sheets_of(sent(b"sep=;\r\na,b;c\r\n", "แผน ๒๕๖๙.csv")) == one_sheet(Cell(1, 1, "a,b"), Cell(1, 2, "c"))


def test_text_without_delimiter_is_one_column(sent):
    assert sheets_of(sent("ก\n\nข".encode(), "แผน ๒๕๖๙.csv")) == one_sheet(Cell(1, 1, "ก"), Cell(3, 1, "ข"))


def test_long_lines_are_no_damage(sent):
    (sheet,) = sheets_of(sent(("ก" * 100 + ",").encode() * 2000, "แผน ๒๕๖๙.csv")).sheets
    assert (sheet.height, sheet.width) == (1, 2000)


def test_name_may_be_told_apart_from_the_path(sent):
    assert sheets_of(sent("ก".encode(), "0f3a"), name="แผน ๒๕๖๙.csv") == one_sheet(Cell(1, 1, "ก"))


def test_unknown_letters_are_refused(refused):
    assert refused("ก".encode("cp874") + b"\xff\xfc\x81", "แผน.csv") == (
        "The letters of this text file cannot be read. Save it as “CSV UTF-8”, or as .xlsx, and send that."
    )


def test_a_field_without_end_is_refused(refused):
    assert refused(b'a,"' + b"b" * 200_000, "plan.csv") == (
        "The file is damaged and cannot be opened. Open it in Excel or Word, save it anew and send that."
    )
