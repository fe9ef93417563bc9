"""Two years side by side by theme: who may look, what is told, and how plans of quite another build meet."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.comparison import Comparison
from dimensions.models import Activity, Criterion, Dimension
from dimensions.plans.words import Theme
from tests.dimensions.plans_at_hand import fixture
from tests.dimensions.sources.test_access import ROLES
from tests.dimensions.test_importing import take_in
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import (
    ActivityFactory,
    CriterionFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
    QuotaFactory,
    RequirementFactory,
)
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db

EVERYBODY = dict.fromkeys(ROLES, 200) | {"far": 404, "none": 404}
WRITERS = dict.fromkeys(ROLES, 404) | dict.fromkeys(("reviewer", "admin", "department"), 200)


def address(programme, other):
    return reverse("dimensions:compare", args=[programme.pk, other.pk])


@pytest.fixture
def then(province):
    return ProgrammeFactory(province=province, closed=True)


@pytest.fixture
def now(province):
    return ProgrammeFactory(province=province, fiscal_year=2568)


def activity(programme, title, theme=Theme.LEADERSHIP, *, number=1, **more):
    dimension = DimensionFactory(programme=programme, number=number, theme=theme and theme.value)
    return ActivityFactory(dimension=dimension, title=title, code=None, **more)


def told(comparison):
    """By theme: titles of what changed, stayed, went and came."""
    return {
        str(part.label): (
            [pair.now.title for pair in part.changed],
            [pair.now.title for pair in part.same],
            [gone.title for gone in part.gone],
            [new.title for new in part.new],
        )
        for part in comparison.parts
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("draft", "expected"), [(False, EVERYBODY), (True, WRITERS)])
def test_who_compares_years(people, then, province, client, role, draft, expected):
    other = ProgrammeFactory(province=province, fiscal_year=2568, draft=draft)
    client.force_login(people[role])
    answers = [client.get(address(then, other)).status_code, client.get(address(other, then)).status_code]
    assert answers == [expected[role]] * 2


def test_only_the_same_plan_in_another_year_stands_beside(dao, then, far_province, client):
    others = [
        ProgrammeFactory(province=far_province, fiscal_year=2568),
        ProgrammeFactory(province=then.province, fiscal_year=2568, slug="letter"),
        then,
    ]
    client.force_login(dao)
    assert [client.get(address(then, other)).status_code for other in others] == [404] * 3


def test_earlier_year_comes_first_whichever_was_asked(arun, then, now, client):
    client.force_login(arun)
    for first, second in ((then, now), (now, then)):
        page = client.get(address(first, second))
        assert (page.context["then"], page.context["now"], page.context["programme"]) == (then, now, first)


def test_plan_page_leads_to_the_comparison(arun, then, now, client):
    sign_in_english(client, arun)
    page = client.get(reverse("dimensions:plan", args=[now.pk]))
    link = f'<a href="{address(now, then)}">Compare with fiscal year 2567 (2023/24)</a>'
    assertContains(page, link, count=1, html=True)


def test_comparison_leads_to_the_other_years_and_names_this_one(arun, then, now, client):
    third = ProgrammeFactory(province=then.province, fiscal_year=2569)
    sign_in_english(client, arun)
    page = client.get(address(now, then))
    assertContains(page, "compared here", count=1)
    assertContains(page, f'href="{address(now, third)}"', count=1)
    assertNotContains(page, f'href="{address(now, then)}"')


def test_activities_are_told_by_theme(then, now):
    kept, moved, dropped = (activity(then, title) for title in ("ประกาศนโยบาย", "อบรมเจ้าหน้าที่", "ตรวจรับพัสดุ"))
    activity(now, "ประกาศนโยบาย", carried_from=kept)
    activity(now, "อบรมผู้นำชุมชน", carried_from=moved)
    activity(now, "เปิดศูนย์ข้อมูล", Theme.OPEN_INFORMATION, number=2)
    activity(now, "เรื่องอื่น", None, number=3)
    comparison = Comparison(then, now)
    assert told(comparison) == {
        "Leadership": (["อบรมผู้นำชุมชน"], ["ประกาศนโยบาย"], [dropped.title], []),
        "Open information": ([], [], [], ["เปิดศูนย์ข้อมูล"]),
        "Without a theme": ([], [], [], ["เรื่องอื่น"]),
    }
    assert [pair.is_matched for pair in comparison.pairs] == [False, False]


def test_theme_of_the_criterion_comes_before_that_of_its_dimension(then, now):
    dimension = DimensionFactory(programme=now, theme=Theme.CONVENIENT_OFFICE.value)
    criterion = CriterionFactory(dimension=dimension, own_theme=Theme.ENVIRONMENT.value)
    ActivityFactory(dimension=dimension, criterion=criterion, title="๕ ส.")
    assert told(Comparison(then, now)) == {"Environment": ([], [], [], ["๕ ส."])}


def test_what_no_plan_wrote_down_is_matched_and_says_so(arun, then, now, client):
    activity(then, "จัดอบรมเจ้าหน้าที่ทุกคน", number=1)
    activity(now, "อบรมเจ้าหน้าที่ทุกคน", number=3)
    sign_in_english(client, arun)
    page = client.get(address(then, now))
    assert told(Comparison(then, now)) == {"Leadership": (["อบรมเจ้าหน้าที่ทุกคน"], [], [], [])}
    assertContains(page, "matched by title", count=1)


def test_changes_are_told_in_words(arun, then, now, client):
    old = activity(then, "ประกาศนโยบาย")
    new = activity(now, "ประกาศนโยบาย", number=3, carried_from=old)
    PeriodFactory(activity=old)
    PeriodFactory(activity=new, start=date(2025, 3, 1), end=date(2025, 3, 31), label="ไตรมาสที่ ๒")
    RequirementFactory(activity=old, title="ภาพถ่าย", kinds=["photo"])
    RequirementFactory(
        activity=new,
        title="ภาพถ่าย",
        kinds=["photo", "news"],
        min_count=3,
        per="activity",
        outside_agency=True,
        signed_by_superior=True,
        max_age_years=1,
        must_contain=["ลายมือชื่อ"],
    )
    QuotaFactory(activity=new)
    new.shares.create(position=0, share_percent=50, due_on=date(2025, 3, 31))
    Activity.objects.filter(pk=new.pk).update(verified_by="department", recurs_every_months=3, by_province=True)
    (part,) = Comparison(then, now).parts
    (pair,) = part.changed
    paper = "ภาพถ่าย · News item or Photo · at least 3 items · for the whole activity · from an outside agency"
    assert [(str(each.label), each.then, each.now) for each in pair.changes] == [
        ("Place", ("Dimension 1",), ("Dimension 3",)),
        ("Dates", ("Jan 2024",), ("Quarter 2 · Mar 2025",)),
        ("Recurs", (), ("every 3 months",)),
        ("Who acts", (), ("Province",)),
        (
            "Evidence asked for",
            ("ภาพถ่าย · Photo · at least 1 item",),
            (f"{paper} · signed by the superior · not older than 1 year · It must contain: ลายมือชื่อ",),
        ),
        ("Figure to reach", (), ("ช่องทางประชาสัมพันธ์: at least 3 ช่องทาง",)),
        ("Share to be done", (), ("50 per cent by 31 Mar 2025",)),
        ("Verified by", ("Province",), ("Department",)),
    ]
    sign_in_english(client, arun)
    assert in_one(client.get(address(then, now))).count("Quarter 2 · Mar 2025") == 1


def step(programme, code, on, kind="deadline"):
    position = programme.milestones.count()
    return programme.milestones.create(position=position, code=code, title=code, kind=kind, on=on)


def test_dates_of_the_programme_itself_are_told_where_they_did_more_than_move(arun, then, now, client):
    step(then, "month_end", date(2024, 2, 29))
    step(now, "month_end", date(2025, 2, 28))
    step(then, "talk", date(2024, 2, 28), kind="event")
    step(now, "talk", date(2025, 3, 3), kind="event")
    step(then, "dropped", date(2024, 5, 15))
    step(now, "added", date(2025, 6, 1))
    assert [(each.label, each.then, each.now) for each in Comparison(then, now).milestones] == [
        ("talk", ("28 Feb 2024",), ("3 Mar 2025",)),
        ("added", (), ("1 Jun 2025",)),
        ("dropped", ("15 May 2024",), ()),
    ]
    sign_in_english(client, arun)
    page = client.get(address(then, now))
    assertContains(page, "Dates of the programme itself", count=2)
    assertContains(page, "3 Mar 2025", count=1)


def test_notes_on_the_source_are_no_change(then, now):
    old = activity(then, "ประกาศ", remark="ต้นฉบับไม่ระบุวันที่")
    activity(now, "ประกาศ", carried_from=old)
    assert told(Comparison(then, now)) == {"Leadership": ([], ["ประกาศ"], [], [])}


def test_years_far_apart_are_known_over_those_between(rayong):
    first = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    second = workflow.publish(workflow.carry_over(first, 2568, by=None), by=None)
    third = workflow.carry_over(second, 2571, by=None)
    comparison = Comparison(first, third)
    assert ([pair.is_matched for pair in comparison.pairs], [pair.changes for pair in comparison.pairs]) == (
        [False] * 58,
        [()] * 58,
    )


def test_subjects_that_moved_between_dimensions_are_found_again(rayong):
    """Rayong 2567 against the same carried, cut up otherwise: every subject in another dimension, renumbered."""
    first = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    second = workflow.carry_over(first, 2570, by=None)
    Activity.objects.of(second.pk).update(carried_from=None)
    one = Dimension.objects.create(programme=second, number=9, name_th="มิติเดียว")
    for place, each in enumerate(Activity.objects.of(second.pk).select_related("dimension", "criterion"), start=1):
        theme = each.theme
        criterion = Criterion.objects.create(dimension=one, position=place, own_theme=theme)
        Activity.objects.filter(pk=each.pk).update(dimension=one, criterion=criterion, seq=100 + place, code=None)
    comparison = Comparison(first, second)
    assert sum(part.is_empty for part in comparison.parts) == 0
    assert (len(comparison.pairs), {pair.is_matched for pair in comparison.pairs}) == (58, {True})
    assert {change.label for pair in comparison.pairs for change in pair.changes} == {"Place", "Code"}


def test_provinces_plan_of_one_dimension_meets_one_of_five(rayong):
    first = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    second = take_in(fixture("chiangrai_2569"), rayong)
    parts = {str(part.label): part for part in Comparison(first, second).parts}
    moral = parts.pop("Moral organisation")
    assert (len(moral.changed), len(moral.same), len(moral.gone), len(moral.new)) == (6, 0, 7, 4)
    assert [(part.changed, part.same, part.new) for part in parts.values()] == [([], [], [])] * len(parts)


@pytest.mark.parametrize("rows", [1, 3])
def test_comparison_query_count(arun, then, now, client, rows, django_assert_num_queries):
    for row in range(rows):
        old = RequirementFactory(activity=activity(then, f"กิจกรรม {row}")).activity
        activity(now, "ใหม่", carried_from=old)
    client.force_login(arun)
    with django_assert_num_queries(18):
        page = client.get(address(then, now))
    assert sum(len(part.changed) for part in page.context["comparison"].parts) == rows
