"""Forms whose row was taken out, or whose plan was published, while somebody typed: nothing typed is lost."""

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.workflow import editing
from tests.dimensions.editing.at_hand import criterion, dimension, drawn, page_of, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_desk")]
KEPT = "Nothing was saved. What you typed still stands here, so that you can copy it."
GONE = f"This row was taken out of the plan meanwhile. {KEPT}"
PUBLISHED = f"This plan is published: it is changed by way of a preview that says what happens to the work. {KEPT}"


def taken_out(draft):
    """The whole dimension."""
    gone = dimension(1)
    editing.drop_dimension(draft, gone.pk, drawn_from=editing.seen_whole(gone), by=None)


def published(draft):
    workflow.publish(draft, by=None)


WAYS = [(taken_out, GONE), (published, PUBLISHED)]


@pytest.mark.parametrize(("happens", "sentence"), WAYS)
@pytest.mark.parametrize("do", ["save", "next", "more-evidence"])
def test_typed_activity_stands_below_the_reason_why_it_was_not_saved(client, draft, happens, sentence, do):
    address = page_of(draft)
    data = drawn(client, address, title="พิมพ์ไว้", evidence__0__title="หลักฐานที่พิมพ์", periods__1__raw="มี.ค. ๖๗")
    happens(draft)
    before = plan_of(draft)
    answer = client.post(address, data | {"do": do})
    editor = answer.context["editor"]
    assert (answer.status_code, answer.context["refused"], editor.errors) == (409, sentence, False)
    assert sentence in answer.content.decode()
    assert editor.form["title"].value() == "พิมพ์ไว้"
    assert [form["title"].value() for form in editor.rows["evidence"].forms] == ["หลักฐานที่พิมพ์", "คำสั่ง"]
    assert [form["raw"].value() for form in editor.rows["periods"].forms] == ["ม.ค. ๖๗", "มี.ค. ๖๗"]
    assert plan_of(draft) == before
    assert client.post(address, data | {"do": do}, headers={"HX-Request": "true"}).status_code == 422


def test_activity_that_was_brought_back_is_saved_as_it_was_typed(client, draft):
    address = page_of(draft)
    data = drawn(client, address, title="พิมพ์ไว้")
    editing.drop_activity(draft, row(1).pk, drawn_from=editing.seen(row(1)), by=None)
    assert client.post(address, data).status_code == 409
    editing.undo(draft, by=None)
    assert client.post(address, data).status_code == 302
    assert row(1).title == "พิมพ์ไว้"


@pytest.mark.parametrize(("happens", "sentence"), WAYS)
def test_new_activity_whose_place_went_keeps_what_was_typed(client, draft, happens, sentence):
    place = f"dimension-{dimension(1).pk}"
    address = f"{reverse('dimensions:build_activity_new', args=[draft.pk])}?in={place}"
    data = drawn(client, address, title="พิมพ์ไว้")
    happens(draft)
    answer = client.post(address, data)
    assert (answer.status_code, answer.context["refused"]) == (409, sentence)
    assert answer.context["editor"].form["title"].value() == "พิมพ์ไว้"


@pytest.mark.parametrize(("happens", "sentence"), WAYS)
@pytest.mark.parametrize("name", ["build_criterion", "build_criterion_new", "build_dimension"])
def test_form_of_what_stands_above_keeps_what_was_typed(client, draft, happens, sentence, name):
    keys = {"build_criterion": [criterion("เกณฑ์หนึ่ง").pk], "build_dimension": [dimension(1).pk]}
    address = f"{reverse(f'dimensions:{name}', args=[draft.pk, *keys.get(name, [])])}?in={dimension(1).pk}"
    happens(draft)
    answer = client.post(address, {"number": "1", "name": "พิมพ์ไว้", "name_th": "พิมพ์ไว้", "seen": "x"})
    form = answer.context["form"]
    assert (answer.status_code, form.non_field_errors()) == (409, [sentence])
    assert form["name" if "name" in form.fields else "name_th"].value() == "พิมพ์ไว้"


def test_heading_of_a_plan_that_was_published_keeps_what_was_typed(client, draft):
    published(draft)
    answer = client.post(reverse("dimensions:build_heading", args=[draft.pk]), {"name_th": "พิมพ์ไว้"})
    assert (answer.status_code, answer.context["form"]["name_th"].value()) == (409, "พิมพ์ไว้")
    assert PUBLISHED in answer.context["form"].non_field_errors()
