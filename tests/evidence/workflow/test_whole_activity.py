"""What is asked for once for the whole activity: which papers count at its last period, and who decides there."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from dimensions.models import Assignment, Period
from evidence import policy, workflow
from evidence.agenda import needs_in
from evidence.models import Submission
from evidence.states import ACCEPT, REOPEN, RETURN, SENT, WITHDRAW, SubmissionState
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.evidence.verbs import refusal, take_in
from tests.evidence.working import signed_in
from tests.factories.bytes import pdf, sent
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
STAYS = "“%s” stays: the last period of this activity has been submitted and rests on it."
NEW = ((1, "ผิด.pdf"), (2, "ถูก.pdf"))


@pytest.fixture
def first(district):
    return AssignmentFactory(office=district)


@pytest.fixture
def whole(first):
    return RequirementFactory(activity=first.activity, per="activity")


@pytest.fixture
def last(first, district):
    return AssignmentFactory(office=district, activity=first.activity)


def made_in(state, assignment, **more):
    return SubmissionFactory(assignment=assignment, **({} if state == "draft" else {state: True}), **more)


def missing(assignment):
    return [need.sentence for need in needs_in([assignment])[assignment.pk] if not need.is_met]


# --- What counts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", SubmissionState.values)
def test_paper_of_another_period_counts_at_the_last_one_once_it_was_sent(state, first, whole, last, client, arun):
    paper = ItemFactory(submission=made_in(state, first), requirements=[whole])
    counts = state in SENT
    assert SubmissionFactory.build(assignment=last).papers == ([paper] if counts else [])
    assert missing(last) == ([] if counts else ["Missing: 1 item (Photo)"])
    page = signed_in(client, arun).get(reverse("evidence:assignment", args=[last.pk]))
    part, text = page.context["parts"][0], page.content.decode()
    assert ((part.earlier, part.unsent), part.need.is_met) == (([paper], []) if counts else ([], [paper]), counts)
    assert [words in text for words in ("; it counts here<", "; it counts here as soon as that is done<")] == [
        counts,
        not counts,
    ]


def test_papers_of_the_last_period_count_at_no_other(first, whole, last):
    own, paper = (ItemFactory(submission=made_in("accepted", each), requirements=[whole]) for each in (first, last))
    assert [Submission.objects.get(assignment=each).papers for each in (first, last)] == [[own], [paper, own]]


def test_paper_for_each_period_counts_in_its_own_alone(first, whole, last):
    each = RequirementFactory(activity=first.activity)
    ItemFactory(submission=made_in("accepted", first), requirements=[whole, each])
    assert missing(last) == ["Missing: 1 item (Photo)"]


def test_another_offices_paper_does_not_count(first, whole, last, other_district):
    other = AssignmentFactory(office=other_district, activity=first.activity, period=first.period)
    ItemFactory(submission=made_in("accepted", other), requirements=[whole])
    assert SubmissionFactory.build(assignment=last).papers == []


def test_last_period_that_rests_on_a_paper_sent_before_needs_no_reason(first, whole, last, arun):
    take_in(first, arun, requirements=[whole])
    workflow.describe(last, done_on=clock.today(), words="", reason="", by=arun)
    with pytest.raises(workflow.ReasonMissing):
        workflow.submit(last, by=arun)
    workflow.submit(first, by=arun)
    assert workflow.submit(last, by=arun).shortfall_reason == ""


# --- It stays ---------------------------------------------------------------------------------------------------------


def test_paper_that_the_last_period_rests_on_is_not_taken_away(first, whole, last, arun, busaba):
    each = RequirementFactory(activity=first.activity)
    shared = take_in(first, arun, requirements=[whole, each]).items[0]
    other = take_in(first, arun, sent("b.pdf", pdf()), requirements=[each]).items[0]
    sent_first = workflow.submit(first, by=arun)
    made = workflow.submit(last, by=arun, reason="ไม่มี")
    stays = STAYS % shared.name
    assert refusal(workflow.take, WITHDRAW, sent_first, by=arun) == stays
    workflow.take(RETURN, sent_first, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.remove, shared, by=arun) == stays
    assert refusal(workflow.assign, shared, [each], by=arun) == stays
    workflow.assign(shared, [whole], by=arun)
    workflow.remove(other, by=arun)
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    workflow.remove(shared, by=arun)
    assert Submission.objects.get(assignment=first).papers == []


def test_paper_that_was_never_sent_can_go(first, whole, last, arun):
    paper = take_in(first, arun, requirements=[whole]).items[0]
    workflow.submit(last, by=arun, reason="ไม่มี")
    workflow.remove(paper, by=arun)
    assert Submission.objects.get(assignment=first).papers == []


@pytest.mark.parametrize("step", [WITHDRAW, RETURN])
def test_paper_the_office_had_back_before_the_last_period_was_sent_can_go(step, first, whole, last, arun, busaba):
    paper = take_in(first, arun, requirements=[whole]).items[0]
    workflow.take(step, workflow.submit(first, by=arun), by=busaba if step == RETURN else arun, note="ไม่ชัด")
    workflow.submit(last, by=arun, reason="ไม่มี")
    workflow.remove(paper, by=arun)
    assert Submission.objects.get(assignment=first).papers == []


def test_paper_added_in_a_correction_can_go_until_it_is_sent(first, whole, last, arun, busaba):
    take_in(first, arun, requirements=[whole])
    made = workflow.submit(first, by=arun)
    workflow.submit(last, by=arun)
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    wrong, right = (take_in(first, arun, sent(name, pdf(pages=n)), requirements=[whole]).items[0] for n, name in NEW)
    workflow.remove(wrong, by=arun)
    workflow.submit(first, by=arun)
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.remove, right, by=arun) == STAYS % right.name


def test_tick_set_in_a_correction_can_go_until_it_is_sent(first, whole, last, arun, busaba):
    each = RequirementFactory(activity=first.activity)
    paper = take_in(first, arun, requirements=[each]).items[0]
    made = workflow.submit(first, by=arun)
    workflow.submit(last, by=arun, reason="ไม่มี")
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    for ticked in ([each, whole], [each], [each, whole]):
        workflow.assign(paper, ticked, by=arun)
        assert missing(last) == ["Missing: 1 item (Photo)"] * 2
    workflow.submit(first, by=arun)
    assert missing(last) == ["Missing: 1 item (Photo)"]
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.assign, paper, [each], by=arun) == STAYS % paper.name


def test_paper_that_was_sent_stays_though_the_clock_went_back(first, whole, last, arun, busaba):
    with clock.set_to(date(2024, 3, 20)):
        paper = take_in(first, arun, requirements=[whole]).items[0]
    with clock.set_to(date(2024, 3, 19)):
        made = workflow.submit(first, by=arun)
        workflow.submit(last, by=arun)
        workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
        assert refusal(workflow.remove, paper, by=arun) == STAYS % paper.name


def test_last_period_sent_again_rests_on_nothing_that_was_back_by_then(first, whole, last, arun, busaba):
    paper = take_in(first, arun, requirements=[whole]).items[0]
    made = workflow.submit(first, by=arun)
    sent_last = workflow.submit(last, by=arun)
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.remove, paper, by=arun) == STAYS % paper.name
    workflow.take(RETURN, sent_last, by=busaba, note="ไม่ชัด")
    workflow.submit(last, by=arun, reason="ไม่มี")
    workflow.remove(paper, by=arun)
    assert Submission.objects.get(assignment=first).papers == []


def test_period_sent_after_the_last_one_is_not_withdrawn_from_under_it(first, whole, last, arun):
    paper = take_in(first, arun, requirements=[whole]).items[0]
    workflow.submit(last, by=arun, reason="ไม่มี")
    made = workflow.submit(first, by=arun)
    assert refusal(workflow.take, WITHDRAW, made, by=arun) == STAYS % paper.name


def test_period_on_which_nothing_rests_is_withdrawn(first, whole, last, arun):
    take_in(first, arun, requirements=[whole])
    made = workflow.submit(first, by=arun)
    assert workflow.take(WITHDRAW, made, by=arun).state == "draft"


# --- A period that the plan asks for no more --------------------------------------------------------------------------


def withdraw(assignment):
    """As a change of the plan does that drops its period."""
    now = clock.now()
    Period.objects.filter(pk=assignment.period_id).update(dropped_at=now)
    gone = {"withdrawn_at": now, "changed_at": now, "withdrawn_for": "กรมยกเลิกกิจกรรม"}
    Assignment.objects.filter(pk=assignment.pk).update(**gone)
    return Assignment.objects.get(pk=assignment.pk)


def test_last_period_that_was_withdrawn_keeps_no_paper_in_its_place(first, whole, last, arun, busaba):
    paper = take_in(first, arun, requirements=[whole]).items[0]
    made = workflow.submit(first, by=arun)
    workflow.submit(last, by=arun)
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.remove, paper, by=arun) == STAYS % paper.name
    withdraw(last)
    workflow.remove(paper, by=arun)
    take_in(first, arun, sent("ถูก.pdf", pdf()), requirements=[whole])
    assert workflow.take(WITHDRAW, workflow.submit(first, by=arun), by=arun).state == "returned"


@pytest.mark.parametrize("state", SubmissionState.values)
def test_paper_of_a_period_that_was_withdrawn_counts_at_the_last_one_no_more(state, first, whole, last):
    ItemFactory(submission=made_in(state, first), requirements=[whole])
    withdraw(first)
    submission = SubmissionFactory.build(assignment=last)
    assert (submission.beside, submission.papers, missing(last)) == ([], [], ["Missing: 1 item (Photo)"])


def test_last_period_is_the_one_before_where_the_last_was_withdrawn(first, whole, last):
    gone = withdraw(last)
    first = Assignment.objects.get(pk=first.pk)
    assert (first.is_last, gone.is_last) == (True, False)
    assert (missing(first), missing(gone)) == (["Missing: 1 item (Photo)"], [])


def test_what_was_withdrawn_rests_on_no_other_period(first, whole, last, busaba):
    ItemFactory(submission=made_in("accepted", first), requirements=[whole], author=busaba)
    made = made_in("submitted", last)
    withdraw(last)
    assert busaba.pk not in Submission.objects.get(pk=made.pk).hands
    assert made not in Submission.objects.touched_by(busaba)


# --- Who decides ------------------------------------------------------------------------------------------------------


def test_author_of_a_paper_sent_before_does_not_decide_on_the_last_period(first, whole, last, busaba, province):
    ItemFactory(submission=made_in("accepted", first), requirements=[whole], author=busaba)
    made, other = made_in("submitted", last), person("lek", Role.REVIEWER, province)
    for step in (ACCEPT, RETURN):
        with pytest.raises(PermissionDenied):
            workflow.take(step, made, by=busaba, note="ไม่ชัด")
    workflow.take(ACCEPT, made, by=other)
    with pytest.raises(PermissionDenied):
        workflow.take(REOPEN, made, by=busaba, note="ไม่ชัด")
    assert workflow.take(REOPEN, made, by=other, note="ไม่ชัด").state == "returned"


def test_page_and_desk_say_that_another_reviewer_decides(first, whole, last, busaba, client):
    ItemFactory(submission=made_in("accepted", first), requirements=[whole], author=busaba)
    made = made_in("submitted", last)
    page = signed_in(client, busaba).get(reverse("evidence:review", args=[made.pk]))
    own = "Some of this evidence is from you, so another reviewer decides on it."
    assert (page.context["steps"], page.context["obstacle"]) == ([], own)
    heaps = [client.get(reverse("evidence:desk") + heap).context["listing"].rows for heap in ("", "?for=others")]
    assert [[row.pk for row in rows] for rows in heaps] == [[], [made.pk]]


def test_hand_is_one_rule_for_desk_page_and_verb(district, other_district, busaba):
    """Every case beside the one in which the hand counts: held against each other, and against what is meant."""
    cases = {"sent for the whole activity": {}}
    cases |= {f"its period is {state}": {"state": state} for state in ("draft", "returned")}
    cases |= {
        "removed": {"removed_at": clock.now()},
        "for each period": {"per": "period"},
        "by another": {"author": None},
    }
    cases |= {"of another office": {"office": other_district}, "of a later period": {"is_later": True}}
    cases |= {"its period was withdrawn": {"is_dropped": True}}
    found = {}
    for name, case in cases.items():
        earlier = AssignmentFactory(office=case.get("office", district))
        place = AssignmentFactory(office=district, activity=earlier.activity)
        if case.get("is_later"):
            earlier = AssignmentFactory(office=district, activity=earlier.activity)
        wanted = RequirementFactory(activity=earlier.activity, per=case.get("per", "activity"))
        author = {"author": busaba} if case.get("author", busaba) else {}
        item = ItemFactory(
            submission=made_in(case.get("state", "submitted"), earlier),
            requirements=[wanted, RequirementFactory(activity=earlier.activity, per=case.get("per", "activity"))],
            removed_at=case.get("removed_at"),
            **author,
        )
        made = made_in("submitted", place)
        if case.get("is_dropped"):
            withdraw(earlier)
        found[name] = busaba.pk in made.hands
        assert Submission.objects.touched_by(busaba).filter(pk=made.pk).exists() == found[name], name
        assert (ACCEPT not in policy.steps_open_to(scope_of(busaba), busaba, made)) == found[name], name
        assert Submission.objects.get(pk=item.submission_id).hands >= {item.author_id}
    assert found == {name: name == "sent for the whole activity" for name in cases}
