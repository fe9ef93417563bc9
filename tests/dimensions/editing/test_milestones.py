"""The dates of the programme itself in a draft: the form that reads them, their rows, and how they are taken back."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Milestone, PlanEdit
from dimensions.plans import read, write
from dimensions.workflow import editing
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.django_db
DUE = date(2024, 2, 22)
SAID = {"title": "อำเภอส่งแผน", "kind": "deadline", "on": DUE}


def at(name, draft, *keys):
    return reverse(f"dimensions:{name}", args=[draft.pk, *keys])


def made(draft, **other):
    return editing.add_milestone(draft, SAID | other, by=None)


def titles(draft):
    return [milestone.title for milestone in draft.milestones.all()]


def typed(client, draft, **said):
    """A new date, as it was typed; what was made of it, or the errors of the form."""
    data = {"title": "อำเภอส่งแผน", "kind": "deadline", "raw": "", "on": "", "code": ""} | said
    answer = client.post(at("build_milestone_new", draft), data)
    if answer.status_code == 302:
        return Milestone.objects.latest("pk")
    assert answer.status_code == 422
    return {name: list(map(str, errors)) for name, errors in answer.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("said", "day", "raw"),
    [
        ({"on": "22/2/67"}, DUE, None),
        ({"on": "๒๒ ก.พ. ๒๕๖๗"}, DUE, None),
        ({"on": "22 ก.พ."}, DUE, None),
        ({"raw": "ภายในวันที่ ๒๒ กุมภาพันธ์ ๒๕๖๗"}, DUE, "ภายในวันที่ ๒๒ กุมภาพันธ์ ๒๕๖๗"),
        ({"raw": "๒๒ ก.พ. ๖๗"}, DUE, "๒๒ ก.พ. ๖๗"),
        ({"raw": "กุมภาพันธ์ ๒๕๖๗", "on": "22/2/2567", "as_given": "on"}, DUE, "กุมภาพันธ์ ๒๕๖๗"),
        ({"raw": "หลังประชุม", "on": "22/2/2567"}, DUE, "หลังประชุม"),
    ],
)
def test_date_is_typed_as_people_type_it(at_desk, client, draft, said, day, raw):
    found = typed(client, draft, **said)
    assert (found.on, found.raw, found.code) == (day, raw, "date_1")


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "on", "Type the day, or what the plan says of it."),
        ({"on": "32/2/67"}, "on", "That month does not have this day."),
        ({"raw": "เดือนกุมภาพันธ์ ๒๕๖๗"}, "raw", "The text names several days: Feb 2024. Type the day into its own field."),
        ({"raw": "หลังประชุม"}, "raw", "carries no dates"),
        ({"raw": "๒๒ ก.พ. ๒๕๖๗", "on": "1/3/67"}, "raw", "but the dates say otherwise"),
        ({"on": "1/3/67", "title": " "}, "title", "This cannot be left out."),
        ({"on": "1/3/67", "code": "กขค"}, "code", "Small Latin letters"),
    ],
)
def test_what_is_not_certain_is_asked(at_desk, client, draft, said, field, sentence):
    errors = typed(client, draft, **said)
    assert list(errors) == [field]
    assert sentence in " ".join(errors[field])
    assert Milestone.objects.count() == 0


def test_form_shows_how_it_is_read_and_keeps_what_was_typed(at_desk, client, draft):
    data = {"do": "read", "title": "", "kind": "event", "raw": "๓ ต.ค. ๒๕๖๗", "on": "", "note": "ไว้"}
    page = client.post(at("build_milestone_new", draft), data)
    assertContains(page, "<strong>3 Oct 2024</strong>", count=1)
    assertContains(page, "(outside the fiscal year)", count=1)
    page = client.post(at("build_milestone_new", draft), data | {"raw": "", "on": "22/2/67"})
    assertContains(page, "<strong>Thursday 22 February 2024</strong>", count=1)
    assert (page.context["form"]["note"].value(), page.context["form"].errors) == ("ไว้", {})
    assert Milestone.objects.count() == 0


def test_date_that_the_portal_goes_by_is_chosen_in_words(at_desk, client, draft):
    found = typed(client, draft, on="22/2/67", purpose="district_plan_due")
    assert found.code == "district_plan_due"
    errors = typed(client, draft, on="23/2/67", purpose="district_plan_due")
    assert "stands for that already: “อำเภอส่งแผน”" in errors["purpose"][0]
    assert "code" in typed(client, draft, on="23/2/67", code="district_plan_due")
    page = client.get(at("build", draft))
    assertContains(page, "By this day districts send their own plan to the province", count=1)
    form = client.get(at("build_milestone", draft, found.pk)).context["form"]
    assert (form["purpose"].value(), form["code"].value()) == ("district_plan_due", "")


def test_codes_are_made_where_none_is_typed(draft):
    assert [made(draft, code=code).code for code in ("", "date_2", "", "own")] == ["date_1", "date_2", "date_3", "own"]
    with pytest.raises(editing.CodeTaken):
        made(draft, code="own")


def test_day_that_was_moved_alone_takes_its_text_along(at_desk, client, draft):
    found = made(draft, raw="ภายในวันที่ ๒๒ กุมภาพันธ์ ๒๕๖๗")
    page = client.get(at("build_milestone", draft, found.pk))
    data = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    data = {name: value for name, value in data.items() if value} | {"seen": page.context["seen"]}
    assert client.post(at("build_milestone", draft, found.pk), data | {"on": "1/3/67"}).status_code == 302
    found.refresh_from_db()
    assert (found.on, found.raw) == (date(2024, 3, 1), "ภายในวันที่ ๑ มีนาคม ๒๕๖๗")


def test_two_writers_are_told(at_desk, client, draft):
    found = made(draft)
    seen = editing.seen_milestone(found)
    data = {"title": "ของฉัน", "kind": "deadline", "on": "22/2/67", "code": found.code, "seen": seen}
    editing.edit_milestone(draft, found.pk, {"title": "ของเขา", "on": date(2024, 3, 1)}, drawn_from=seen, by=None)
    answer = client.post(at("build_milestone", draft, found.pk), data)
    assert answer.status_code == 422
    errors = " ".join(answer.context["form"].non_field_errors())
    assert "“ของเขา”" in errors
    assert "“1 Mar 2024”" in errors
    client.post(at("build_milestone", draft, found.pk), data | {"seen": answer.context["seen"]})
    assert titles(draft) == ["ของฉัน"]


def test_rows_are_moved_taken_out_and_brought_back(at_desk, client, draft):
    keys = [made(draft, title=title).pk for title in "กขค"]
    answer = client.post(at("build_milestone_up", draft, keys[2]))
    assert answer.url == f"{at('build', draft)}?stay-date=up-{keys[2]}#date-{keys[2]}"
    page = client.get(answer.url.partition("#")[0]).content.decode()
    (button,) = [part for part in page.split("<button") if " autofocus" in part]
    assert at("build_milestone_up", draft, keys[2]) in button
    assert titles(draft) == ["ก", "ค", "ข"]
    client.post(at("build_milestone_place", draft), {"row": keys[2], "before": keys[0]})
    assert titles(draft) == ["ค", "ก", "ข"]
    client.post(at("build_milestone_place", draft), {"row": keys[2], "before": ""})
    assert titles(draft) == ["ก", "ข", "ค"]
    client.post(at("build_milestone_down", draft, keys[2]))
    page = client.get(at("build_milestone_drop", draft, keys[0]))
    client.post(at("build_milestone_drop", draft, keys[0]), {"seen": page.context["seen"]})
    assert titles(draft) == ["ข", "ค"]
    assertContains(client.get(at("build", draft)), "Took a date out of a draft (ก)", count=1)
    for standing in (["ก", "ข", "ค"], ["ค", "ก", "ข"], ["ก", "ค", "ข"], ["ก", "ข", "ค"], ["ก", "ข"]):
        client.post(at("build_undo", draft))
        assert titles(draft) == standing
    client.post(at("build_redo", draft))
    assert [milestone.pk for milestone in draft.milestones.all()] == keys


def test_every_edit_of_dates_is_taken_back_and_done_again(draft):
    states = [plan_of(draft)]
    found = made(draft)
    states.append(plan_of(draft))
    editing.edit_milestone(draft, found.pk, {"on": date(2024, 3, 1)}, drawn_from=editing.seen_milestone(found), by=None)
    states.append(plan_of(draft))
    found.refresh_from_db()
    editing.drop_milestone(draft, found.pk, drawn_from=editing.seen_milestone(found), by=None)
    states.append(plan_of(draft))
    for state in states[-2::-1]:
        editing.undo(draft, by=None)
        assert plan_of(draft) == state
    for state in states[1:]:
        editing.redo(draft, by=None)
        assert plan_of(draft) == state
        assert read(write(state)).plan == state


def test_code_that_another_date_has_meanwhile_keeps_an_edit_as_it_is(draft):
    found = made(draft, code="own")
    editing.drop_milestone(draft, found.pk, drawn_from=editing.seen_milestone(found), by=None)
    draft.milestones.create(position=0, code="own", **SAID)
    with pytest.raises(editing.ChangedOtherwise):
        editing.undo(draft, by=None)


def test_edit_that_an_older_release_kept_is_taken_back(draft, busaba):
    editing.edit_heading(draft, {"name_th": "ใหม่"}, drawn_from=editing.seen_heading(draft), by=busaba)
    edit = PlanEdit.objects.get()
    for state in (edit.before, edit.after):
        del state["milestones"]
        for column in ("starts_on", "ends_on", "particulars"):
            del state["heading"][column]
    edit.save()
    editing.undo(draft, by=busaba)
    draft.refresh_from_db()
    assert draft.name_th == "ใสสะอาด"


def test_row_that_went_meanwhile_loses_nothing_typed(at_desk, client, draft):
    found = made(draft)
    editing.drop_milestone(draft, found.pk, drawn_from=editing.seen_milestone(found), by=None)
    data = {"title": "พิมพ์ไว้", "kind": "deadline", "on": "22/2/67"}
    answer = client.post(at("build_milestone", draft, found.pk), data)
    assert answer.status_code == 409
    assertContains(answer, "What you typed still stands here", count=1, status_code=409)
    assertContains(answer, "พิมพ์ไว้", count=1, status_code=409)
    assert client.get(at("build_milestone", draft, found.pk)).status_code == 404


def test_dates_of_another_plan_are_not_found(at_desk, client, draft, province):
    other = made(ProgrammeFactory(province=province, fiscal_year=2568, draft=True))
    assert client.get(at("build_milestone", draft, other.pk)).status_code == 404
    assert client.get(at("build_milestone_drop", draft, other.pk)).status_code == 404
    for name in ("build_milestone_up", "build_milestone_down"):
        assert client.post(at(name, draft, other.pk)).url == at("build", draft)
    assert client.post(at("build_milestone_place", draft), {"row": other.pk}).url == at("build", draft)


def test_day_outside_the_year_is_marked(at_desk, client, draft):
    made(draft)
    assertNotContains(client.get(at("build", draft)), "outside the fiscal year")
    made(draft, on=date(2024, 10, 3))
    assertContains(client.get(at("build", draft)), "(outside the fiscal year)", count=1)


def test_carried_date_that_is_to_be_looked_at_leads_to_its_form(at_desk, client, draft):
    made(draft, on=date(2024, 3, 1))
    workflow.set_default_offices(draft, ["province"], by=None)
    workflow.publish(draft, by=None)
    carried = workflow.carry_over(draft, 2568, by=None)
    found = carried.milestones.get()
    page = client.get(reverse("dimensions:plan", args=[carried.pk]))
    assertContains(page, f'<a href="{at("build_milestone", carried, found.pk)}">', count=1)
