"""A file that is taken into a draft between edits: what it brought stays, whatever is taken back or done again."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Activity, Criterion, Dimension, PlanEdit
from dimensions.plans import read, write
from dimensions.plans.body import CriterionRow, DimensionRow
from dimensions.workflow import editing
from portal.shell.errors import Refusal
from tests.dimensions.editing.at_hand import DRAFT, dimension, row
from tests.dimensions.editing.test_undoing import now, step
from tests.dimensions.plans_at_hand import activity, small_plan

pytestmark = pytest.mark.django_db


def file_with(number, *criteria):
    """A file for the draft that holds nothing but one more dimension."""
    return replace(DRAFT, dimensions=(DimensionRow(number=number, name="ใหม่", criteria=criteria),))


def taken_in(draft, plan):
    return workflow.import_plan(plan, province=draft.province, fiscal_year=2567, by=None)


def refused(turn, draft):
    """Whether the edit stays as it is, and the plan with it."""
    before = plan_of(now())
    with pytest.raises(editing.ChangedOtherwise):
        turn(draft, by=None)
    return plan_of(now()) == before


def test_file_taken_in_after_an_edit_does_not_break_taking_it_back(draft, rayong, busaba):
    editing.drop_activity(draft, row(5).pk, drawn_from=editing.seen(row(5)), by=busaba)
    more = small_plan(activity(5, title="มาใหม่"), number=1)
    more = replace(more, dimensions=(replace(more.dimensions[0], name="มิติแรก"),))
    workflow.import_plan(more, province=rayong, fiscal_year=2567, by=busaba)
    with pytest.raises(editing.ChangedOtherwise):
        editing.undo(draft, by=busaba)
    assert row(5).title == "มาใหม่"


@pytest.mark.parametrize(
    "brought", [CriterionRow(name="มาใหม่"), CriterionRow(name="มาใหม่", activities=(activity(1), activity(2)))]
)
def test_dimension_that_a_file_filled_stays(draft, brought):
    editing.add_dimension(draft, {"number": 3, "name_th": "ใหม่"}, by=None)
    taken_in(draft, file_with(3, brought))
    assert refused(editing.undo, draft)


def test_dimension_that_was_left_empty_goes_and_comes_again(draft):
    made = editing.add_dimension(draft, {"number": 3, "name_th": "ใหม่"}, by=None)
    editing.undo(draft, by=None)
    assert not Dimension.objects.filter(number=3).exists()
    editing.redo(draft, by=None)
    assert dimension(3).pk == made.pk


def test_criterion_that_a_file_filled_stays(draft):
    editing.add_criterion(draft, dimension(2).pk, {"name": "ใหม่"}, by=None)
    more = replace(DRAFT.dimensions[1], criteria=(CriterionRow(name="ใหม่", activities=(activity(1),)),))
    taken_in(draft, replace(DRAFT, dimensions=(more,)))
    assert refused(editing.undo, draft)


def test_what_stands_in_a_row_that_would_go_is_asked_for_however_it_came_there(draft):
    """Here the administration moved an activity, which changes the order of no row."""
    editing.add_criterion(draft, dimension(1).pk, {"name": "ใหม่"}, by=None)
    Activity.objects.filter(pk=row(5).pk).update(criterion=Criterion.objects.get(name="ใหม่"))
    assert refused(editing.undo, draft)


def test_dimension_that_a_file_brought_back_keeps_its_number(draft):
    gone = dimension(1)
    editing.drop_dimension(draft, gone.pk, drawn_from=editing.seen_whole(gone), by=None)
    taken_in(draft, replace(DRAFT, dimensions=DRAFT.dimensions[:1]))
    assert refused(editing.undo, draft)


def test_dimension_that_a_file_brought_meanwhile_is_not_added_again(draft):
    editing.add_dimension(draft, {"number": 3, "name_th": "ใหม่"}, by=None)
    editing.undo(draft, by=None)
    taken_in(draft, file_with(3))
    assert refused(editing.redo, draft)


def test_number_that_a_file_took_meanwhile_is_not_given_back(draft):
    two = dimension(2)
    editing.edit_dimension(draft, two.pk, {"number": 7}, drawn_from=editing.seen_row(two), by=None)
    taken_in(draft, file_with(2))
    assert refused(editing.undo, draft)


STEPS = ("add", "drop", "criterion", "drop_criterion", "dimension", "drop_dimension", "undo", "redo", "file", "same")
NUMBERS = st.integers(0, 4)
SEQUENCES = st.lists(st.tuples(st.sampled_from(STEPS), NUMBERS, NUMBERS), max_size=8)


def step_or_file(draft, name, one, other):
    if name == "same":
        return taken_in(draft, DRAFT)
    if name == "file":
        under = CriterionRow(number=other % 3, name="ใหม่", activities=(activity(other + 1), activity(9)))
        return taken_in(draft, file_with(one + 1, under))
    return step(draft, name, one, other)


def rows():
    return {
        (kind, str(key))
        for kind, model in (("dimensions", Dimension), ("criteria", Criterion), ("activities", Activity))
        for key in model.objects.values_list("pk", flat=True)
    }


def told_by(edit):
    return {(kind, key) for state in (edit.before, edit.after) for kind, found in state.items() for key in found}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEQUENCES)
def test_taking_back_among_files_is_refused_or_takes_along_nothing_else(draft, sequence):
    savepoint = transaction.savepoint()
    for name, one, other in (*sequence, *[("undo", 0, 0)] * len(sequence)):
        before, plan = rows(), plan_of(now())
        try:
            done = step_or_file(draft, name, one, other)
        except Refusal:
            assert plan_of(now()) == plan
            continue
        if isinstance(done, PlanEdit):
            assert before - rows() <= told_by(done)
        plan = plan_of(now())
        assert read(write(plan)).plan == plan
    transaction.savepoint_rollback(savepoint)
