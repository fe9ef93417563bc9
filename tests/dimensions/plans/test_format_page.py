"""docs/plan-format.md names every key as the reader takes it."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dimensions.plans import PlanFile, body, heading, words
from dimensions.plans.keys import is_required, kind_of

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "plan-format.md").read_text("utf-8")
SECTIONS = {
    "## The file": PlanFile,
    "## `programme`": heading.ProgrammeRow,
    "### `programme.province`": heading.ProvinceRow,
    "### `programme.period`": heading.SpanRow,
    "### `programme.source_document`": heading.SourceDocumentRow,
    "### `programme.source_document.refers_to`": heading.ReferenceRow,
    "### `programme.milestones`": heading.MilestoneRow,
    "### `programme.district_tasks`": heading.TaskRow,
    "## `owner_groups`": heading.GroupRow,
    "## `dimensions`": body.DimensionRow,
    "### `criteria`": body.CriterionRow,
    "### `activities`": body.ActivityRow,
    "### `periods`": body.PeriodRow,
    "### `evidence`": body.EvidenceRow,
    "### `quotas`": body.QuotaRow,
    "### `milestones` of an activity": body.ShareRow,
    "### `messy_fixture`": heading.WorkbookRow,
    "### `counts`": heading.CountsRow,
    "### `oddities`": heading.OddityRow,
}
KEY = re.compile(r"^\| `(\w+)` \| [^|]+ \| `?([^|`]+)`? \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
WRITTEN = {None: "null", False: "false", (): "[]"}


def section(title):
    return re.split(r"^#+ .*$", PAGE.partition(f"\n{title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def otherwise(each):
    """What stands for a key left out, as the page writes it."""
    if is_required(each):
        return "must"
    if each.default_factory is dict:
        return "{}"
    return WRITTEN.get(each.default) or str(kind_of(each).write(each.default, full=True))


@pytest.mark.parametrize("title", SECTIONS)
def test_page_names_every_key_and_what_stands_for_it(title):
    assert KEY.findall(section(title)) == [(each.name, otherwise(each)) for each in fields(SECTIONS[title])]


def test_page_names_every_word():
    assert re.findall(r"`(\w+)`", PAGE.partition("\nKinds: ")[2].partition("\n\n")[0]) == list(words.EvidenceKind)
    assert re.findall(r"`(\w+)`", PAGE.partition("\nThemes: ")[2].partition("\n\n")[0]) == list(words.Theme)
