"""Two people, or one person's two devices, at the same moment: one of them gets a sentence, nobody an error."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from io import BytesIO

import pytest
from django.db import connections, transaction
from django.utils import translation

from dimensions.models import Programme
from evidence import workflow
from evidence.models import Item, Step, StoredFile, Submission
from evidence.states import ACCEPT, RETURN
from portal.history.verify import faults_of_all
from portal.offices.models import Role
from portal.shell import clock
from portal.shell.errors import Refusal
from tests.cast import person
from tests.factories.bytes import picture
from tests.factories.dimensions import AssignmentFactory, PeriodFactory, RequirementFactory
from tests.factories.evidence import SubmissionFactory

pytestmark = pytest.mark.django_db(transaction=True)
TWIN = "This file is already here as “%s”. One paper may serve several requirements: tick them on it."
GONE = "This has been submitted and cannot be changed now. Withdraw it first, or wait for the reviewer."
OWN_STEP = "You have already acted on this: it is now “%s”. The page shows it as it stands."
OVER = (
    "The plan no longer asks for this work, so nothing in it can be changed any more. What was done stays to be read."
)
FASTER = "Someone else was faster: this is now “%s”. The page shows it as it stands."


def outcome_of(verb):
    """What it gave back, or the sentence why not; with a connection of its own."""
    with translation.override("en"):
        try:
            return verb()
        except Refusal as refusal:
            return str(refusal)
        finally:
            connections.close_all()


def at_once(*verbs):
    """All start together."""
    start = threading.Barrier(len(verbs))

    def run(verb):
        start.wait(10)
        return outcome_of(verb)

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def while_its_plan_changes(verb, assignment, **becomes):
    """What comes of a verb that began while a change of the plan was being made, and had to wait for it."""
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Programme.objects.locked(assignment.programme_id)
        office = pool.submit(outcome_of, verb)
        wait([office], timeout=1)
        type(assignment).objects.filter(pk=assignment.pk).update(changed_at=clock.now(), **becomes)
    return office.result()


def sending(assignment, by, name, content=None):
    """A device that sends one file: gives its name back, or why it was not taken."""

    def send():
        receipt = workflow.add_files(assignment, [(name, BytesIO(content or picture()))], requirements=[], by=by)
        return [item.name for item in receipt.items] or [each.reason for each in receipt.refused]

    return send


@pytest.mark.parametrize("begun", [False, True])
def test_two_devices_that_send_the_same_file(begun, assignment, arun):
    if begun:
        SubmissionFactory(assignment=assignment)
    outcomes = at_once(*(sending(assignment, arun, f"{device}.jpg") for device in "abcd"))
    [item] = Item.objects.all()
    assert sorted(outcomes) == sorted([[item.name], *[[TWIN % item.name]] * 3])
    assert (StoredFile.objects.count(), Submission.objects.count()) == (1, 1)
    assert list(faults_of_all()) == []


def test_two_offices_that_send_the_same_file(assignment, arun, other_district, chai):
    other = AssignmentFactory(office=other_district, activity=assignment.activity, period=assignment.period)
    outcomes = at_once(sending(assignment, arun, "a.jpg"), sending(other, chai, "b.jpg"))
    assert (outcomes, StoredFile.objects.count()) == ([["a.jpg"], ["b.jpg"]], 1)
    assert list(faults_of_all()) == []


def test_devices_that_send_different_files_do_not_hinder_each_other(assignment, arun):
    colours = ("red", "green", "blue", "black")
    outcomes = at_once(*(sending(assignment, arun, f"{each}.jpg", picture(colour=each)) for each in colours))
    assert outcomes == [[f"{each}.jpg"] for each in colours]
    assert list(faults_of_all()) == []


def test_last_place_is_taken_once(assignment, arun, settings):
    settings.MAX_FILES_PER_SUBMISSION = 1
    outcomes = at_once(*(sending(assignment, arun, f"{each}.jpg", picture(colour=each)) for each in ("red", "blue")))
    full = "There are already 1 items here, which is as many as fit. Remove one first."
    assert sorted(outcomes) == sorted([[Item.objects.get().name], [full]])


def test_submitting_twice(assignment, arun):
    RequirementFactory(activity=assignment.activity)
    SubmissionFactory(assignment=assignment)
    outcomes = at_once(*[lambda: workflow.submit(assignment, by=arun, reason="รอหนังสือ", stage=0).state] * 2)
    assert sorted(outcomes) == sorted(["submitted", OWN_STEP % "Submitted"])
    assert Step.objects.count() == 1


def test_file_that_comes_while_it_is_submitted_is_in_it_or_refused(assignment, arun):
    RequirementFactory(activity=assignment.activity)
    came, sent = at_once(
        sending(assignment, arun, "a.jpg"), lambda: workflow.submit(assignment, by=arun, reason="รอหนังสือ").state
    )
    assert sent == "submitted"
    assert came == (["a.jpg"] if Item.objects.exists() else [GONE])


def test_two_reviewers(assignment, busaba, province):
    other = person("other", Role.REVIEWER, province)
    made = SubmissionFactory(assignment=assignment, submitted=True)
    outcomes = at_once(
        lambda: workflow.take(ACCEPT, made, by=busaba, stage=1).state,
        lambda: workflow.take(RETURN, made, by=other, note="x", stage=1).state,
    )
    stands = Submission.objects.get()
    assert sorted(outcomes) == sorted([stands.state, FASTER % stands.state.title()])
    assert Step.objects.filter(at__gt=made.state_since).count() == 1


@pytest.mark.parametrize("begun", [False, True])
def test_nothing_is_written_into_work_that_is_withdrawn_meanwhile(begun, assignment, arun):
    if begun:
        SubmissionFactory(assignment=assignment)
    verb = partial(workflow.describe, assignment, done_on=None, words="x", reason="", by=arun)
    gone = {"withdrawn_at": clock.now(), "withdrawn_for": "กรมยกเลิกกิจกรรม"}
    assert while_its_plan_changes(verb, assignment, **gone) == OVER
    assignment.refresh_from_db()
    assert (assignment.work_began_at, assignment.is_withdrawn) == (None, True)
    assert [made.words for made in Submission.objects.all()] == [""] * begun


def test_no_step_is_taken_in_work_that_is_withdrawn_meanwhile(assignment, busaba):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    gone = {"withdrawn_at": clock.now(), "withdrawn_for": "กรมยกเลิกกิจกรรม"}
    assert while_its_plan_changes(partial(workflow.take, ACCEPT, made, by=busaba), assignment, **gone) == OVER
    assert Submission.objects.get().state == "submitted"


@pytest.mark.parametrize("begun", [False, True])
def test_work_that_moves_meanwhile_goes_on_in_its_new_period(begun, assignment, arun):
    if begun:
        SubmissionFactory(assignment=assignment)
    later = PeriodFactory(activity=assignment.activity)
    verb = partial(workflow.describe, assignment, done_on=None, words="x", reason="", by=arun)
    made = while_its_plan_changes(verb, assignment, period=later)
    assert (made.words, made.assignment.period) == ("x", later)
