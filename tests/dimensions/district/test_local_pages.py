"""The pages of what districts add of their own: who reads and writes them, what they say, what they cost."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import DistrictPlan, LocalActivity
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.district import local_of
from portal.offices.models import Role
from tests.cast import person
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import DimensionFactory, LocalActivityFactory
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db

TITLE = "อบรมเยาวชนใสสะอาด"


def new_in(programme, office):
    return reverse("dimensions:local_new", args=[programme.pk, office.code])


def page_of(programme, office):
    return reverse("dimensions:district_plan", args=[programme.pk, office.code])


def at(name, own):
    return reverse(f"dimensions:{name}", args=[own.pk])


def approve(plan, head, busaba):
    verbs.send(plan.programme, plan.office, by=head, note="ส่ง")
    return verbs.take(DistrictStep.APPROVE, plan, by=busaba)


def work_of(own):
    return LocalActivity.objects.get(pk=own.pk).activity.assignments.get()


def test_head_adds_one(client, programme, district, head, arun, typed):
    sign_in_english(client, head)
    third = DimensionFactory(programme=programme, number=3)
    assertContains(client.get(page_of(programme, district)), "The district added none.")
    answer = client.post(new_in(programme, district), typed | {"dimension": third.pk}, follow=True)
    own = LocalActivity.objects.get()
    assert answer.redirect_chain == [(f"{page_of(programme, district)}#own-activities", 302)]
    assertContains(answer, "Added. It becomes work of the district when the province approves the plan.")
    assertContains(answer, TITLE)
    assert (own.start, own.end, own.raw) == (date(2024, 1, 1), date(2024, 3, 31), "ม.ค. - มี.ค. 67")
    assert (own.dimension, own.officer, own.kinds, own.min_count) == (third, arun, ["photo", "report"], 2)


def test_days_are_typed_where_the_words_do_not_say_them(client, programme, district, head, typed):
    sign_in_english(client, head)
    vague = typed | {"raw": "หลังประชุมประจำเดือน"}
    refused = client.post(new_in(programme, district), vague)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors["raw"]) == [
        "These words do not say the days for certain. Type them in the two fields below."
    ]
    assertContains(refused, "หลังประชุมประจำเดือน", status_code=422)
    client.post(new_in(programme, district), vague | {"start": "5 ก.พ.", "end": "9/2/67"})
    own = LocalActivity.objects.get()
    assert (own.raw, own.start, own.end) == ("หลังประชุมประจำเดือน", date(2024, 2, 5), date(2024, 2, 9))
    form = client.get(at("local", own)).context["form"]
    assert (form["start"].value(), form["end"].value()) == (own.start, own.end)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"title": " "}, "title", "This cannot be left out."),
        ({"raw": ""}, "raw", "This cannot be left out."),
        ({"officer": ""}, "officer", "This cannot be left out."),
        ({"officer": "999999"}, "officer", "This person does not work at the office now. Choose somebody who does."),
        (
            {"raw": "ธ.ค. ๖๖/มี.ค. ๖๗"},
            "raw",
            "This text holds several periods: Quarter 1 Dec 2023; Quarter 2 Mar 2024. "
            "Add an activity for each of them.",
        ),
        ({"raw": "ต.ค. 2567"}, "raw", "These days lie outside fiscal year 2567 (2023/24)."),
        (
            {"raw": "ม.ค. 67", "end": "5/2/67"},
            "raw",
            "The text reads as Jan 2024, but the dates say otherwise.",
        ),
        ({"raw": "เร็ว ๆ นี้", "start": "5/2/67"}, "end", "Type also the day on which it ends."),
        ({"raw": "เร็ว ๆ นี้", "start": "5/2/67", "end": "1/2/67"}, "end", "It ends before it starts."),
        ({"evidence": ""}, "evidence", "Say which evidence is asked for, or take the ticks away."),
        ({"kinds": []}, "kinds", "Say which kinds of evidence will do."),
        ({"min_count": "0"}, "min_count", "Ensure this value is greater than or equal to 1."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(said, field, sentence, client, programme, district, head, typed):
    sign_in_english(client, head)
    page = client.post(new_in(programme, district), typed | said)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert list(page.context["form"].errors[field]) == [sentence]
    assertContains(page, "เชิญทุกโรงเรียน", status_code=422)
    assert not LocalActivity.objects.exists()


def test_without_evidence_a_confirmation_will_do(client, programme, district, head, typed):
    sign_in_english(client, head)
    page = client.post(new_in(programme, district), typed | {"evidence": "", "kinds": []}, follow=True)
    assertContains(page, "a dated confirmation")
    assert (LocalActivity.objects.get().kinds, LocalActivity.objects.get().min_count) == ([], 1)


def test_same_one_again_is_refused_with_all_that_was_typed(client, programme, district, head, typed):
    sign_in_english(client, head)
    client.post(new_in(programme, district), typed)
    again = client.post(new_in(programme, district), typed)
    assertContains(again, "This activity stands in the plan already.", status_code=422)
    assert LocalActivity.objects.count() == 1


def test_head_changes_one(client, own, head, typed):
    sign_in_english(client, head)
    page = client.get(at("local", own))
    assertContains(page, own.seen)
    answer = client.post(at("local", own), typed | {"title": "อบรมผู้นำ", "seen": own.seen})
    assert answer.url == f"{page_of(own.plan.programme, own.plan.office)}#own-{own.pk}"
    assert LocalActivity.objects.get().title == "อบรมผู้นำ"
    stale = client.post(at("local", own), typed | {"title": "อื่น", "seen": own.seen})
    assertContains(stale, "Somebody else changed this row while you had it open", status_code=422)


def test_nothing_changes_when_nothing_was_changed(client, own, head):
    sign_in_english(client, head)
    form = client.get(at("local", own)).context["form"]
    posted = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    client.post(at("local", own), posted | {"seen": own.seen})
    assert local_of(LocalActivity.objects.get()) == local_of(own)


def test_head_removes_one(client, own, head):
    sign_in_english(client, head)
    assertContains(client.get(at("local_remove", own)), "It was never approved; nothing is left of it.")
    assertContains(client.post(at("local_remove", own), {"seen": own.seen}, follow=True), "Removed.")
    assert not LocalActivity.objects.exists()


def test_approved_one_goes_with_a_reason_and_can_be_kept(client, own, plan, head, busaba):
    plan = approve(plan, head, busaba)
    verbs.take(DistrictStep.REOPEN, plan, by=busaba, note="ปรับ")
    sign_in_english(client, head)
    refused = client.post(at("local_remove", own), {"reason": " ", "seen": own.seen})
    assertContains(refused, "Say why it is removed", status_code=422)
    listed = client.post(at("local_remove", own), {"reason": "ไม่มีงบ", "seen": own.seen}, follow=True)
    assertContains(listed, "It goes with the next approval of the plan; until then it stands.")
    assertContains(listed, "goes with the next approval")
    assertContains(client.get(at("local", own)), "Keep it after all")
    assertContains(client.post(at("local_keep", own), follow=True), "It stays in the plan.")
    assert not LocalActivity.objects.get().is_leaving


@pytest.mark.parametrize("stale", [{}, {"seen": "of another day"}])
def test_what_reads_otherwise_than_the_page_showed_is_not_removed(stale, client, own, head):
    LocalActivity.objects.update(title="ชื่อใหม่")
    sign_in_english(client, head)
    refused = client.post(at("local_remove", own), {"reason": "ไม่มีงบ"} | stale)
    assertContains(refused, "Somebody else changed this activity while you had it open.", status_code=422)
    assertContains(refused, "<dd>ชื่อใหม่", status_code=422)
    assert (refused.context["form"]["reason"].value(), LocalActivity.objects.count()) == ("ไม่มีงบ", 1)
    client.post(at("local_remove", own), {"seen": LocalActivity.objects.get().seen})
    assert not LocalActivity.objects.exists()


def test_reason_for_which_one_goes_is_not_replaced_by_a_stale_page(client, own, plan, head, busaba):
    plan = approve(plan, head, busaba)
    verbs.take(DistrictStep.REOPEN, plan, by=busaba, note="ปรับ")
    sign_in_english(client, head)
    first = {"reason": "ไม่มีงบ", "seen": LocalActivity.objects.get().seen}
    answers = [client.post(at("local_remove", own), first | each).status_code for each in ({}, {}, {"reason": "อื่น"})]
    assert (answers, LocalActivity.objects.get().removed_for) == ([302, 302, 422], "ไม่มีงบ")


def test_keeping_what_cannot_be_kept_is_a_sentence(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    sign_in_english(client, head)
    refused = client.post(at("local_keep", own))
    assertContains(refused, "The province has approved these activities.", status_code=422)


def test_of_an_approved_plan_the_officer_alone_changes(client, own, plan, head, busaba, typed):
    approve(plan, head, busaba)
    sign_in_english(client, head)
    assertNotContains(client.get(page_of(plan.programme, plan.office)), "Add an activity")
    page = client.get(at("local", own))
    assertContains(page, "Who is responsible can be changed here.")
    assertNotContains(page, "Remove this activity")
    seen = LocalActivity.objects.get().seen
    client.post(at("local", own), {"officer": head.pk, "seen": seen})
    changed = LocalActivity.objects.get()
    assert (changed.title, changed.officer, work_of(own).planned.officer) == (TITLE, head, head)
    added = client.post(new_in(plan.programme, plan.office), typed)
    assertContains(added, "The province has approved these activities.", status_code=422)


def test_what_was_typed_when_the_plan_was_approved_is_refused_and_stays(client, own, plan, head, busaba, typed):
    sign_in_english(client, head)
    approve(plan, head, busaba)
    late = client.post(at("local", own), typed | {"title": "อบรมผู้นำ", "seen": own.seen})
    assertContains(late, "The province has approved these activities.", status_code=422)
    assert (late.context["form"]["title"].value(), LocalActivity.objects.get().title) == ("อบรมผู้นำ", TITLE)
    assertContains(late, 'name="title"', status_code=422)


def test_while_it_lies_with_the_province_nothing_is_offered(client, own, plan, head, typed):
    verbs.send(plan.programme, plan.office, by=head, note="ส่ง")
    sign_in_english(client, head)
    page = client.get(page_of(plan.programme, plan.office))
    assertNotContains(page, "Add an activity")
    assertContains(page, TITLE)
    assertContains(client.get(at("local", own)), "The plan lies with the province. To change it, take it back first.")
    held = client.post(at("local", own), typed | {"seen": own.seen})
    assertContains(held, "This plan lies with the province. Take it back first, to change it.", status_code=422)
    assertContains(held, "เชิญทุกโรงเรียน", status_code=422)


def test_while_it_lies_with_the_province_all_of_it_can_be_read(client, plan, head, arun):
    third = DimensionFactory(programme=plan.programme, number=3, name_en="Partner networks")
    asked = {"evidence": "ภาพกิจกรรม", "kinds": ["photo"], "min_count": 2}
    own = LocalActivityFactory(plan=plan, officer=arun, dimension=third, **asked)
    verbs.send(plan.programme, plan.office, by=head, note="ส่ง")
    sign_in_english(client, head)
    page = client.get(at("local", own))
    assertContains(page, "<dd>3 Partner networks</dd>", html=True)
    assertContains(page, "ภาพกิจกรรม (Photo) · at least 2 items")


def test_work_says_that_it_is_the_districts_own(client, own, plan, head, busaba, arun):
    approve(plan, head, busaba)
    sign_in_english(client, arun)
    work = client.get(reverse("evidence:assignment", args=[work_of(own).pk]))
    assertContains(work, "the district's own activity")
    assertContains(work, "Other work of the district")
    listed = client.get(reverse("evidence:work"))
    assert TITLE in in_one(listed)
    assertNotContains(listed, "Dimension 0")


@pytest.mark.parametrize("rows", [1, 3])
def test_plan_page_query_count(rows, client, plan, head, district, django_assert_num_queries):
    for _number in range(rows):
        LocalActivityFactory(plan=plan, officer=person(f"x-{_number}", Role.STAFF, district))
    sign_in_english(client, head)
    client.get(page_of(plan.programme, plan.office))
    with django_assert_num_queries(14):
        page = client.get(page_of(plan.programme, plan.office))
    assert len(page.context["page"].local) == rows


def test_history_tells_of_it(client, programme, district, head, busaba, typed):
    sign_in_english(client, head)
    client.post(new_in(programme, district), typed)
    sign_in_english(client, busaba)
    page = client.get(reverse("history:entries"))
    assertContains(page, "Added an activity of the district&#x27;s own")
    assert TITLE in in_one(page)
    verbs.remove_local(LocalActivity.objects.get(), by=head)
    assertContains(client.get(reverse("history:entries")), "Removed an activity of the district&#x27;s own")
    assert DistrictPlan.objects.count() == 1
