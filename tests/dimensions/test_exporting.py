"""Plans as files that leave the portal, and what comes back when such a file is read."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import translation

from dimensions import workflow
from dimensions.correspondence import NotWhole, plan_of
from dimensions.exporting import XLSX_TYPE, empty_workbook, exported, filename_of, workbook_of
from dimensions.plans import read
from dimensions.plans.form import form_of, read_form
from dimensions.plans.form.columns import LEVEL, PRINTED
from dimensions.plans.grid import Sheet
from dimensions.plans.handed_in import read_file
from dimensions.plans.workbooks import sheets_of
from portal.reports.sheets.pages import TooLongForACell
from portal.shell import digits
from tests.dimensions.plans.form.kept import kept
from tests.dimensions.plans_at_hand import activity, fixture, small_plan
from tests.factories.dimensions import ActivityFactory, ProgrammeFactory

DATA = Path(__file__).parent / "plans" / "data"
FIXTURES = ("rayong_2567", "chiangrai_2569")
ROLES = ("staff", "head", "reviewer", "supervisor", "admin", "far", "none")


def sheets_in(content: bytes) -> tuple[Sheet, ...]:
    with NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(content)
        file.flush()
        return sheets_of(Path(file.name)).sheets


def taken_in(name, rayong):
    plan = fixture(name)
    return plan, workflow.import_plan(plan, province=rayong, fiscal_year=plan.programme.fiscal_year_be, by=None)


def as_the_database_keeps(plan, programme):
    """The database knows whether levels are used, and keeps the criterion's number as a text."""
    return kept(replace(plan, uses_levels=programme.uses_levels))


@pytest.mark.parametrize("name", FIXTURES)
def test_workbook_reads_back_as_the_plan(name):
    plan = fixture(name)
    reading = read_form(sheets_in(workbook_of(plan)))
    assert (reading.problems, reading.plan) == ((), kept(plan))


@pytest.mark.parametrize("name", FIXTURES)
def test_copy_that_libreoffice_saved_again_reads_back_as_the_plan(name):
    reading = read_form(sheets_in((DATA / f"{name}_resaved.xlsx").read_bytes()))
    assert (reading.problems, reading.plan) == ((), kept(fixture(name)))
    assert [doubt for doubt in reading.doubts if doubt.kind == "not_read"] == []


@pytest.mark.parametrize("name", FIXTURES)
def test_fixture_comes_out_of_the_database_as_the_workbook_that_went_in(rayong, name):
    plan, programme = taken_in(name, rayong)
    reading = read_form(sheets_in(exported(programme, "xlsx")))
    assert (reading.problems, reading.plan) == ((), as_the_database_keeps(plan, programme))


@pytest.mark.parametrize("name", FIXTURES)
def test_fixture_comes_out_of_the_database_as_the_plan_file_that_went_in(rayong, name):
    plan, programme = taken_in(name, rayong)
    reading = read(exported(programme, "yaml"))
    assert (reading.problems, reading.plan) == ((), as_the_database_keeps(plan, programme))


@pytest.mark.parametrize("name", FIXTURES)
def test_workbook_taken_in_again_changes_nothing(rayong, name):
    _plan, programme = taken_in(name, rayong)
    before = plan_of(programme)
    again = read_form(sheets_in(exported(programme, "xlsx"))).plan
    workflow.import_plan(again, province=rayong, fiscal_year=programme.fiscal_year, by=None)
    assert plan_of(programme) == before


def test_table_says_whose_plan_it_is():
    _facts, table = sheets_in(workbook_of(fixture("chiangrai_2569")))
    assert [table.at(row, 1).text for row in (1, 2, 3)] == [
        "แผนการขับเคลื่อนการดำเนินโครงการพัฒนาชุมชนใสสะอาด สำนักงานพัฒนาชุมชนจังหวัดเชียงราย ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        "จังหวัดเชียงราย ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        "มิติที่ ๔ การเสริมสร้างองค์กรคุณธรรม",
    ]


def test_text_like_a_formula_stays_text():
    plan = small_plan(activity(1, detail="=HYPERLINK(1)", code="1.10", remark="+66 2"))
    content = workbook_of(plan)
    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert ("<f>" in sheet, read_form(sheets_in(content)).plan) == (False, kept(plan))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (text, text)
        for text in ("ก  ข", "ก\tข", "ก\nข", "น้ำ\u200bแข็ง", "&amp;<b>", "_x0041_", "#N/A", "TRUE", "1.10", "ก\u00a0ข")
    ]
    + [(" ก ", "ก"), ("ก\r\nข", "ก\nข"), ("ก\u2028ข", "ก\nข"), ("ก\x7fข", "กข")],
)
def test_text_comes_back_from_a_cell_as_it_was_typed(text, back):
    plan = small_plan(activity(1, detail=text, components=(text, "ค")))
    (found,) = read_form(sheets_in(workbook_of(plan))).plan.dimensions[0].criteria[0].activities
    assert (found.detail, found.components) == (back, (back, "ค"))


def test_text_that_no_cell_holds_is_refused_and_not_cut():
    plan = small_plan(activity(1, components=tuple(f"{number:02}" + "ก" * 990 for number in range(40))))
    with pytest.raises(TooLongForACell) as refusal:
        workbook_of(plan)
    assert str(refusal.value) == "Sheet มิติที่ ๑, row 6: a cell of a workbook holds at most 32767 characters."


def test_table_is_printed_across_with_its_heading_on_every_page():
    with ZipFile(BytesIO(workbook_of(fixture("chiangrai_2569")))) as archive:
        sheet, book = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet2", "workbook"))
    assert [
        part in sheet for part in ('orientation="landscape"', 'paperSize="9"', 'fitToHeight="0"', 'ySplit="5"')
    ] == [True] * 4
    assert ("'มิติที่ ๔'!$A$1:$I$19" in book, "'มิติที่ ๔'!$5:$5" in book) == (True, True)


def folded_in(content, sheet):
    """The columns of a sheet that stand folded."""
    with ZipFile(BytesIO(content)) as archive:
        columns = re.findall(r"<col ([^>]*)/>", archive.read(f"xl/worksheets/sheet{sheet}.xml").decode())
    told = [dict(re.findall(r'(\w+)="(\w+)', column)) for column in columns]
    spans = [
        range(int(each["min"]), int(each["max"]) + 1) for each in told if "hidden" in each and "outlineLevel" in each
    ]
    return [at for span in spans for at in span]


def test_columns_that_a_plan_does_not_use_are_folded_and_read_all_the_same():
    plan = small_plan(activity(1, remark="ก"), activity(2))
    content = workbook_of(plan)
    headings = {cell.column: cell.text for cell in sheets_in(content)[1].cells if cell.row == 5}
    shown = [text for at, text in headings.items() if at not in folded_in(content, 2)]
    assert shown[:9] == [column.heading for column in PRINTED if column is not LEVEL]
    assert shown[9:] == ["ลำดับกิจกรรมในมิติ", "ผู้ตรวจสอบ", "หมายเหตุ"]
    assert read_form(sheets_in(content)).plan == kept(plan)


def test_column_under_a_fact_of_the_dimension_is_not_folded():
    plan = fixture("rayong_2567")
    (facts,) = [page for page in form_of(plan) if page.name == "มิติที่ ๑"]
    said = {cell.column for cell, _mark in facts.cells if cell.row == 3 and cell.text}
    assert (len(said) > 3, said & set(folded_in(workbook_of(plan), 2))) == (True, set())


def test_nothing_of_the_empty_form_is_folded():
    assert folded_in(empty_workbook(), 2) == []


@pytest.mark.parametrize("name", FIXTURES)
def test_workbook_of_ours_raises_no_doubt_about_its_folded_columns(name, tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_of(fixture(name)))
    assert folded_in(path.read_bytes(), 2) != []
    assert [doubt for doubt in read_file(path).doubts if doubt.kind == "hidden_columns"] == []


def test_empty_form_offers_words_and_reads_as_nothing_filled_in():
    content = empty_workbook()
    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert [word in sheet for word in ("ภาพถ่าย", "สพจ.", "ต่อกิจกรรม")] == [True] * 3
    assert [(problem.sheet, problem.cell) for problem in read_form(sheets_in(content)).problems] == [
        ("ข้อมูลแผน", "A1"),
        ("ข้อมูลแผน", "B7"),
        ("ข้อมูลแผน", "B10"),
    ]


@pytest.mark.parametrize(
    ("slug", "reader", "name"),
    [("plan", digits.ARABIC, "Rayong 2567.xlsx"), ("circular-80", digits.THAI, "Rayong ๒๕๖๗ circular-80.xlsx")],
)
def test_file_is_named_after_province_year_and_programme(province, slug, reader, name):
    programme = ProgrammeFactory(province=province, fiscal_year=2567, slug=slug)
    with digits.override(reader):
        assert filename_of(programme, "xlsx") == f"Plan {province.short_name} fiscal year {name.partition(' ')[2]}"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("form", ["pdf", "xlsx", "yaml"])
@pytest.mark.parametrize(("draft", "readers"), [(False, ROLES[:5]), (True, ("reviewer", "admin"))])
def test_plan_is_taken_away_by_those_who_may_read_it(people, province, client, role, form, draft, readers):
    programme = ActivityFactory(
        dimension__programme=ProgrammeFactory(province=province, draft=draft)
    ).dimension.programme
    client.force_login(people[role])
    answer = client.get(reverse("dimensions:export", args=[programme.pk, form]))
    assert answer.status_code == (200 if role in readers else 404)


def test_no_other_form_of_file_is_known(busaba, province, client):
    programme = ProgrammeFactory(province=province)
    client.force_login(busaba)
    assert client.get(reverse("dimensions:export", args=[programme.pk, "docx"])).status_code == 404


def test_workbook_is_sent_under_a_thai_name(busaba, rayong, client):
    _plan, programme = taken_in("chiangrai_2569", rayong)
    client.force_login(busaba)
    answer = client.get(reverse("dimensions:export", args=[programme.pk, "xlsx"]))
    assert [answer[key] for key in ("Content-Type", "X-Content-Type-Options", "Cache-Control")] == [
        XLSX_TYPE,
        "nosniff",
        "private, no-cache",
    ]
    with translation.override("th"):
        name = quote(filename_of(programme, "xlsx"))
    assert ("%E0%B8%AA%E0%B8%9E" in name, answer["Content-Disposition"]) == (
        True,
        f"attachment; filename*=utf-8''{name}",
    )
    assert read_form(sheets_in(b"".join(answer.streaming_content))).plan == plan_of(programme)


def test_plan_without_a_dimension_is_not_taken_away(busaba, province, client):
    programme = ProgrammeFactory(province=province)
    with pytest.raises(NotWhole) as refusal:
        plan_of(programme)
    assert str(refusal.value) == (
        "This plan cannot be written to a file as it stands: The list is empty; it needs at least one entry."
    )
    client.force_login(busaba)
    answer = client.get(reverse("dimensions:export", args=[programme.pk, "xlsx"]))
    assert (answer.status_code, answer.url) == (302, reverse("dimensions:plan", args=[programme.pk]))


@pytest.mark.parametrize("role", ROLES)
def test_empty_form_is_for_those_who_write_plans(people, client, role):
    client.force_login(people[role])
    assert client.get(reverse("dimensions:form")).status_code == (200 if role in ("reviewer", "admin", "far") else 404)


@pytest.mark.parametrize("role", ["staff", "reviewer", "supervisor", "admin"])
def test_plan_list_offers_the_empty_form_to_those_who_write_plans(people, client, role):
    client.force_login(people[role])
    page = client.get(reverse("dimensions:plan_list")).content.decode()
    assert (f'href="{reverse("dimensions:form")}"' in page) is (role in ("reviewer", "admin"))


@pytest.mark.parametrize("role", ["staff", "reviewer"])
def test_plan_page_offers_the_files_that_the_person_may_have(people, province, client, role):
    programme = ProgrammeFactory(province=province)
    client.force_login(people[role])
    page = client.get(reverse("dimensions:plan", args=[programme.pk])).content.decode()
    links = [reverse("dimensions:export", args=[programme.pk, form]) for form in ("pdf", "xlsx", "yaml")]
    assert [f'href="{link}"' in page for link in (*links, reverse("dimensions:form"))] == [
        True,
        True,
        True,
        role == "reviewer",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_export_query_count(busaba, province, client, rows, django_assert_num_queries):
    programme = ProgrammeFactory(province=province)
    ActivityFactory.create_batch(rows, dimension__programme=programme)
    client.force_login(busaba)
    with django_assert_num_queries(12):
        assert client.get(reverse("dimensions:export", args=[programme.pk, "xlsx"])).status_code == 200


def test_empty_form_query_count(busaba, client, django_assert_num_queries):
    client.force_login(busaba)
    with django_assert_num_queries(3):
        assert client.get(reverse("dimensions:form")).status_code == 200
