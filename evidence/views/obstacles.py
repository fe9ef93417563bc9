"""Why a reviewer can not decide on a submission now, in a sentence: where there are no buttons, this stands."""

from django.utils.translation import gettext as _

from dimensions.plans.words import Judge
from evidence import policy, workflow
from evidence.models import Submission
from evidence.states import ACCEPTED, WAITING
from evidence.views.chronicle import to_correct
from portal.accounts.models import User
from portal.offices.models import Role
from portal.offices.scope import Scope
from portal.shell.dates import say_moment


def why_undecidable(scope: Scope, user: User, submission: Submission) -> str:
    """The first reason that holds; empty where the reviewer can accept or return."""
    programme = submission.assignment.programme
    if not programme.is_active:
        return _("This programme is closed; nothing in it can be changed any more.")
    if submission.assignment.is_withdrawn:
        return str(workflow.NoLongerAsked())
    if submission.state not in WAITING:
        return why_it_does_not_wait(submission)
    if policy.lies_with_head(submission):
        return _("The head of the office has not endorsed this yet. It comes to the desk when that is done.")
    if not policy.reviews(scope, submission.assignment):
        return why_out_of_reach(scope, submission)
    return why_not_theirs(user, submission)


def why_it_does_not_wait(submission: Submission) -> str:
    if submission.state == ACCEPTED:
        return _("Accepted on %(since)s.") % {"since": say_moment(submission.state_since)}
    if returned := to_correct(submission):
        since = {"since": say_moment(returned.step.at)}
        return _("Returned on %(since)s. It comes back to the desk when the office sends it again.") % since
    return _("This lies with the office, which has not sent it or has taken it back to go on working on it.")


def why_out_of_reach(scope: Scope, submission: Submission) -> str:
    if submission.assignment.activity.verified_by == Judge.DEPARTMENT:
        return _("The Department checks this fact itself and decides on it.")
    if scope.covers(submission.assignment.office.path, Role.REVIEWER):
        return _("This is the province's own work: the Department decides on it.")
    return _("A reviewer of the province decides on this.")


def why_not_theirs(user: User, submission: Submission) -> str:
    """Whoever had a hand in it leaves the decision to another."""
    if user.pk not in submission.hands:
        return ""
    if user.pk == submission.submitter_id:
        return _("You submitted this yourself, so another reviewer decides on it.")
    if user.pk == submission.endorser_id:
        return _("You endorsed this yourself, so another reviewer decides on it.")
    return _("Some of this evidence is from you, so another reviewer decides on it.")
