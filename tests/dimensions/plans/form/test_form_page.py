"""docs/plan-form.md and the form's words, held against what they speak of."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.utils import translation

from dimensions import wording
from dimensions.plans import PlanFile, body, heading, words
from dimensions.plans.form.columns import BELOW, COLUMNS, DIMENSION, FURTHER, PRINTED
from dimensions.plans.form.facts import FACTS, SECTIONS
from dimensions.plans.form.page import words_for
from dimensions.plans.form.words import WORDS, bare
from dimensions.plans.keys import ListOf, OneOf, RowOf, kind_of

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "plan-form.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| `(\w+)\.(\w+)` \|$", re.MULTILINE)
ROWS = {
    body.DimensionRow: "dimensions",
    body.CriterionRow: "criteria",
    body.ActivityRow: "activities",
    body.PeriodRow: "periods",
    **BELOW,
}
# Lists of rows have columns of their own; number and name of a dimension stand in its title.
ELSEWHERE = {
    body.DimensionRow: {"number", "name", "criteria", "activities"},
    body.CriterionRow: {"activities"},
    body.ActivityRow: {"periods", "evidence", "quotas", "milestones"},
}
EDITORIAL = {"messy_fixture", "counts", "oddities"}


def test_page_names_every_column():
    said = [(column.heading, ROWS[column.of], column.key) for column in (*PRINTED, *FURTHER, *DIMENSION)]
    assert ROW.findall(PAGE) == said


@pytest.mark.parametrize("row", ROWS)
def test_every_key_has_its_column(row):
    held = {column.key for column in (*COLUMNS, *DIMENSION) if column.of is row}
    assert held == {each.name for each in fields(row)} - ELSEWHERE.get(row, set())


def leaves(row, path=""):
    """Every key below a row by its path; lists of rows and free tables count as one."""
    for each in fields(row):
        kind = kind_of(each)
        if isinstance(kind, RowOf):
            yield from leaves(kind.row, f"{path}{each.name}.")
        else:
            yield f"{path}{each.name}"


def test_every_fact_of_a_programme_has_its_row():
    held = {fact.path for fact in FACTS} | {section.path for section in SECTIONS}
    kept = {path for path in leaves(PlanFile) if path.partition(".")[0] not in EDITORIAL}
    assert held == kept - {"dimensions"}


def test_every_key_of_a_list_has_its_column():
    held = {section.path: {fact.path for fact in section.columns} for section in SECTIONS}
    assert held["programme.milestones"] == set(leaves(heading.MilestoneRow))
    assert held["programme.district_tasks"] == set(leaves(heading.TaskRow))
    assert held["owner_groups"] == set(leaves(heading.GroupRow))


def test_headings_are_told_apart():
    headings = [bare(column.heading) for column in (*COLUMNS, *DIMENSION)]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (words.ProgrammeKind, wording.PROGRAMME_KINDS),
        (words.Judge, wording.JUDGES),
        (words.Theme, wording.THEMES),
        (words.EvidenceKind, wording.EVIDENCE_KINDS),
        (words.CountedPer, wording.COUNTED_PER),
        (words.MilestoneKind, wording.MILESTONE_KINDS),
    ],
)
def test_form_says_the_words_of_the_pages(kind, labels):
    with translation.override("th"):
        assert WORDS[kind] == {word: str(labels[word]) for word in kind}


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_told_apart_and_fit_a_list(kind):
    offered, _is_only = words_for(ListOf(OneOf(kind)))
    assert (len({bare(word) for word in offered}), any("," in word for word in offered)) == (len(kind), False)
    assert len(",".join(offered)) <= 255
