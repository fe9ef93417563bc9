from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dimensions.plans import counts_of, read, walk
from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.words import ActingOffice, EvidenceKind
from tests.dimensions.plans.small import PLAN, problems_in, spoiled

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "plans"
ACTIVITY = "dimensions[0].criteria[0].activities[0]"


def test_small_plan_reads_as_rows():
    reading = read(PLAN)
    assert reading.problems == ()
    activities = [step.activity for step in walk(reading.plan)]
    assert activities == [
        ActivityRow(
            seq=1,
            code="1.1",
            title="ประกาศนโยบาย",
            periods=(PeriodRow(raw="ม.ค. ๖๗", start=date(2024, 1, 1), end=date(2024, 1, 31)),),
            offices=(ActingOffice.PROVINCE, ActingOffice.DISTRICT),
            evidence=(EvidenceRow(title="ประกาศ", kinds=(EvidenceKind.ANNOUNCEMENT,)),),
            quotas=(QuotaRow(measure="ช่องทาง", at_least=Decimal(3), out_of=Decimal(7)),),
        ),
        ActivityRow(seq=2, title="รายงานผล", sub_of=1),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rayong_2567.yaml", {"dimensions": 5, "criteria": 19, "activities": 58, "periods": 61, "evidence": 72}),
        ("chiangrai_2569.yaml", {"dimensions": 1, "criteria": 4, "activities": 10, "periods": 10, "evidence": 11}),
    ],
)
def test_fixture_reads_without_problem(name, expected):
    reading = read(FIXTURES / name)
    assert (reading.problems, counts_of(reading.plan)) == ((), expected)


@pytest.mark.parametrize("name", ["rayong_2567.yaml", "chiangrai_2569.yaml"])
def test_fixture_reads_as_plain_yaml_says(name):
    """Counted from the bare file, with another reader and without our rows."""
    bare = yaml.safe_load((FIXTURES / name).read_text("utf-8"))
    said = [
        (dimension["number"], activity["seq"], activity["code"], activity["title"], len(activity["periods"]))
        for dimension in bare["dimensions"]
        for criterion in dimension["criteria"]
        for activity in criterion["activities"]
    ]
    found = [
        (step.dimension.number, step.activity.seq, step.activity.code, step.activity.title, len(step.activity.periods))
        for step in walk(read(FIXTURES / name).plan)
    ]
    assert found == said


def test_rayong_has_the_themes_that_years_are_compared_by():
    plan = read(FIXTURES / "rayong_2567.yaml").plan
    themes = Counter(str(step.criterion.theme or step.dimension.theme) for step in walk(plan))
    assert themes == {
        "leadership": 16,
        "environment": 5,
        "convenient_office": 5,
        "participation": 10,
        "moral_organisation": 13,
        "innovation": 9,
    }


def test_rayong_says_which_evidence_the_superior_signs_and_which_comes_from_outside():
    plan = read(FIXTURES / "rayong_2567.yaml").plan
    asked = [(step.activity.code, item) for step in walk(plan) for item in step.activity.evidence]
    assert [code for code, item in asked if item.signed_by_superior] == ["4.4.5", "5.4.4"]
    assert [code for code, item in asked if item.outside_agency] == ["2.3.3", "3.4.4", "4.4.4", "5.4.2"]


def test_editorial_keys_are_read():
    editorial = """\
uses_levels: false
owner_groups:
  กง.ประสานฯ:
    full: กลุ่มงานประสาน
    aliases: [กลุ่มงาน ประสานฯ]
messy_fixture:
  file: plan.xlsx
  sheets: {4: มิติ ๔}
  derivable: [activity.title]
counts: {dimensions: 1, activities_by_dimension: {1: 2}}
oddities:
  - id: CR01
    what: only one dimension
"""
    plan = read(PLAN + editorial).plan
    assert (plan.uses_levels, plan.owner_groups["กง.ประสานฯ"].full) == (False, "กลุ่มงานประสาน")
    assert (plan.messy_fixture.sheets, plan.counts.activities_by_dimension) == ({4: "มิติ ๔"}, {1: 2})
    assert [oddity.id for oddity in plan.oddities] == ["CR01"]


def test_unnamed_dimension_is_lawful_outside_the_plan():
    text = spoiled("    name: มิติที่หนึ่ง\n", "").replace("  name: แผนใสสะอาด\n", "  name: หนังสือสั่งการ\n  kind: letter\n")
    assert problems_in(text) == []


def test_activity_may_stand_under_its_dimension():
    text = PLAN + "    activities:\n      - seq: 3\n        title: ไม่มีเกณฑ์\n"
    assert [(step.criterion and step.criterion.name, step.activity.seq) for step in walk(read(text).plan)] == [
        ("เกณฑ์", 1),
        ("เกณฑ์", 2),
        (None, 3),
    ]


def test_numbers_are_kept_as_printed():
    text = spoiled("code: 1.1", "code: 1.10").replace("- number: 1\n        level", "- number: ๓.๑\n        level")
    plan = read(text).plan
    assert [(step.criterion.number, step.activity.code) for step in walk(plan)] == [("๓.๑", "1.10"), ("๓.๑", None)]


def test_byte_order_mark_is_no_part_of_the_plan():
    assert read(PLAN.encode("utf-8-sig")).plan == read(PLAN).plan
