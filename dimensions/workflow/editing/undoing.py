"""The last edit of a draft taken back, or done again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dimensions.models import Activity, Criterion, Dimension, Milestone, PlanEdit, Programme
from dimensions.workflow.editing.holding import held_draft
from dimensions.workflow.editing.state import State, Touched, put, same, state_of
from dimensions.workflow.steps import entered
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.errors import Refusal

UNDO_EDIT = "undo_edit"
REDO_EDIT = "redo_edit"


class NothingToUndo(Refusal):
    sentence = _("There is no edit that could be taken back.")


class NothingToRedo(Refusal):
    sentence = _("There is no edit that could be done again.")


class ChangedOtherwise(Refusal):
    sentence = _("The plan was changed in another way since then, so this edit stays as it is.")


@transaction.atomic
def undo(programme: Programme, *, by: User | None, at: datetime | None = None) -> PlanEdit:
    """Take back the last edit that stands, whoever made it: the plan reads as before it."""
    programme, at = held_draft(programme, by), at or clock.now()
    edit = PlanEdit.objects.filter(programme=programme).standing().first()
    if edit is None:
        raise NothingToUndo
    _turn(programme, edit.after, edit.before)
    edit.undone_at = at
    edit.save(update_fields=["undone_at"])
    entered(UNDO_EDIT, programme, by=by, at=at, facts={"edit": edit.position})
    return edit


@transaction.atomic
def redo(programme: Programme, *, by: User | None, at: datetime | None = None) -> PlanEdit:
    """Do again what was taken back last."""
    programme, at = held_draft(programme, by), at or clock.now()
    edit = PlanEdit.objects.filter(programme=programme).undone().first()
    if edit is None:
        raise NothingToRedo
    _turn(programme, edit.before, edit.after)
    edit.undone_at = None
    edit.save(update_fields=["undone_at"])
    entered(REDO_EDIT, programme, by=by, at=at, facts={"edit": edit.position})
    return edit


def _turn(programme: Programme, standing: State, wanted: State) -> None:
    touched = Touched.of(standing, wanted)
    if not same(state_of(programme, touched), standing):
        raise ChangedOtherwise
    if _others_would_go(wanted, touched) or _is_taken(programme, wanted, touched):
        raise ChangedOtherwise
    put(programme, wanted, touched)


def _others_would_go(wanted: State, touched: Touched) -> bool:
    """Whether rows that the edit knows nothing of stand in one that is to go: what goes takes along all inside."""
    kept = Touched.of(wanted)
    dimensions, criteria = touched.dimensions - kept.dimensions, touched.criteria - kept.criteria
    above = touched.activities - kept.activities
    inside = Q(dimension__in=dimensions) | Q(criterion__in=criteria) | Q(sub_of__in=above)
    return (
        Activity.objects.filter(inside).exclude(pk__in=touched.activities).exists()
        or Criterion.objects.filter(dimension__in=dimensions).exclude(pk__in=touched.criteria).exists()
    )


def _is_taken(programme: Programme, wanted: State, touched: Touched) -> bool:
    """Whether another row has the number of a dimension or the code of a milestone meanwhile."""
    numbers = [columns["number"] for columns in wanted["dimensions"].values()]
    codes = [columns["code"] for columns in wanted.get("milestones", {}).values()]
    dimensions = Dimension.objects.filter(programme=programme).exclude(pk__in=touched.dimensions)
    milestones = Milestone.objects.filter(programme=programme).exclude(pk__in=touched.milestones)
    return dimensions.filter(number__in=numbers).exists() or milestones.filter(code__in=codes).exists()
