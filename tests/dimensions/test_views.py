"""The pages of a plan: who may read them, what they say, what they cost."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains

from dimensions.models import Assignment, Programme
from dimensions.states import WHAT_FOLLOWS, ProgrammeState, ProgrammeStep
from dimensions.subjects import programmes_for
from dimensions.wording import ACTING_OFFICES
from portal.dashboard.boards import Choice
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, ProgrammeFactory, RequirementFactory
from tests.unbroken import in_one

ROLES = ("staff", "head", "reviewer", "supervisor", "admin", "far", "none")
PUBLISHED = dict.fromkeys(ROLES, 200) | {"far": 404, "none": 404}
DRAFT = dict.fromkeys(ROLES, 404) | {"reviewer": 200, "admin": 200}


def milestone(programme, code, on):
    position = programme.milestones.count()
    return programme.milestones.create(position=position, code=code, title=code, kind="deadline", on=on)


def sign_in_english(client, user):
    user.language = "en"
    user.save()
    client.force_login(user)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("draft", "expected"), [(False, PUBLISHED), (True, DRAFT)])
def test_plan_is_read_in_its_province(people, province, client, role, draft, expected):
    programme = ProgrammeFactory(province=province, draft=draft)
    activity = ActivityFactory(dimension__programme=programme)
    client.force_login(people[role])
    answers = [
        client.get(reverse("dimensions:plan", args=[programme.pk])).status_code,
        client.get(reverse("dimensions:activity", args=[activity.pk])).status_code,
    ]
    assert answers == [expected[role]] * 2


@pytest.mark.parametrize("role", ROLES)
def test_plan_list_shows_what_may_be_read(people, province, client, role):
    published = ProgrammeFactory(province=province, fiscal_year=2567)
    draft = ProgrammeFactory(province=province, fiscal_year=2568, draft=True)
    client.force_login(people[role])
    page = client.get(reverse("dimensions:plan_list"))
    shown = [programme.pk for programme in page.context["listing"].rows]
    assert shown == [plan.pk for plan, may in ((draft, DRAFT), (published, PUBLISHED)) if may[role] == 200]


@pytest.mark.parametrize("rows", [1, 3])
def test_plan_list_query_count(busaba, province, client, rows, django_assert_num_queries):
    for year in range(2567, 2567 + rows):
        ProgrammeFactory(province=province, fiscal_year=year)
    client.force_login(busaba)
    with django_assert_num_queries(7):  # one for the files that are being checked, which writers are shown
        page = client.get(reverse("dimensions:plan_list"))
    assert len(page.context["listing"].rows) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_plan_query_count(busaba, province, client, rows, django_assert_num_queries):
    programme = ProgrammeFactory(province=province)
    for row in range(rows):
        RequirementFactory(activity__dimension__programme=programme)
        milestone(programme, f"step_{row}", date(2024, 3, 1))
    client.force_login(busaba)
    with django_assert_num_queries(
        17
    ):  # two for how far the work is, one for what ends with it, for files, for changes
        page = client.get(reverse("dimensions:plan", args=[programme.pk]))
    assert (len(page.context["activities"]), len(page.context["milestones"])) == (rows, rows)


def test_plan_shows_the_dates_of_the_programme_itself_in_order(arun, province, client):
    programme = ProgrammeFactory(province=province)
    milestone(programme, "last", date(2024, 9, 30))
    milestone(programme, "district_plan_due", date(2024, 2, 22))
    sign_in_english(client, arun)
    page = client.get(reverse("dimensions:plan", args=[programme.pk]))
    assert [each.code for each in page.context["milestones"]] == ["district_plan_due", "last"]
    assertContains(page, "<dt>22 Feb 2024</dt><dd>district_plan_due ", count=1)


def test_reviewer_publishes_a_draft(busaba, province, district, client):
    programme = ProgrammeFactory(province=province, draft=True)
    ActivityFactory(dimension__programme=programme)
    sign_in_english(client, busaba)
    answer = client.post(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.PUBLISH]), follow=True)
    assert Programme.objects.get().state == ProgrammeState.ACTIVE
    assert [owed.office for owed in Assignment.objects.select_related("office")] == [district]
    assert [str(message) for message in answer.context["messages"]] == [
        "Done: the programme is now “Active”.",
        "Assignments: 1. Overdue at once: 0; due within 14 days: 0.",
    ]


@pytest.mark.parametrize(
    ("state", "steps"), [("draft", [ProgrammeStep.PUBLISH]), ("active", [ProgrammeStep.CLOSE]), ("closed", [])]
)
def test_plan_says_what_a_step_means_before_it_is_taken(busaba, province, client, state, steps):
    programme = ProgrammeFactory(province=province, **({state: True} if state != "active" else {}))
    sign_in_english(client, busaba)
    page = client.get(reverse("dimensions:plan", args=[programme.pk]))
    assert page.context["steps"] == [(step, WHAT_FOLLOWS[step]) for step in steps]
    for step in steps:
        assertContains(page, WHAT_FOLLOWS[step], count=1, html=False)


def test_activity_that_names_nobody_shows_who_acts_by_default(arun, province, client):
    programme = ProgrammeFactory(province=province, default_offices=["province"])
    activity = ActivityFactory(dimension__programme=programme, by_district=False)
    sign_in_english(client, arun)
    assert (activity.acting_in_words, programme.default_offices_in_words) == ([], [ACTING_OFFICES["province"]])
    for address in (
        reverse("dimensions:plan", args=[programme.pk]),
        reverse("dimensions:activity", args=[activity.pk]),
    ):
        assertContains(client.get(address), f'<span class="tag nowrap">{ACTING_OFFICES["province"]}</span>', count=1)


@pytest.mark.parametrize(("months", "english"), [(1, "every month"), (3, "every 3 months")])
def test_activity_says_what_else_the_plan_holds_of_it(arun, province, client, months, english):
    above = ActivityFactory(dimension__programme=ProgrammeFactory(province=province), title="งานใหญ่")
    activity = ActivityFactory(
        dimension=above.dimension, sub_of=above, recurs_every_months=months, notes={"evidence_note": "ไม่ต้องส่งรูป"}
    )
    activity.shares.create(position=0, share_percent=50, due_on=date(2024, 3, 31))
    sign_in_english(client, arun)
    page = client.get(reverse("dimensions:activity", args=[activity.pk]))
    for said in ("50 per cent by 31 Mar 2024", english, reverse("dimensions:activity", args=[above.pk]), "ไม่ต้องส่งรูป"):
        assert in_one(page).count(said) == 1


def test_publishing_twice_is_a_sentence(busaba, province, district, client):
    programme = AssignmentFactory(office=district).programme
    client.force_login(busaba)
    answer = client.post(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.PUBLISH]), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Assignment.objects.count() == 1


def close_year(client, programme, **sent):
    return client.post(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.CLOSE]), sent)


def test_closing_the_year_asks_for_a_tick(busaba, province, client):
    programme = ProgrammeFactory(province=province)
    sign_in_english(client, busaba)
    refused = close_year(client, programme)
    assert (refused.status_code, Programme.objects.get().state) == (422, ProgrammeState.ACTIVE)
    assert refused.context["closing"].errors == {
        "knows": ["Tick this box if you want to close the year. Nothing was closed."]
    }
    assertContains(refused, '<details class="sheet" open>', count=1, status_code=422)
    assert close_year(client, programme, knows="on").url == reverse("dimensions:plan", args=[programme.pk])
    assert Programme.objects.get().state == ProgrammeState.CLOSED
    assert client.get(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.CLOSE])).status_code == 302


def test_closing_twice_is_a_sentence_with_or_without_the_tick(busaba, province, client):
    programme = ProgrammeFactory(province=province, closed=True)
    client.force_login(busaba)
    for sent in ({}, {"knows": "on"}):
        assert close_year(client, programme, **sent).status_code == 302


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 3, 20), "Fiscal year 2567 (2023/24) still runs until 30 September 2024: 194 more days"),
        (date(2024, 9, 29), "Fiscal year 2567 (2023/24) still runs until 30 September 2024: 1 more day in"),
        (date(2024, 9, 30), "The last day of fiscal year 2567 (2023/24) is 30 September 2024."),
        (date(2024, 10, 1), "The last day of fiscal year 2567 (2023/24) is 30 September 2024."),
    ],
)
def test_whoever_closes_the_year_sees_how_far_it_is(busaba, province, district, client, today, said):
    programme = AssignmentFactory(office=district).programme
    sign_in_english(client, busaba)
    with clock.set_to(today):
        page = client.get(reverse("dimensions:plan", args=[programme.pk]))
    assert in_one(page).count(said) == 1
    assert [part.rows.tally.owed for part in page.context["standing"]] == [1]


@pytest.mark.parametrize(("name", "state"), [("arun", "active"), ("busaba", "draft"), ("busaba", "closed")])
def test_nobody_else_is_asked_about_closing(name, state, request, province, client):
    programme = ProgrammeFactory(province=province, **({state: True} if state != "active" else {}))
    client.force_login(request.getfixturevalue(name))
    assert "closing" not in client.get(reverse("dimensions:plan", args=[programme.pk])).context


def test_a_supervisor_is_told_that_the_step_is_not_theirs(province, client):
    programme = ProgrammeFactory(province=province)
    client.force_login(person("supervisor", Role.SUPERVISOR, province))
    answer = client.post(reverse("dimensions:take", args=[programme.pk, ProgrammeStep.CLOSE]), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Programme.objects.get().state == ProgrammeState.ACTIVE


def test_an_unknown_step_is_not_found(busaba, province, client):
    programme = ProgrammeFactory(province=province)
    client.force_login(busaba)
    assert client.post(reverse("dimensions:take", args=[programme.pk, "explode"])).status_code == 404


@pytest.mark.parametrize("language", ["th", "en"])
def test_activity_says_the_period_as_read_and_as_typed(arun, district, client, language):
    arun.language = language
    arun.save()
    assignment = AssignmentFactory(office=district)
    client.force_login(arun)
    page = client.get(reverse("dimensions:activity", args=[assignment.activity_id])).content.decode()
    read = {"th": "ม.ค. 2567", "en": "Jan 2024"}[language]
    assert (read in page, "ม.ค. ๖๗" in page) == (True, True)


@pytest.mark.parametrize(("name", "reads"), [("arun", False), ("head", False), ("busaba", True), ("admin", True)])
def test_notes_on_the_source_puzzle_nobody_who_acts(name, reads, request, district, client):
    assignment = AssignmentFactory(office=district, activity__remark="ต้นฉบับไม่ระบุหลักฐาน")
    RequirementFactory(activity=assignment.activity, note="ถอดจากข้อความในต้นฉบับ")
    RequirementFactory(activity=assignment.activity, note="รอบละ ๑ ฉบับ")
    client.force_login(request.getfixturevalue(name))
    page = client.get(reverse("dimensions:activity", args=[assignment.activity_id])).content.decode()
    words = ("ต้นฉบับไม่ระบุหลักฐาน", "ถอดจากข้อความในต้นฉบับ", "รอบละ ๑ ฉบับ")
    assert [word in page for word in words] == [reads, reads, True]


def test_period_without_dates_is_read_as_none(arun, province, client):
    activity = ActivityFactory(dimension__programme=ProgrammeFactory(province=province))
    activity.periods.create(position=9, raw="ทุก ๓ เดือน")
    sign_in_english(client, arun)
    page = client.get(reverse("dimensions:activity", args=[activity.pk]))
    assertContains(page, "No date", count=1)
    assertContains(page, "ทุก ๓ เดือน", count=1)


def test_department_chooses_among_years_not_provinces(dao, department, province, far_province):
    ProgrammeFactory(province=province, fiscal_year=2567, name_th="ใสสะอาด ระยอง", closed=True)
    ProgrammeFactory(province=far_province, fiscal_year=2567, name_th="ใสสะอาด เชียงราย")
    ProgrammeFactory(province=province, fiscal_year=2568, name_th="ใสสะอาด")
    with translation.override("en"):
        choices = programmes_for(scope_of(dao), department)
    assert choices == [
        Choice(2568, "plan", "Clean and transparent 2568", True),
        Choice(2567, "plan", "Clean and transparent 2567", True),
    ]


def test_provinces_that_name_theirs_differently_share_a_plain_name(dao, department, province, far_province):
    for slug in ("plan", "circular-12"):
        ProgrammeFactory(province=province, slug=slug, name_en="Clean Rayong")
        ProgrammeFactory(province=far_province, slug=slug, name_en="Clean Chiang Rai")
    with translation.override("en"):
        choices = programmes_for(scope_of(dao), department)
    assert [choice.name for choice in choices] == [
        "Programmes of the provinces (circular-12)",
        "Plans of the provinces",
    ]


def test_plan_page_holds_the_words_of_the_trade_together(arun, province, client):
    activity = ActivityFactory(dimension__programme=ProgrammeFactory(province=province), title="แผนของหน่วยงาน")
    client.force_login(arun)
    for address, key in (("plan", activity.dimension.programme_id), ("activity", activity.pk)):
        assertContains(
            client.get(reverse(f"dimensions:{address}", args=[key])), 'แผนของ<span class="unbroken">หน่วยงาน</span>'
        )
