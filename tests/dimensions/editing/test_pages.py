"""The pages that edit a draft: who sees them, what their buttons do, what they cost."""

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Activity, PlanEdit, Programme
from dimensions.workflow import editing
from tests.dimensions.editing.at_hand import criterion, dimension, posted, row, walk
from tests.dimensions.sources.test_access import MAY, ROLES
from tests.factories.dimensions import (
    ActivityFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db

PAGES = ("build", "build_heading", "build_dimension_new", "build_milestone_new")
STEPS = ("build_undo", "build_redo", "build_place", "build_milestone_place")
OF_ROWS = ("build_up", "build_down", "build_duplicate", "build_activity", "build_activity_drop")
OF_CRITERIA = ("build_criterion", "build_criterion_up", "build_criterion_down", "build_criterion_drop")
OF_DIMENSIONS = ("build_dimension", "build_dimension_drop")


def at(name, draft, *keys):
    return reverse(f"dimensions:{name}", args=[draft.pk, *keys])


def every_address(draft):
    """All addresses of the builder of this draft."""
    new = [f"{at('build_activity_new', draft)}?in=dimension-{dimension(1).pk}"]
    new += [f"{at('build_criterion_new', draft)}?in={dimension(1).pk}"]
    rows = [at(name, draft, row(1).pk) for name in OF_ROWS]
    criteria = [at(name, draft, criterion("เกณฑ์หนึ่ง").pk) for name in OF_CRITERIA]
    dimensions = [at(name, draft, dimension(1).pk) for name in OF_DIMENSIONS]
    return [*(at(name, draft) for name in (*PAGES, *STEPS)), *new, *rows, *criteria, *dimensions]


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_pages_of_a_draft(people, draft, client, role):
    client.force_login(people[role])
    answers = {address: client.get(address).status_code for address in every_address(draft)}
    assert {status in {200, 302} for status in answers.values()} == {MAY[role]}
    assert MAY[role] or set(answers.values()) == {404}
    assert client.get(reverse("dimensions:build_new")).status_code == (200 if MAY[role] or role == "far" else 404)


@pytest.mark.parametrize("role", ROLES)
def test_who_takes_the_steps_of_a_draft(people, draft, client, role):
    client.force_login(people[role])
    answer = client.post(at("build_duplicate", draft, row(1).pk))
    assert (answer.status_code, Activity.objects.count()) == ((302, 6) if MAY[role] else (404, 5))


def test_published_plan_leads_to_its_page(draft, busaba, client):
    addresses, before = every_address(draft), plan_of(draft)
    workflow.publish(draft, by=busaba)
    client.force_login(busaba)
    answers = [client.get(address) for address in addresses]
    assert {answer.url for answer in answers} == {reverse("dimensions:plan", args=[draft.pk])}
    posts = {client.post(address, {"number": "1"}).status_code for address in addresses if address != addresses[0]}
    assert (posts, plan_of(draft)) == ({302, 409}, before)


def test_rows_of_another_plan_are_not_found(draft, province, busaba, client):
    other = ActivityFactory(dimension__programme=ProgrammeFactory(province=province, fiscal_year=2568, draft=True))
    client.force_login(busaba)
    for name in ("build_activity", "build_activity_drop"):
        assert client.get(at(name, draft, other.pk)).url == at("build", draft)
    for name in ("build_up", "build_down", "build_duplicate"):
        assert client.post(at(name, draft, other.pk)).url == at("build", draft)
    for name, key in (("build_criterion", other.criterion_id), ("build_dimension_drop", other.dimension_id)):
        assert client.get(at(name, draft, key)).status_code == 404
    assert Activity.objects.count() == 6


def test_builder_shows_every_row_in_its_place(draft, busaba, client):
    client.force_login(busaba)
    building = client.get(at("build", draft)).context["building"]
    shown = [
        (section.dimension.number, part.criterion and part.criterion.name, [row.activity.seq for row in part.rows])
        for section in building.sections
        for part in section.parts
    ]
    assert shown == [
        (1, "เกณฑ์หนึ่ง", [1, 2, 3]),
        (1, "เกณฑ์สอง", [4]),
        (1, None, [5]),
        (2, "เกณฑ์สาม", []),
    ]
    rows = [row for section in building.sections for part in section.parts for row in part.rows]
    assert [(row.activity.seq, row.evidence, row.is_first, row.is_last) for row in rows] == [
        (1, 2, True, False),
        (2, 0, False, False),
        (3, 0, False, False),
        (4, 0, False, True),
        (5, 0, False, True),
    ]


def test_button_that_was_pressed_is_ready_to_be_pressed_again(draft, busaba, client):
    client.force_login(busaba)
    key = row(1).pk
    answer = client.post(at("build_down", draft, key))
    assert answer.url == f"{at('build', draft)}?stay=down-{key}#activity-{key}"
    page = client.get(answer.url.partition("#")[0]).content.decode()
    (button,) = [part for part in page.split("<button") if " autofocus" in part]
    assert at("build_down", draft, key) in button
    assert [seq for _dimension, _criterion, seq in walk()] == [2, 1, 3, 4, 5]


def test_row_is_dragged_before_another(draft, busaba, client):
    client.force_login(busaba)
    moved, two = row(5).pk, criterion("เกณฑ์สอง").pk
    data = {"row": moved, "part": f"criterion-{two}", "before": row(4).pk}
    assert client.post(at("build_place", draft), data).url == f"{at('build', draft)}#activity-{moved}"
    assert [seq for _dimension, _criterion, seq in walk()] == [1, 2, 3, 5, 4]
    for wrong in ({"row": "x"}, {"part": "criterion-0"}, {"row": "9" * 30}):
        assert client.post(at("build_place", draft), data | wrong).url == at("build", draft)


def test_undo_and_redo_say_what_they_take_back(draft, busaba, client):
    busaba.language = "en"
    busaba.save()
    client.force_login(busaba)
    client.post(at("build_duplicate", draft, row(1).pk))
    building = client.get(at("build", draft)).context["building"]
    assert (building.undo, building.redo) == ("Duplicated an activity of a draft (1.1 กิจกรรม 1)", "")
    client.post(at("build_undo", draft))
    building = client.get(at("build", draft)).context["building"]
    assert (building.undo, building.redo) == ("", "Duplicated an activity of a draft (1.1 กิจกรรม 1)")
    client.post(at("build_redo", draft))
    assert Activity.objects.count() == 6


@pytest.mark.parametrize(
    ("name", "key", "gone"),
    [
        ("build_activity_drop", "activity", 1),
        ("build_criterion_drop", "criterion", 3),
        ("build_dimension_drop", "dimension", 5),
    ],
)
def test_what_goes_is_shown_first_and_goes_as_it_was_shown(draft, busaba, client, name, key, gone):
    client.force_login(busaba)
    keys = {"activity": row(1).pk, "criterion": criterion("เกณฑ์หนึ่ง").pk, "dimension": dimension(1).pk}
    address = at(name, draft, keys[key])
    page = client.get(address)
    assert len(page.context["activities"]) == (0 if key == "activity" else gone)
    client.post(address, {"seen": "of another time"})
    assert Activity.objects.count() == 5
    client.post(address, {"seen": page.context["seen"]})
    assert (Activity.objects.count(), PlanEdit.objects.count()) == (5 - gone, 1)


def test_criterion_is_added_and_edited_and_two_writers_are_told(draft, busaba, client):
    client.force_login(busaba)
    address = f"{at('build_criterion_new', draft)}?in={dimension(2).pk}"
    said = {"number": "๑", "name": "ใหม่", "level": "3", "own_theme": "innovation"}
    assert client.post(address, said | {"level": "6"}).status_code == 422
    assert client.post(address, said).status_code == 302
    made = criterion("ใหม่")
    assert (made.dimension.number, made.level, made.own_theme, made.number) == (2, 3, "innovation", "๑")
    seen = client.get(at("build_criterion", draft, made.pk)).context["seen"]
    for name, status in (("ของคนแรก", 302), ("ของคนที่สอง", 422)):
        answer = client.post(at("build_criterion", draft, made.pk), said | {"name": name, "seen": seen})
        assert answer.status_code == status
    assert any("ของคนแรก" in error for error in answer.context["form"].non_field_errors())
    client.post(at("build_criterion", draft, made.pk), said | {"name": name, "seen": answer.context["seen"]})
    made.refresh_from_db()
    assert made.name == "ของคนที่สอง"


def test_dimension_keeps_its_number_to_itself(draft, busaba, client):
    client.force_login(busaba)
    assert client.get(at("build_dimension_new", draft)).context["form"].initial == {"number": 3}
    answer = client.post(at("build_dimension_new", draft), {"number": "2", "name_th": "ซ้ำ"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["number"])
    assert client.post(at("build_dimension_new", draft), {"number": "๓", "name_th": "ใหม่"}).status_code == 302
    assert plan_of(draft).dimensions[2].name == "ใหม่"


def test_heading_says_who_acts_by_default(draft, busaba, client):
    client.force_login(busaba)
    page = client.get(at("build_heading", draft))
    said = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    said = {name: value for name, value in said.items() if value not in (False, "")}
    client.post(
        at("build_heading", draft), said | {"default_offices": ["district", "group"], "seen": page.context["seen"]}
    )
    draft.refresh_from_db()
    assert draft.default_offices == ["group", "district"]
    assert client.post(at("build_heading", draft), {"name_th": ""}).status_code == 422


def test_plan_is_begun_from_nothing(province, busaba, client):
    ProgrammeFactory(province=province, fiscal_year=2560, closed=True)
    DimensionFactory(programme__province=province, programme__fiscal_year=2560, name_th="มิติของปีก่อน")
    client.force_login(busaba)
    form = client.get(reverse("dimensions:build_new")).context["form"]
    assert form["dimensions"].value() == "มิติของปีก่อน"
    year = form["fiscal_year"].value()
    said = {"fiscal_year": year, "name": "แผนใหม่", "dimensions": "หนึ่ง\r\n สอง \r\n"}
    assert client.post(reverse("dimensions:build_new"), said | {"dimensions": " "}).status_code == 422
    answer = client.post(reverse("dimensions:build_new"), said)
    begun = Programme.objects.get(fiscal_year=year)
    assert answer.url == at("build", begun)
    assert [each.name for each in plan_of(begun).dimensions] == ["หนึ่ง", "สอง"]
    again = client.post(reverse("dimensions:build_new"), said)
    assert list(again.context["form"].errors) == ["fiscal_year"]


def test_plan_and_activity_lead_to_their_editing_until_they_are_published(draft, busaba, client):
    client.force_login(busaba)
    addresses = {
        reverse("dimensions:plan", args=[draft.pk]): at("build", draft),
        reverse("dimensions:activity", args=[row(1).pk]): at("build_activity", draft, row(1).pk),
    }
    for is_led in (True, False):
        pages = {there: client.get(address).content.decode() for address, there in addresses.items()}
        assert {f'href="{there}"' in page for there, page in pages.items()} == {is_led}
        if is_led:
            workflow.publish(draft, by=None)


@pytest.fixture
def long_draft(province, busaba, client):
    """As many activities as asked for, each with two periods and a requirement."""

    def make(rows):
        programme = ProgrammeFactory(province=province, fiscal_year=2567, draft=True)
        of = DimensionFactory(programme=programme)
        for number in range(rows):
            made = ActivityFactory(dimension=of, position=number)
            RequirementFactory(activity=made)
            for _each in range(2):
                PeriodFactory(activity=made)
        client.force_login(busaba)
        return programme, made

    return make


@pytest.mark.parametrize("rows", [1, 3, 100])
def test_queries_of_the_builder_do_not_grow(long_draft, client, rows, django_assert_num_queries):
    programme, made = long_draft(rows)
    with django_assert_num_queries(11):
        assert client.get(at("build", programme)).context["building"].activities == rows
    with django_assert_num_queries(12):
        page = client.get(at("build_activity", programme, made.pk))
    data = posted(page.context["editor"], page.context["seen"], title="ใหม่", evidence__0__title="ใหม่")
    with django_assert_num_queries(49):
        client.post(at("build_activity", programme, made.pk), data)
    made.refresh_from_db()
    assert made.title == "ใหม่"


def test_two_who_edit_at_once_are_both_kept(draft, busaba, admin):
    editing.shift_activity(draft, row(1).pk, "down", by=busaba)
    editing.shift_activity(draft, row(4).pk, "up", by=admin)
    assert list(PlanEdit.objects.values_list("position", "by")) == [(1, busaba.pk), (2, admin.pk)]
