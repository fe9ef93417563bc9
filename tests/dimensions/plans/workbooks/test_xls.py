"""Workbooks of Excel 97 to 2003."""

import pytest

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import Sheets, Unreadable, noted, sentences, sheets_of
from dimensions.plans.workbooks.xls import read_xls
from tests.dimensions.plans.workbooks.packed import DATA

OLD = DATA / "old_form.xls"
CODE_PAGE, FILE_PASS = b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00"


def test_old_workbook_reads_like_a_new_one():
    plan = Sheet(
        "มิติ ๑",
        (
            Cell(1, 1, "แผนปฏิบัติการพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. 2567", 1, 5),
            Cell(3, 1, "ที่"),
            Cell(3, 2, "เกณฑ์"),
            Cell(3, 3, "กิจกรรม"),
            Cell(3, 4, "ห้วงระยะเวลา"),
            Cell(3, 5, "ผู้รับผิดชอบ"),
            Cell(4, 1, "1", 2, 1),
            Cell(4, 2, "การประกาศเจตนารมณ์", 2, 1),
            Cell(4, 3, "1.1 ประกาศเจตนารมณ์\n1.2 ติดประกาศ"),
            Cell(4, 4, "ม.ค. 67\nก.พ. 67"),
            Cell(4, 5, "กลุ่มงานสารสนเทศฯ"),
            Cell(5, 3, "1.1"),
            Cell(5, 4, "2024-02-29"),
            Cell(5, 5, "TRUE"),
            Cell(6, 3, "2"),
            Cell(6, 5, "2569"),
        ),
    )
    hidden = Sheet("เก่า", (Cell(1, 1, "ร่างเดิม"),), is_hidden=True)
    assert sheets_of(OLD) == Sheets((plan, hidden, Sheet("Sheet3", ())), (noted.hidden_sheet("เก่า"),))


def test_name_of_an_old_workbook_does_not_matter(sent):
    assert sheets_of(sent(OLD.read_bytes(), "แผน.xlsx")) == sheets_of(OLD)


def test_old_workbook_with_a_password_is_refused(refused):
    locked = OLD.read_bytes().replace(CODE_PAGE, FILE_PASS, 1)
    assert refused(locked, "แผน.xls") == sentences.PASSWORD


def test_old_workbook_with_macros_is_refused(refused):
    name = "_VBA_PROJECT_CUR".encode("utf-16-le")
    storage = (name + b"\0\0").ljust(64, b"\0") + bytes([len(name) + 2, 0, 1]) + bytes(61)
    assert refused(OLD.read_bytes() + storage, "แผน.xls") == sentences.MACROS


def test_damaged_old_workbook_is_refused(refused):
    data = OLD.read_bytes()
    assert refused(data[:2048], "แผน.xls") == sentences.DAMAGED
    assert refused(data[:2048] + bytes(2048) + data[4096:], "แผน.xls") == sentences.DAMAGED


def test_panic_of_the_engine_is_said_as_damage():
    with pytest.raises(Unreadable) as refusal:
        read_xls(OLD.read_bytes()[:5632])
    assert refusal.value.message == sentences.DAMAGED


def test_first_of_a_month_may_be_the_month():
    found = sheets_of(DATA / "first_days.xls")
    typed = [cell.text for cell in found.sheets[0].cells if cell.column == 2]
    assert typed == ["ระยะเวลา", "2024-03-01", "2024-04-01", "2024-04-15"]
    assert [(note.kind, note.cell, note.params["count"]) for note in found.notes] == [("first_days", "B2", 2)]
