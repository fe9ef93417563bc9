"""The verbs that edit a draft: what each changes, refuses, records and leaves to be taken back."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from dimensions import workflow
from dimensions.correspondence import activity_row, plan_of
from dimensions.labels import LABELS
from dimensions.models import Activity, PlanEdit, Programme
from dimensions.plans.body import PeriodRow
from dimensions.plans.edits import ActivityEdit
from dimensions.workflow import editing
from portal.history.models import Entry
from tests.dimensions.editing.at_hand import FULL, criterion, dimension, row, walk
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = "เกณฑ์หนึ่ง", "เกณฑ์สอง", "เกณฑ์สาม"
BEGINNING = [(1, ONE, 1), (1, ONE, 2), (1, ONE, 3), (1, TWO, 4), (1, None, 5)]


def new(said, at=ONE) -> ActivityEdit:
    place = criterion(at)
    return ActivityEdit.new(said, dimension=place.dimension_id, criterion=place.pk)


def edit_of(found, said) -> ActivityEdit:
    keys = {part: tuple(each.pk for each in getattr(found, name).all()) for part, name in NAMES.items()}
    return ActivityEdit(row=said, keys=keys, dimension=found.dimension_id, criterion=found.criterion_id)


NAMES = {"periods": "periods", "evidence": "requirements", "quotas": "quotas", "milestones": "shares"}


def last_entry():
    entry = Entry.objects.latest("pk")
    return entry.verb, entry.object_id, entry.facts


def test_activity_is_saved_and_recorded(draft, busaba):
    found = row(1)
    said = replace(FULL, title="ชื่อใหม่", owner_group="กง.ส่งเสริมฯ")
    editing.save_activity(draft, found.pk, edit_of(found, said), drawn_from=editing.seen(found), by=busaba)
    assert activity_row(row(1)) == said
    assert [owner.group.code for owner in row(1).owners.select_related("group")] == ["21-2"]
    assert last_entry() == ("edit_activity", draft.pk, {"edit": 1})


def test_what_changes_nothing_is_not_recorded(draft, busaba):
    found = row(1)
    editing.save_activity(draft, found.pk, edit_of(found, FULL), drawn_from=editing.seen(found), by=busaba)
    editing.shift_activity(draft, found.pk, "up", by=busaba)
    entries = Entry.objects.exclude(verb="import_plan")
    assert (PlanEdit.objects.count(), entries.count()) == (0, 0)


def test_second_of_two_writers_is_told_and_writes_nothing(draft, busaba):
    found = row(1)
    seen = editing.seen(found)
    for title in ("ของคนแรก", "ของคนที่สอง"):
        edit = edit_of(found, replace(FULL, title=title))
        if title == "ของคนแรก":
            editing.save_activity(draft, found.pk, edit, drawn_from=seen, by=busaba)
        else:
            with pytest.raises(editing.ChangedMeanwhile):
                editing.save_activity(draft, found.pk, edit, drawn_from=seen, by=busaba)
    assert (row(1).title, PlanEdit.objects.count()) == ("ของคนแรก", 1)


def test_new_activity_gets_the_next_number_and_stands_last_under_its_criterion(draft, busaba):
    made = editing.add_activity(draft, new(activity(1)), by=busaba)
    assert walk() == [*BEGINNING[:3], (1, ONE, 6), *BEGINNING[3:]]
    assert (made.seq, last_entry()[0]) == (6, "add_activity")


def test_what_no_plan_file_holds_is_refused_at_its_place(draft, busaba):
    backwards = PeriodRow(raw="ย้อน", start=FULL.periods[1].start, end=FULL.periods[0].end)
    for said, path in ((activity(1, periods=(backwards,)), "periods[0].end"), (activity(1, sub_of=99), "sub_of")):
        with pytest.raises(editing.NoSuchRow) as refusal:
            editing.add_activity(draft, new(said), by=busaba)
        assert [problem.place.path for problem in refusal.value.problems] == [path]
    assert Activity.objects.count() == 5


@pytest.mark.parametrize(
    ("seq", "way", "there"),
    [
        (1, "down", [(1, ONE, 2), (1, ONE, 1), *BEGINNING[2:]]),
        (2, "up", [(1, ONE, 2), (1, ONE, 1), *BEGINNING[2:]]),
        (3, "down", [*BEGINNING[:2], (1, TWO, 3), *BEGINNING[3:]]),
        (4, "up", [*BEGINNING[:3], (1, ONE, 4), (1, None, 5)]),
        (4, "down", BEGINNING),
        (5, "up", [*BEGINNING[:4], (1, TWO, 5)]),
        (5, "down", BEGINNING),
    ],
)
def test_activity_goes_one_place_up_or_down_through_its_dimension(draft, busaba, seq, way, there):
    editing.shift_activity(draft, row(seq).pk, way, by=busaba)
    assert walk() == there


def test_activity_is_put_before_another(draft, busaba):
    place = editing.Place(dimension(1).pk, criterion(ONE).pk, row(2).pk)
    editing.move_activity(draft, row(5).pk, place, by=busaba)
    assert walk() == [(1, ONE, 1), (1, ONE, 5), (1, ONE, 2), (1, ONE, 3), (1, TWO, 4)]


def test_activity_that_goes_to_another_dimension_is_numbered_there(draft, busaba):
    editing.move_activity(draft, row(1).pk, editing.Place(dimension(2).pk, criterion(THREE).pk), by=busaba)
    assert walk() == [*BEGINNING[1:], (2, THREE, 1)]
    assert activity_row(row(1, dimension=2)) == FULL


@pytest.mark.parametrize("seq", [2, 3])
def test_activities_under_each_other_stay_in_one_dimension(draft, busaba, seq):
    with pytest.raises(editing.StandsWithOthers):
        editing.move_activity(draft, row(seq).pk, editing.Place(dimension(2).pk, None), by=busaba)
    assert walk() == BEGINNING


def test_place_is_one_of_the_plan(draft, busaba):
    for place in (editing.Place(dimension(2).pk, criterion(ONE).pk), editing.Place(0, None)):
        with pytest.raises(editing.RowGone):
            editing.move_activity(draft, row(1).pk, place, by=busaba)


def test_copy_stands_right_behind_and_says_the_same(draft, busaba):
    editing.duplicate_activity(draft, row(1).pk, by=busaba)
    assert walk() == [(1, ONE, 1), (1, ONE, 6), *BEGINNING[1:]]
    assert activity_row(row(6)) == replace(FULL, seq=6)


def test_activity_is_taken_out_unless_others_stand_under_it(draft, busaba):
    editing.drop_activity(draft, row(1).pk, drawn_from=editing.seen(row(1)), by=busaba)
    with pytest.raises(editing.OthersStandUnder):
        editing.drop_activity(draft, row(2).pk, drawn_from=editing.seen(row(2)), by=busaba)
    assert walk() == BEGINNING[1:]
    assert last_entry() == ("drop_activity", draft.pk, {"edit": 1})


def test_criteria_are_added_named_moved_and_taken_out_with_all_in_them(draft, busaba):
    made = editing.add_criterion(draft, dimension(1).pk, {"name": "ใหม่", "level": 3}, by=busaba)
    editing.edit_criterion(draft, made.pk, {"name": "ใหม่กว่า"}, drawn_from=editing.seen_row(made), by=busaba)
    editing.shift_criterion(draft, criterion(TWO).pk, "up", by=busaba)
    assert walk() == [(1, TWO, 4), *BEGINNING[:3], (1, None, 5)]
    one = criterion(ONE)
    editing.drop_criterion(draft, one.pk, drawn_from=editing.seen_whole(one), by=busaba)
    assert walk() == [(1, TWO, 4), (1, None, 5)]
    assert list(dimension(1).criteria.values_list("name", "level")) == [(TWO, 2), ("ใหม่กว่า", 3)]


def test_criterion_goes_only_as_it_was_seen(draft, busaba):
    two = criterion(TWO)
    seen = editing.seen_whole(two)
    editing.add_activity(draft, new(activity(1), at=TWO), by=busaba)
    with pytest.raises(editing.ChangedMeanwhile):
        editing.drop_criterion(draft, two.pk, drawn_from=seen, by=busaba)
    assert len(walk()) == 6


def test_criterion_does_not_go_from_under_others(draft, busaba):
    editing.move_activity(draft, row(3).pk, editing.Place(dimension(1).pk, criterion(TWO).pk), by=busaba)
    one = criterion(ONE)
    with pytest.raises(editing.OthersStandUnder):
        editing.drop_criterion(draft, one.pk, drawn_from=editing.seen_whole(one), by=busaba)


def test_dimensions_have_numbers_of_their_own_and_one_stays(draft, busaba):
    made = editing.add_dimension(draft, {"number": 3, "name_th": "มิติที่สาม"}, by=busaba)
    for verb in (
        lambda: editing.add_dimension(draft, {"number": 1, "name_th": "ซ้ำ"}, by=busaba),
        lambda: editing.edit_dimension(draft, made.pk, {"number": 2}, drawn_from=editing.seen_row(made), by=busaba),
    ):
        with pytest.raises(editing.NumberTaken):
            verb()
    for number in (1, 2):
        found = dimension(number)
        editing.drop_dimension(draft, found.pk, drawn_from=editing.seen_whole(found), by=busaba)
    with pytest.raises(editing.LastDimension):
        editing.drop_dimension(draft, made.pk, drawn_from=editing.seen_whole(made), by=busaba)
    assert list(draft.dimensions.values_list("number", flat=True)) == [3]


def test_heading_is_edited(draft, busaba):
    fields = {"name_th": "ชื่อแผน", "default_offices": ["province"], "uses_levels": True}
    editing.edit_heading(draft, fields, drawn_from=editing.seen_heading(draft), by=busaba)
    with pytest.raises(editing.ChangedMeanwhile):
        editing.edit_heading(draft, fields, drawn_from=editing.seen_heading(draft), by=busaba)
    draft.refresh_from_db()
    assert {name: getattr(draft, name) for name in fields} == fields
    assert last_entry()[0] == "edit_heading"


def test_plan_begins_without_a_file_and_can_be_written_to_one(province, busaba, stranger):
    facts = {"province": province, "fiscal_year": 2568, "name": "แผนใหม่", "dimensions": ["ก", "ข"]}
    with pytest.raises(PermissionDenied):
        editing.begin_draft(**facts, by=stranger)
    begun = editing.begin_draft(**facts, by=busaba)
    assert [(each.number, each.name) for each in plan_of(begun).dimensions] == [(1, "ก"), (2, "ข")]
    assert last_entry() == ("begin_draft", begun.pk, {"dimensions": 2})
    with pytest.raises(workflow.AlreadyStands):
        editing.begin_draft(**facts, by=busaba)
    assert Programme.objects.count() == 1


def verbs(draft, by):
    """Each verb once, as somebody calls it."""
    first, one, two = row(1), criterion(ONE), dimension(2)
    return [
        lambda: editing.add_activity(draft, new(activity(1)), by=by),
        lambda: editing.save_activity(
            draft, first.pk, edit_of(first, replace(FULL, title="ก")), drawn_from=editing.seen(first), by=by
        ),
        lambda: editing.move_activity(draft, first.pk, editing.Place(two.pk, None), by=by),
        lambda: editing.shift_activity(draft, first.pk, "down", by=by),
        lambda: editing.duplicate_activity(draft, first.pk, by=by),
        lambda: editing.drop_activity(draft, first.pk, drawn_from=editing.seen(first), by=by),
        lambda: editing.add_criterion(draft, two.pk, {"name": "ก"}, by=by),
        lambda: editing.edit_criterion(draft, one.pk, {"name": "ก"}, drawn_from=editing.seen_row(one), by=by),
        lambda: editing.shift_criterion(draft, one.pk, "down", by=by),
        lambda: editing.drop_criterion(draft, one.pk, drawn_from=editing.seen_whole(one), by=by),
        lambda: editing.add_dimension(draft, {"number": 9, "name_th": "ก"}, by=by),
        lambda: editing.edit_dimension(draft, two.pk, {"name_th": "ก"}, drawn_from=editing.seen_row(two), by=by),
        lambda: editing.drop_dimension(draft, two.pk, drawn_from=editing.seen_whole(two), by=by),
        lambda: editing.edit_heading(draft, {"name_th": "ก"}, drawn_from=editing.seen_heading(draft), by=by),
        lambda: editing.undo(draft, by=by),
        lambda: editing.redo(draft, by=by),
    ]


def test_nothing_is_edited_by_strangers_or_in_a_published_plan(draft, busaba, arun, stranger):
    before = plan_of(draft)
    for by in (arun, stranger):
        for verb in verbs(draft, by):
            with pytest.raises(PermissionDenied):
                verb()
    workflow.publish(draft, by=busaba)
    for verb in verbs(draft, busaba):
        with pytest.raises(editing.NoDraft):
            verb()
    assert plan_of(draft) == before


def test_every_verb_of_editing_has_words_in_the_history(draft, busaba):
    done = set()
    for number in range(len(verbs(draft, busaba)) - 2):
        before = plan_of(draft)
        verbs(draft, busaba)[number]()
        done.add(PlanEdit.objects.get().verb)
        editing.undo(draft, by=busaba)
        assert plan_of(Programme.objects.get()) == before
    assert (len(done), done - LABELS.keys()) == (13, set())
