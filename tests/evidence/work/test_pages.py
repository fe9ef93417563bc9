"""An assignment after it was sent: returned, withdrawn, endorsed, stale."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evidence import workflow
from evidence.models import Item, Submission
from evidence.states import RETURN
from portal.shell import clock
from tests.evidence.working import CLOSED, GONE, PAST, address, faults, post, said, signed_in
from tests.factories.bytes import sent
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory, closing
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


def test_returned_page_shows_the_note_and_each_remark_at_its_item(client, arun, busaba, assignment, requirement):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    good, bad = ItemFactory.create_batch(2, submission=made, requirements=[requirement])
    workflow.take(RETURN, made, by=busaba, note="แก้ตามนี้", remarks={bad.pk: "ภาพมืด"})
    page = signed_in(client, arun).get(address(assignment))
    cards = page.context["parts"][0].cards
    assert [(card.item, [remark.text for remark in card.remarks]) for card in cards] == [(good, []), (bad, ["ภาพมืด"])]
    assert page.content.decode().count("ภาพมืด") == 3, "at the top, at the item, in the history"
    assert page.context["last"].note == "แก้ตามนี้"


def test_withdrawing_gives_the_page_back(client, arun, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "withdraw"]), {"stage": 1})
    assert (answer.url, said(answer)) == (address(assignment), ["Withdrawn. You can change it and submit it again."])
    assert client.get(address(assignment)).context["may_change"] is True


def test_withdrawing_after_a_reviewer_looked_is_a_sentence(client, arun, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun, opened_at=clock.now())
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "withdraw"]), {"stage": 1})
    told = "A reviewer has already opened this, so it cannot be withdrawn; it will be decided or returned."
    assert (answer.status_code, answer.context["endorsement"].non_field_errors()) == (422, [told])


def test_endorsing_by_staff_is_a_sentence(client, arun, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    made = SubmissionFactory(assignment=assignment, submitted=True)
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "endorse"]), {"stage": 1})
    assert answer.context["endorsement"].non_field_errors() == ["This step is not yours to take."]


def test_address_of_a_step_leads_back_to_its_page(client, arun, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    assert signed_in(client, arun).get(reverse("evidence:take", args=[made.pk, "withdraw"])).url == address(assignment)


@pytest.mark.parametrize("step", ["accept", "return", "reopen", "submit", "nonsense"])
def test_other_steps_have_no_button_here(step, client, busaba, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    answer = signed_in(client, busaba).post(reverse("evidence:take", args=[made.pk, step]), {"note": "x"})
    assert (answer.status_code, Submission.objects.get().state) == (404, "submitted")


# --- Stale pages ------------------------------------------------------------------------------------------------------


def test_page_that_was_submitted_elsewhere_shows_what_was_typed(client, arun, assignment, requirement):
    SubmissionFactory(assignment=assignment, submitted=True)
    files = {f"files-{requirement.pk}": [sent("ใหม่.jpg")]}
    answer = post(signed_in(client, arun), assignment, "submit", words="ที่พิมพ์ไว้", stage=0, **files)
    assert answer.status_code == 422
    assert faults(answer) == {
        "__all__": [GONE],
        "ใหม่.jpg": ["This file was not taken."],
    }
    assert "ที่พิมพ์ไว้</textarea>" in answer.content.decode()
    assert Item.objects.count() == 0


def test_closed_programme_is_a_sentence(client, arun, district):
    programme = ProgrammeFactory(province=district.parent, closed=True)
    assignment = AssignmentFactory(office=district, activity__dimension__programme=programme)
    answer = post(signed_in(client, arun), assignment, words="ที่พิมพ์ไว้")
    assert (answer.status_code, faults(answer)) == (
        422,
        {"__all__": [CLOSED]},
    )
    assert [page.content.decode().count(CLOSED) for page in (answer, client.get(address(assignment)))] == [1, 1]
    assert "ที่พิมพ์ไว้</textarea>" in answer.content.decode()


@pytest.mark.parametrize(("closed_on", "state"), [(PAST, "overdue"), (PAST - timedelta(days=40), "open")])
def test_state_in_a_closed_programme_is_that_of_its_closing(client, arun, district, closed_on, state):
    due_on = PAST - timedelta(days=10)
    programme = ProgrammeFactory(province=district.parent, **closing(closed_on))
    owed = AssignmentFactory(
        office=district, activity__dimension__programme=programme, due_on=due_on, opens_on=due_on - timedelta(days=60)
    )
    assert signed_in(client, arun).get(address(owed)).context["assignment"].standing == state


def test_second_person_is_told_what_the_first_one_wrote(client, arun, assignment):
    signed_in(client, arun)
    opened = client.get(address(assignment)).context["form"].seen
    post(client, assignment, words="ของคนแรก", **dict(opened))
    answer = post(client, assignment, words="ของคนที่สอง", **dict(opened))
    assert list(faults(answer)) == ["words"]
    again = answer.context["form"].seen
    assert Submission.objects.get().words == "ของคนแรก"
    assert post(client, assignment, words="ของคนที่สอง", **dict(again)).status_code == 302
    assert Submission.objects.get().words == "ของคนที่สอง"


def test_forged_post_is_refused(arun, assignment):
    client = signed_in(Client(enforce_csrf_checks=True), arun)
    assert post(client, assignment, words="x").status_code == 403


def test_more_files_than_a_request_may_hold_is_a_page_that_says_so(client, arun, assignment, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = post(signed_in(client, arun), assignment, **{"files-0": [sent(f"{each}.jpg") for each in range(3)]})
    assert (answer.status_code, "<h1>" in answer.content.decode(), Submission.objects.count()) == (400, True, 0)
