"""What was said when work came back: seen until the next decision, whoever returned it."""

from datetime import date

import pytest
from django.urls import reverse

from evidence import workflow
from evidence.models import Submission
from evidence.states import ENDORSE, RETURN, SUBMIT, WITHDRAW
from portal.shell import clock
from tests.evidence.working import address, said, signed_in
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(assignment, arun):
    return SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)


@pytest.fixture
def endorsing(assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)


def taken(submission, step):
    return reverse("evidence:take", args=[submission.pk, step])


def correcting(client, assignment):
    """What the page says has to be corrected: the title, the note, the remarks, and those at the items."""
    page = client.get(address(assignment))
    found, cards = page.context["correcting"], page.context["parts"][0].cards
    if found is None:
        return None
    at_items = [remark.text for card in cards for remark in card.remarks]
    return found.title, found.step.note, [remark.text for remark in found.remarks], at_items


def lengths_of_tile(client, state):
    """What a figure over the list says, and how long the list behind it is."""
    work = reverse("evidence:work")
    (tile,) = (tile for tile in client.get(work).context["tiles"] if tile["state"] == state)
    return tile["number"], client.get(work + tile["url"]).context["listing"].total


def test_reason_stays_on_the_page_until_the_next_decision(client, arun, busaba, assignment, requirement, made):
    kept, gone = ItemFactory.create_batch(2, submission=made, requirements=[requirement])
    workflow.take(RETURN, made, by=busaba, note="แก้ตามนี้", remarks={kept.pk: "ภาพมืด", gone.pk: "ผิดปี"})
    asked = ("Returned for correction", "แก้ตามนี้", ["ภาพมืด", "ผิดปี"], ["ภาพมืด", "ผิดปี"])
    signed_in(client, arun)
    assert correcting(client, assignment) == asked
    workflow.remove(gone, by=arun)
    workflow.take(SUBMIT, made, by=arun)
    assert correcting(client, assignment) is None
    workflow.take(WITHDRAW, made, by=arun)
    assert Submission.objects.get().state == "returned"
    assert correcting(client, assignment) == (*asked[:3], ["ภาพมืด"])
    page, work = client.get(address(assignment)), client.get(reverse("evidence:work"))
    assert (page.context["assignment"].standing, work.context["tasks"][0].state) == ("returned", "returned")
    assert lengths_of_tile(client, "returned") == (1, 1)
    text = client.get(address(assignment)).content.decode()
    assert "It was submitted again since and taken back; what was said still stands." in text
    workflow.take(SUBMIT, made, by=arun)
    workflow.take("accept", made, by=busaba)
    assert correcting(client, assignment) is None


def test_last_return_is_the_last_in_turn_though_the_clock_went_back(
    client, arun, busaba, assignment, requirement, made
):
    for day, step, by, note in (
        (19, RETURN, busaba, "ครั้งแรก"),
        (18, SUBMIT, arun, "รอภาพ"),
        (17, RETURN, busaba, "ครั้งที่สอง"),
    ):
        with clock.set_to(date(2024, 3, day)):
            workflow.take(step, made, by=by, note=note)
    page = signed_in(client, arun).get(address(assignment))
    assert page.context["correcting"].step.note == "ครั้งที่สอง"
    assert [event.what for event in page.context["events"]] == [
        "Returned for correction",
        "Submitted",
        "Returned for correction",
        "Submitted",
    ]


def test_draft_that_was_never_returned_has_nothing_to_correct(client, arun, assignment, requirement, made):
    workflow.take(WITHDRAW, made, by=arun)
    assert correcting(signed_in(client, arun), assignment) is None


def test_head_returns_with_a_reason_that_the_staff_read(client, arun, head, assignment, requirement, made, endorsing):
    answer = signed_in(client, head).post(taken(made, "return"), {"stage": 1, "note": "ภาพไม่ตรงกับกิจกรรม"})
    told = "Returned. The office sees what you wrote, corrects it and submits it again."
    assert (answer.url, said(answer), Submission.objects.get().state) == (address(assignment), [told], "returned")
    assert client.get(reverse("evidence:work")).context["to_endorse"] == []
    signed_in(client, arun)
    returned = "Returned by the head of the office"
    assert correcting(client, assignment) == (returned, "ภาพไม่ตรงกับกิจกรรม", [], [])
    events = client.get(address(assignment)).context["events"]
    assert (events[0].what, events[0].note, events[0].state) == (returned, "ภาพไม่ตรงกับกิจกรรม", "returned")
    assert client.get(reverse("evidence:work")).context["tasks"][0].state == "returned"


def test_province_reads_who_returned_it(client, head, busaba, arun, made, endorsing):
    workflow.take(RETURN, made, by=head, note="ภาพไม่ตรงกับกิจกรรม")
    Submission.objects.update(done_on="2024-01-10")
    workflow.take(SUBMIT, made, by=arun)
    workflow.take(ENDORSE, made, by=head)
    workflow.take(RETURN, made, by=busaba, note="ไม่ครบ")
    page = signed_in(client, busaba).get(reverse("evidence:review", args=[made.pk]))
    assert [(each.step.note, each.is_from_head) for each in page.context["rounds"]] == [
        ("ไม่ครบ", False),
        ("ภาพไม่ตรงกับกิจกรรม", True),
    ]
    assert page.content.decode().count("Returned by the head of the office 20 Mar 2024") == 1


def test_head_who_gives_no_reason_is_asked_for_it_in_place(client, head, made, endorsing):
    answer = signed_in(client, head).post(taken(made, "return"), {"stage": 1, "note": " "})
    errors = {"note": ["Say what has to be changed, so that the office knows what to do."]}
    assert (answer.status_code, answer.context["endorsement"].errors) == (422, errors)
    assert (answer.context["steps"], Submission.objects.get().state) == ([RETURN, ENDORSE], "submitted")


def test_what_a_head_wrote_on_a_stale_page_is_not_lost(client, head, arun, made, endorsing):
    workflow.take(WITHDRAW, made, by=arun)
    answer = signed_in(client, head).post(taken(made, "return"), {"stage": 1, "note": "ภาพไม่ตรง"})
    told = ["Someone else was faster: this is now “Draft”. The page shows it as it stands."]
    assert (answer.status_code, answer.context["endorsement"].non_field_errors()) == (422, told)
    assert "ภาพไม่ตรง</textarea>" in answer.content.decode()


@pytest.mark.parametrize("name", ["arun", "busaba", "admin", "dao"])
def test_only_the_head_returns_here(name, client, request, made, endorsing):
    answer = signed_in(client, request.getfixturevalue(name)).post(taken(made, "return"), {"stage": 1, "note": "x"})
    assert (answer.status_code, Submission.objects.get().state) == (404, "submitted")
