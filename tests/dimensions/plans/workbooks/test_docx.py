"""Tables of Word documents: merged cells, lines, drawn numbers, and only what is seen."""

import pytest

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import Note, Sheets, noted, sentences, sheets_of
from tests.dimensions.plans.workbooks.packed import WORD, box, document_parts, package, paragraph, table

SPAN, RESTART, CONTINUE = '<w:gridSpan w:val="{}"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TITLE = paragraph("มิติที่ ๑ บทบาทผู้บริหาร")


@pytest.fixture
def read(sent):
    def read_body(body, **more):
        return sheets_of(sent(package(document_parts(body, **more)), "แผน.docx"))

    return read_body


def in_cell(read, content):
    """The text of a cell with these paragraphs."""
    (cell,) = read(table([box(content)])).sheets[0].cells
    return cell.text


def test_table_stands_under_what_is_written_above_it(read):
    body = (
        TITLE
        + paragraph("")
        + paragraph("ปีงบประมาณ พ.ศ. ๒๕๖๗")
        + table([box("ที่"), box("กิจกรรม")], [box("๑"), box("ก")])
    )
    cells = (
        Cell(1, 1, "มิติที่ ๑ บทบาทผู้บริหาร", 1, 2),
        Cell(2, 1, "ปีงบประมาณ พ.ศ. ๒๕๖๗", 1, 2),
        Cell(3, 1, "ที่"),
        Cell(3, 2, "กิจกรรม"),
        Cell(4, 1, "๑"),
        Cell(4, 2, "ก"),
    )
    assert read(body) == Sheets((Sheet("ปีงบประมาณ พ.ศ. ๒๕๖๗", cells),))


def test_tables_are_named_after_their_headings_or_counted(read):
    one = table([box("ก")])
    assert [sheet.name for sheet in read(TITLE + one + one + TITLE + one + paragraph("ย" * 81) + one).sheets] == [
        "มิติที่ ๑ บทบาทผู้บริหาร",
        "ตาราง 2",
        "มิติที่ ๑ บทบาทผู้บริหาร (3)",
        "ตาราง 4",
    ]


def test_merged_cells_reach_over_their_places(read):
    body = table(
        [box("ที่", RESTART), box("การขับเคลื่อน", SPAN.format(2)), box("เวลา", RESTART)],
        [box("", CONTINUE), box("ก"), box("ข"), box("", '<w:vMerge w:val="continue"/>')],
        [box("๑", RESTART), box("ค", SPAN.format(2)), box("ม.ค.")],
        [box("", CONTINUE), box("ง"), box("จ"), box("", CONTINUE)],
        [box("หมายเหตุ", SPAN.format(4))],
    )
    assert read(body).sheets[0].cells == (
        Cell(1, 1, "ที่", 2, 1),
        Cell(1, 2, "การขับเคลื่อน", 1, 2),
        Cell(1, 4, "เวลา", 2, 1),
        Cell(2, 2, "ก"),
        Cell(2, 3, "ข"),
        Cell(3, 1, "๑", 2, 1),
        Cell(3, 2, "ค", 1, 2),
        Cell(3, 4, "ม.ค."),
        Cell(4, 2, "ง"),
        Cell(4, 3, "จ"),
        Cell(5, 1, "หมายเหตุ", 1, 4),
    )


def test_rows_may_begin_further_right(read):
    late = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + box("ก") + "</w:tr>"
    body = table([box("ที่"), box("กิจกรรม"), box("เวลา")]).replace("</w:tbl>", late + "</w:tbl>")
    assert read(body).sheets[0].cells[-1] == Cell(2, 3, "ก")


def test_lines_tabs_and_signs_are_kept(read):
    line = "<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:noBreakHyphen/><w:t>ง</w:t></w:r></w:p>"
    assert in_cell(read, line + paragraph("จ", '<w:tabs><w:tab w:val="left"/></w:tabs>')) == "ก\tข\nค-ง\nจ"


def test_what_is_not_seen_is_left_out(read):
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>"
    assert in_cell(read, f"<w:p>{field}{hidden}<w:r><w:t>เห็น</w:t></w:r></w:p>") == "เห็น"


def test_tracked_changes_are_read_as_accepted(read):
    line = "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins></w:p>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + box("ลบแล้ว") + "</w:tr>"
    moved = f"<w:p><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom></w:p>{paragraph('อยู่')}"
    body = table([box(line)], [box(moved)]).replace("</w:tbl>", gone + "</w:tbl>")
    cells = (Cell(1, 1, "ใหม่"), Cell(2, 1, "\nอยู่"))
    assert read(body) == Sheets((Sheet("ตาราง 1", cells),), (noted.tracked_changes(),))


def test_table_inside_a_cell_is_read_by_lines_and_noted(read):
    inner = paragraph("รอบ") + table([box("๑"), box("ม.ค.")]) + paragraph("")
    found = read(table([box("ก"), box(inner)]))
    assert found.sheets[0].cells == (Cell(1, 1, "ก"), Cell(1, 2, "รอบ\n๑\nม.ค.\n"))
    assert found.notes == (Note("nested_table", noted.NESTED, {}, "ตาราง 1", "B1"),)


def test_table_of_one_cell_around_a_table_is_a_frame(read):
    framed = table([box(TITLE + table([box("ก"), box("ข")]) + paragraph(""))])
    assert read(framed) == read(TITLE + table([box("ก"), box("ข")]))


def test_text_in_a_content_control_is_read(read):
    held = f"<w:sdt><w:sdtContent>{table([box('ก')])}</w:sdtContent></w:sdt>"
    assert read(held) == read(table([box("ก")]))


def test_numbers_that_word_draws_are_read(read):
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = level.format(0, 3, "thaiNumbers", "%1.") + level.format(1, 1, "decimal", "%1.%2")
    bullets = level.format(0, 1, "bullet", "\uf0b7") + level.format(1, 1, "bullet", "-")
    numbering = f'<w:numbering xmlns:w="{WORD}">' + (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullets}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )
    style = '<w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    lines = [
        ("ก", 0, 1),
        ("ข", 1, 1),
        ("ค", 1, 1),
        ("ง", 0, 1),
        ("จ", 1, 1),
        ("ฉ", 1, 2),
        ("ช", 0, 3),
        ("ซ", 0, 0),
        ("", 0, 3),
    ]
    body = "".join(paragraph(text, listed.format(*place)) for text, *place in lines)
    body += paragraph("ฌ", '<w:pStyle w:val="List"/>')
    found = read(
        table([box(body)]),
        extra=[("rId8", "numbering", "numbering.xml"), ("rId9", "styles", "styles.xml")],
        **{"word/numbering.xml": numbering, "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{style}</w:styles>'},
    )
    assert found.sheets[0].cells[0].text.split("\n") == [
        "๓. ก", "๓.1 ข", "๓.2 ค", "๔. ง", "๔.1 จ", "- ฉ", "๑. ช", "ซ", "๒.", "• ฌ",
    ]  # fmt: skip


def test_document_without_table_is_refused(refused):
    assert refused(package(document_parts(TITLE)), "แผน.docx") == sentences.NO_TABLE


def test_document_with_a_picture_for_a_table_is_refused(refused):
    parts = document_parts(TITLE) | {"word/media/image1.png": b"\x89PNG"}
    assert refused(package(parts), "แผน.docx") == sentences.ONLY_PICTURES


def test_document_with_an_empty_table_is_refused(refused):
    assert refused(package(document_parts(table([box(""), box(" ")]))), "แผน.docx") == sentences.NOTHING_TYPED


def test_colours_of_cells_are_known(read):
    green, white = '<w:shd w:val="clear" w:color="auto" w:fill="92D050"/>', '<w:shd w:val="clear" w:fill="auto"/>'
    body = table([box("ก"), box("", green), box("", white)], [box("", green + SPAN.format(2)), box("ข")])
    assert read(body).sheets[0].fills == dict.fromkeys([(1, 2), (2, 1), (2, 2)], "92D050")
