"""Which year and programme a board opens on, and which an address asks for."""

from datetime import date

import pytest
from django.http import Http404, QueryDict

from portal.dashboard.boards import Choice
from portal.dashboard.views import choice_from
from portal.shell import clock
from tests.factories.worlds import NOW

CHOICES = [
    Choice(2568, "letter", "", is_active=False),
    Choice(2567, "letter", "", is_active=True),
    Choice(2567, "plan", "", is_active=True),
    Choice(2566, "plan-b", "", is_active=False),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (2567, "plan")),
        ("programme=letter", (2567, "letter")),
        ("year=2567", (2567, "plan")),
        ("year=2567&programme=plan", (2567, "plan")),
        ("year=2568", (2568, "letter")),
        ("choice=2567-plan", (2567, "plan")),
        ("choice=2566-plan-b", (2566, "plan-b")),
        ("choice=2566-plan-b&year=2568", (2566, "plan-b")),
    ],
)
def test_address_chooses_the_programme(time_machine, query, found):
    time_machine.move_to(NOW, tick=False)
    choice = choice_from(QueryDict(query), CHOICES)
    assert (choice.fiscal_year, choice.slug) == found


@pytest.mark.parametrize(
    "query", ["year=2499", "year=2568&programme=plan", "year=x", "choice=nonsense", "choice=2567-x", "year=%00"]
)
def test_unknown_programme_is_not_found(query):
    with pytest.raises(Http404):
        choice_from(QueryDict(query), CHOICES)


@pytest.mark.parametrize(
    ("today", "chosen"),
    [
        (date(2025, 9, 30), (2568, "plan")),  # of the year that runs, not of the one that is to come
        (date(2025, 10, 1), (2569, "plan")),
        (date(2031, 1, 1), (2569, "plan")),
        (date(2023, 1, 1), (2569, "plan")),  # all are to come
    ],
)
def test_newest_year_that_has_begun_is_shown_whatever_still_runs(time_machine, today, chosen):
    time_machine.move_to(clock.start_of(today), tick=False)
    closed = Choice(2568, "plan", "", is_active=False, closed_on=date(2025, 9, 26))
    forgotten, ahead = Choice(2567, "plan", "", is_active=True), Choice(2569, "plan", "", is_active=True)
    letter = Choice(2568, "letter", "", is_active=True)
    choice = choice_from(QueryDict(), [ahead, letter, closed, forgotten])
    assert (choice.fiscal_year, choice.slug) == chosen


def test_of_a_year_without_a_plan_what_runs_is_shown():
    over, runs = Choice(2567, "award", "", is_active=False), Choice(2567, "letter", "", is_active=True)
    assert choice_from(QueryDict(), [over, runs]) == runs
    assert choice_from(QueryDict(), []) is None
