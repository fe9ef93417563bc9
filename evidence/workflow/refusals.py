"""Why something can not be done with evidence now; each says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from dimensions.models import Assignment
from portal.shell.errors import MovedOn, Refusal


class WrongMoment(MovedOn):
    """The submission is no longer where the page showed it."""


class ReasonMissing(Refusal):
    """This step needs a word to those whom it concerns."""

    field = "note"


class NotReady(Refusal):
    """Something that the step needs is not there yet."""


class ProgrammeClosed(Refusal):
    sentence = _("This programme is closed; nothing in it can be changed any more.")


class NoLongerAsked(Refusal):
    sentence = _(
        "The plan no longer asks for this work, so nothing in it can be changed any more. "
        "What was done stays to be read."
    )


def refuse_over(assignment: Assignment) -> None:
    """Nothing changes in a year that is closed, nor in what the plan dropped."""
    if not assignment.programme.is_active:
        raise ProgrammeClosed
    if assignment.is_withdrawn:
        raise NoLongerAsked
