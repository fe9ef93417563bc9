"""docs/plan-tables.md names every kind of doubt that a reading of a table may raise."""

import re

from dimensions.plans.periods import Flag
from tests.dimensions.plans.tables.offices import FIXTURES

ROOT = FIXTURES.parents[1]
PAGE = (ROOT / "docs" / "plan-tables.md").read_text("utf-8")
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "dimensions" / "plans" / "tables").glob("*.py"))
KIND = re.compile(r'"([a-z]+(?:_[a-z]+)*)", (?:sentences|message)\b')
CHOSEN = {"evidence_guess", "evidence_unsaid"}  # one of two


def test_page_names_every_kind_of_doubt():
    raised = set(KIND.findall(CODE)) | {"hidden_sheet", "other_sheet"} | CHOSEN
    named = set(re.findall(r"`([a-z_]+)`", PAGE.partition("## Doubts")[2]))
    assert (raised - named, named - raised - set(Flag)) == (set(), set())
