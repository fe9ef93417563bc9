"""Work that the plan dropped: it is read by all who could read it, counted nowhere, and nobody goes on with it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from evidence import workflow
from evidence.models import Item, Running, Submission
from evidence.policy import steps_open_to
from evidence.states import LEADS_TO
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.evidence.reviewing import DESK
from tests.evidence.reviewing import address as review_address
from tests.evidence.verbs import refusal, refused, take_in, verbs
from tests.evidence.working import TODAY, address, faults, post, signed_in
from tests.factories.bytes import sent
from tests.factories.dimensions import AssignmentFactory, PeriodFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
OVER = (
    "The plan no longer asks for this work, so nothing in it can be changed any more. What was done stays to be read."
)
STATES = ("draft", "submitted", "endorsed", "returned", "accepted")


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY), translation.override("en"):
        yield


@pytest.fixture
def dropped(district):
    return AssignmentFactory(office=district, withdrawn=True)


def in_state(assignment, state):
    return SubmissionFactory(assignment=assignment, **({} if state == "draft" else {state: True}))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ["arun", "head", "busaba", "dao"])
def test_page_can_be_read_and_offers_nothing(name, state, client, request, dropped):
    item = ItemFactory(submission=in_state(dropped, state))
    page = signed_in(client, request.getfixturevalue(name)).get(address(dropped))
    text = page.content.decode()
    assert (page.status_code, page.context["may_change"], page.context["steps"]) == (200, False, [])
    assert page.context["assignment"].standing == "withdrawn"
    assert [words in text for words in (item.name, "This was dropped from the plan", "กรมยกเลิกกิจกรรม")] == [True] * 3


@pytest.mark.parametrize(("name", "status"), [("chai", 404), ("stranger", 404), ("nobody", 404)])
def test_others_do_not_see_it(name, status, client, request, dropped):
    assert signed_in(client, request.getfixturevalue(name)).get(address(dropped)).status_code == status


def test_what_is_posted_too_late_is_refused_with_all_that_was_typed(client, arun, dropped):
    answer = post(signed_in(client, arun), dropped, "submit", words="ประชุมแล้ว")
    assert (answer.status_code, faults(answer)) == (422, {"__all__": [OVER]})
    assert "ประชุมแล้ว" in answer.content.decode()
    assert (Submission.objects.count(), verbs()) == (0, [])


def test_nothing_is_gathered_for_it(arun, dropped):
    assert refused(take_in(dropped, arun)) == [(sent().name, OVER)]
    assert refusal(workflow.add_link, dropped, "https://www.example.com/", requirements=[], by=arun) == OVER
    assert refusal(workflow.describe, dropped, done_on=None, words="x", reason="", by=arun) == OVER
    assert not Item.objects.exists()


@pytest.mark.parametrize(("state", "step"), LEADS_TO)
def test_no_step_is_taken(state, step, request, dropped):
    submission = in_state(dropped, state)
    people = [request.getfixturevalue(name) for name in ("arun", "head", "busaba")]
    assert [refusal(workflow.take, step, submission, by=by, note="x") for by in people] == [OVER] * 3
    assert [steps_open_to(scope_of(by), by, submission) for by in people] == [[]] * 3
    assert Submission.objects.get().state == state


def test_it_is_on_no_desk(client, busaba, dropped):
    there = SubmissionFactory(submitted=True, assignment__office=dropped.office)
    gone = SubmissionFactory(submitted=True, assignment=dropped)
    page = signed_in(client, busaba).get(DESK)
    assert [row.pk for row in page.context["listing"].rows] == [there.pk]
    scope = scope_of(busaba)
    assert list(Submission.objects.to_decide(scope, Running.within(scope))) == [there]
    page = client.get(review_address(gone))
    assert (page.status_code, page.context["steps"], page.context["obstacle"]) == (200, [], OVER)


def test_no_head_is_asked_to_endorse_it(client, head, dropped):
    type(dropped.programme).objects.update(asks_endorsement=True)
    SubmissionFactory(submitted=True, assignment=dropped)
    there = SubmissionFactory(submitted=True, assignment__office=dropped.office)
    assert signed_in(client, head).get(reverse("evidence:work")).context["to_endorse"] == [there]


def test_it_is_not_what_falls_due_next(client, busaba, dropped):
    type(dropped).objects.update(due_on=date(2024, 3, 22))
    later = AssignmentFactory(office=dropped.office, due_on=date(2024, 4, 30))
    assert signed_in(client, busaba).get(DESK).context["next_due"] == {"due_on": later.due_on, "count": 1}


def test_lists_and_boards_leave_it_out(client, busaba, dropped):
    there = AssignmentFactory(office=dropped.office)
    page = signed_in(client, busaba).get(f"/assignments/{dropped.office.code}/", {"year": 2567, "programme": "plan"})
    assert [row.pk for row in page.context["listing"].rows] == [there.pk]


def test_papers_for_a_requirement_that_was_dropped_are_read_still(client, arun, assignment, requirement):
    gone = RequirementFactory(activity=assignment.activity, dropped_at=clock.now())
    submission = SubmissionFactory(assignment=assignment)
    item = ItemFactory(submission=submission, requirements=[gone])
    page = signed_in(client, arun).get(address(assignment))
    assert [need.requirement for need in page.context["needs"]] == [requirement]
    assert [[card.item for card in part.cards] for part in page.context["parts"]] == [[], [item]]


def test_last_period_is_the_last_that_the_plan_still_has(assignment):
    PeriodFactory(activity=assignment.activity, dropped_at=clock.now())
    assert assignment.is_last
    PeriodFactory(activity=assignment.activity)
    assert not type(assignment).objects.get().is_last


def test_undated_work_that_was_withdrawn_is_no_last_period(district):
    owed = [AssignmentFactory(office=district, period=None, withdrawn=withdrawn) for withdrawn in (False, True)]
    assert [assignment.is_last for assignment in owed] == [True, False]
