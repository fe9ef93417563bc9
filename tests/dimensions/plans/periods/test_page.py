"""docs/periods.md names every flag, and every form that it shows is one."""

import re
from pathlib import Path

import pytest

from dimensions.plans.periods import Flag, read_periods

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "periods.md").read_text("utf-8")


def section(title):
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def examples(title):
    """The second column of a table: what stands in it as code, and is more than a word to put before a date."""
    cells = re.findall(r"^\| [^|]+ \| ([^|]+) \|", section(title), re.MULTILINE)
    return [text for cell in cells for text in re.findall(r"`([^`]+)`", cell) if re.search(r"[0-9๐-๙]", text)]


def test_page_names_every_flag():
    assert re.findall(r"^\| `(\w+)` \|", section("Flags"), re.MULTILINE) == list(Flag)


@pytest.mark.parametrize("text", examples("Forms"))
def test_form_carries_dates(text):
    assert [period.end for period in read_periods(text, fiscal_year=2569) if period.end is None] == []


@pytest.mark.parametrize("text", [each for each in examples("Undated, with an offer") if "15 วัน" not in each])
def test_form_without_dates_makes_an_offer(text):
    assert [(period.end, bool(period.proposal)) for period in read_periods(text, fiscal_year=2569)] == [(None, True)]
