"""The way of a district plan to the province and back, on its page: sent, decided, stale, come back."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import ActivityChange, DistrictPlan
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from portal.offices.models import Role
from tests.cast import person
from tests.dimensions.district.test_pages import DUE, errors, page_of, step
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import DistrictPlanFactory, PlannedFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (DUE - timedelta(days=3), "To be sent to the province by 22 Feb 2024: 3 days left."),
        (DUE, "To be sent to the province by 22 Feb 2024: that is today."),
        (DUE + timedelta(days=1), "To be sent to the province by 22 Feb 2024: 1 day overdue."),
    ],
)
def test_page_says_how_many_days_are_left(day, said, client, assignment, head, on_the_day):
    on_the_day(day)
    sign_in_english(client, head)
    assertContains(client.get(page_of(assignment.programme, assignment.office)), said)


def test_head_sends_and_the_province_returns_and_approves(client, assignment, head, arun, busaba):
    programme, office = assignment.programme, assignment.office
    sign_in_english(client, head)
    refused = client.post(step(programme, office, "send"), {"stage": "0"})
    assert refused.status_code == 422
    assert list(errors(refused, "word")) == ["note"]
    PlannedFactory(assignment=assignment, officer=arun)
    assertContains(client.post(step(programme, office, "send"), {"stage": "0"}, follow=True), "Sent to the province.")
    assert client.get(page_of(programme, office)).context["may_plan"] is False
    sign_in_english(client, busaba)
    page = client.get(page_of(programme, office))
    assert [str(each) for each in page.context["steps"]] == ["approve", "return"]
    wordless = client.post(step(programme, office, "return"), {"stage": "1", "note": " "})
    assert errors(wordless, "word") == {"note": ["Say what has to be changed, so that the district knows what to do."]}
    client.post(step(programme, office, "return"), {"stage": "1", "note": "เพิ่มวันที่"})
    sign_in_english(client, head)
    assertContains(client.get(page_of(programme, office)), "เพิ่มวันที่")
    client.post(step(programme, office, "send"), {"stage": "2"})
    sign_in_english(client, busaba)
    stale = client.post(step(programme, office, "approve"), {"stage": "1"})
    assert stale.status_code == 422
    assert errors(stale, "word")["__all__"][0].startswith("Someone else was faster: this is now “Sent")
    client.post(step(programme, office, "approve"), {"stage": "3"})
    assert DistrictPlan.objects.get().state == "approved"


@pytest.mark.parametrize("stage", [{}, {"stage": ""}, {"stage": "x"}, {"stage": "0"}])
def test_nothing_is_decided_of_which_the_page_did_not_show_how_it_stood(stage, client, assignment, head, busaba):
    programme, office = assignment.programme, assignment.office
    verbs.send(programme, office, by=head, note="ส่ง")
    sign_in_english(client, busaba)
    refused = client.post(step(programme, office, "approve"), {"note": "ดี"} | stage)
    said = [sentence for found in errors(refused, "word").values() for sentence in found]
    assert (refused.status_code, len(said), DistrictPlan.objects.get().state) == (422, 1, "sent")
    assertContains(refused, said[0], status_code=422)
    assertContains(refused, "ดี</textarea>", status_code=422)
    assertContains(refused, '<input type="hidden" name="stage" value="1">', html=True, status_code=422)
    client.post(step(programme, office, "approve"), {"stage": 1})
    assert DistrictPlan.objects.get().state == "approved"


def test_what_was_typed_stands_there_though_nothing_is_left_to_decide(client, assignment, head, busaba):
    programme, office = assignment.programme, assignment.office
    plan = verbs.send(programme, office, by=head, note="ส่ง")
    verbs.take(DistrictStep.RETURN, plan, by=person("other", Role.REVIEWER, office.parent), note="แก้")
    sign_in_english(client, busaba)
    refused = client.post(step(programme, office, "approve"), {"stage": 1, "note": "ดีแล้ว"})
    assert refused.context["steps"] == []
    assertContains(refused, "Someone else was faster: this is now “Returned”.", count=1, status_code=422)
    assertContains(refused, '<p class="said">ดีแล้ว</p>', status_code=422)
    assertNotContains(refused, "Send the plan to the province", status_code=422)


def test_what_came_back_is_said_once_with_the_day_by_which_it_is_to_be_sent(client, assignment, head, on_the_day):
    on_the_day(DUE - timedelta(days=3))
    DistrictPlanFactory(office=assignment.office, programme=assignment.programme, returned=True)
    sign_in_english(client, head)
    page = client.get(page_of(assignment.programme, assignment.office))
    assertContains(page, "The province sent the plan back", count=1)
    assertNotContains(page, "Back with the district since")
    assertContains(page, "To be sent to the province by 22 Feb 2024: 3 days left.", count=1)


REASON_TOO = (
    "With an approval it is also the reason given for activities of the district's own that are new or changed."
)
IN_ITS_TURN = (
    "If the district then adds or changes activities of its own, this is also the reason given for it, "
    "unless another is written with the approval."
)


def test_reviewer_is_told_what_becomes_of_a_word_with_either_decision(client, assignment, head, busaba):
    verbs.send(assignment.programme, assignment.office, by=head, note="ส่ง")
    sign_in_english(client, busaba)
    page = client.get(page_of(assignment.programme, assignment.office))
    assertContains(page, '<label class="form-label" for="id_note">Note to the district</label>', html=True)
    assertContains(
        page, "To return the plan, say here what has to be changed. When you approve it, this may stay empty;"
    )
    assertNotContains(page, REASON_TOO)


def test_reviewer_is_told_that_a_word_is_the_reason_of_work_that_is_new(client, row, head, busaba):
    programme, office = row.plan.programme, row.plan.office
    plan = verbs.send(programme, office, by=head, note="ส่ง")
    sign_in_english(client, busaba)
    assertContains(client.get(page_of(programme, office)), REASON_TOO)
    client.post(step(programme, office, "approve"), {"stage": plan.stage, "note": "ตกลง"})
    assert ActivityChange.objects.get().change.reason == "ตกลง"
    assertContains(client.get(page_of(programme, office)), IN_ITS_TURN)


def test_what_stands_or_goes_takes_no_reason_from_the_approval(client, row, head, busaba, approve, reopen):
    reopen(approve())
    verbs.remove_local(row, by=head, reason="ควบรวม")
    verbs.send(row.plan.programme, row.plan.office, by=head, note="ส่ง")
    sign_in_english(client, busaba)
    assertNotContains(client.get(page_of(row.plan.programme, row.plan.office)), REASON_TOO)


def test_no_line_breaks_in_how_much_has_nobody(client, assignment, head):
    client.force_login(head)
    page = client.get(page_of(assignment.programme, assignment.office))
    assertContains(page, 'ยังไม่มี<span class="unbroken">ผู้รับผิดชอบ</span> <span class="unbroken">1 รายการ</span> ส่งเช่นนี้ได้')
