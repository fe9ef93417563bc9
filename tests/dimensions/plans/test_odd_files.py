"""Files as offices send them, from their bytes to the plan: Word, Excel and text, each odd in another way."""

from datetime import datetime

import pytest
import xlsxwriter

from dimensions.plans.handed_in import reading_as_data
from tests.dimensions.plans.workbooks.packed import box, document_parts, package, paragraph, table

RESTART, CONTINUE, SPAN = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="{}"/>'
GREEN = '<w:shd w:val="clear" w:color="auto" w:fill="92D050"/>'


@pytest.fixture
def read(tmp_path):
    """Title, dates, who acts and how many papers of each activity, and every doubt with its cells."""

    def read_bytes(name, content, year=2569):
        path = tmp_path / name
        path.write_bytes(content)
        found = reading_as_data(path, name=name, fiscal_year=year)
        rows = [
            (
                dimension["number"],
                activity["code"],
                activity["title"],
                [f"{period['start'] or ''}..{period['end'] or ''}" for period in activity["periods"]],
                activity["owner_group"],
                activity["offices"],
                [paper["kinds"] for paper in activity["evidence"]],
            )
            for dimension in found["data"]["dimensions"]
            for above in (*dimension["criteria"], dimension)
            for activity in above.get("activities", ())
        ]
        doubts = [(each["kind"], each["cell"], len(each["others"])) for each in found["doubts"]]
        return rows, doubts

    return read_bytes


def test_word_table_with_merged_cells_thai_numerals_and_shaded_quarters(read):
    quarters = [box(f"ไตรมาส {number}") for number in "๑๒๓๔"]
    body = (
        paragraph("แผนปฏิบัติการพัฒนาชุมชนใสสะอาด ปีงบประมาณ พ.ศ. ๒๕๖๙")
        + paragraph("มิติที่ ๓ การมีส่วนร่วม")
        + table(
            [box("ที่", RESTART), box("กิจกรรม", RESTART), box("ระยะเวลา", SPAN.format(4)), box("ผู้รับผิดชอบ", RESTART)],
            [box("", CONTINUE), box("", CONTINUE), *quarters, box("", CONTINUE)],
            [box("๓.๑"), box("ประชุมภาคี"), box("", GREEN), box("", GREEN), box(""), box(""), box("กง.ก", RESTART)],
            [box("๓.๒"), box("รายงานผล"), box(""), box(""), box(""), box("๓๐ ก.ย. ๖๙"), box("", CONTINUE)],
        )
    )
    assert read("แผน.docx", package(document_parts(body))) == (
        [
            (3, "3.1", "ประชุมภาคี", ["2025-10-01..2026-03-31"], "กง.ก", [], []),
            (3, "3.2", "รายงานผล", ["2026-09-30..2026-09-30"], "กง.ก", [], []),
        ],
        [("month_marks", "C5", 0)],
    )


def test_text_file_of_thai_windows_with_lists_in_its_cells(read):
    text = (
        "มิติที่ 2 การเปิดเผยข้อมูล;;;\n"
        "กิจกรรม;ระยะเวลา;ผู้รับผิดชอบ;หลักฐาน\n"
        '"1. ลงเว็บไซต์\n2. ติดป้าย";"1. 10/68-3/69\n2. ภายใน ๓๑ มี.ค. ๖๙";กลุ่มงานสารสนเทศฯ;"1. ภาพหน้าเว็บ\n2. ภาพถ่าย"\n'
    )
    assert read("แผน.csv", text.encode("cp874")) == (
        [
            (2, "1", "ลงเว็บไซต์", ["2025-10-01..2026-03-31"], "กลุ่มงานสารสนเทศฯ", [], [["photo"]]),
            (2, "2", "ติดป้าย", ["..2026-03-31"], "กลุ่มงานสารสนเทศฯ", [], [["photo"]]),
        ],
        [("programme_name", "A2", 0), ("evidence_guess", "D3", 0)],
    )


def excel(tmp_path, fill):
    path = tmp_path / "filled.xlsx"
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path.read_bytes()


def test_dates_of_a_spreadsheet_in_either_era_on_a_sheet_for_each_dimension(read, tmp_path):
    def fill(book):
        day = book.add_format({"num_format": "d mmm yyyy"})
        cover = book.add_worksheet("ปก")
        cover.write("B3", "แผนปฏิบัติการพัฒนาชุมชนใสสะอาด")
        cover.write("B4", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
        for number, year in ((1, 2569), (2, 2026)):
            sheet = book.add_worksheet(f"มิติ {number}")
            sheet.write_row("B2", ["กิจกรรม", "เริ่มต้น", "สิ้นสุด", "ผู้รับผิดชอบ", "สพจ.", "สพอ."])
            sheet.write_row("B3", [f"งาน {number}"])
            for column, month in ((2, 2), (3, 3)):
                sheet.write_datetime(2, column, datetime(year, month, 14), day)  # noqa: DTZ001
            sheet.write_row("E3", ["กง.ก", "✓", "" if number == 1 else "/"])

    rows, doubts = read("แผน.xlsx", excel(tmp_path, fill))
    assert rows == [
        (1, None, "งาน 1", ["2026-02-14..2026-03-14"], "กง.ก", ["province"], []),
        (2, None, "งาน 2", ["2026-02-14..2026-03-14"], "กง.ก", ["province", "district"], []),
    ]
    assert [kind for kind, *_ in doubts] == ["other_sheet", "dimension_name", "dimension_name"]


def test_two_tables_beside_each_other_under_headings_of_three_rows(read, tmp_path):
    def fill(book):
        sheet = book.add_worksheet("แผน")
        for left, number in ((0, 1), (6, 2)):
            sheet.write(0, left, f"มิติที่ {number} ชื่อ {number}")
            sheet.merge_range(1, left, 3, left, "กิจกรรม")
            sheet.merge_range(1, left + 1, 1, left + 3, "ระยะเวลา")
            sheet.merge_range(2, left + 1, 2, left + 3, "พ.ศ. 2569")
            for place, month in enumerate(("ม.ค.", "ก.พ.", "มี.ค.")):
                sheet.write(3, left + 1 + place, month)
            sheet.merge_range(1, left + 4, 3, left + 4, "ผู้รับผิดชอบ")
            sheet.write_row(4, left, [f"งาน {number}", "x", "x", None, "กง.ก"])

    rows, doubts = read("แผน.xlsx", excel(tmp_path, fill))
    assert rows == [(number, None, f"งาน {number}", ["2026-01-01..2026-02-28"], "กง.ก", [], []) for number in (1, 2)]
    assert [kind for kind, *_ in doubts] == ["programme_name", "month_marks"]


def test_owner_of_a_merged_column_and_work_that_returns(read, tmp_path):
    def fill(book):
        sheet = book.add_worksheet("แผน")
        sheet.write("A1", "มิติที่ 1 ผู้บริหาร")
        sheet.write_row("A2", ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"])
        for row, text in enumerate(WHEN):
            sheet.write_row(2 + row, 0, [row + 1, f"งาน {row + 1}", text])
        sheet.merge_range(2, 3, 1 + len(WHEN), 3, "กลุ่มงานประสานฯ")

    rows, doubts = read("แผน.xlsx", excel(tmp_path, fill))
    assert [(row[3], row[4]) for row in rows] == [(periods, "กลุ่มงานประสานฯ") for periods in WHEN.values()]
    assert doubts == [
        ("programme_name", "A2", 0),
        ("year_assumed", "C4", 1),
        ("ambiguous", "C4", 0),
        ("recurring", "C6", 0),
        ("recurring", "C7", 0),
        ("recurring", "C8", 0),
    ]


WHEN = {
    "ต.ค.68-มี.ค.69": ["2025-10-01..2026-03-31"],
    "ไตรมาส 1-2": ["2025-10-01..2026-03-31"],
    "ตลอดปีงบประมาณ": ["2025-10-01..2026-09-30"],
    "ภายในวันที่ ๕ ของทุกเดือน": [".."],
    "สัปดาห์ที่ 2 ของเดือน": [".."],
    "เดือนละ ๑ ครั้ง": [".."],
}
