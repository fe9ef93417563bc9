"""The report of a year that is over."""

from datetime import date

import pytest

from dimensions.models import Assignment, Programme
from tests.evidence.documents.pages import by_poppler, packed
from tests.factories.dimensions import closing


@pytest.fixture
def closed(rayong):
    """The year is over; what was not accepted stays so."""
    Programme.objects.update(**closing(date(2024, 3, 15)))
    return rayong


def test_closed_year_is_told_as_a_whole(closed, paper, rows):
    content = paper(language="en")
    assert by_poppler(content, 1) == packed(
        "Community Development Department, Ministry of Interior Report of results Clean and transparent 2024 "
        "Fiscal year 2567 (2023/24) Rayong Provincial Office Figures of the whole year, closed on 15 March 2024"
    )
    assert rows("en")["summary"].sentences == (
        "Of all 8 assignments of the year: accepted 2, sent late 2.",
        "Not accepted when the year was closed: 6.",
        'Most of what is overdue lies with <span class="nowrap">Rayong Province (1)</span>, '
        '<span class="nowrap">Ban Khai (1)</span>.',
    )
    assert names_of(rows("en")) == ["Heat", "Zones", "Dimensions", "Overdue"]


def test_closed_year_as_of_a_day_while_it_ran_is_a_progress_report(closed, rows, paper):
    day = date(2024, 3, 14)
    assert names_of(rows("en", as_of=day)) == ["Heat", "Zones", "Dimensions", "Overdue", "DueSoon"]
    assert packed("Progress report") in by_poppler(paper(language="en", as_of=day), 1)


def test_closed_year_says_the_same_whenever_it_is_asked(closed, rows):
    Assignment.objects.filter(due_on__gt=date(2024, 3, 15)).update(opens_on=None, due_on=date(2024, 3, 17))
    first = rows("en", as_of=date(2024, 3, 16))
    later = rows("en", as_of=date(2024, 3, 20))
    assert later["closed_on"] == date(2024, 3, 15)
    assert later["summary"].totals.tally == first["summary"].totals.tally
    assert later["summary"].sentences == first["summary"].sentences


def test_closed_year_with_nothing_overdue_lists_nothing(closed, rows):
    Assignment.objects.update(due_on=None, opens_on=None)
    assert names_of(rows("en")) == ["Heat", "Zones", "Dimensions"]


def names_of(found):
    return [type(drawn.panel).__name__ for drawn in found["panels"]]
