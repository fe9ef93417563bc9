"""What a clerk may change in the form, and what is said of a cell that is wrong."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dimensions.plans.body import CriterionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.form import empty_form, form_of, is_form, read_form
from dimensions.plans.form.words import EXAMPLE
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind, Judge
from tests.dimensions.plans_at_hand import activity, small_plan

FACTS, TABLE = "ข้อมูลแผน", "มิติที่ ๑"
PLAN = small_plan(
    activity(
        1,
        periods=(
            PeriodRow(raw="ม.ค. ๖๗", start=date(2024, 1, 1), end=date(2024, 1, 31), label="รอบที่ ๑"),
            PeriodRow(raw="ทุก ๓ เดือน"),
        ),
        evidence=(
            EvidenceRow(title="ประกาศ", kinds=(EvidenceKind.ANNOUNCEMENT,)),
            EvidenceRow(title="ภาพ", kinds=(EvidenceKind.PHOTO,)),
        ),
        quotas=(QuotaRow(measure="ช่องทาง", at_least=Decimal(3)),),
        milestones=(ShareRow(share_percent=50, by=date(2024, 3, 31)),),
    ),
    activity(2, "province"),
)


def pages(plan=PLAN) -> dict[str, Sheet]:
    return {page.name: page.sheet for page in form_of(plan)}


def column_of(sheet: Sheet, heading: str) -> int:
    return next(cell.column for cell in sheet.cells if cell.row == 5 and cell.text == heading)


def retyped(sheet: Sheet, place: tuple[int, int], text: str) -> Sheet:
    """With another text in one cell; merged cells stay merged."""
    row, column = place
    held = sheet.at(row, column)
    cell = replace(held, text=text) if held else Cell(row, column, text)
    cells = [*(each for each in sheet.cells if each is not held), *([cell] if text else [])]
    return Sheet(sheet.name, tuple(sorted(cells, key=lambda each: (each.row, each.column))))


def edited(*edits: tuple[int, str, str], facts: dict[str, str] | None = None):
    """The reading of the form after a clerk typed something else: row, heading of the column, text."""
    sheets = pages()
    for row, heading, text in edits:
        sheets[TABLE] = retyped(sheets[TABLE], (row, column_of(sheets[TABLE], heading)), text)
    for label, text in (facts or {}).items():
        row = next(cell.row for cell in sheets[FACTS].cells if cell.text == label)
        sheets[FACTS] = retyped(sheets[FACTS], (row, 2), text)
    return read_form(list(sheets.values()))


def first(reading):
    assert reading.problems == ()
    return reading.plan.dimensions[0].criteria[0].activities[0]


def wrong(reading):
    return [(problem.sheet, problem.cell, problem.message % problem.params) for problem in reading.problems]


def left_out(reading):
    return [(doubt.sheet, doubt.cell) for doubt in reading.doubts if doubt.kind == "not_read"]


@pytest.mark.parametrize(
    ("heading", "text", "key", "value"),
    [
        ("กิจกรรม", " ประกาศใหม่ ", "title", "ประกาศใหม่"),
        ("หน่วยปฏิบัติ", "สพอ. / กง", "offices", (ActingOffice.DISTRICT, ActingOffice.GROUP)),
        ("ผู้ตรวจสอบ", "กรมการพัฒนาชุมชน", "verified_by", Judge.DEPARTMENT),
        ("ผู้ตรวจสอบ", "", "verified_by", Judge.PROVINCE),
        ("องค์ประกอบของกิจกรรม", "ก\n\nข↵ค", "components", ("ก", "ข\nค")),
        ("ทำซ้ำทุก (เดือน)", "๓", "recurs_every_months", 3),
        ("คำสำคัญ", "report_to_superior", "tags", ("report_to_superior",)),
    ],
)
def test_activity_reads_what_was_typed(heading, text, key, value):
    assert getattr(first(edited((6, heading, text))), key) == value


@pytest.mark.parametrize(
    ("heading", "text", "key", "value"),
    [
        (
            "ประเภทหลักฐาน (อย่างใดอย่างหนึ่ง)",
            "บันทึกข้อความหรือหนังสือ, ภาพข่าว/ข่าวประชาสัมพันธ์",
            "kinds",
            (EvidenceKind.MEMO, EvidenceKind.NEWS),
        ),
        ("จำนวนขั้นต่ำ", "๕", "min_count", 5),
        ("นับต่อ", "ต่อ กิจกรรม", "per", CountedPer.ACTIVITY),
        ("ผู้บังคับบัญชาลงนาม", "ใช่", "signed_by_superior", True),
        ("จากหน่วยงานภายนอก", "ไม่ใช่", "outside_agency", False),
    ],
)
def test_evidence_reads_what_was_typed(heading, text, key, value):
    assert getattr(first(edited((6, heading, text))).evidence[0], key) == value


@pytest.mark.parametrize("text", ["14/2/68\n-", "๑๔ ก.พ. ๒๕๖๘\n-", "2025-02-14\n-", "14 กุมภาพันธ์ 2568\n -"])
def test_dates_are_read_as_thai_people_type_them(text):
    assert first(edited((6, "วันสิ้นสุด", text))).periods[0].end == date(2025, 2, 14)


def test_everything_wrong_is_named_at_its_cell_at_once():
    reading = edited(
        (6, "กิจกรรม", "ก" * 2001),
        (6, "วันเริ่มต้น", "เร็ว ๆ นี้\n-"),
        (6, "จำนวนขั้นต่ำ", "หลาย"),
        (7, "ประเภทหลักฐาน (อย่างใดอย่างหนึ่ง)", ""),
        (6, "ไม่น้อยกว่า", ""),
        (6, "ผู้ตรวจสอบ", "ใครก็ได้"),
        (8, "ลำดับกิจกรรมในมิติ", "1"),
        (8, "อยู่ภายใต้กิจกรรมลำดับที่", "9"),
        facts={"ปีงบประมาณ พ.ศ.": "2024", "ชื่อโครงการ": ""},
    )
    assert reading.plan is None
    assert sorted(wrong(reading)) == [
        (FACTS, "B10", "This cell must be filled in."),
        (FACTS, "B7", "A year of the Buddhist era belongs here, such as 2567."),
        (TABLE, "AG8", "Activity 1 stands twice in this dimension."),
        (TABLE, "AH8", "There is no activity 9 in this dimension to stand under."),
        (TABLE, "AM6", "“ใครก็ได้” is none of the words that belong here: จังหวัด, กรมการพัฒนาชุมชน."),
        (TABLE, "D6", "The text is longer than 2000 characters."),
        (TABLE, "J7", "This cell must be filled in."),
        (TABLE, "K6", "A whole number from 1 to 999 belongs here."),
        (TABLE, "S6", "“เร็ว ๆ นี้” is no date that can be read; write it with its year, such as ๓๑ มี.ค. ๒๕๖๗."),
        (TABLE, "Y6", "Say how many at least, or how many at most."),
    ]


def test_lines_beside_the_periods_must_be_as_many():
    assert wrong(edited((6, "วันสิ้นสุด", "31 ม.ค. 67"))) == [
        (
            TABLE,
            "T6",
            "Periods in the column “ห้วงระยะเวลา”: 2; lines here: 1. Write one line for each period, and - where "
            "there is nothing to say.",
        )
    ]


def test_period_without_dates_stays_undated_and_is_a_doubt():
    reading = edited((6, "วันเริ่มต้น", ""), (6, "วันสิ้นสุด", ""), (6, "ห้วงระยะเวลา", "ตลอดปี\nทุก ๓ เดือน"))
    assert [(period.raw, period.start, period.end) for period in first(reading).periods] == [
        ("ตลอดปี", None, None),
        ("ทุก ๓ เดือน", None, None),
    ]
    assert [(doubt.cell, doubt.kind) for doubt in reading.doubts] == [
        ("F6", "no_dates"),
        ("F6", "no_dates"),
        ("D8", "no_dates"),
    ]


def test_activity_that_a_clerk_adds_gets_the_next_number():
    added = edited((9, "กิจกรรม", "เพิ่ม"), (9, "ห้วงระยะเวลา", "ภายใน ๓๐ ก.ย. ๖๗"), (9, "วันสิ้นสุด", "30 ก.ย. 67"))
    activities = added.plan.dimensions[0].criteria[0].activities
    assert [(each.seq, each.title) for each in activities] == [(1, "กิจกรรม 1"), (2, "กิจกรรม 2"), (3, "เพิ่ม")]
    assert activities[2].periods == (PeriodRow(raw="ภายใน ๓๐ ก.ย. ๖๗", end=date(2024, 9, 30)),)


def test_criterion_that_a_clerk_adds_begins_at_its_row():
    added = edited((9, "ที่", "๒"), (9, "เกณฑ์การประเมิน", "ใหม่"), (9, "กิจกรรม", "เพิ่ม"), (9, "หน่วยปฏิบัติ", "สพจ."))
    assert [(each.number, each.name, len(each.activities)) for each in added.plan.dimensions[0].criteria] == [
        (1, "เกณฑ์", 2),
        ("๒", "ใหม่", 1),
    ]


def test_criterion_written_in_every_row_is_one():
    repeated = edited(
        *((row, heading, text) for row in (7, 8) for heading, text in (("ที่", "1"), ("เกณฑ์การประเมิน", "เกณฑ์")))
    )
    assert repeated.plan == read_form(list(pages().values())).plan
    unmerged = Sheet(TABLE, tuple(replace(cell, rows=1) for cell in pages()[TABLE].cells))
    filled = retyped(retyped(unmerged, (8, 1), "1"), (8, 2), "เกณฑ์")
    assert read_form([pages()[FACTS], filled]).plan == read_form(list(pages().values())).plan


def test_what_belongs_to_no_activity_is_wrong():
    assert wrong(edited((9, "ห้วงระยะเวลา", "มี.ค. ๖๗"), (10, "ที่", "๒"), (10, "หลักฐานอ้างอิง", "ภาพ"))) == [
        (TABLE, "F9", "It cannot be told which activity this belongs to: the column “กิจกรรม” is empty in this row."),
        (TABLE, "I10", "It cannot be told which activity this belongs to: the column “กิจกรรม” is empty in this row."),
    ]


def test_columns_may_be_moved_and_left_out():
    plan, table = small_plan(activity(1), activity(2, "province")), pages()[TABLE]
    table = pages(plan)[TABLE]
    kept = [cell for cell in table.cells if cell.row < 5 or cell.column != column_of(table, "หลักฐานอ้างอิง")]
    moved = [cell if cell.row < 5 else replace(cell, column=50 - cell.column) for cell in kept]
    assert read_form([pages(plan)[FACTS], Sheet(TABLE, tuple(moved))]).plan == plan


def test_what_is_not_read_is_said():
    sheets = pages()
    sheets[TABLE] = retyped(sheets[TABLE], (5, 60), "ความเห็น")
    sheets[TABLE] = retyped(sheets[TABLE], (1, 1), "แผนใหม่")
    note = Cell(12, 1, "หมายเหตุ : อาจเปลี่ยนแปลงได้", columns=6)
    sheets[TABLE] = Sheet(TABLE, (*sheets[TABLE].cells, note))
    sheets[FACTS] = retyped(sheets[FACTS], (3, 1), "ผู้อำนวยการ")
    reading = read_form([*sheets.values(), Sheet("Sheet2", (Cell(2, 2, "บันทึก"),)), Sheet("Sheet3", ())])
    assert left_out(reading) == [(FACTS, "A3"), (TABLE, "BH5"), (TABLE, "A12"), ("Sheet2", "A1"), (TABLE, "A1")]
    assert reading.plan == read_form(list(pages().values())).plan


def test_examples_are_left_out_and_what_is_typed_below_is_read():
    sheets = {page.name: page.sheet for page in empty_form()}
    assert sum(cell.text == EXAMPLE for cell in sheets[TABLE].cells) == 2
    sheets[TABLE] = retyped(sheets[TABLE], (3, 1), "มิติที่ ๑ บทบาทผู้บริหาร")
    sheets[TABLE] = retyped(retyped(sheets[TABLE], (9, 2), "เกณฑ์"), (9, 5), "กิจกรรม")
    for row, text in ((4, "ระยอง"), (7, "๒๕๖๙"), (10, "ใสสะอาด")):
        sheets[FACTS] = retyped(sheets[FACTS], (row, 2), text)
    plan = read_form(list(sheets.values())).plan
    assert (plan.programme.fiscal_year_be, plan.programme.province.name_th) == (2569, "ระยอง")
    assert [(each.number, each.name, each.criteria) for each in plan.dimensions] == [
        (1, "บทบาทผู้บริหาร", (CriterionRow(name="เกณฑ์", activities=(replace(activity(1, ""), title="กิจกรรม"),)),))
    ]


def test_workbook_of_another_hand_is_no_form():
    sheet = Sheet("มิติ ๔", (Cell(1, 1, "ที่"), Cell(1, 2, "กิจกรรม"), Cell(1, 3, "ห้วงระยะเวลา")))
    assert is_form([sheet]) is False
    assert wrong(read_form([sheet])) == [("มิติ ๔", "A1", "This workbook is not in the form of this portal.")]


def test_form_of_another_version_is_refused():
    sheets = pages()
    sheets[FACTS] = retyped(sheets[FACTS], (2, 2), "2")
    assert wrong(read_form(list(sheets.values()))) == [
        (FACTS, "B2", "This form is of another version than 1; export the plan anew, or take a new empty form.")
    ]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("", "ชื่อเต็ม"), "This cell must be filled in."),
        (("กง.", ""), "This cell must be filled in."),
    ],
)
def test_free_table_needs_both_of_its_words(texts, said):
    sheets = pages()
    heading = next(cell.row for cell in sheets[FACTS].cells if cell.text == "กลุ่มงานของสำนักงานจังหวัด") + 1
    for column, text in enumerate(texts, start=1):
        sheets[FACTS] = retyped(sheets[FACTS], (heading + 1, column), text)
    at = "AB"[texts.index("")]
    assert wrong(read_form(list(sheets.values()))) == [(FACTS, f"{at}{heading + 1}", said)]


def test_heading_that_is_printed_again_is_passed_over():
    again = edited((9, "กิจกรรม", "กิจกรรม"), (9, "ห้วงระยะเวลา", "ห้วงระยะเวลา"))
    assert again.plan == read_form(list(pages().values())).plan


def test_dimension_that_stands_on_two_sheets_is_wrong():
    sheets = pages()
    assert wrong(read_form([*sheets.values(), replace(sheets[TABLE], name="สำเนา")])) == [
        ("สำเนา", "A3", "Dimension 1 stands twice in this plan.")
    ]


def test_sheet_that_does_not_say_its_dimension_is_wrong():
    sheets = pages()
    sheets[TABLE] = retyped(sheets[TABLE], (3, 1), "")
    assert wrong(read_form(list(sheets.values())))[0] == (
        TABLE,
        "A1",
        "Say above the table which dimension this is, such as “มิติที่ ๔ สำนักงานสะดวก”.",
    )


def test_fact_or_key_that_stands_twice_is_wrong():
    sheets = pages(replace(PLAN, programme=replace(PLAN.programme, groups={"support": "กง.ประสาน"})))
    (key,) = (cell for cell in sheets[FACTS].cells if cell.text == "support")
    again = (Cell(3, 1, "ชื่อโครงการ"), Cell(3, 2, "อื่น"), Cell(key.row + 1, 1, "support"), Cell(key.row + 1, 2, "อื่น"))
    sheets[FACTS] = Sheet(FACTS, (*sheets[FACTS].cells, *again))
    assert wrong(read_form(list(sheets.values()))) == [
        (FACTS, "A10", "“ชื่อโครงการ” stands twice in this list."),
        (FACTS, f"A{key.row + 1}", "“support” stands twice in this list."),
    ]
