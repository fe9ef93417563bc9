"""The steps of a submission: when they are lawful, what they ask for, what they leave behind."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evidence import workflow
from evidence.models import Remark, Step, Submission
from evidence.states import ACCEPT, DRAFT, ENDORSE, REOPEN, RETURN, RETURNED, SUBMIT, SUBMITTED, WITHDRAW
from portal.history.verify import faults_of_all
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.evidence.verbs import refusal, take_in, verbs
from tests.evidence.working import NO_DATE, SHORT
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


# --- Submitting ------------------------------------------------------------------------------------------------------


def test_submission_is_dated_by_its_first_sending(assignment, requirement, arun, busaba):
    take_in(assignment, arun, requirements=[requirement])
    with clock.set_to(date(2024, 1, 30)):
        first = workflow.submit(assignment, by=arun)
    with clock.set_to(date(2024, 2, 2)):
        workflow.take(RETURN, first, by=busaba, note="ภาพไม่ชัด")
    with clock.set_to(date(2024, 2, 5)):
        again = workflow.submit(assignment, by=arun)
    assert (again.first_submitted_on, again.first_submitted_at) == (date(2024, 1, 30), first.state_since)
    assert (again.state, again.stage, again.submitter, again.decider) == (SUBMITTED, 3, arun, None)
    steps = Step.objects.values_list("step", "from_state", "to_state", "by", "note")
    assert list(steps) == [
        ("submit", "draft", "submitted", arun.pk, ""),
        ("return", "submitted", "returned", busaba.pk, "ภาพไม่ชัด"),
        ("submit", "returned", "submitted", arun.pk, ""),
    ]
    assert verbs() == ["add_file", "submit", "return", "submit"]
    assert list(faults_of_all()) == []


def test_submission_that_falls_short_needs_a_reason(assignment, requirement, arun):
    assert refusal(workflow.submit, assignment, by=arun, reason="  ") == SHORT
    assert Submission.objects.count() == 0
    made = workflow.submit(assignment, by=arun, reason="รอหนังสือจากอำเภอ")
    assert (made.state, made.shortfall_reason, Step.objects.get().note) == (SUBMITTED, *["รอหนังสือจากอำเภอ"] * 2)


def test_reason_does_not_stand_beside_what_is_complete(assignment, requirement, arun):
    take_in(assignment, arun, requirements=[requirement])
    assert workflow.submit(assignment, by=arun, reason="เคยขาด").shortfall_reason == ""


def test_activity_without_requirements_is_confirmed_by_its_date(assignment, arun):
    take_in(assignment, arun)
    assert refusal(workflow.submit, assignment, by=arun, reason="ไม่มี") == NO_DATE
    workflow.describe(assignment, done_on=date(2024, 1, 10), words="", reason="", by=arun)
    assert workflow.submit(assignment, by=arun).state == SUBMITTED


def test_period_in_which_nothing_is_asked_for_yet_is_confirmed_by_its_date_or_an_item(district, arun):
    first = AssignmentFactory(office=district)
    RequirementFactory(activity=first.activity, per="activity")
    AssignmentFactory(office=district, activity=first.activity)
    assert refusal(workflow.submit, first, by=arun) == NO_DATE
    take_in(first, arun)
    assert workflow.submit(first, by=arun).state == SUBMITTED


def test_page_that_shows_an_earlier_stage_is_stale(assignment, requirement, arun, busaba):
    take_in(assignment, arun, requirements=[requirement])
    made = workflow.submit(assignment, by=arun, stage=0)
    own = "You have already acted on this: it is now “Submitted”. The page shows it as it stands."
    others = "Someone else was faster: this is now “Returned”. The page shows it as it stands."
    assert refusal(workflow.submit, assignment, by=arun, stage=0) == own
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    assert refusal(workflow.submit, assignment, by=arun, stage=0) == others
    assert workflow.submit(assignment, by=arun, stage=2).stage == 3


# --- The other steps -------------------------------------------------------------------------------------------------


def test_withdrawn_submission_is_a_draft_that_keeps_its_first_date(assignment, arun):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)
    taken = workflow.take(WITHDRAW, made, by=arun)
    assert (taken.state, taken.first_submitted_on) == (DRAFT, made.first_submitted_on)


def test_what_came_back_is_taken_back_as_returned(assignment, arun, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun, done_on=date(2024, 1, 10))
    workflow.take(RETURN, made, by=busaba, note="ภาพไม่ชัด")
    workflow.take(SUBMIT, made, by=arun)
    assert workflow.take(WITHDRAW, made, by=arun).state == RETURNED
    assert list(Step.objects.values_list("from_state", "to_state"))[-2:] == [
        ("returned", "submitted"),
        ("submitted", "returned"),
    ]
    assert [step.step for step in Step.objects.all() if step.is_return] == [RETURN]


def test_opened_submission_is_not_withdrawn(assignment, arun, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)
    workflow.open_for_review(made, by=busaba)
    told = "A reviewer has already opened this, so it cannot be withdrawn; it will be decided or returned."
    assert refusal(workflow.take, WITHDRAW, made, by=arun) == told
    assert verbs() == ["open"]


@pytest.mark.parametrize("name", ["arun", "dao", "admin", "stranger"])
def test_looking_opens_nothing_for_those_who_do_not_decide(name, assignment, request):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    workflow.open_for_review(made, by=request.getfixturevalue(name))
    made.refresh_from_db()
    assert (made.opened_at, verbs()) == (None, [])


def test_what_moved_on_since_the_page_was_read_is_not_opened(assignment, arun, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun, done_on=date(2024, 1, 10))
    workflow.take(SUBMIT, workflow.take(WITHDRAW, made, by=arun), by=arun)
    decided = SubmissionFactory(accepted=True, assignment__office=assignment.office)
    for seen in (made, decided):
        workflow.open_for_review(seen, by=busaba)
    assert (set(Submission.objects.values_list("opened_at", flat=True)), verbs()) == ({None}, ["withdraw", "submit"])


def test_endorsed_submission_goes_to_the_province(assignment, arun, head, busaba):
    type(assignment.programme).objects.update(asks_endorsement=True)
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)
    with pytest.raises(PermissionDenied):
        workflow.take(ACCEPT, made, by=busaba)
    assert list(Submission.objects.to_decide(scope_of(busaba))) == []
    workflow.take(ENDORSE, made, by=head)
    assert list(Submission.objects.to_decide(scope_of(busaba))) == [made]
    assert workflow.take(ACCEPT, made, by=busaba).endorser == head


def test_sending_again_needs_endorsing_again(assignment, arun, head, busaba):
    made = SubmissionFactory(
        assignment=assignment, returned=True, endorser=head, opened_at=clock.now(), done_on=date(2024, 1, 10)
    )
    again = workflow.take(SUBMIT, made, by=arun)
    assert (again.endorser, again.decider, again.opened_at) == (None, None, None)


def test_return_needs_words_and_keeps_remarks_on_own_items_only(assignment, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    mine, elsewhere = ItemFactory(submission=made), ItemFactory()
    told = "Say what has to be changed, so that the office knows what to do."
    assert refusal(workflow.take, RETURN, made, by=busaba, note=" ") == told
    workflow.take(RETURN, made, by=busaba, remarks={mine.pk: " ภาพมืด ", elsewhere.pk: "x"})
    assert list(Remark.objects.values_list("item", "by", "text")) == [(mine.pk, busaba.pk, "ภาพมืด")]


def test_second_reviewer_gets_a_sentence(assignment, busaba, province):
    other = person("other", Role.REVIEWER, province)
    made = SubmissionFactory(assignment=assignment, submitted=True)
    workflow.take(ACCEPT, made, by=busaba)
    told = "Someone else was faster: this is now “Accepted”. The page shows it as it stands."
    assert refusal(workflow.take, RETURN, made, by=other, note="x") == told
    assert workflow.take(REOPEN, made, by=other, note="พบข้อผิดพลาด").state == "returned"


def test_head_returns_what_was_not_endorsed_and_decides_nothing(assignment, arun, head, busaba):
    type(assignment.programme).objects.update(asks_endorsement=True)
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun, done_on=date(2024, 1, 10))
    told = "Say what has to be changed, so that the office knows what to do."
    assert refusal(workflow.take, RETURN, made, by=head) == told
    returned = workflow.take(RETURN, made, by=head, note="ภาพไม่ตรงกับกิจกรรม")
    assert (returned.state, returned.decider, Step.objects.last().by) == ("returned", None, head)
    again = workflow.take(SUBMIT, made, by=arun)
    assert list(Submission.objects.for_endorsement()) == [again]
    workflow.take(ENDORSE, made, by=head)
    with pytest.raises(PermissionDenied):
        workflow.take(RETURN, made, by=head, note="ขอดูใหม่")
    assert workflow.take(RETURN, made, by=busaba, note="ไม่ครบ").decider == busaba
    assert verbs() == ["return", "submit", "endorse", "return"]


def test_steps_stand_in_turn_though_the_clock_went_back(assignment, arun, busaba):
    made = SubmissionFactory(assignment=assignment, done_on=date(2024, 1, 10))
    for day, step, by in ((30, SUBMIT, arun), (10, RETURN, busaba), (20, SUBMIT, arun)):
        with clock.set_to(date(2024, 1, day)):
            workflow.take(step, made, by=by, note="ไม่ชัด" if step == RETURN else "")
    assert [step.step for step in made.steps.all()] == ["submit", "return", "submit"]


def test_author_does_not_decide(assignment, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    ItemFactory(submission=made, author=busaba, removed_at=clock.now() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        workflow.take(ACCEPT, made, by=busaba)
