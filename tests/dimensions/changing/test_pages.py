"""The pages on which a published plan is changed: who sees them, what they show, refuse and cost."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation

from dimensions import workflow
from dimensions.models import Activity, Assignment, PlanChange
from portal.shell import clock
from tests.dimensions.changing.at_hand import (
    FULL,
    MARCH,
    OTHER,
    WHY,
    added,
    change,
    dropped,
    edited,
    owed,
    signed_in,
    stood,
)
from tests.dimensions.plans_at_hand import activity
from tests.factories.dimensions import closing

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
PAGES = ("change_activity", "change_drop", "change_put_back", "change_add")


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(date(2024, 3, 20)):
        yield


def page(name, programme, key=None):
    return reverse(f"dimensions:{name}", args=[programme.pk, *([] if name == "change_add" else [key or stood().pk])])


def posted(response, **more):
    """What the form on a page sends if nothing is touched, and what a person typed."""
    editor = response.context["editor"]
    fields = {"seen": response.context["seen"], "reason": response.context["reason"]}
    forms = [editor.form, *(form for rows in editor.rows.values() for form in rows.forms)]
    for form in (*forms, *(rows.management_form for rows in editor.rows.values())):
        fields |= {form.add_prefix(name): form[name].value() for name in form.fields}
    kept = {name: value for name, value in fields.items() if value is not None and value is not False}
    return {name: "on" if value is True else value for name, value in kept.items()} | more


def carried(response):
    """What the preview carries along."""
    return {name: unescape(value) for name, value in FIELD.findall(response.content.decode())}


ANSWERS = {
    "busaba": 200,
    "admin": 200,
    "arun": 404,
    "head": 404,
    "chai": 404,
    "dao": 404,
    "stranger": 404,
    "nobody": 404,
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("who", "status"), ANSWERS.items())
def test_only_writers_of_the_province_change_its_plan(who, status, name, client, request, programme):
    if name == "change_put_back":
        change(programme, dropped(stood()))
    client = signed_in(client, request.getfixturevalue(who))
    before = PlanChange.objects.count()
    assert client.get(page(name, programme)).status_code == status
    refused = client.post(page(name, programme), {"do": "change", "reason": WHY, "print": ""}).status_code
    assert refused in ({404} if status == 404 else {409, 422})
    assert PlanChange.objects.count() == before


@pytest.mark.parametrize(
    ("who", "links"), [("busaba", ["change", "drop"]), ("admin", ["change", "drop"]), ("arun", []), ("dao", [])]
)
def test_activity_offers_the_change_to_writers_alone(who, links, client, request, programme):
    text = signed_in(client, request.getfixturevalue(who)).get(f"/plans/activities/{stood().pk}/").content.decode()
    offered = {"change": page("change_activity", programme), "drop": page("change_drop", programme)}
    assert [name for name, url in offered.items() if f'href="{url}"' in text] == links
    plan = client.get(f"/plans/{programme.pk}/").content.decode()
    assert (page("change_add", programme) in plan) == bool(links)


@pytest.mark.parametrize(("state", "where"), [("draft", "dimensions:plan"), ("closed", "dimensions:plan")])
def test_what_does_not_run_leads_to_the_plan_with_a_sentence(state, where, writer, programme):
    facts = {"state": "draft", "published_at": None} if state == "draft" else closing(date(2024, 3, 1))
    type(programme).objects.update(**facts)
    answer = writer.get(page("change_activity", programme), follow=True)
    assert answer.redirect_chain == [(reverse(where, args=[programme.pk]), 302)]
    assert len(list(answer.context["messages"])) == 1


@pytest.mark.parametrize("do", ["preview", "change", "add-periods"])
def test_form_of_a_year_that_was_closed_meanwhile_keeps_what_was_typed(do, writer, programme):
    url = page("change_activity", programme)
    sent = posted(writer.get(url), do=do, title="ประชุมชี้แจง", reason=WHY)
    type(programme).objects.update(**closing(date(2024, 3, 1)))
    answer = writer.post(url, sent)
    told = "The year of this programme is closed; its plan cannot be changed any more."
    assert (answer.status_code, answer.context["refused"]) == (409, told)
    assert (answer.context["editor"].form["title"].value(), answer.context["reason"]) == ("ประชุมชี้แจง", WHY)


def test_form_of_an_activity_that_was_dropped_meanwhile_says_so_before_it_puts_it_back(writer, programme):
    url = page("change_activity", programme)
    sent = posted(writer.get(url), do="preview", title="ประชุมชี้แจง")
    change(programme, dropped(stood()))
    answer = writer.post(url, sent)
    assert (answer.status_code, answer.context["theirs"]) == (422, ())
    assert answer.context["refused"].startswith("Somebody else has dropped this activity from the plan")
    [effect] = writer.post(url, posted(answer, do="preview")).context["effects"]
    assert "Name" in [each.name for each in effect.told]
    assert writer.post(url, sent).status_code == 422


@pytest.mark.parametrize(("name", "do"), [("change_drop", dropped), ("change_put_back", None)])
def test_reason_that_came_too_late_is_said_back(name, do, writer, programme):
    preview = writer.get(page("change_drop", programme))
    change(programme, dropped(stood()))
    if not do:
        preview = writer.get(page(name, programme))
        change(programme, edited(stood()))
    answer = writer.post(page(name, programme), carried(preview) | {"do": "change", "reason": WHY}, follow=True)
    said = "already" if do else "Nothing in the plan would change."
    [why, typed] = [str(each) for each in answer.context["messages"]]
    assert said in why
    assert typed == f"As the reason you had typed: {WHY}"


def test_form_leads_to_the_preview_and_back_without_losing_a_word(writer, programme):
    form = writer.get(page("change_activity", programme))
    preview = writer.post(page("change_activity", programme), posted(form, do="preview", title="ประชุม <ชี้แจง>"))
    [effect] = preview.context["effects"]
    assert preview.status_code == 200
    assert [(each.name, each.before, each.after) for each in effect.told] == [("Name", FULL.title, "ประชุม <ชี้แจง>")]
    assert [(each.words, each.pieces) for each in effect.work] == [
        ("Stays as it is; the office is told what changed", 4)
    ]
    assert stood().title == FULL.title
    back = writer.post(page("change_activity", programme), carried(preview) | {"do": "back", "reason": "เพราะว่า"})
    assert (back.status_code, back.context["editor"].form["title"].value()) == (200, "ประชุม <ชี้แจง>")
    assert back.context["reason"] == "เพราะว่า"
    again = writer.post(page("change_activity", programme), posted(back, do="preview"))
    assert again.context["form"]["reason"].value() == "เพราะว่า"


def test_change_is_made_as_it_was_previewed(writer, programme, busaba):
    url = page("change_activity", programme)
    preview = writer.post(url, posted(writer.get(url), do="preview", title="ประชุมชี้แจง"))
    answer = writer.post(url, carried(preview) | {"do": "change", "reason": WHY}, follow=True)
    assert answer.redirect_chain == [(f"/plans/activities/{stood().pk}/", 302)]
    made = PlanChange.objects.get()
    assert (stood().title, made.reason, made.by) == ("ประชุมชี้แจง", WHY, busaba)
    text = answer.content.decode()
    assert [words in text for words in (WHY, "Changes since publication", FULL.title)] == [True] * 3
    again = writer.post(url, carried(preview) | {"do": "change", "reason": WHY})
    assert (again.status_code, PlanChange.objects.count()) == (422, 1)


def test_reason_is_asked_for_at_its_field(writer, programme):
    preview = writer.get(page("change_drop", programme))
    answer = writer.post(page("change_drop", programme), carried(preview) | {"do": "change", "reason": " "})
    assert (answer.status_code, PlanChange.objects.count()) == (422, 0)
    assert answer.context["form"].errors == {
        "reason": ["Say why the plan is changed; every office that it concerns reads this."]
    }


def test_preview_that_is_old_is_drawn_again_with_the_reason(writer, programme):
    preview = writer.get(page("change_drop", programme))
    workflow.begin_work(Assignment.objects.filter(activity__seq=1)[0], at=clock.now())
    answer = writer.post(page("change_drop", programme), carried(preview) | {"do": "change", "reason": WHY})
    assert (answer.status_code, PlanChange.objects.count()) == (409, 0)
    assert answer.context["form"]["reason"].value() == WHY
    [effect] = answer.context["effects"]
    assert effect.warnings == ["1 office has begun work that would be withdrawn."]
    assert answer.context["print"] != preview.context["print"]
    sure = writer.post(page("change_drop", programme), carried(answer) | {"do": "change", "reason": WHY})
    assert (sure.status_code, PlanChange.objects.count(), owed()) == (302, 1, [])


def test_what_another_changed_meanwhile_stands_beside_what_was_typed(writer, programme):
    form = writer.get(page("change_activity", programme))
    change(programme, edited(stood(), title="ของคนอื่น"))
    answer = writer.post(page("change_activity", programme), posted(form, do="preview", title="ของฉัน"))
    assert (answer.status_code, answer.context["editor"].form["title"].value()) == (422, "ของฉัน")
    assert "ของคนอื่น" in [words for _label, words in answer.context["theirs"]]


@pytest.mark.parametrize(("fields", "field"), [({"title": ""}, "title"), ({"offices": []}, "offices"), ({}, "__all__")])
def test_what_cannot_be_is_said_at_its_field(fields, field, writer, programme):
    url = page("change_activity", programme)
    answer = writer.post(url, posted(writer.get(url), do="preview") | fields)
    assert (answer.status_code, list(answer.context["editor"].form.errors)) == (422, [field])


def test_activity_is_added_and_put_back(writer, programme):
    url = page("change_add", programme)
    fields = posted(writer.get(url), do="preview", title="กิจกรรมใหม่", offices=["district"])
    preview = writer.post(url, fields)
    assert [(each.heading, each.work[0].words) for each in preview.context["effects"]] == [("New", "New work: no date")]
    writer.post(url, fields | {"print": preview.context["print"], "do": "change", "reason": WHY})
    assert owed(3) == [("2101", None, None), ("2102", None, None)]
    change(programme, dropped(stood(3)))
    url = page("change_put_back", programme, stood(3).pk)
    writer.post(url, carried(writer.get(url)) | {"do": "change", "reason": WHY})
    assert (owed(3), stood(3).dropped_at) == ([("2101", None, None), ("2102", None, None)], None)


def test_dropped_activity_can_be_read_and_is_in_no_plan(writer, programme, arun):
    change(programme, dropped(stood(2)))
    text = writer.get(f"/plans/activities/{stood(2).pk}/").content.decode()
    assert ("This was dropped from the plan" in text, page("change_put_back", programme, stood(2).pk) in text) == (
        True,
        True,
    )
    plan = writer.get(f"/plans/{programme.pk}/")
    assert [each.title for each in plan.context["activities"]] == [FULL.title]
    assert [[row.activity.title for row in each.activities] for each in plan.context["changes"]] == [[OTHER.title]]


def test_all_is_said_in_thai(client, busaba, programme):
    url = page("change_activity", programme)
    client = signed_in(client, busaba, "th")
    with translation.override("th"):
        preview = client.post(url, posted(client.get(url), do="preview", title="ประชุมชี้แจง"))
        (main,) = re.findall(r"<main[^>]*>(.*)</main>", preview.content.decode(), re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", main)
    assert re.findall(r"[A-Za-z]{3,}", text) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(rows, writer, programme, django_assert_num_queries):
    for number in range(rows):
        change(programme, added(activity(1, "district", periods=(MARCH,) * (number + 1)), stood()))
        change(programme, edited(stood(), title=f"ครั้งที่ {number}"))
    addresses = {
        page("change_activity", programme): 12,
        page("change_drop", programme): 19,
        f"/plans/{programme.pk}/": 21,
        f"/plans/activities/{stood().pk}/": 10,
    }
    for address, queries in addresses.items():
        writer.get(address)
        with django_assert_num_queries(queries):
            writer.get(address)
    assert Activity.objects.count() == 2 + rows


def test_nothing_stands_under_an_activity_that_was_dropped(writer, programme):
    address = page("change_activity", programme)

    def offered():
        return [key for key, _name in writer.get(address).context["editor"].form.fields["sub_of"].choices]

    assert offered() == ["", str(stood(2).pk)]
    change(programme, dropped(stood(2)))
    assert offered() == [""]


@pytest.mark.parametrize(("changes", "open_ones", "folded"), [(6, 6, 0), (8, 5, 3)])
def test_older_changes_of_an_activity_are_folded_away(writer, programme, changes, open_ones, folded):
    for number in range(changes):
        change(programme, edited(stood(), title=f"ประชุม {number}"))
    text = writer.get(f"/plans/activities/{stood().pk}/").content.decode()
    before, _, behind = text.partition('<details class="timeline__older">')
    assert (before.count(f"Reason: {WHY}"), behind.count(f"Reason: {WHY}")) == (open_ones, folded)
    assert (f"{folded} earlier entries" in behind) == bool(folded)
