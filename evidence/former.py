"""What the same office did for the same activity in an earlier year, beside what it owes now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dimensions.models import Assignment
from evidence import standing
from evidence.models import Item, Submission
from evidence.states import ACCEPTED
from portal.offices.scope import Scope


@dataclass(frozen=True, slots=True)
class Former:
    """One assignment of then, with how it ended; `papers` are what is in it still."""

    assignment: Assignment
    submission: Submission | None
    papers: Sequence[Item]

    @property
    def state(self) -> str:
        found: str = self.assignment.standing  # type: ignore[attr-defined]
        return found

    @property
    def accepted_at(self) -> datetime | None:
        is_accepted = self.submission and self.submission.state == ACCEPTED
        return self.submission.state_since if self.submission and is_accepted else None


def former_of(scope: Scope, assignment: Assignment, *, at: datetime) -> list[Former]:
    """Of the activity that this one continues: the same period, or all where they are not as many as now.

    Asked of what the person may see, as every page of an assignment is; nothing is asked where nothing was continued.
    """
    origin = assignment.activity.carried_from_id
    if origin is None:
        return []
    then = Assignment.objects.within(scope).filter(activity=origin, office=assignment.office_id)
    found = standing.with_state(then, at).select_related("programme", "period", "submission")
    rows = counterparts(assignment, list(found.order_by("period__position", "pk")))
    submissions = {row.submission.pk: row.submission for row in rows if hasattr(row, "submission")}
    papers = Item.objects.present().filter(submission__in=submissions).select_related("file").order_by("added_at", "pk")
    by_submission = {pk: [paper for paper in papers if paper.submission_id == pk] for pk in submissions}
    return [
        Former(row, submission := getattr(row, "submission", None), by_submission[submission.pk] if submission else ())
        for row in rows
    ]


def counterparts(assignment: Assignment, then: list[Assignment]) -> list[Assignment]:
    """The one at the same place among as many periods, else all of them: a period that was dropped has no place."""
    periods = list(assignment.activity.periods.all())
    if assignment.period not in periods or len(periods) != len(then):
        return then
    return [then[periods.index(assignment.period)]]
