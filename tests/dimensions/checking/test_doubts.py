"""How a doubt is said: its kind by name, its proposal as people read days, its quotation as typed."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from dimensions import plans
from dimensions.checking.doubts import in_sentence, in_words
from dimensions.checking.kinds import KINDS, weight_of
from dimensions.checking.places import Places
from dimensions.plans.grid import Sheet
from dimensions.plans.handed_in import OpenDoubt
from dimensions.plans.periods import Flag
from portal.shell import digits

ROOT = Path(plans.__file__).parent
FOLDERS = ("tables", "workbooks", "form")
# Which argument of these calls is the kind of a doubt or of a note.
CALLS = {"doubt": 1, "doubt_alike": 1, "_alike": 1, "_noticed": 1, "_unclear": 1, "_note": 0, "Note": 0, "Doubt": 1}


def kinds_said():
    """The kinds that the readers give by name."""
    said = set()
    for path in [ROOT / "doubts.py", *(path for each in FOLDERS for path in (ROOT / each).glob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = CALLS.get(called, len(node.args))
                given = node.args[place] if place < len(node.args) else None
                said |= {each.value for each in ast.walk(given) if isinstance(each, ast.Constant)} if given else set()
    return said


def test_every_kind_of_doubt_has_a_name():
    said = kinds_said()
    assert {"quota_guess", "not_read", "hidden_sheet", "detail_pairing"} <= said
    assert {kind for kind in said | set(Flag) if kind not in KINDS} == set()


def test_kind_without_a_name_stands_last():
    assert sorted(["new", "footnote", "pairing"], key=weight_of) == ["pairing", "footnote", "new"]


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (None, ""),
        ("≥ 5 ช่องทาง", "≥ 5 ช่องทาง"),
        ("2026-09-30", "30 Sep 2026"),
        ("2026-01-01..2026-01-31", "Jan 2026"),
        ("..2026-02-27", "by 27 Feb 2026"),
        ("2026-02-27..", "from 27 Feb 2026"),
        ("50 % / 2026-03-31", "50 % / 31 Mar 2026"),
        ("2026-99-99", "2026-99-99"),
        ("1..2", "1..2"),
    ],
)
def test_days_are_proposed_as_people_read_them(proposal, said):
    with translation.override("en"):
        assert in_words(proposal) == said


def test_quotation_keeps_its_digits_and_numbers_take_the_readers():
    doubt = OpenDoubt("k", "“%(raw)s” lies outside the fiscal year %(year)d.", {"raw": "มี.ค. 68", "year": 2567})
    with translation.override("en"), digits.override("thai"):
        assert in_sentence(doubt) == "“มี.ค. 68” lies outside the fiscal year ๒๕๖๗."


def test_cells_of_several_sheets_are_named_sheet_by_sheet():
    places = Places([Sheet("ก", ()), Sheet("ข", ())], {})
    cells = [("ก", "D1"), ("ก", "D2"), ("ข", "D1"), ("ก", "D9")]
    assert [(link.address, link.sheet) for link in places.links(cells)] == [
        ("D1", ""),
        ("D2", "ก"),
        ("D1", "ข"),
        ("D9", "ก"),
    ]
