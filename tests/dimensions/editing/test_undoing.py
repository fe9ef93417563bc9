"""Edits taken back one after the other, and done again: the plan reads as it did, whatever was done."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dimensions import workflow
from dimensions.correspondence import activity_row, plan_of
from dimensions.models import Activity, Criterion, Dimension, Milestone, PlanEdit, Programme
from dimensions.plans import read, write
from dimensions.plans.edits import ActivityEdit
from dimensions.workflow import editing
from portal.history.models import Entry
from portal.shell.errors import Refusal
from tests.dimensions.editing.at_hand import ORDER, PHOTO, criterion, row
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db


def now() -> Programme:
    return Programme.objects.get()


def test_edits_are_taken_back_last_first_and_done_again(draft, busaba, admin):
    states = [plan_of(now())]
    editing.duplicate_activity(draft, row(1).pk, by=busaba)
    states.append(plan_of(now()))
    one = criterion("เกณฑ์หนึ่ง")
    editing.edit_criterion(draft, one.pk, {"name": "ใหม่"}, drawn_from=editing.seen_row(one), by=admin)
    states.append(plan_of(now()))
    for state in (states[1], states[0]):
        editing.undo(draft, by=busaba)
        assert plan_of(now()) == state
    with pytest.raises(editing.NothingToUndo):
        editing.undo(draft, by=busaba)
    for state in states[1:]:
        editing.redo(draft, by=busaba)
        assert plan_of(now()) == state
    with pytest.raises(editing.NothingToRedo):
        editing.redo(draft, by=busaba)
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("redo_edit", {"edit": 2})


def test_rows_come_back_under_the_keys_that_they_had(draft, busaba):
    found = row(1)
    before = [[each.pk for each in rows.all()] for rows in (found.periods, found.requirements)]
    said = activity_row(found)
    keys = {"periods": tuple(before[0][::-1]), "evidence": tuple(before[1]), "quotas": (), "milestones": ()}
    said = replace(said, periods=said.periods[::-1], quotas=(), milestones=())
    edit = ActivityEdit(row=said, keys=keys, dimension=found.dimension_id, criterion=found.criterion_id)
    editing.save_activity(draft, found.pk, edit, drawn_from=editing.seen(found), by=busaba)
    editing.undo(draft, by=busaba)
    assert [[each.pk for each in rows.all()] for rows in (row(1).periods, row(1).requirements)] == before
    editing.drop_activity(draft, found.pk, drawn_from=editing.seen(row(1)), by=busaba)
    editing.undo(draft, by=busaba)
    assert row(1).pk == found.pk


def test_new_edit_ends_what_could_be_done_again(draft, busaba):
    editing.duplicate_activity(draft, row(1).pk, by=busaba)
    editing.undo(draft, by=busaba)
    editing.shift_activity(draft, row(1).pk, "down", by=busaba)
    with pytest.raises(editing.NothingToRedo):
        editing.redo(draft, by=busaba)


def test_edit_stays_where_the_plan_was_changed_in_another_way(draft, busaba):
    editing.edit_heading(draft, {"default_offices": ["district"]}, drawn_from=editing.seen_heading(draft), by=busaba)
    workflow.set_default_offices(draft, ["province"], by=busaba)
    with pytest.raises(editing.ChangedOtherwise):
        editing.undo(draft, by=busaba)
    assert now().default_offices == ["province"]


def test_edits_end_with_the_draft(draft, busaba):
    editing.duplicate_activity(draft, row(1).pk, by=busaba)
    workflow.publish(draft, by=busaba)
    assert PlanEdit.objects.count() == 0


STEPS = ("add", "save", "shift", "move", "duplicate", "drop", "criterion", "shift_criterion", "drop_criterion")
STEPS += ("date", "edit_date", "shift_date", "drop_date", "dimension", "drop_dimension", "heading", "undo", "redo")
SEQUENCES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99), st.integers(0, 99)), max_size=12)


def step(programme, name, one, other):
    """A verb with rows picked by chance; some are refused, and then nothing may have happened."""
    into = picked(Dimension, other)
    under = picked(Criterion, other)
    place = editing.Place(under.dimension_id, under.pk) if under and one % 3 else editing.Place(into.pk, None)
    acts = acts_on_outline(programme, one, into, under) | acts_on_dates(programme, one)
    acts |= acts_on_activities(programme, one, other, place)
    return acts[name]() if name in acts else None


def picked(model, number):
    rows = list(model.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def acts_on_outline(programme, one, into, under):
    seen, way = editing.seen_whole, "up" if one % 2 else "down"
    heading, dimension = {"name_th": f"ชื่อ {one}"}, {"number": one % 9 + 1, "name_th": "ใหม่"}
    acts = {
        "heading": lambda: editing.edit_heading(programme, heading, drawn_from=editing.seen_heading(now()), by=None),
        "dimension": lambda: editing.add_dimension(programme, dimension, by=None),
        "drop_dimension": lambda: editing.drop_dimension(programme, into.pk, drawn_from=seen(into), by=None),
        "criterion": lambda: editing.add_criterion(programme, into.pk, {"number": str(one), "name": "ใหม่"}, by=None),
        "undo": lambda: editing.undo(programme, by=None),
        "redo": lambda: editing.redo(programme, by=None),
    }
    if under:
        acts["shift_criterion"] = lambda: editing.shift_criterion(programme, under.pk, way, by=None)
        acts["drop_criterion"] = lambda: editing.drop_criterion(programme, under.pk, drawn_from=seen(under), by=None)
    return acts


def acts_on_dates(programme, one):
    fields = {"title": f"วัน {one}", "kind": "event", "on": date(2024, 1, 1 + one % 28), "code": f"own_{one % 3}"}
    acts = {"date": lambda: editing.add_milestone(programme, fields, by=None)}
    if not (chosen := picked(Milestone, one)):
        return acts
    key, way, seen = chosen.pk, "up" if one % 2 else "down", editing.seen_milestone(chosen)
    return acts | {
        "edit_date": lambda: editing.edit_milestone(programme, key, fields, drawn_from=seen, by=None),
        "shift_date": lambda: editing.shift_milestone(programme, key, way, by=None),
        "drop_date": lambda: editing.drop_milestone(programme, key, drawn_from=seen, by=None),
    }


def acts_on_activities(programme, one, other, place):
    new = activity(1, evidence=(PHOTO,))
    edit = ActivityEdit.new(new, dimension=place.dimension, criterion=place.criterion)
    acts = {"add": lambda: editing.add_activity(programme, edit, by=None)}
    if not (chosen := picked(Activity, one)):
        return acts
    key, way, before = chosen.pk, "up" if other % 2 else "down", picked(Activity, other).pk
    found = Activity.objects.whole().get(pk=key)
    seen, said = editing.seen(found), saved(found, one, other, place)
    return acts | {
        "save": lambda: editing.save_activity(programme, key, said, drawn_from=seen, by=None),
        "shift": lambda: editing.shift_activity(programme, key, way, by=None),
        "move": lambda: editing.move_activity(programme, key, replace(place, before=before), by=None),
        "duplicate": lambda: editing.duplicate_activity(programme, key, by=None),
        "drop": lambda: editing.drop_activity(programme, key, drawn_from=seen, by=None),
    }


def saved(found, one, other, place) -> ActivityEdit:
    """Another title, requirements turned round and one more, perhaps another place and another one above."""
    said = activity_row(found)
    evidence = (ORDER, *reversed(said.evidence))
    keys = {
        "periods": tuple(each.pk for each in found.periods.all())[: one % 3],
        "evidence": (None, *reversed([each.pk for each in found.requirements.all()])),
        "quotas": tuple(each.pk for each in found.quotas.all()),
        "milestones": (),
    }
    periods = said.periods[: one % 3]
    above = other % 7 or None
    said = replace(said, title=f"ชื่อ {one}", evidence=evidence, periods=periods, milestones=(), sub_of=above)
    return ActivityEdit(row=said, keys=keys, dimension=place.dimension, criterion=place.criterion)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEQUENCES)
def test_any_edits_can_be_taken_back_and_always_leave_a_plan_that_goes_into_a_file(draft, sequence):
    savepoint = transaction.savepoint()
    states = [plan_of(now())]
    for name, one, other in sequence:
        count = PlanEdit.objects.standing().count()
        try:
            step(draft, name, one, other)
        except Refusal:
            assert plan_of(now()) == states[-1]
            continue
        plan = plan_of(now())
        assert read(write(plan)).plan == plan
        standing = PlanEdit.objects.standing().count()
        states = {-1: states[:-1], 0: states, 1: [*states, plan]}[standing - count]
        assert states[-1] == plan
    while len(states) > 1:
        editing.undo(draft, by=None)
        states.pop()
        assert plan_of(now()) == states[-1]
    transaction.savepoint_rollback(savepoint)


def test_edited_plan_is_imported_as_it_was_exported(draft, rayong, far_province, busaba):
    editing.shift_activity(draft, row(1).pk, "down", by=busaba)
    editing.duplicate_activity(draft, row(1).pk, by=busaba)
    plan = plan_of(now())
    again = workflow.import_plan(read(write(plan)).plan, province=far_province, fiscal_year=2567, by=None)
    assert plan_of(again) == plan
