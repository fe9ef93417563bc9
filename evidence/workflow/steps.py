"""The steps of a submission: who takes them, when, and what they leave behind."""

from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from dimensions.models import Assignment
from evidence import policy
from evidence.models import Remark, Serving, Step, Submission, held, present
from evidence.needs import Need, needs_of
from evidence.states import (
    ACCEPT,
    ENDORSE,
    LEADS_TO,
    NEEDS_REASON,
    REOPEN,
    RETURN,
    SUBMIT,
    WAITING,
    WITHDRAW,
    SubmissionState,
    SubmissionStep,
)
from evidence.workflow.gathering import in_hand, refuse_to_take_away
from evidence.workflow.refusals import NotReady, ReasonMissing, WrongMoment, refuse_over
from portal.accounts.models import User
from portal.history.recording import record
from portal.offices.scope import scope_of
from portal.shell import clock


@transaction.atomic
def submit(assignment: Assignment, *, by: User, reason: str = "", stage: int | None = None) -> Submission:
    """Send what was gathered for an assignment; where nothing was, the reason has to say why."""
    submission = Submission.objects.filter(assignment=assignment).first() or in_hand(assignment, by=by)
    return take(SUBMIT, submission, by=by, note=reason, stage=stage)


@transaction.atomic
def take(
    step: SubmissionStep,
    submission: Submission,
    *,
    by: User,
    note: str = "",
    stage: int | None = None,
    remarks: Mapping[int, str] | None = None,
) -> Submission:
    """Carry the submission one step on, or refuse; the only place where its state changes.

    `stage` is what the person's page showed; `remarks` are a reviewer's words by item id.
    """
    submission = held(submission)
    refuse(step, submission, by=by, note=note, stage=stage, has_remarks=bool(remarks))
    before, submission.state = submission.state, state_after(step, submission)
    submission.state_since, submission.stage = clock.now(), submission.stage + 1
    taken = Step(
        submission=submission,
        step=step,
        from_state=before,
        to_state=submission.state,
        at=submission.state_since,
        by=by,
        note=note,
    )
    if step in EFFECT:
        EFFECT[step](submission, taken)
    submission.save()
    taken.save()
    remark(submission, taken, remarks or {})
    record(step, submission, by=by, office=submission.assignment.office, note=note, step=taken.pk)
    return submission


def refuse(
    step: SubmissionStep, submission: Submission, *, by: User, note: str, stage: int | None, has_remarks: bool
) -> None:
    """Is it lawful, is it theirs, is it complete? The first thing that is not, as a sentence."""
    refuse_over(submission.assignment)
    if (submission.state, step) not in LEADS_TO or stage not in (None, submission.stage):
        last = submission.steps.last()
        by_oneself = last is not None and last.by_id == by.pk
        raise WrongMoment.to(submission.get_state_display(), by_oneself=by_oneself)
    if step == WITHDRAW and submission.opened_at:
        raise WrongMoment(
            _("A reviewer has already opened this, so it cannot be withdrawn; it will be decided or returned.")
        )
    if not policy.RULE[step](scope_of(by), by, submission):
        raise PermissionDenied
    if step == WITHDRAW:
        refuse_to_take_away(present(submission.items.all()), submission)
    if step in NEEDS_REASON and not note.strip() and not has_remarks:
        raise ReasonMissing(_("Say what has to be changed, so that the office knows what to do."))
    if step == SUBMIT:
        refuse_unready(submission, reason=note)


def state_after(step: SubmissionStep, submission: Submission) -> SubmissionState:
    """As the table says; what is taken back stands as it stood when it was sent, so what came back stays so."""
    if step == WITHDRAW and (sent := submission.steps.filter(step=SUBMIT).last()):
        return SubmissionState(sent.from_state)
    return LEADS_TO[SubmissionState(submission.state), step]


def refuse_unready(submission: Submission, *, reason: str) -> None:
    """A submission may fall short of what is asked, but not in silence."""
    needs = needs_in(submission)
    if submission.done_on is None and is_bare(submission, needs):
        raise NotReady(_("Enter the date on which the activity took place; for this activity it is the confirmation."))
    if is_short(needs) and not reason.strip():
        raise ReasonMissing(
            _("Something is still missing. Add it, or say why it is missing; the reviewer will see your reason.")
        )


def is_bare(submission: Submission, needs: list[Need]) -> bool:
    """Without its date it would confirm nothing: no paper is ever asked for, or none now and none is there."""
    return not needs or not (any(need.wanted for need in needs) or present(submission.items.all()))


def needs_in(submission: Submission) -> list[Need]:
    return needs_of(submission.assignment, submission.assignment.activity.requirements.all(), submission.papers)


def is_short(needs: list[Need]) -> bool:
    return not all(need.is_met for need in needs)


def on_submit(submission: Submission, taken: Step) -> None:
    submission.submitter, submission.endorser, submission.decider = taken.by, None, None
    submission.opened_at = None
    taken.words, taken.done_on = submission.words, submission.done_on
    Serving.objects.filter(item__in=present(submission.items.all())).update(was_sent=True)
    submission.shortfall_reason = taken.reason = taken.note if is_short(needs_in(submission)) else ""
    if submission.first_submitted_at is None:
        submission.first_submitted_at = submission.state_since
        submission.first_submitted_on = clock.local(submission.state_since).date()


def on_endorse(submission: Submission, taken: Step) -> None:
    submission.endorser = taken.by


def on_decide(submission: Submission, taken: Step) -> None:
    submission.decider = taken.by


def on_return(submission: Submission, taken: Step) -> None:
    """The head who returns it before endorsing has decided nothing."""
    if not policy.is_from_head(taken):
        on_decide(submission, taken)


EFFECT: Mapping[SubmissionStep, Callable[[Submission, Step], None]] = {
    SUBMIT: on_submit,
    ENDORSE: on_endorse,
    ACCEPT: on_decide,
    RETURN: on_return,
    REOPEN: on_decide,
}


def remark(submission: Submission, step: Step, remarks: Mapping[int, str]) -> None:
    own = {item.pk for item in present(submission.items.all())}
    Remark.objects.bulk_create(
        Remark(item_id=pk, step=step, by=step.by, at=step.at, text=text.strip())
        for pk, text in remarks.items()
        if pk in own and text.strip()
    )


@transaction.atomic
def open_for_review(submission: Submission, *, by: User) -> None:
    """A reviewer looks: from here on the office can not withdraw. Anybody else looking changes nothing."""
    if submission.opened_at is None and policy.may_decide(scope_of(by), by, submission):
        waits = Submission.objects.filter(pk=submission.pk, stage=submission.stage, state__in=WAITING, opened_at=None)
        if waits.update(opened_at=clock.now()):
            record("open", submission, by=by, office=submission.assignment.office)
