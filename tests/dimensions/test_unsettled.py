"""What a draft leaves open, named before it is published; publishing stays possible."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.models import Activity
from dimensions.unsettled import SHOWN, unsettled_in
from tests.factories.dimensions import ActivityFactory, DimensionFactory, PeriodFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
IN, OUT = date(2024, 3, 31), date(2024, 10, 3)


@pytest.fixture
def draft(province):
    return ProgrammeFactory(province=province, fiscal_year=2567, draft=True, default_offices=["province"])


@pytest.fixture
def reader(client, busaba):
    busaba.language = "en"
    busaba.save()
    client.force_login(busaba)
    return client


def dated(draft, end=IN, *, by_district=False):
    dimension = draft.dimensions.first() or DimensionFactory(programme=draft)
    activity = ActivityFactory(dimension=dimension, by_province=True, by_district=by_district)
    PeriodFactory(activity=activity, start=None, end=end, raw="ตามแผน")
    return activity


def told(draft, doubts=0):
    found = unsettled_in(
        draft, list(Activity.objects.of(draft.pk).whole()), list(draft.milestones.all()), doubts=doubts
    )
    return [(each.sentence.partition(" ")[0], [row.page for row in each.rows]) for each in found]


def page_of(name, draft, *keys):
    return reverse(f"dimensions:{name}", args=[draft.pk, *keys])


def test_settled_draft_says_nothing(draft, reader):
    dated(draft)
    assert told(draft) == []
    assertNotContains(reader.get(page_of("plan", draft)), "Still open in this draft")


def test_everything_open_is_counted_and_leads_to_its_row(draft, reader):
    late, undated = dated(draft, OUT), dated(draft, None)
    bare = ActivityFactory(dimension=late.dimension, by_province=True, by_district=False)
    day = draft.milestones.create(position=0, code="own", title="ประชุม", kind="event", on=OUT)
    expected = [
        ("1", ["#leftovers"]),
        ("2", [page_of("build_activity", draft, each.pk) for each in (undated, bare)]),
        ("1", [page_of("build_activity", draft, late.pk)]),
        ("1", [page_of("build_milestone", draft, day.pk)]),
    ]
    assert told(draft, doubts=1) == expected
    page = reader.get(page_of("plan", draft))
    assertContains(page, "Still open in this draft", count=1)
    assertContains(page, "2 activities carry no date, or not for all of it", count=1)
    assertContains(page, "1 period lies outside the fiscal year.", count=1)
    assertContains(page, "1 date of the programme itself lies outside the fiscal year.", count=1)
    reader.post(reverse("dimensions:take", args=[draft.pk, "publish_programme"]))
    draft.refresh_from_db()
    assert draft.is_active


def test_plan_in_which_districts_act_names_the_day_of_their_plans(draft, reader, district):
    dated(draft, by_district=True)
    address = f"{page_of('build_milestone_new', draft)}?purpose=district_plan_due"
    assert told(draft) == [("No", [address])]
    assertContains(reader.get(page_of("plan", draft)), f'href="{address}"', count=1)
    assert reader.get(address).context["form"]["purpose"].value() == "district_plan_due"
    draft.milestones.create(position=0, code="district_plan_due", title="ส่งแผน", kind="deadline", on=IN)
    assert told(draft) == []


def test_letter_asks_for_no_plans_of_districts(province):
    letter = ProgrammeFactory(province=province, slug="letter", kind="letter", draft=True)
    dated(letter, date(letter.fiscal_year - 543, 3, 1), by_district=True)
    assert told(letter) == []


def test_long_list_is_cut_and_says_so(draft, reader):
    for _each in range(SHOWN + 2):
        dated(draft, None)
    page = reader.get(page_of("plan", draft))
    assertContains(page, "and 2 more", count=1)


def test_published_plan_says_nothing_of_it(draft, reader):
    dated(draft, None)
    workflow.publish(draft, by=None)
    assertNotContains(reader.get(page_of("plan", draft)), "Still open in this draft")
    assertContains(reader.get(page_of("plan", draft)), "This is the plan as the province published it.", count=1)


def test_help_of_a_draft_calls_it_one(draft, reader):
    dated(draft)
    page = reader.get(page_of("plan", draft))
    assertContains(page, "This is the draft of a plan", count=1)
    assertNotContains(page, "as the province published it")
