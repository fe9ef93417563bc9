"""The reviewer's decision: what it does, where it leads, and everything that can go wrong with it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from evidence import workflow
from evidence.models import Remark, Step, Submission
from evidence.states import ACCEPT, SUBMIT, WITHDRAW
from portal.history.models import Entry
from portal.offices.models import Role
from portal.shell import clock
from tests.cast import person
from tests.evidence.reviewing import address, decide, said, state_of, waiting
from tests.evidence.working import TODAY, signed_in
from tests.factories.dimensions import ActivityFactory, ProgrammeFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(province):
    """Another reviewer of the province."""
    return person("benja", Role.REVIEWER, province)


def test_accepting_leads_to_the_next_and_says_what_was_done(reviewer, queue):
    page = reviewer.post(address(queue[0]), {"do": "accept", "stage": queue[0].stage}, follow=True)
    assert page.redirect_chain == [(address(queue[1]), 302)]
    activity, office = queue[0].assignment.activity, queue[0].assignment.office
    assert [str(message) for message in page.context["messages"]] == [f"Accepted: {activity}, {office.short_name}."]
    assert state_of(queue[0]) == "accepted"


def test_decision_stays_in_the_list_one_came_from(reviewer, queue):
    answer = decide(reviewer, queue[0], "accept", at="?at=2101")
    assert answer.url == f"{address(queue[2])}?at=2101"


def test_after_the_last_one_the_desk_comes(reviewer, queue):
    answer = decide(reviewer, queue[3], "accept", at="?order=waiting&at=2101")
    assert answer.url == f"{reverse('evidence:desk')}?at=2101"


def test_returning_keeps_the_note_and_every_remark(reviewer, submission, busaba):
    first, second, third = ItemFactory.create_batch(3, submission=submission)
    words = {f"remark-{first.pk}": " ภาพไม่ชัด ", f"remark-{second.pk}": "", f"remark-{third.pk}": "ผิดปี"}
    decide(reviewer, submission, "return", note="โปรดแก้ไข", **words)
    step = Step.objects.filter(submission=submission).latest("pk")
    assert (step.step, step.by, step.note) == ("return", busaba, "โปรดแก้ไข")
    assert list(Remark.objects.values_list("item", "step", "by", "text").order_by("item")) == [
        (first.pk, step.pk, busaba.pk, "ภาพไม่ชัด"),
        (third.pk, step.pk, busaba.pk, "ผิดปี"),
    ]
    assert Entry.objects.about(submission).latest("pk").verb == "return"


def test_a_remark_alone_is_reason_enough(reviewer, submission):
    item = ItemFactory(submission=submission)
    decide(reviewer, submission, "return", **{f"remark-{item.pk}": "ภาพไม่ชัด"})
    assert state_of(submission) == "returned"


def test_returning_without_a_word_is_a_sentence_at_the_note(reviewer, submission):
    page = decide(reviewer, submission, "return", note="  ")
    assert (page.status_code, state_of(submission)) == (422, "submitted")
    assert page.context["form"].errors == {"note": ["Say what has to be changed, so that the office knows what to do."]}


def test_remark_on_anothers_item_is_left_out(reviewer, submission, other_district):
    foreign = ItemFactory(submission=waiting(other_district))
    decide(reviewer, submission, "return", note="แก้ไข", **{f"remark-{foreign.pk}": "ภาพไม่ชัด"})
    assert (state_of(submission), Remark.objects.count()) == ("returned", 0)


def test_words_that_are_too_long_are_kept_and_said(reviewer, submission):
    item = ItemFactory(submission=submission)
    words = {"note": "ก" * 4001, f"remark-{item.pk}": "ข" * 2001}
    page = decide(reviewer, submission, "return", **words)
    assert (page.status_code, sorted(page.context["form"].errors)) == (422, ["note", f"remark-{item.pk}"])
    assert {name: page.context["form"][name].value() for name in words} == words


@pytest.mark.parametrize(
    "posted", [{"do": "burn", "stage": 1}, {"stage": 1}, {"do": "accept"}, {"do": "accept", "stage": "x"}]
)
def test_forged_decision_changes_nothing(posted, reviewer, submission):
    page = reviewer.post(address(submission), posted)
    assert (page.status_code, state_of(submission)) == (422, "submitted")


def test_decision_needs_the_page_it_was_taken_on(busaba, submission):
    from_elsewhere = Client(enforce_csrf_checks=True)
    from_elsewhere.force_login(busaba)
    assert (decide(from_elsewhere, submission, "accept").status_code, state_of(submission)) == (403, "submitted")


# --- Somebody else was faster ---------------------------------------------------------------------------------------


def test_second_reviewer_is_told_and_keeps_every_word(reviewer, submission, colleague):
    item = ItemFactory(submission=submission)
    workflow.take(ACCEPT, submission, by=colleague)
    page = decide(reviewer, submission, "return", note="ไม่ครบ", **{f"remark-{item.pk}": "ภาพไม่ชัด"})
    assert (page.status_code, state_of(submission)) == (409, "accepted")
    assert said(page) == ["Someone else was faster: this is now “Accepted”. The page shows it as it stands."]
    assert [page.context["form"][name].value() for name in ("note", f"remark-{item.pk}")] == ["ไม่ครบ", "ภาพไม่ชัด"]
    assert page.context["steps"] == ["reopen"]


def test_second_window_of_the_same_reviewer_is_told_so(reviewer, submission):
    decide(reviewer, submission, "accept")
    page = decide(reviewer, submission, "accept")
    told = "You have already acted on this: it is now “Accepted”. The page shows it as it stands."
    assert (page.status_code, said(page)) == (409, [told])


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_decides_and_one_is_told(busaba, colleague, submission):
    """Both have the page open and press at the same moment."""
    gate, answers = Barrier(2), {}

    def press(user, do):
        client = signed_in(Client(), user)
        with clock.set_to(TODAY), translation.override("en"):
            gate.wait()
            answers[do] = decide(client, submission, do, note="ไม่ครบ")
        connection.close()

    threads = [Thread(target=press, args=each) for each in ((busaba, "accept"), (colleague, "return"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    (won,) = [do for do, answer in answers.items() if answer.status_code == 302]
    (lost,) = [answer for answer in answers.values() if answer.status_code == 409]
    stands, label = {"accept": ("accepted", "Accepted"), "return": ("returned", "Returned")}[won]
    assert state_of(submission) == stands
    assert said(lost) == [f"Someone else was faster: this is now “{label}”. The page shows it as it stands."]
    assert lost.context["form"]["note"].value() == "ไม่ครบ"
    assert Step.objects.filter(submission=submission).count() == 2


def test_office_that_took_it_back_meanwhile_is_a_sentence(reviewer, submission, arun):
    workflow.take(WITHDRAW, submission, by=arun)
    page = decide(reviewer, submission, "accept", note="ครบถ้วน")
    assert (page.status_code, state_of(submission), page.context["steps"]) == (409, "draft", [])
    assert said(page) == ["Someone else was faster: this is now “Draft”. The page shows it as it stands."]
    assert page.context["form"]["note"].value() == "ครบถ้วน"


def test_stale_page_shows_what_came_since_and_can_be_decided_on(reviewer, submission, arun):
    """The office took it back, changed its items and sent it again: the old page decides on nothing."""
    RequirementFactory(activity=submission.assignment.activity)
    old = ItemFactory(submission=submission)
    workflow.take(WITHDRAW, submission, by=arun)
    workflow.remove(old, by=arun)
    new = ItemFactory(submission=submission)
    workflow.take(SUBMIT, submission, by=arun, note="ฝนตก")
    page = decide(reviewer, submission, "return", note="ไม่ครบ", **{f"remark-{old.pk}": "ภาพไม่ชัด"})
    form = page.context["form"]
    assert (page.status_code, state_of(submission)) == (409, "submitted")
    assert ([each.item for each in page.context["exhibits"]], form.homeless) == ([new], ["ภาพไม่ชัด"])
    assert (page.context["steps"], form["stage"].value(), form["note"].value()) == (["accept", "return"], "3", "ไม่ครบ")
    submission.refresh_from_db()
    assert decide(reviewer, submission, "return", note="ไม่ครบ").status_code == 302


# --- Why there are no buttons ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hand", "sentence"),
    [
        ("submitter", "You submitted this yourself, so another reviewer decides on it."),
        ("endorser", "You endorsed this yourself, so another reviewer decides on it."),
        ("author", "Some of this evidence is from you, so another reviewer decides on it."),
    ],
)
def test_whoever_had_a_hand_in_it_is_told_so(hand, sentence, reviewer, submission, busaba):
    if hand == "author":
        ItemFactory(submission=submission, author=busaba)
    else:
        Submission.objects.filter(pk=submission.pk).update(**{hand: busaba})
    page = reviewer.get(address(submission))
    assert (page.context["obstacle"], page.context["steps"]) == (sentence, [])
    refused = decide(reviewer, submission, "accept", note="ครบถ้วน")
    assert (refused.status_code, said(refused)) == (403, ["This decision is not yours to take."])
    assert (refused.context["obstacle"], refused.context["form"]["note"].value()) == (sentence, "ครบถ้วน")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("draft", "This lies with the office, which has not sent it or has taken it back to go on working on it."),
        ("returned", "Returned on 20 Mar 2024, 09:00. It comes back to the desk when the office sends it again."),
        ("accepted", "Accepted on 20 Mar 2024, 09:00."),
    ],
)
def test_what_does_not_wait_says_where_it_is(state, sentence, reviewer, district):
    since = clock.start_of(TODAY) + timedelta(hours=9)
    made = SubmissionFactory(
        **{} if state == "draft" else {state: True}, state_since=since, assignment__office=district
    )
    assert reviewer.get(address(made)).context["obstacle"] == sentence


def test_what_waits_for_its_head_says_so(reviewer, submission):
    ProgrammeFactory._meta.model.objects.update(asks_endorsement=True)
    page = reviewer.get(address(submission))
    assert page.context["obstacle"] == (
        "The head of the office has not endorsed this yet. It comes to the desk when that is done."
    )
    assert (page.context["steps"], decide(reviewer, submission, "accept").status_code) == ([], 403)


def test_own_work_that_is_the_departments_to_decide_says_so(reviewer, province):
    ProgrammeFactory(province=province, own_work_decided_by="department")
    own = waiting(province)
    page = reviewer.get(address(own))
    assert page.context["obstacle"] == "This is the province's own work: the Department decides on it."
    assert (page.context["steps"], decide(reviewer, own, "accept").status_code) == ([], 403)


def test_closed_programme_is_a_sentence(reviewer, province, district):
    closed = ProgrammeFactory(province=province, closed=True)
    made = waiting(district, assignment__activity=ActivityFactory(dimension__programme=closed))
    sentence = "This programme is closed; nothing in it can be changed any more."
    page, refused = reviewer.get(address(made)), decide(reviewer, made, "accept", note="ครบถ้วน")
    assert (page.context["obstacle"], page.context["steps"]) == (sentence, [])
    assert (refused.status_code, said(refused), state_of(made)) == (409, [sentence], "submitted")
    assert [shown.content.decode().count(sentence) for shown in (page, refused)] == [1, 1]


# --- Reopening ------------------------------------------------------------------------------------------------------


@pytest.fixture
def accepted(district):
    return SubmissionFactory(accepted=True, assignment__office=district)


def test_reopening_needs_a_reason(reviewer, accepted):
    assert reviewer.get(address(accepted)).context["steps"] == ["reopen"]
    page = decide(reviewer, accepted, "reopen")
    assert (page.status_code, state_of(accepted), sorted(page.context["form"].errors)) == (422, "accepted", ["note"])


def test_reopened_one_goes_back_to_the_office(reviewer, accepted):
    item = ItemFactory(submission=accepted)
    page = reviewer.post(
        address(accepted),
        {"do": "reopen", "stage": accepted.stage, "note": "พบข้อผิดพลาด", f"remark-{item.pk}": "ผิดปี"},
        follow=True,
    )
    assert page.redirect_chain == [(address(accepted), 302)]
    step = Step.objects.filter(submission=accepted).latest("pk")
    assert (state_of(accepted), step.step, step.note, step.remarks.get().text) == (
        "returned",
        "reopen",
        "พบข้อผิดพลาด",
        "ผิดปี",
    )
    assert page.context["steps"] == []
