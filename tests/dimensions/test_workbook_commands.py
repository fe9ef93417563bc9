"""Offices' workbooks at the command line: read without a database, taken in, refused in a sentence."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dimensions.correspondence import plan_of
from dimensions.exporting import drawn, workbook_of
from dimensions.models import Programme
from dimensions.plans import as_data, counts_of, read
from dimensions.plans.form import form_of
from tests.dimensions.plans_at_hand import FIXTURES
from tests.dimensions.sources.at_hand import CHIANG_RAI
from tests.factories.offices import ProvinceFactory

RAYONG = FIXTURES / "rayong_2567.yaml"
PLACE = ("sheet", "cell", "kind")


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, **options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_dry_run_prints_what_an_office_typed_and_every_doubt_at_its_cell(django_db_blocker):
    with django_db_blocker.block():
        printed = json.loads(run("import_plan", CHIANG_RAI, province="57", fiscal_year=2569, dry_run=True, json=True))
    (dimension,) = printed["dimensions"]
    activity = dimension["criteria"][2]["activities"][0]
    assert (dimension["number"], len(dimension["criteria"])) == (4, 4)
    assert (activity["code"], activity["seq"]) == ("3.1", 5)
    assert [(period["raw"], period["start"], period["end"]) for period in activity["periods"]] == [
        ("ภายใน ๓๐ มี.ย. ๖๙", None, "2026-06-30")
    ]
    said = {doubt["kind"]: tuple(doubt[key] for key in PLACE) for doubt in printed["doubts"]}
    assert [said[kind] for kind in ("continuation", "month_slip", "look_back", "due_before_year_end")] == [
        ("มิติ ๔", "D13", "continuation"),
        ("มิติ ๔", "E11", "month_slip"),
        ("มิติ ๔", "C15", "look_back"),
        ("มิติ ๔", "E18", "due_before_year_end"),
    ]
    assert said["no_offices"] == (None, None, "no_offices")


def test_office_file_is_taken_in_and_its_doubts_are_told(db):
    ProvinceFactory(code="57", name_th="สำนักงานพัฒนาชุมชนจังหวัดเชียงราย")
    told = run("import_plan", CHIANG_RAI, province="57", fiscal_year=2569).splitlines()
    assert told[0] == "Taken in: 1 dimensions, 4 criteria, 10 activities."
    assert [line for line in told if "มี.ย." in line] == [
        "มิติ ๔ E11: “ภายใน ๓๐ มี.ย. ๖๙” names a month that does not exist, and was read as “ภายใน ๓๐ มิ.ย. ๖๙”."
    ]
    assert counts_of(plan_of(Programme.objects.get()))["activities"] == 10


def test_our_own_workbook_is_read_exactly(tmp_path):
    plan = read(RAYONG).plan
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(workbook_of(plan))
    printed = json.loads(run("import_plan", path, dry_run=True))
    assert sorted(doubt["kind"] for doubt in printed["doubts"]) == sorted(doubt.kind for doubt in read(RAYONG).doubts)
    expected = json.loads(json.dumps(as_data(plan, full=True)["dimensions"], default=str))
    assert json.loads(json.dumps(printed["dimensions"], default=str)) == expected


def test_wrong_cell_of_our_own_workbook_is_named_and_nothing_is_taken(tmp_path, province):
    pages = form_of(read(RAYONG).plan)
    (cell, mark), *_ = [each for each in pages[1].cells if "ม.ค. ๒๕๖๗" in each[0].text]
    spoiled = tuple((replace(cell, text="32 ม.ค. 2567"), mark) if each[0] is cell else each for each in pages[1].cells)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(drawn([pages[0], replace(pages[1], cells=spoiled), *pages[2:]]))
    with pytest.raises(CommandError) as refusal:
        run("import_plan", path, province="21", fiscal_year=2567)
    assert refusal.value.returncode == 1
    assert [line.partition(": ")[0] for line in str(refusal.value).splitlines()] == [f"{pages[1].name} {cell.address}"]
    assert Programme.objects.count() == 0


def test_file_that_holds_no_plan_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import_plan", path, dry_run=True, json=True, stdout=out)
    sentence = "This is a PDF, and plans are not read from PDFs. Send the Excel or Word file that it was made from."
    assert (str(refusal.value), refusal.value.returncode) == (sentence, 1)
    assert json.loads(out.getvalue()) == {"problems": [{"sheet": None, "cell": None, "text": sentence}]}


def test_doubts_that_nobody_settled_are_counted_and_strictly_refused(db):
    ProvinceFactory(code="57", name_th="สำนักงานพัฒนาชุมชนจังหวัดเชียงราย")
    with pytest.raises(CommandError) as refused:
        run("import_plan", CHIANG_RAI, province="57", fiscal_year=2569, strict=True)
    first, *doubts = str(refused.value).splitlines()
    assert first == (
        f"Nothing was taken in: {len(doubts)} doubts are not settled. The page for files is where doubts are settled."
    )
    assert Programme.objects.count() == 0
    told = run("import_plan", CHIANG_RAI, province="57", fiscal_year=2569).splitlines()
    assert told[1:] == [
        f"{len(doubts)} doubts were not settled by anybody; what was read was taken. --strict refuses that.",
        *doubts,
    ]


def test_strict_refusal_prints_the_doubts_as_data():
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_plan", CHIANG_RAI, fiscal_year=2569, dry_run=True, strict=True, json=True, stdout=out)
    assert {doubt["kind"] for doubt in json.loads(out.getvalue())["doubts"]} >= {"month_slip", "continuation"}


def test_what_was_guessed_from_words_is_marked_and_alike_cells_are_listed():
    printed = json.loads(run("import_plan", CHIANG_RAI, fiscal_year=2569, dry_run=True))
    activities = [row for each in printed["dimensions"][0]["criteria"] for row in each["activities"]]
    (quota,) = activities[-1]["quotas"]
    assert (quota["at_most"], quota["guessed"]) == (0, ["measure", "at_most"])
    alike = next(doubt for doubt in printed["doubts"] if doubt["kind"] == "quota_guess")
    assert (alike["cell"], alike["proposal"], [each["cell"] for each in alike["others"]]) == (
        "C6",
        "100%",
        ["C7", "D8", "D13"],
    )
