"""Boards of days before a change of the plan stay as they were; from the change on they follow the plan."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dimensions.models import Assignment
from dimensions.workflow.terms import ask_again, revising, withdraw
from evidence import standing
from evidence.standing import Figure
from portal.shell import clock
from tests.factories.dimensions import AssignmentFactory, PlanChangeFactory, ProgrammeFactory
from tests.factories.evidence import SubmissionFactory
from tests.factories.offices import DistrictFactory

START = clock.start_of(date(2023, 10, 1))
JANUARY, FEBRUARY, MARCH = date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)
DATES = [date(2023, 11, 30), JANUARY, FEBRUARY, date(2024, 9, 30), None]


@pytest.fixture
def programme(province):
    return ProgrammeFactory(province=province)


@pytest.fixture
def owed(programme, district):
    """Due by the end of January, opened with it."""
    return AssignmentFactory(office=district, programme=programme)


def changed(programme, at, *assignments, due_on=None, withdrawn=False):
    """A change of the plan, at noon where a day is given, to the same terms for all of these."""
    at = at if isinstance(at, datetime) else clock.start_of(at) + timedelta(hours=12)
    change = PlanChangeFactory(programme=programme, at=at)
    fresh = list(Assignment.objects.filter(pk__in=[each.pk for each in assignments]))
    with revising(fresh, change):
        for each in fresh:
            if withdrawn:
                withdraw(each, change)
            else:
                ask_again(each)
                each.opens_on, each.due_on = None, due_on
    return change


def figures(day, *names):
    """As of the end of the day."""
    found = standing.figures_by(Assignment.objects.all(), at=clock.end_of(day), names=names)[0]
    return tuple(found[name] for name in names)


def read(moment):
    rows = standing.figures_by(Assignment.objects.all(), "office_id", at=moment, names=Figure.values)
    return {row["office_id"]: {name: row[name] for name in Figure.values} for row in rows}


def test_a_moved_date_counts_from_its_change_on(programme, owed):
    changed(programme, date(2024, 1, 20), owed, due_on=FEBRUARY)
    wanted = ("owed", "due", "overdue", "due_soon")
    assert figures(date(2024, 1, 19), *wanted) == (1, 0, 0, 1)
    assert figures(date(2024, 1, 20), *wanted) == (1, 0, 0, 0)
    assert figures(JANUARY, *wanted) == (1, 0, 0, 0)
    assert figures(date(2024, 2, 28), *wanted) == (1, 0, 0, 1)
    assert figures(FEBRUARY, *wanted) == (1, 1, 1, 0)


def test_what_was_overdue_stays_so_on_the_boards_of_then(programme, owed):
    changed(programme, date(2024, 2, 10), owed, due_on=MARCH)
    assert figures(date(2024, 2, 9), "overdue") == (1,)
    assert figures(date(2024, 2, 10), "overdue") == (0,)


def test_what_was_withdrawn_is_in_no_figure_from_then_on(programme, owed):
    SubmissionFactory(assignment=owed, submitted=True, state_since=clock.start_of(date(2024, 1, 10)))
    changed(programme, date(2024, 1, 20), owed, withdrawn=True)
    everything = tuple(Figure.values)
    before = dict(zip(everything, figures(date(2024, 1, 19), *everything), strict=True))
    assert {name for name, number in before.items() if number} == {"owed", "waiting", "not_accepted"}
    assert figures(date(2024, 1, 20), *everything) == (0,) * len(everything)
    assert figures(MARCH, *everything) == (0,) * len(everything)


def test_what_is_asked_for_again_counts_again(programme, owed):
    changed(programme, date(2024, 1, 5), owed, withdrawn=True)
    changed(programme, date(2024, 1, 25), owed, due_on=FEBRUARY)
    days = [date(2024, 1, 4), date(2024, 1, 5), date(2024, 1, 24), date(2024, 1, 25)]
    assert [figures(day, "owed") for day in days] == [(1,), (0,), (0,), (1,)]


def test_late_is_held_against_the_date_in_force(programme, owed):
    SubmissionFactory(assignment=owed, submitted=True, state_since=clock.start_of(date(2024, 2, 5)))
    changed(programme, date(2024, 2, 10), owed, due_on=FEBRUARY)
    assert figures(date(2024, 2, 9), "late") == (1,)
    assert figures(date(2024, 2, 10), "late") == (0,)


def test_a_change_at_the_very_moment_of_a_board_comes_after_it(programme, owed):
    change = changed(programme, date(2024, 1, 20), owed, withdrawn=True)
    assert [len(read(change.at + timedelta(microseconds=later))) for later in (0, 1)] == [1, 0]


def test_state_of_a_list_is_that_of_its_day(programme, owed):
    changed(programme, date(2024, 2, 10), owed, due_on=MARCH)
    moments = [clock.end_of(day) for day in (date(2024, 2, 9), date(2024, 2, 10))]
    rows = [standing.with_state(Assignment.objects.all(), at).get() for at in moments]
    assert [(row.standing, row.falls_due, row.opens) for row in rows] == [
        ("overdue", JANUARY, date(2024, 1, 1)),
        ("open", MARCH, None),
    ]


def test_present_state_says_that_it_was_withdrawn(programme, owed):
    changed(programme, date(2024, 1, 20), owed, withdrawn=True)
    assert standing.with_present_state(Assignment.objects.all()).get().standing == "withdrawn"
    assert not standing.with_state(Assignment.objects.all(), clock.now()).exists()


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 300),
        st.sets(st.integers(0, 5), min_size=1),
        st.one_of(st.just("withdrawn"), st.sampled_from(DATES)),
    ),
    max_size=6,
)


@pytest.fixture
def world(programme):
    """Three districts with two pieces of work each; half of it was sent."""
    rows = [
        AssignmentFactory(office=office, programme=programme, opens_on=None, due_on=due)
        for office in DistrictFactory.create_batch(3, parent=programme.province)
        for due in (JANUARY, FEBRUARY)
    ]
    for row in rows[::2]:
        SubmissionFactory(assignment=row, submitted=True, state_since=clock.start_of(date(2024, 2, 3)))
    return SimpleNamespace(programme=programme, rows=rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=CHANGES)
def test_no_change_touches_the_figures_of_a_day_before_it(world, plan):
    with transaction.atomic():
        seen = {}
        for number, (days, chosen, terms) in enumerate(sorted(plan, key=lambda each: each[0])):
            at = START + timedelta(days=1 + days, hours=12, seconds=number)
            seen[at] = read(at)
            rows = [world.rows[index] for index in chosen]
            is_gone = terms == "withdrawn"
            changed(world.programme, at, *rows, withdrawn=is_gone, due_on=None if is_gone else terms)
        assert {at: read(at) for at in seen} == seen
        now = clock.now()
        assert read(now) == table(standing.as_it_was(Assignment.objects.all(), now), now)
        transaction.set_rollback(True)


def table(assignments, at):
    rows = assignments.order_by().values("office_id").annotate(**standing.counts(Figure.values, at))
    return {row["office_id"]: {name: row[name] for name in Figure.values} for row in rows}
