"""Names in a published plan are put right: previewed, with a reason, recorded; no work and no figure changes."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import Assignment, Criterion, Dimension, NameChange, PlanChange, Programme
from dimensions.printing.paper import state_of
from dimensions.telling import Told
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import NameEdit, change_plan, preview_of
from portal.history.models import Entry
from portal.shell import clock
from tests.dimensions.changing.at_hand import WHY, change, dropped, edited, signed_in, stood
from tests.factories.dimensions import DimensionFactory, ProgrammeFactory, closing

pytestmark = pytest.mark.django_db
KINDS = ("change_names", "change_dimension", "change_criterion")


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(date(2024, 3, 20)):
        yield


@pytest.fixture
def dimension(programme):
    return programme.dimensions.get()


@pytest.fixture
def criterion(dimension):
    return dimension.criteria.get()


def at(name, programme, *keys):
    return reverse(f"dimensions:{name}", args=[programme.pk, *keys])


def addresses(programme):
    dimension = programme.dimensions.get()
    keys = {"change_names": [], "change_dimension": [dimension.pk], "change_criterion": [dimension.criteria.get().pk]}
    return [at(name, programme, *keys[name]) for name in KINDS]


def drawn(writer, address, **typed):
    page = writer.get(address)
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return data | {"seen": page.context["seen"]} | typed


def renamed(programme, *edits, by=None, reason=WHY, **options):
    seen = preview_of(programme, (), edits).print
    return change_plan(programme, (), edits, reason=reason, seen=seen, by=by, **options)


def work():
    return list(Assignment.objects.order_by("pk").values())


def test_name_is_corrected_with_a_preview_and_a_reason(writer, programme, dimension):
    address, before = at("change_dimension", programme, dimension.pk), work()
    assertContains(writer.get(at("plan", programme)), f'href="{address}"', count=1)
    data = drawn(writer, address, name_th="มิติที่ ๑ การเปิดเผยข้อมูล", name_en="Open information")
    preview = writer.post(address, data | {"do": "preview"})
    (effect,) = preview.context["effects"]
    assert (effect.title, effect.heading, effect.told, effect.work, effect.untouched) == (
        "Dimension 1",
        "Renamed",
        [Told("Name in Thai", "มิติ 1", "การเปิดเผยข้อมูล"), Told("Name in English", "", "Open information")],
        (),
        "No work changes. 2 activities stand under this name; what is owed, their dates and papers stay.",
    )
    assertContains(preview, effect.untouched, count=1)
    carried = dict(preview.context["carried"]) | {"print": preview.context["print"], "do": "change"}
    assert writer.post(address, carried).status_code == 422
    answer = writer.post(address, carried | {"reason": WHY})
    assert answer.url == f"{at('plan', programme)}#dimension-1"
    found = Dimension.objects.get()
    assert (found.name_th, found.name_en, found.number, work()) == ("การเปิดเผยข้อมูล", "Open information", 1, before)
    kept = NameChange.objects.get()
    assert (kept.dimension, kept.before, kept.after) == (
        found,
        {"name_th": "มิติ 1", "name_en": None},
        {"name_th": "การเปิดเผยข้อมูล", "name_en": "Open information"},
    )
    page = writer.get(at("plan", programme))
    assertContains(page, "1 change since publication", count=1)
    assertContains(page, WHY, count=1)
    assertContains(page, '<del><span class="visually-hidden">before: </span>มิติ 1</del>', count=1)


def test_history_keeps_which_names_by_their_keys(programme, dimension, criterion, busaba):
    made = renamed(
        programme,
        NameEdit({"name_th": "แผนใหม่"}),
        NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk),
        NameEdit({"name": "เกณฑ์ใหม่"}, criterion=criterion.pk),
        by=busaba,
    )
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.note, entry.object_id, entry.facts) == (
        "change_plan",
        WHY,
        programme.pk,
        {
            "change": made.pk,
            "names": [f"programme-{programme.pk}", f"dimension-{dimension.pk}", f"criterion-{criterion.pk}"],
        },
    )
    assert Programme.objects.get().name_th == "แผนใหม่"
    assert Criterion.objects.get().name == "เกณฑ์ใหม่"


@pytest.mark.parametrize(("number", "field", "said"), [(0, "plan_title", "ชื่อแผน"), (2, "name", "เกณฑ์ที่ถูกต้อง")])
def test_plan_and_criterion_have_pages_of_their_own(writer, programme, number, field, said):
    address = addresses(programme)[number]
    preview = writer.post(address, drawn(writer, address, **{field: said}) | {"do": "preview"})
    carried = dict(preview.context["carried"]) | {"print": preview.context["print"], "do": "change", "reason": WHY}
    answer = writer.post(address, carried, follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "The wording was corrected. The change and its reason stand with the plan."
    ]
    row = Criterion.objects.get() if field == "name" else Programme.objects.get()
    assert getattr(row, field) == said


def test_form_keeps_what_was_typed_and_refuses_at_the_field(writer, programme, criterion):
    address = at("change_criterion", programme, criterion.pk)
    data = drawn(writer, address)
    same = writer.post(address, data | {"do": "preview"})
    assert (same.status_code, same.context["form"].non_field_errors()) == (422, ["Nothing in the plan would change."])
    empty = writer.post(address, data | {"name": " ", "do": "preview"})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["name"])
    back = writer.post(address, data | {"name": "ใหม่", "do": "back", "reason": WHY})
    assert (back.status_code, back.context["form"]["name"].value(), back.context["reason"]) == (200, "ใหม่", WHY)
    assertContains(back, "Numbers, levels and themes stay as they were published", count=1)


def test_name_is_never_taken_away(programme, dimension, criterion):
    for edit in (
        NameEdit({"name_th": None}),
        NameEdit({"name_th": ""}, dimension=dimension.pk),
        NameEdit({"name": None}, criterion=criterion.pk),
    ):
        with pytest.raises(changing.NameNeeded):
            preview_of(programme, (), [edit])
    preview_of(programme, (), [NameEdit({"name_th": "ใหม่", "name_en": None}, dimension=dimension.pk)])


def test_second_writer_is_told_and_an_old_preview_changes_nothing(writer, programme, criterion):
    address = at("change_criterion", programme, criterion.pk)
    data = drawn(writer, address, name="ของฉัน")
    preview = writer.post(address, data | {"do": "preview"})
    renamed(programme, NameEdit({"name": "ของเขา"}, criterion=criterion.pk))
    answer = writer.post(address, data | {"do": "preview"})
    assert answer.status_code == 422
    assert "“ของเขา”" in " ".join(answer.context["form"].non_field_errors())
    agreed = data | {"print": preview.context["print"], "do": "change", "reason": WHY, "seen": answer.context["seen"]}
    answer = writer.post(address, agreed)
    assert (answer.status_code, Criterion.objects.get().name) == (409, "ของเขา")
    assertContains(answer, "has changed since this preview was drawn", count=1, status_code=409)


def test_preview_is_old_when_other_activities_stand_under_the_name(programme, dimension):
    edit = NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk)
    seen = preview_of(programme, (), [edit]).print
    change(programme, dropped(stood(2)))
    with pytest.raises(changing.PreviewIsOld):
        change_plan(programme, (), [edit], reason=WHY, seen=seen, by=None)
    assert preview_of(programme, (), [edit]).names[0].activities == 1


MATRIX = {
    "busaba": 200,
    "admin": 200,
    "arun": 404,
    "chai": 404,
    "head": 404,
    "dao": 404,
    "stranger": 404,
    "nobody": 404,
}


@pytest.mark.parametrize("who", MATRIX)
def test_only_writers_of_the_province_open_the_pages(who, client, programme, request):
    signed_in(client, request.getfixturevalue(who))
    assert [client.get(address).status_code for address in addresses(programme)] == [MATRIX[who]] * 3
    assert [client.post(address, {"do": "change"}).status_code for address in addresses(programme)] == [
        422 if MATRIX[who] == 200 else 404
    ] * 3
    if who in {"arun", "dao"}:
        for address in addresses(programme):
            assertNotContains(client.get(at("plan", programme)), address)


def test_verb_asks_for_a_writer_and_a_reason(programme, dimension, arun):
    edit = NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk)
    with pytest.raises(PermissionDenied):
        renamed(programme, edit, by=arun)
    with pytest.raises(changing.ReasonNeeded):
        renamed(programme, edit, reason=" ")
    assert not PlanChange.objects.exists()


def test_what_is_of_another_plan_is_not_found(writer, programme, province):
    other = DimensionFactory(programme=ProgrammeFactory(province=province, fiscal_year=2568))
    assert writer.get(at("change_dimension", programme, other.pk)).status_code == 404
    with pytest.raises(editing.RowGone):
        preview_of(programme, (), [NameEdit({"name_th": "ใหม่"}, dimension=other.pk)])


@pytest.mark.parametrize("number", range(3))
def test_closed_year_is_refused_and_what_was_typed_stands(writer, programme, number):
    address = addresses(programme)[number]
    field = "name" if number == 2 else "name_th"
    data = drawn(writer, address, **{field: "พิมพ์ไว้"}) | {"do": "change", "reason": WHY}
    Programme.objects.filter(pk=programme.pk).update(**closing(date(2024, 3, 19)))
    answer = writer.post(address, data)
    errors = " ".join(answer.context["form"].non_field_errors())
    assert (answer.status_code, answer.context["form"][field].value()) == (409, "พิมพ์ไว้")
    assert "The year of this programme is closed" in errors
    assert WHY in errors
    assert writer.get(address).url == at("plan", programme)
    assertNotContains(writer.get(at("plan", programme)), "Correct the name")


def test_draft_is_edited_and_not_changed(writer, province):
    draft = ProgrammeFactory(province=province, fiscal_year=2568, draft=True)
    assert writer.get(at("change_names", draft)).url == at("plan", draft)


def test_activities_and_names_change_together_or_not_at_all(programme, dimension):
    edits, names = [edited(stood(), title="ใหม่")], [NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk)]
    seen = preview_of(programme, edits, names).print
    assert seen != preview_of(programme, edits).print
    change_plan(programme, edits, names, reason=WHY, seen=seen, by=None)
    assert (stood().title, Dimension.objects.get().name_th, PlanChange.objects.count()) == ("ใหม่", "ใหม่", 1)
    facts = Entry.objects.latest("pk").facts
    assert (facts["activities"], facts["names"]) == ([stood().pk], [f"dimension-{dimension.pk}"])


def test_districts_own_activities_stand_under_the_corrected_name(programme, dimension, province):
    beside = ProgrammeFactory(province=province, fiscal_year=2567, slug="of_districts", kind="local")
    same = DimensionFactory(programme=beside, number=1, name_th=dimension.name_th)
    other = DimensionFactory(programme=beside, number=2, name_th=dimension.name_th)
    renamed(programme, NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk))
    assert [Dimension.objects.get(pk=each.pk).name_th for each in (same, other)] == ["ใหม่", dimension.name_th]


def test_plan_on_paper_counts_the_change(programme, dimension):
    renamed(programme, NameEdit({"name_th": "ใหม่"}, dimension=dimension.pk))
    with translation.override("en"):
        assert "Change no. 1 of" in state_of(programme)


@pytest.mark.parametrize("names", [1, 3])
def test_query_counts(names, writer, programme, dimension, django_assert_num_queries):
    for number in range(names):
        renamed(programme, NameEdit({"name_th": f"ครั้งที่ {number}"}, dimension=dimension.pk))
    preview = {"do": "preview", "name_th": "ใหม่", "name_en": ""}
    address = at("change_dimension", programme, dimension.pk)
    data = drawn(writer, address) | preview
    for do, queries in ((lambda: writer.get(address), 5), (lambda: writer.post(address, data), 7)):
        with django_assert_num_queries(queries):
            do()


def test_all_is_said_in_thai(client, busaba, programme, dimension):
    client = signed_in(client, busaba, "th")
    address = at("change_dimension", programme, dimension.pk)
    with translation.override("th"):
        form = client.get(address)
        preview = client.post(address, drawn(client, address, name_th="ใหม่") | {"do": "preview"})
    for page in (form, preview):
        (main,) = re.findall(r"<main[^>]*>(.*)</main>", page.content.decode(), re.DOTALL)
        assert re.findall(r"[A-Za-z]{3,}", re.sub(r"<[^>]*>", " ", main)) == []


def test_name_with_its_number_stays_as_nobody_changed_it(writer, programme, dimension):
    Dimension.objects.filter(pk=dimension.pk).update(name_th="มิติที่ ๑ การเปิดเผย")
    address = at("change_dimension", programme, dimension.pk)
    preview = writer.post(address, drawn(writer, address, name_en="Open information") | {"do": "preview"})
    (effect,) = preview.context["effects"]
    assert effect.told == [Told("Name in English", "", "Open information")]
