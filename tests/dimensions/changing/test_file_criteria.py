"""What a file for a published plan says of criteria, and otherwise of what no change of the plan reaches."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import override

from dimensions.models import Criterion
from dimensions.plans.body import CriterionRow
from dimensions.telling import Told, told_otherwise
from dimensions.workflow.changing import NameEdit, change_plan, preview_of
from dimensions.workflow.changing.criteria import NoSuchCriterion
from dimensions.workflow.changing.files import edits_from
from dimensions.workflow.importing import import_plan
from portal.history.models import Entry
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


def test_names_are_corrected_and_what_is_said_otherwise_of_the_rest_is_told(second, programme):
    plan = plan_with(
        replace(FIRST, name="เกณฑ์ใหม่", level=2),
        CriterionRow(number=9, name="เพิ่ม"),
        dimension="มิติอื่น",
        name="อื่น",
        owner_group="กลุ่มอื่น",
    )
    found, dimension = edits_from(programme, plan), programme.dimensions.get()
    with override("en"):
        told = told_otherwise(found.also)
    assert (found.edits, found.names) == (
        (),
        (
            NameEdit({"name_th": "อื่น"}),
            NameEdit({"name_th": "มิติอื่น"}, dimension=dimension.pk),
            NameEdit({"name": "เกณฑ์ใหม่"}, criterion=dimension.criteria.get(position=0).pk),
        ),
    )
    assert told == [
        Told("programme, owner group", "", "กลุ่มอื่น"),
        Told("Criterion 1 เกณฑ์, maturity level", "", "2"),
        Told("Dimension 1, criterion", "", "9 เพิ่ม"),
    ]


def test_name_that_differs_by_its_number_alone_is_the_same(programme):
    programme.dimensions.update(name_th="สำนักงานสะดวก")
    assert edits_from(programme, plan_with(FIRST, dimension="มิติที่ ๑ สำนักงานสะดวก")).names == ()
    assert len(edits_from(programme, plan_with(FIRST, dimension="มิติที่ ๒ สำนักงานสะดวก")).names) == 1


def test_criterion_without_number_is_known_by_the_likeness_of_its_name(programme):
    dimension = programme.dimensions.get()
    ordered = [
        Criterion.objects.create(dimension=dimension, position=place, name=name).pk
        for place, name in ((1, "ประกาศนโยบายไม่รับของขวัน"), (2, "ประชุมชี้แจงทุกอำเภอ"))
    ]
    said = [
        CriterionRow(name="ประชุมชี้แจงทุกอำเภอ"),
        CriterionRow(name="ประกาศนโยบายไม่รับของขวัญ"),
        CriterionRow(name="อื่นใด"),
    ]
    found = edits_from(programme, plan_with(FIRST, *said))
    assert found.names == (NameEdit({"name": "ประกาศนโยบายไม่รับของขวัญ"}, criterion=ordered[0]),)
    assert [each.after for each in found.also] == ["อื่นใด"]


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


def test_preview_lists_what_is_not_changed(writer, programme, province, busaba):
    plan = plan_with(replace(FIRST, activities=(replace(FULL, detail="ใหม่"), OTHER)), owner_group="กลุ่มใหม่")
    page = writer.get(reverse("dimensions:source_change", args=[source_of(province, plan, busaba).pk]))
    assert page.context["also"] == [Told("programme, owner group", "", "กลุ่มใหม่")]
    assert "The file also says otherwise, and this is not changed" in page.content.decode()


def test_file_that_differs_in_names_alone_goes_through_the_preview(writer, programme, province, busaba):
    source = source_of(province, plan_with(FIRST, dimension="มิติที่แก้แล้ว", name="ใสสะอาดใหม่"), busaba)
    address = reverse("dimensions:source_change", args=[source.pk])
    page = writer.get(address)
    assert [(effect.title, effect.told) for effect in page.context["effects"]] == [
        ("Names of the plan", [Told("Name in Thai", "ใสสะอาด", "ใสสะอาดใหม่")]),
        ("Dimension 1", [Told("Name in Thai", "มิติ 1", "มิติที่แก้แล้ว")]),
    ]
    said = {"do": "change", "print": page.context["print"], "reason": WHY}
    answer = writer.post(address, said, follow=True)
    assert answer.redirect_chain == [(reverse("dimensions:plan", args=[programme.pk]), 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "The wording was corrected. The change and its reason stand with the plan."
    ]
    programme.refresh_from_db()
    assert (programme.name_th, programme.dimensions.get().name_th) == ("ใสสะอาดใหม่", "มิติที่แก้แล้ว")
    source.refresh_from_db()
    assert source.is_taken
    facts = Entry.objects.filter(verb="change_plan").latest("pk").facts
    assert (len(facts["names"]), facts["source"]) == (2, source.pk)


def test_table_names_its_dimensions_and_not_the_plan(writer, programme, province, busaba):
    plan = plan_with(FIRST, dimension="มิติที่แก้แล้ว", name="พัฒนาชุมชนใสสะอาด")
    source = source_of(province, plan, busaba, is_guessed=True)
    page = writer.get(reverse("dimensions:source_change", args=[source.pk]))
    assert [effect.title for effect in page.context["effects"]] == ["Dimension 1"]
    assert page.context["also"] == [Told("programme, name in Thai", "ใสสะอาด", "พัฒนาชุมชนใสสะอาด")]
    said = {"do": "change", "print": page.context["print"], "reason": WHY}
    writer.post(reverse("dimensions:source_change", args=[source.pk]), said)
    programme.refresh_from_db()
    assert (programme.name_th, programme.dimensions.get().name_th) == ("ใสสะอาด", "มิติที่แก้แล้ว")


def test_file_that_changes_nothing_says_what_it_says_in_vain(writer, programme, province, busaba):
    source = source_of(province, plan_with(FIRST, owner_group="กลุ่มใหม่"), busaba)
    answer = writer.get(reverse("dimensions:source_change", args=[source.pk]), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "The file also says otherwise, and this is not changed: programme, owner group: “-”, “กลุ่มใหม่”.",
        "Nothing in the plan would change.",
    ]


@pytest.mark.parametrize(("name", "year"), [("rayong_2567", 2567), ("chiangrai_2569", 2569)])
def test_whole_plan_says_nothing_otherwise_of_itself(name, year, province):
    plan = fixture(name)
    programme = import_plan(plan, province=province, fiscal_year=year, by=None)
    found = edits_from(programme, plan)
    assert (found.edits, found.absent, found.names, found.also) == ((), 0, (), ())
