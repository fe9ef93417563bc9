"""What a change of a plan does to assignments: what stood until then is written down, so boards of before stay true."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from dimensions.models import Assignment, FormerTerms, PlanChange
from portal.shell.inserting import insert_all

REVISED = ("period", "responsible", "opens_on", "due_on", "withdrawn_at", "withdrawn_for", "changed_at")


@contextmanager
def revising(assignments: Sequence[Assignment], change: PlanChange) -> Iterator[None]:
    """Inside, the assignments are given their new terms; they are written when that is done."""
    former = [
        FormerTerms(
            assignment=each,
            change=change,
            until=change.at,
            opens_on=each.opens_on,
            due_on=each.due_on,
            was_owed=not each.is_withdrawn,
        )
        for each in assignments
    ]
    yield
    for each in assignments:
        each.changed_at = change.at
    insert_all(former)
    insert_all(assignments, overwriting=REVISED)


def withdraw(assignment: Assignment, change: PlanChange) -> None:
    assignment.withdrawn_at, assignment.withdrawn_for = change.at, change.reason


def ask_again(assignment: Assignment) -> None:
    assignment.withdrawn_at, assignment.withdrawn_for = None, ""


def mark_seen(assignment: Assignment, *, at: datetime) -> bool:
    """Write down that its office has seen the change; whether that is new."""
    if not assignment.is_changed_unseen or assignment.changed_at is None:
        return False
    unseen = Assignment.objects.filter(pk=assignment.pk, changed_at=assignment.changed_at)
    unseen = unseen.filter(change_seen_at=assignment.change_seen_at)
    return bool(unseen.update(change_seen_at=max(at, assignment.changed_at)))
