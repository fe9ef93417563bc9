"""The figures of random histories, held against a replay of their steps one after the other."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dimensions.models import Assignment
from evidence import standing
from evidence.standing import Figure
from evidence.states import ACCEPT, ENDORSE, LEADS_TO, REOPEN, RETURN, SUBMIT, WITHDRAW
from portal.shell import clock
from tests.factories.dimensions import AssignmentFactory, DimensionFactory, ProgrammeFactory
from tests.factories.evidence import walked
from tests.factories.offices import DistrictFactory, GroupFactory

START = clock.start_of(date(2023, 10, 1))
LEADS = {
    SUBMIT: "submitted",
    WITHDRAW: "draft",
    ENDORSE: "endorsed",
    ACCEPT: "accepted",
    RETURN: "returned",
    REOPEN: "returned",
}
MINUTES = 365 * 24 * 60
WALKS = st.lists(st.tuples(st.integers(0, MINUTES // 4), st.integers(0, 5)), max_size=8)
MOMENTS = st.one_of(
    st.dates(date(2023, 9, 30), date(2024, 10, 1)).map(clock.end_of),
    st.integers(0, MINUTES).map(lambda minutes: START + timedelta(minutes=minutes)),
)


@pytest.fixture
def world(province, arun):
    """Two districts and a group, two dimensions, dates through the year, some undated, some published later."""
    programme = ProgrammeFactory(province=province)
    offices = [*DistrictFactory.create_batch(2, parent=province), GroupFactory(parent=province)]
    dates = [date(2023, 11, 30), date(2024, 1, 31), date(2024, 3, 20), date(2024, 9, 30), None]
    return [
        AssignmentFactory(
            office=office,
            activity__dimension=DimensionFactory(programme=programme, number=1 + index % 2),
            published_at=START + timedelta(days=100 * (index % 3 == 0)),
            **({"due_on": due, "opens_on": None} if due else {"period": None}),
        )
        for office in offices
        for index, due in enumerate(dates)
    ]


def timetable(walk):
    """The steps of a walk that are lawful where it stands."""
    state, moment, steps = "draft", START, []
    for minutes, choice in walk:
        lawful = [step for (before, step) in LEADS_TO if before == state]
        step, moment = lawful[choice % len(lawful)], moment + timedelta(minutes=minutes)
        steps.append((step, moment))
        state = LEADS[step]
    return steps


def replayed(assignment, steps, moment):
    """The figures that one assignment counts in, worked out from its steps one after the other."""
    if assignment.published_at >= moment:
        return set()
    happened = [(step, when) for step, when in steps if when < moment]
    state = LEADS[happened[-1][0]] if happened else None
    first = next((when.astimezone(clock.BANGKOK).date() for step, when in happened if step == SUBMIT), None)
    due, figures = assignment.due_on, {"owed"}
    last_begun = (moment.astimezone(clock.BANGKOK) - timedelta(microseconds=1)).date()
    figures.add("accepted" if state == "accepted" else "not_accepted")
    if state == "returned" or (state == "draft" and "returned" in {LEADS[step] for step, _when in happened}):
        figures.add("returned")
    if state in ("submitted", "endorsed"):
        figures.add("waiting")
    if due and due <= last_begun:
        figures |= {"due", "due_accepted"} if state == "accepted" else {"due"}
    if state not in ("accepted", "submitted", "endorsed"):
        figures |= {"to_do"} if due else {"to_do", "undated"}
        if due and moment >= datetime.combine(due + timedelta(days=1), datetime.min.time(), clock.BANGKOK):
            figures.add("overdue")
        elif due and due <= last_begun + timedelta(days=14):
            figures.add("due_soon")
    return figures | {"late"} if due and first and first > due else figures


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walks=st.lists(WALKS, min_size=15, max_size=15), moments=st.lists(MOMENTS, min_size=3, max_size=3))
def test_figures_equal_a_replay_of_any_history(world, arun, walks, moments):
    tables = [timetable(walk) for walk in walks]
    with transaction.atomic():
        for assignment, steps in zip(world, tables, strict=True):
            if steps:
                walked(assignment, *steps, by=arun)
        for moment in [*moments, clock.now()]:
            expected = Counter(
                (assignment.office_id, assignment.dimension.number, figure)
                for assignment, steps in zip(world, tables, strict=True)
                for figure in replayed(assignment, steps, moment)
            )
            assert read(moment) == expected
        transaction.set_rollback(True)


def read(moment):
    rows = standing.figures_by(
        Assignment.objects.all(), "office_id", "dimension__number", at=moment, names=Figure.values
    )
    return Counter(
        {(row["office_id"], row["dimension__number"], name): row[name] for row in rows for name in Figure.values}
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walks=st.lists(WALKS, min_size=15, max_size=15))
def test_what_is_equals_what_was_a_moment_ago(world, arun, walks):
    columns = ("pk", "stood", "sent_on")
    with transaction.atomic():
        for assignment, walk in zip(world, walks, strict=True):
            if walk:
                walked(assignment, *timetable(walk), by=arun)
        now = standing.as_it_is(Assignment.objects.order_by("pk")).values_list(*columns)
        then = standing.as_it_was(Assignment.objects.order_by("pk"), clock.now()).values_list(*columns)
        assert list(now) == list(then)
        transaction.set_rollback(True)
