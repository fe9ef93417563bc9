from pathlib import Path

import pytest

from dimensions.plans import read
from tests.dimensions.plans.small import PLAN, spoiled

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "plans"
PERIOD = "dimensions[0].criteria[0].activities[0].periods[0]"
NO_OFFICE = (
    2,
    "programme.default_offices",
    "no_offices",
    "1 activities name no acting office; say which offices act by default before the plan is published.",
    None,
)
NO_PERIOD = (
    39,
    "dimensions[0].criteria[0].activities[1].periods",
    "no_dates",
    "The activity has no period; its work stays undated until somebody dates it.",
    None,
)


def doubts_in(text):
    return [
        (doubt.place.line, doubt.place.path, doubt.kind, doubt.message % doubt.params, doubt.proposal)
        for doubt in read(text).doubts
    ]


def test_small_plan_leaves_two_doubts():
    assert doubts_in(PLAN) == [NO_OFFICE, NO_PERIOD]


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        (
            "label: null",
            "label: null\n                clean: มิ.ย. ๖๗",
            (26, f"{PERIOD}.clean", "cleaned", "“ม.ค. ๖๗” was read as “มิ.ย. ๖๗”.", "มิ.ย. ๖๗"),
        ),
        (
            "raw: ม.ค. ๖๗",
            "raw: มี.ย. ๖๗\n                clean: มิ.ย. ๖๗",
            (23, f"{PERIOD}.clean", "month_slip", "“มี.ย. ๖๗” was read as “มิ.ย. ๖๗”.", "มิ.ย. ๖๗"),
        ),
        (
            "end: 2024-01-31",
            "end: 2024-10-01",
            (24, f"{PERIOD}.end", "outside_fiscal_year", "2024-10-01 lies outside the fiscal year 2567.", None),
        ),
        (
            "start: 2024-01-01\n                end: 2024-01-31",
            "start: null\n                end: null",
            (
                22,
                f"{PERIOD}.raw",
                "no_dates",
                "“ม.ค. ๖๗” carries no dates; the work stays undated until somebody dates it.",
                None,
            ),
        ),
        (
            "date: 2024-02-22",
            "date: 2023-02-22",
            (
                8,
                "programme.milestones[0].date",
                "outside_fiscal_year",
                "2023-02-22 lies outside the fiscal year 2567.",
                None,
            ),
        ),
        (
            "    name: มิติที่หนึ่ง\n",
            "    name: มิติที่หนึ่ง\n    source_number: 4\n",
            (12, "dimensions[0].source_number", "source_number", "Printed as dimension 4, read as dimension 1.", "1"),
        ),
        (
            "    name: มิติที่หนึ่ง\n",
            "    name: มิติที่หนึ่ง\n    source_header_year_be: 2566\n",
            (
                12,
                "dimensions[0].source_header_year_be",
                "header_year",
                "The heading of the table says 2566, the plan is for 2567.",
                "2567",
            ),
        ),
        (
            "            quotas:",
            "            offices_inferred: ว่าง\n            quotas:",
            (
                35,
                "dimensions[0].criteria[0].activities[0].offices_inferred",
                "offices_inferred",
                "The acting offices were inferred: ว่าง",
                "province, district",
            ),
        ),
        (
            "            quotas:",
            "            evidence_pairing: 'ambiguous: สองทาง'\n            quotas:",
            (
                35,
                "dimensions[0].criteria[0].activities[0].evidence_pairing",
                "evidence_pairing",
                "It was not clear what belongs together: สองทาง",
                None,
            ),
        ),
    ],
)
def test_doubt_is_named_with_its_place(old, new, doubt):
    found = doubts_in(spoiled(old, new))
    assert [each for each in found if each[2:] not in (NO_OFFICE[2:], NO_PERIOD[2:])] == [doubt]


def test_counts_that_differ_are_doubts():
    said = "counts: {dimensions: 1, activities: 3, evidence: 1, activities_by_dimension: {1: 2, 2: 1}}\n"
    assert doubts_in(PLAN + said)[2:] == [
        (42, "counts.activities", "counts", "The file says 3 activities, but holds 2.", "2"),
        (
            42,
            "counts.activities_by_dimension.2",
            "counts",
            "The file says 1 activities in dimension 2, but holds 0.",
            "0",
        ),
    ]


def test_level_without_levels_is_a_doubt():
    text = "uses_levels: false\n" + spoiled("level: null", "level: 2")
    assert [each[2:] for each in doubts_in(text) if each[2] == "unused_level"] == [
        ("unused_level", "Level 2 is given, but the plan says that it uses no levels.", None)
    ]


def test_default_offices_settle_who_acts():
    text = spoiled("  name: แผนใสสะอาด\n", "  name: แผนใสสะอาด\n  default_offices: [province, district]\n")
    assert [each[2] for each in doubts_in(text)] == ["no_dates"]


def test_rayong_leaves_its_doubts():
    kinds = [doubt.kind for doubt in read(FIXTURES / "rayong_2567.yaml").doubts]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "cleaned": 1,
        "evidence_pairing": 3,
        "month_slip": 12,
        "offices_inferred": 23,
        "owner_pairing": 4,
        "pairing": 2,
    }


def test_chiang_rai_leaves_its_doubts():
    doubts = read(FIXTURES / "chiangrai_2569.yaml").doubts
    assert [(doubt.kind, doubt.proposal) for doubt in doubts] == [
        ("no_offices", None),
        ("month_slip", "ภายใน ๓๐ มิ.ย. ๖๙"),
    ]
