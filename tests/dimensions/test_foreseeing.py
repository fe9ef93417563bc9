"""What a plan brings at once is said before it is published and after it."""

from datetime import date

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.models import Activity, Assignment, Programme
from dimensions.states import ProgrammeState, ProgrammeStep
from dimensions.workflow.foreseeing import Onset
from evidence import standing
from evidence.standing import Figure
from portal.shell import clock
from tests.factories.dimensions import ActivityFactory, PeriodFactory, ProgrammeFactory
from tests.factories.worlds import NOW

pytestmark = pytest.mark.django_db

SAID = "Assignments: 10. Overdue at once: 4; due within 14 days: 4."


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def draft(province, district, other_district):
    """Two districts owe five activities each: due long ago, yesterday, today, in fourteen days, and never."""
    programme = ProgrammeFactory(province=province, draft=True)
    for day in (date(2023, 11, 30), date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 3), None):
        activity = ActivityFactory(dimension__programme=programme)
        if day:
            PeriodFactory(activity=activity, start=None, end=day)
    return programme


def read(client, user, programme):
    type(user).objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    return client.get(reverse("dimensions:plan", args=[programme.pk]))


def published(client, programme):
    return client.post(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.PUBLISH]), follow=True)


def test_whoever_publishes_is_told_before_and_after(client, busaba, draft):
    page = read(client, busaba, draft)
    assert page.context["onset"] == Onset(owed=10, overdue=4, due_soon=4)
    assert page.content.decode().count(SAID) == 1
    answer = published(client, draft)
    assert [str(message) for message in answer.context["messages"]] == ["Done: the programme is now “Active”.", SAID]


def test_what_was_foreseen_is_what_boards_then_count(draft, busaba):
    activities = list(Activity.objects.of(draft.pk).whole())
    onset = workflow.foreseen(draft, activities)
    workflow.publish(draft, by=busaba)
    names = (Figure.OWED, Figure.OVERDUE, Figure.DUE_SOON)
    (figures,) = standing.figures_by(Assignment.objects.all(), at=clock.now(), names=names)
    assert (onset.owed, onset.overdue, onset.due_soon) == tuple(figures[name] for name in names)


def test_plan_that_can_not_be_published_yet_says_so_before(client, busaba, province):
    programme = ProgrammeFactory(province=province, draft=True)
    ActivityFactory(dimension__programme=programme, by_district=False, code="1.1")
    page = read(client, busaba, programme)
    assert "onset" not in page.context
    assert page.context["unready"] == (
        "These activities name no acting office, and the programme has no default (dimension: activities): 1: 1.1. "
        "Say who acts by default, then publish."
    )
    assert page.content.decode().count(page.context["unready"]) == 1
    answer = published(client, programme)
    assert [str(message) for message in answer.context["messages"]] == [page.context["unready"]]
    assert Programme.objects.get().state == ProgrammeState.DRAFT


def test_plan_whose_work_lies_ahead_says_it_without_a_warning(client, busaba, draft):
    with clock.set_to(date(2023, 10, 2)):
        page = read(client, busaba, draft)
    assert page.context["onset"] == Onset(owed=10, overdue=0, due_soon=0)
    assert "<p>Assignments: 10. Overdue at once: 0; due within 14 days: 0.</p>" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_draft_query_count(busaba, province, client, rows, django_assert_num_queries):
    programme = ProgrammeFactory(province=province, draft=True)
    for _row in range(rows):
        PeriodFactory(activity__dimension__programme=programme)
    client.force_login(busaba)
    with django_assert_num_queries(16):
        client.get(reverse("dimensions:plan", args=[programme.pk]))
