"""The last edit of a draft taken back, or done again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions.models import PlanEdit, Programme
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
    put(programme, wanted, touched)
