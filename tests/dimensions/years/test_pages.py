"""Carrying by button: who is offered it and when, and what the draft's page then says."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.carried import Line
from dimensions.models import Activity, Period, Programme
from portal.shell import clock, digits
from tests.dimensions.sources.test_access import MAY, ROLES
from tests.dimensions.test_importing import take_in
from tests.dimensions.test_views import sign_in_english
from tests.dimensions.years.conftest import LAW, whole_plan
from tests.factories.dimensions import ActivityFactory, DimensionFactory, ProgrammeFactory, RequirementFactory

pytestmark = pytest.mark.django_db

SPRING, JULY = date(2024, 3, 20), date(2024, 7, 1)


@pytest.fixture(autouse=True)
def spring():
    with clock.set_to(SPRING):
        yield


def page_of(programme):
    return reverse("dimensions:plan", args=[programme.pk])


def address_of(programme):
    return reverse("dimensions:carry_over", args=[programme.pk])


def carry(client, programme, year=2568):
    return client.post(address_of(programme), {"fiscal_year": year}, follow=True)


def told(page):
    return [(message.level_tag, str(message)) for message in page.context["messages"]]


@pytest.mark.parametrize("role", ROLES)
def test_who_carries_a_plan(people, published, client, role):
    client.force_login(people[role])
    shown = client.get(page_of(published))
    assert (shown.status_code == 200 and address_of(published) in shown.content.decode()) is MAY[role]
    assert client.post(address_of(published), {"fiscal_year": 2568}).status_code == (302 if MAY[role] else 404)
    assert Programme.objects.filter(fiscal_year=2568).exists() is MAY[role]


def test_button_says_first_what_will_happen_and_leads_to_the_draft(busaba, published, client):
    sign_in_english(client, busaba)
    page = client.get(page_of(published))
    assertContains(page, "Carry to fiscal year 2568 (2024/25)", count=2)
    assertContains(page, "Every date moves to the new year.", count=1)
    answer = carry(client, published)
    made = Programme.objects.get(fiscal_year=2568)
    assert answer.redirect_chain == [(page_of(made), 302)]
    assert told(answer) == [("success", "Carried to fiscal year 2568 (2024/25), as a draft. Nothing is published yet.")]


@pytest.mark.parametrize(
    ("shown", "said"), [("arabic", "1.2 น้ำดื่มสะอาด ร้อยละ ๑๐๐"), ("thai", "๑.๒ น้ำดื่มสะอาด ร้อยละ ๑๐๐")]
)
def test_title_keeps_the_digits_in_which_it_was_typed(shown, said):
    concerned = ActivityFactory(code="1.2", title="น้ำดื่มสะอาด ร้อยละ ๑๐๐")
    with digits.override(shown):
        drawn = render_to_string("dimensions/_concerns.html", {"line": Line(concerned, "")})
    assert strip_tags(drawn).strip() == said


def test_plan_of_one_dimension_has_no_list_of_contents(busaba, rayong, client):
    sign_in_english(client, busaba)
    plan = ProgrammeFactory(province=rayong)
    for number, count in ((1, 0), (2, 1)):
        ActivityFactory(dimension=DimensionFactory(programme=plan, number=number))
        assertContains(client.get(page_of(plan)), 'href="#dimension-1"', count=count)


@pytest.mark.parametrize(("today", "place"), [(SPRING, "after"), (date(2024, 6, 30), "after"), (JULY, "before")])
def test_carrying_comes_first_from_july_on(busaba, published, client, today, place):
    sign_in_english(client, busaba)
    with clock.set_to(today):
        page = client.get(page_of(published)).content.decode()
    is_first = page.index("Carry to fiscal year") < page.index("Close the year")
    assert (is_first, '<details class="sheet carry" open>' in page) == (place == "before", place == "before")


@pytest.mark.parametrize(
    ("today", "year"), [(SPRING, 2568), (date(2024, 10, 1), 2568), (date(2026, 3, 1), 2569), (date(2026, 10, 1), 2570)]
)
def test_old_plan_is_carried_to_the_year_that_runs(busaba, published, client, today, year):
    client.force_login(busaba)
    with clock.set_to(today):
        assert client.get(page_of(published)).context["years"].to_carry_to == year


@pytest.mark.parametrize("year", ["", "x", "2567", "๒๕๖๘", "25680"])
def test_year_that_was_not_offered_is_a_sentence(busaba, published, client, year):
    sign_in_english(client, busaba)
    answer = carry(client, published, year)
    assert [level for level, _words in told(answer)] == ["error"]
    assert (answer.redirect_chain, Programme.objects.count()) == ([(page_of(published), 302)], 1)


def test_year_that_has_a_plan_is_shown_and_not_offered(busaba, published, client):
    standing = ProgrammeFactory(province=published.province, fiscal_year=2568, draft=True)
    sign_in_english(client, busaba)
    page = client.get(page_of(published))
    assertNotContains(page, address_of(published))
    assertContains(page, f'<a href="{page_of(standing)}">Fiscal year 2568 (2024/25)</a>', count=1)
    answer = carry(client, published)
    assert answer.redirect_chain == [(page_of(standing), 302)]
    assert told(answer) == [("info", "There is a plan for fiscal year 2568 already; nothing was made.")]


def test_draft_is_not_offered_to_be_carried(busaba, rayong, client):
    draft = take_in(whole_plan(), rayong)
    sign_in_english(client, busaba)
    assertNotContains(client.get(page_of(draft)), address_of(draft))
    assert [level for level, _words in told(carry(client, draft))] == ["error"]


def test_address_of_the_step_leads_to_the_plan(busaba, published, client):
    client.force_login(busaba)
    assert client.get(address_of(published)).url == page_of(published)


def lines(found):
    return [(getattr(line.concerns, "title", None), line.before, line.words) for line in found]


def test_draft_lists_what_moved_what_was_reworded_and_what_is_left(busaba, published, client):
    made = workflow.carry_over(published, 2568, by=None)
    sign_in_english(client, busaba)
    page = client.get(page_of(made))
    carried = page.context["carried"]
    assert lines(carried.moved) == [
        ("ประกาศนโยบาย ปี ๒๕๖๘", "15-29 Feb 2024", "15-28 Feb 2025"),
        ("จัดอบรมเจ้าหน้าที่", "5 Apr 2024", "5 Apr 2025"),
    ]
    assert lines(carried.month_ends) == [("ประกาศนโยบาย ปี ๒๕๖๘", "29 Feb 2024", "28 Feb 2025")]
    assert lines(carried.reworded) == [
        ("ประกาศนโยบาย ปี ๒๕๖๘", "ประกาศนโยบาย ปี ๒๕๖๗", "ประกาศนโยบาย ปี ๒๕๖๘"),
        ("ประกาศนโยบาย ปี ๒๕๖๘", "ภาพถ่าย ปี ๒๕๖๗", "ภาพถ่าย ปี ๒๕๖๘"),
    ]
    assert lines(carried.left) == [
        ("จัดอบรมเจ้าหน้าที่", "", "Saturday 5 April 2025 is no working day."),
        ("เผยแพร่ข้อมูล", "", "There is no date to move: “ทุก ๓ เดือน”."),
        ("เผยแพร่ข้อมูล", "", f"Left as it was: “๒๕๔๐” in “{LAW}”."),
        ("ประชุมชี้แจง", "", "Saturday 1 March 2025 is no working day."),
    ]
    assertContains(page, "Look at these before you publish (4)", count=1)
    assertContains(page, "2 periods moved with the year", count=1)


def test_what_the_reviewer_settled_is_listed_no_more(busaba, published, client):
    made = workflow.carry_over(published, 2568, by=None)
    Period.objects.filter(activity__dimension__programme=made, end=None).update(end=date(2025, 3, 31))
    Period.objects.filter(activity__dimension__programme=made, end=date(2025, 4, 5)).delete()
    Activity.objects.of(made.pk).filter(detail=LAW).update(detail=None)
    made.milestones.all().delete()
    sign_in_english(client, busaba)
    page = client.get(page_of(made))
    assert (lines(page.context["carried"].left), len(page.context["carried"].moved)) == ([], 1)
    assertContains(page, "Everything could be moved.", count=1)


def test_published_plan_lists_nothing_but_names_its_former(arun, busaba, published, client):
    made = workflow.publish(workflow.carry_over(published, 2568, by=None), by=None)
    sign_in_english(client, busaba)
    page = client.get(page_of(made))
    assert "carried" not in page.context
    assertContains(page, "This plan was carried from it.", count=1)
    assertContains(client.get(page_of(published)), "It was carried from this plan.", count=1)


@pytest.mark.parametrize(("is_matched", "count"), [(False, 0), (True, 1)])
def test_activity_leads_to_the_same_in_the_earlier_year(arun, province, client, is_matched, count):
    old = ActivityFactory(dimension__programme=ProgrammeFactory(province=province, closed=True), title="งานของปีก่อน")
    made = ProgrammeFactory(province=province, fiscal_year=2568)
    new = ActivityFactory(dimension__programme=made, carried_from=old, is_matched=is_matched)
    sign_in_english(client, arun)
    page = client.get(reverse("dimensions:activity", args=[new.pk]))
    assertContains(page, f'<a href="{reverse("dimensions:activity", args=[old.pk])}">', count=1)
    assertContains(page, "Fiscal year 2567 (2023/24)", count=1)
    assertContains(page, "matched by title", count=count)


@pytest.mark.parametrize("rows", [1, 3])
def test_draft_query_count(busaba, province, client, rows, django_assert_num_queries):
    former, made = (
        ProgrammeFactory(province=province),
        ProgrammeFactory(province=province, fiscal_year=2568, draft=True),
    )
    Programme.objects.filter(pk=made.pk).update(carried_from=former)
    for _row in range(rows):
        old = RequirementFactory(activity__dimension__programme=former).activity
        ActivityFactory(dimension__programme=made, carried_from=old)
    client.force_login(busaba)
    with django_assert_num_queries(22):
        page = client.get(page_of(made))
    assert len(page.context["carried"].pairs) == rows
