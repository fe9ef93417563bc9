"""What people get when they open a form that we drew."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from portal.reports.sheets import Box, Choice, Page, paged_workbook
from portal.reports.sheets.pages import TooLongForACell

AT = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def drawn(*boxes: Box, **more) -> bytes:
    return paged_workbook([Page("ก", boxes, (20, 20), **more)])


def test_cells_stand_where_they_belong_and_are_merged():
    content = drawn(
        Box(1, 1, "หัวเรื่อง", "title", 1, 2), Box(2, 1, "เกณฑ์", rows=2), Box(2, 2, 5, "number"), Box(3, 2, "ค")
    )
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    assert sheet.to_python() == [["หัวเรื่อง", ""], ["เกณฑ์", 5.0], ["", "ค"]]
    assert sorted(sheet.merged_cell_ranges) == [((0, 0), (0, 1)), ((1, 0), (2, 0))]


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-", "@x", "\t=1", "http://a.example/", "007", "1.10", "14/2/68"])
def test_text_stays_text(text):
    content = drawn(Box(1, 1, text, "typed"))
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python() == [[text]]
    assert (
        "<f>" in part(content, "xl/worksheets/sheet1.xml"),
        "hyperlink" in part(content, "xl/worksheets/sheet1.xml"),
    ) == (
        False,
        False,
    )


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("+1", True), ("1+1", False)])
def test_text_like_a_formula_is_quoted_so_that_editing_it_does_not_start_one(text, quoted):
    assert ('quotePrefix="1"' in part(drawn(Box(1, 1, text)), "xl/worksheets/sheet1.xml")) is False
    styled = part(drawn(Box(1, 1, text)), "xl/styles.xml")
    assert ('quotePrefix="1"' in styled) is quoted


@pytest.mark.parametrize(("is_only", "how"), [(True, ""), (False, ' errorStyle="information"')])
def test_words_are_offered(is_only, how):
    choice = Choice(2, 2, 9, ("ใช่", "ไม่ใช่"), is_only)
    sheet = part(drawn(Box(1, 1, "ก"), choices=[choice]), "xl/worksheets/sheet1.xml")
    assert f'<dataValidation type="list"{how}' in sheet
    assert 'sqref="B2:B9"><formula1>"ใช่,ไม่ใช่"</formula1>' in sheet


def test_choice_that_a_workbook_would_drop_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="too long for a workbook"):
        drawn(Box(1, 1, "ก"), choices=[Choice(1, 1, 1, ["คำ" * 130])])


def test_merged_cell_is_given_the_room_that_its_text_takes():
    content = drawn(Box(1, 1, "ก" * 100, rows=2), Box(1, 2, "ข"), Box(2, 2, "ค"))
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert sheet.count('ht="73.5"') == 2


def test_no_row_is_taller_than_a_spreadsheet_allows():
    assert 'ht="408.75"' in part(drawn(Box(1, 1, "ก" * 5000)), "xl/worksheets/sheet1.xml")


def test_longest_text_of_a_cell_is_kept_and_a_longer_one_refused():
    longest = "ก" * 32_767
    content = drawn(Box(1, 1, longest))
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python() == [[longest]]
    with pytest.raises(TooLongForACell):
        drawn(Box(1, 1, longest + "ก"))


def test_same_pages_give_the_same_bytes():
    page = Page("ก", [Box(1, 1, "ข")], (20,))
    assert paged_workbook([page], at=AT) == paged_workbook([page], at=AT)
