"""Who may. Pure functions of scope, user and row: pages, counts, files and buttons all ask these."""

from dimensions.models import Assignment
from dimensions.plans.words import Judge
from evidence.models import Step, Submission
from evidence.states import (
    ACCEPT,
    ENDORSE,
    IN_HAND,
    LEADS_TO,
    REOPEN,
    RETURN,
    SUBMIT,
    SUBMITTED,
    WITHDRAW,
    SubmissionStep,
)
from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Office, Role
from portal.offices.scope import Scope


def may_prepare(scope: Scope, assignment: Assignment) -> bool:
    """Staff of the office that owes it, or of the group that is responsible for it, while it is to be done."""
    return is_to_be_done(assignment) and works_on(scope, assignment, Role.STAFF)


def is_to_be_done(assignment: Assignment) -> bool:
    """The programme runs, and its plan still asks for this."""
    return assignment.programme.is_active and not assignment.is_withdrawn


def works_on(scope: Scope, assignment: Assignment, role: Role) -> bool:
    responsible = assignment.responsible
    return scope.covers(assignment.office.path, role) or (
        responsible is not None and scope.covers(responsible.path, role)
    )


def may_change_items(scope: Scope, submission: Submission) -> bool:
    """What lies with a reviewer can not change under the hand."""
    return submission.state in IN_HAND and may_prepare(scope, submission.assignment)


def may_submit(scope: Scope, _user: User, submission: Submission) -> bool:
    return may_prepare(scope, submission.assignment)


def may_withdraw(scope: Scope, _user: User, submission: Submission) -> bool:
    """Until a reviewer opened it."""
    return submission.opened_at is None and may_prepare(scope, submission.assignment)


def lies_with_head(submission: Submission) -> bool:
    return is_the_heads(submission.state, submission.assignment)


def is_the_heads(state: str, assignment: Assignment) -> bool:
    """Sent by the staff and not endorsed yet, where the programme asks for it."""
    return state == SUBMITTED and assignment.programme.asks_endorsement


def is_from_head(step: Step) -> bool:
    """Returned before it was endorsed."""
    return step.step == RETURN and is_the_heads(step.from_state, step.submission.assignment)


def may_endorse(scope: Scope, _user: User, submission: Submission) -> bool:
    """The head of the office, where the programme asks for it."""
    assignment = submission.assignment
    return is_to_be_done(assignment) and lies_with_head(submission) and works_on(scope, assignment, Role.HEAD)


def may_return(scope: Scope, user: User, submission: Submission) -> bool:
    """The head before endorsing it, whoever's the papers are, for that decides nothing; else whoever decides."""
    return may_endorse(scope, user, submission) or may_decide(scope, user, submission)


def may_decide(scope: Scope, user: User, submission: Submission) -> bool:
    """A reviewer over the office who had no hand in the submission."""
    ready = not lies_with_head(submission)
    return ready and reviews(scope, submission.assignment) and user.pk not in submission.hands


def may_reopen(scope: Scope, user: User, submission: Submission) -> bool:
    return reviews(scope, submission.assignment) and user.pk not in submission.hands


def reviews(scope: Scope, assignment: Assignment) -> bool:
    """A reviewer over the office; of the Department where it is the Department that decides."""
    if not is_to_be_done(assignment):
        return False
    if is_the_departments_to_decide(assignment):
        return scope.covers(ROOT_PATH, Role.REVIEWER)
    return scope.covers(assignment.office.path, Role.REVIEWER)


def is_the_departments_to_decide(assignment: Assignment) -> bool:
    """Facts that the Department checks itself, and a province office's own work where the programme says so."""
    if assignment.activity.verified_by == Judge.DEPARTMENT:
        return True
    own_work = assignment.office.kind in (Office.Kind.PROVINCE, Office.Kind.GROUP)
    return own_work and assignment.programme.own_work_decided_by == Judge.DEPARTMENT


RULE = {
    SUBMIT: may_submit,
    WITHDRAW: may_withdraw,
    ENDORSE: may_endorse,
    ACCEPT: may_decide,
    RETURN: may_return,
    REOPEN: may_reopen,
}


def steps_open_to(scope: Scope, user: User, submission: Submission) -> list[SubmissionStep]:
    """The buttons to draw: lawful from this state and allowed to this person."""
    return [step for (state, step) in LEADS_TO if state == submission.state and RULE[step](scope, user, submission)]
