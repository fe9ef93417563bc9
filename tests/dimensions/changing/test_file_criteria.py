"""What a file for a published plan says of criteria, and otherwise of what no change of the plan reaches."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import override

from dimensions.models import Criterion
from dimensions.plans.body import CriterionRow
from dimensions.telling import Told, told_otherwise
from dimensions.workflow.changing import change_plan, preview_of
from dimensions.workflow.changing.criteria import NoSuchCriterion
from dimensions.workflow.changing.files import edits_from
from dimensions.workflow.importing import import_plan
from tests.dimensions.changing.at_hand import FULL, OTHER, WHY, stood
from tests.dimensions.changing.test_files import BETWEEN, source_of
from tests.dimensions.plans_at_hand import fixture, small_plan

pytestmark = pytest.mark.django_db
FIRST = CriterionRow(number=1, name="เกณฑ์", activities=(FULL, OTHER))
SECOND = CriterionRow(number=2, name="การมีส่วนร่วม")


@pytest.fixture
def second(programme):
    return Criterion.objects.create(dimension=programme.dimensions.get(), position=1, number="2", name=SECOND.name)


def plan_with(*criteria, dimension="มิติ 1", **heading):
    plan = small_plan(**heading)
    return replace(plan, dimensions=(replace(plan.dimensions[0], name=dimension, criteria=criteria),))


def test_activity_goes_to_the_criterion_under_which_the_file_has_it(second, programme):
    plan = plan_with(replace(FIRST, activities=(FULL,)), replace(SECOND, activities=(OTHER,)))
    found = edits_from(programme, plan)
    [effect] = preview_of(programme, found.edits).effects
    assert (effect.activity, effect.criterion, effect.differences, found.also) == (stood(2), second, (), ())
    change_plan(programme, found.edits, reason=WHY, seen=preview_of(programme, found.edits).print, by=None)
    assert stood(2).criterion == second
    assert edits_from(programme, plan).edits == ()


def test_row_put_in_between_moves_numbers_of_criteria_and_not_their_activities(second, programme):
    inserted = CriterionRow(number=1, name="ที่แทรก")
    plan = plan_with(inserted, replace(FIRST, number=2), replace(SECOND, number=3))
    assert edits_from(programme, plan).edits == ()


def test_what_is_said_otherwise_of_the_rest_is_told_with_both_readings(second, programme):
    plan = plan_with(
        replace(FIRST, name="เกณฑ์ใหม่", level=2), CriterionRow(number=9, name="เพิ่ม"), dimension="มิติอื่น", name="อื่น"
    )
    found = edits_from(programme, plan)
    with override("en"):
        told = told_otherwise(found.also)
    assert (found.edits, told) == (
        (),
        [
            Told("programme, name in Thai", "ใสสะอาด", "อื่น"),
            Told("Dimension 1, name in Thai", "มิติ 1", "มิติอื่น"),
            Told("Criterion 1 เกณฑ์, name", "เกณฑ์", "เกณฑ์ใหม่"),
            Told("Criterion 1 เกณฑ์, maturity level", "", "2"),
            Told("Dimension 1, criterion", "", "9 เพิ่ม"),
        ],
    )


def test_new_activity_under_a_criterion_that_the_plan_lacks_is_refused(second, programme):
    plan = plan_with(FIRST, CriterionRow(number=9, name="เพิ่ม", activities=(replace(BETWEEN, seq=3),)))
    with pytest.raises(NoSuchCriterion) as refused:
        edits_from(programme, plan)
    with translation.override("en"):
        said = str(refused.value)
    assert said == (
        "“กิจกรรมที่แทรก” is new and stands under “9 เพิ่ม”, a criterion that dimension 1 of the published plan does not "
        "have. Name one that it has: a criterion cannot be added any more."
    )


@pytest.fixture
def english(busaba, client):
    type(busaba).objects.filter(pk=busaba.pk).update(language="en")
    client.force_login(busaba)
    return client


def test_preview_lists_what_is_not_changed(english, programme, province, busaba):
    plan = plan_with(replace(FIRST, activities=(replace(FULL, detail="ใหม่"), OTHER)), name="ใสสะอาดใหม่")
    page = english.get(reverse("dimensions:source_change", args=[source_of(province, plan, busaba).pk]))
    assert page.context["also"] == [Told("programme, name in Thai", "ใสสะอาด", "ใสสะอาดใหม่")]
    assert "The file also says otherwise, and this is not changed" in page.content.decode()


def test_file_that_changes_nothing_says_what_it_says_in_vain(english, programme, province, busaba):
    source = source_of(province, plan_with(FIRST, name="ใสสะอาดใหม่"), busaba)
    answer = english.get(reverse("dimensions:source_change", args=[source.pk]), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "The file also says otherwise, and this is not changed: programme, name in Thai: “ใสสะอาด”, “ใสสะอาดใหม่”.",
        "Nothing in the plan would change.",
    ]


@pytest.mark.parametrize(("name", "year"), [("rayong_2567", 2567), ("chiangrai_2569", 2569)])
def test_whole_plan_says_nothing_otherwise_of_itself(name, year, province):
    plan = fixture(name)
    programme = import_plan(plan, province=province, fiscal_year=year, by=None)
    found = edits_from(programme, plan)
    assert (found.edits, found.absent, found.also) == ((), 0, ())
