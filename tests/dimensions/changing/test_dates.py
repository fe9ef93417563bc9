"""Dates of a published programme are changed: previewed, with a reason, recorded, and told to whom it concerns."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import Milestone, MilestoneChange, PlanChange, Programme
from dimensions.models.changes import day_of_milestone
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import MilestoneEdit
from portal.history.models import Entry
from portal.shell import clock
from portal.shell.dates import say_date
from tests.dimensions.changing.at_hand import WHY
from tests.factories.dimensions import ProgrammeFactory, closing
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db
DUE, LATER = date(2024, 3, 22), date(2024, 4, 5)
CODE = "district_plan_due"


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(date(2024, 3, 20)):
        yield


@pytest.fixture
def due(programme):
    said = {"title": "อำเภอส่งแผน", "kind": "deadline", "actor": "district", "recipient": "province"}
    return programme.milestones.create(position=0, code=CODE, on=DUE, raw="ภายในวันที่ ๒๒ มีนาคม ๒๕๖๗", **said)


def at(name, programme, *keys):
    return reverse(f"dimensions:{name}", args=[programme.pk, *keys])


def changed(programme, edit, *, by=None, reason=WHY, **options):
    seen = changing.preview_of_milestone(programme, edit).print
    return changing.change_milestone(programme, edit, reason=reason, seen=seen, by=by, **options)


def saying(found, **other):
    columns = ("title", "kind", "on", "raw", "actor", "recipient", "note")
    return MilestoneEdit(found.pk, {name: getattr(found, name) for name in columns} | other)


def drawn(writer, address, **typed):
    page = writer.get(address)
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields} | {"seen": page.context["seen"]} | typed
    shown = {name: say_date(value) if isinstance(value, date) else value for name, value in data.items()}
    return {name: value for name, value in shown.items() if value not in (None, False)}


def test_day_is_moved_with_a_preview_and_a_reason(writer, programme, due):
    address = at("change_date", programme, due.pk)
    assertContains(writer.get(at("plan", programme)), f'href="{address}"', count=1)
    data = drawn(writer, address, on="5/4/67")
    preview = writer.post(address, data | {"do": "preview"})
    (effect,) = preview.context["effects"]
    assert [(each.name, each.before, each.after) for each in effect.told] == [
        ("Day", "Friday 22 March 2024", "Friday 5 April 2024"),
        ("Date, as the plan says it", "ภายในวันที่ ๒๒ มีนาคม ๒๕๖๗", "ภายในวันที่ ๕ เมษายน ๒๕๖๗"),
    ]
    assert [office.code for office in effect.work[0].offices] == ["21", "2101", "2102"]
    assert Milestone.objects.get().on == DUE
    carried = dict(preview.context["carried"]) | {"print": preview.context["print"], "do": "change"}
    assert writer.post(address, carried).status_code == 422
    answer = writer.post(address, carried | {"reason": WHY})
    assert answer.url == f"{at('plan', programme)}#milestones"
    assert Milestone.objects.get().on == LATER
    entry = Entry.objects.latest("pk")
    change = PlanChange.objects.get()
    assert (entry.verb, entry.facts) == ("change_plan", {"change": change.pk, "dates": [CODE]})
    page = writer.get(at("plan", programme))
    assertContains(page, "1 change since publication", count=1)
    assertContains(page, WHY, count=1)


def test_date_is_added_and_dropped(writer, programme, due):
    address = at("change_date_new", programme)
    data = {"title": "ถอดบทเรียน", "kind": "event", "on": "1/8/67", "purpose": "", "code": ""}
    preview = writer.post(address, data | {"do": "preview"})
    said = {"print": preview.context["print"], "do": "change", "reason": WHY}
    writer.post(address, data | said)
    found = Milestone.objects.get(code="date_1")
    assert (found.on, found.position) == (date(2024, 8, 1), 1)
    address = at("change_date_drop", programme, found.pk)
    preview = writer.get(address)
    writer.post(address, said | {"print": preview.context["print"]})
    assert [each.code for each in programme.milestones.all()] == [CODE]
    kept = MilestoneChange.objects.latest("pk")
    assert (kept.milestone, kept.before["title"], kept.after) == (None, "ถอดบทเรียน", None)
    assertContains(writer.get(at("plan", programme)), "2 changes since publication", count=1)
    assert writer.get(address).url == at("plan", programme)


def test_form_reads_keeps_and_refuses_as_in_a_draft(writer, programme, due):
    address = at("change_date", programme, due.pk)
    data = drawn(writer, address)
    assert not {"purpose", "code"} & data.keys()
    page = writer.post(address, data | {"raw": "", "on": "8/4/67", "do": "read"})
    assertContains(page, "Monday 8 April 2024", count=1)
    assert writer.post(address, data | {"on": "x", "do": "preview"}).status_code == 422
    same = writer.post(address, data | {"do": "preview"})
    assert "Nothing in the plan would change." in same.context["form"].non_field_errors()
    back = writer.post(address, data | {"title": "ใหม่", "do": "back", "reason": WHY})
    assert (back.context["form"]["title"].value(), back.context["reason"]) == ("ใหม่", WHY)
    taken = {"title": "ซ้ำ", "kind": "event", "on": "1/8/67", "purpose": CODE, "code": "", "do": "preview"}
    assert list(writer.post(at("change_date_new", programme), taken).context["form"].errors) == ["purpose"]


def test_second_writer_is_told_and_an_old_preview_changes_nothing(writer, programme, due):
    address = at("change_date", programme, due.pk)
    data = drawn(writer, address, title="ของฉัน")
    preview = writer.post(address, data | {"do": "preview"})
    changed(programme, saying(due, title="ของเขา"))
    answer = writer.post(address, data | {"do": "preview"})
    assert "“ของเขา”" in " ".join(answer.context["form"].non_field_errors())
    agreed = data | {"print": preview.context["print"], "do": "change", "reason": WHY}
    answer = writer.post(address, agreed | {"seen": answer.context["seen"]})
    assert (answer.status_code, Milestone.objects.get().title) == (409, "ของเขา")
    assertContains(answer, "has changed since this preview was drawn", count=1, status_code=409)


def test_only_writers_of_a_running_plan_change_it(programme, due, arun, client, busaba, province):
    with pytest.raises(PermissionDenied):
        changed(programme, saying(due, on=LATER), by=arun)
    with pytest.raises(changing.ReasonNeeded):
        changed(programme, saying(due, on=LATER), reason=" ")
    client.force_login(arun)
    for name, keys in (("change_date", [due.pk]), ("change_date_new", []), ("change_date_drop", [due.pk])):
        assert client.get(at(name, programme, *keys)).status_code == 404
    assertNotContains(client.get(at("plan", programme)), at("change_date", programme, due.pk))
    client.force_login(busaba)
    draft = ProgrammeFactory(province=province, fiscal_year=2568, draft=True)
    assert client.get(at("change_date_new", draft)).url == at("plan", draft)
    other = draft.milestones.create(position=0, code="x", title="x", kind="event", on=LATER)
    assert client.get(at("change_date", programme, other.pk)).url == at("plan", programme)
    with pytest.raises(editing.RowGone):
        changing.preview_of_milestone(programme, MilestoneEdit(other.pk, None))


def test_day_of_a_former_moment_stays_as_it_was(programme, due):
    def day(moment):
        found = Programme.objects.annotate(due=day_of_milestone(CODE, moment)).get(pk=programme.pk)
        return found.due

    now = clock.now()
    moments = [now - timedelta(days=9), now - timedelta(days=5), now - timedelta(days=1)]
    assert day(now) == DUE
    changed(programme, saying(due, on=LATER), at=now - timedelta(days=7))
    changed(programme, MilestoneEdit(due.pk, None), at=now - timedelta(days=3))
    assert [day(moment) for moment in moments] == [DUE, LATER, None]
    new = {"title": "ใหม่", "kind": "deadline", "on": DUE, "code": CODE}
    changed(programme, MilestoneEdit(None, new), at=now)
    assert [day(moment) for moment in (*moments, now + timedelta(days=1))] == [DUE, LATER, None, DUE]


@pytest.mark.parametrize(("actor", "is_told"), [("district", True), (None, True), ("group", False)])
def test_offices_that_it_concerns_are_told_for_a_fortnight(programme, due, arun, client, actor, is_told):
    type(arun).objects.filter(pk=arun.pk).update(language="en")
    found = programme.milestones.create(position=1, code="own", title="ประชุม", kind="event", on=DUE, actor=actor)
    changed(programme, saying(found, on=LATER))
    client.force_login(arun)
    page = client.get(reverse("evidence:work"))
    assertContains(page, WHY, count=int(is_told))
    assert in_one(page).count("Friday 5 April 2024") == int(is_told)
    with clock.set_to(date(2024, 4, 10)):
        client.force_login(arun)
        assertNotContains(client.get(reverse("evidence:work")), WHY)


def test_day_that_has_passed_is_said(writer, programme, due):
    address = at("change_date", programme, due.pk)
    preview = writer.post(address, drawn(writer, address, on="1/3/67") | {"do": "preview"})
    assertContains(preview, "The day has passed already.", count=1)
    assertContains(preview, "The portal goes by this date: By this day districts send their own plan", count=1)


@pytest.mark.parametrize("happens", ["closed", "dropped"])
def test_what_was_typed_stands_where_it_can_not_be_done_any_more(writer, programme, due, happens):
    address = at("change_date", programme, due.pk)
    data = drawn(writer, address, title="พิมพ์ไว้") | {"do": "change", "reason": WHY}
    if happens == "closed":
        Programme.objects.filter(pk=programme.pk).update(**closing(date(2024, 3, 19)))
    else:
        changed(programme, MilestoneEdit(due.pk, None))
    answer = writer.post(address, data)
    errors = " ".join(answer.context["form"].non_field_errors())
    assert (answer.status_code, answer.context["form"]["title"].value()) == (409, "พิมพ์ไว้")
    assert "What you typed still stands here" in errors
    assert WHY in errors
    assert writer.get(address).url == at("plan", programme)
