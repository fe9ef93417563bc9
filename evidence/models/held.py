"""The one submission that a verb works on, held until its transaction ends: asked so that nobody waits long for it."""

from django.db.models import BigAutoField, QuerySet, prefetch_related_objects

from dimensions.models import Assignment
from evidence.models.submission import WHERE_IT_BELONGS, Submission
from portal.shell.prepared import Prepared, Slot

SLOT = Slot("pk", BigAutoField())


def lockable() -> QuerySet[Submission]:
    """The rows as they stand now, each with its programme, which nobody may close, and its place in the plan.

    They are locked in this order, in which a change of the plan goes too, and what is locked is read as it is then.
    """
    held = Submission.objects.select_for_update(of=("assignment__programme", "assignment", "self"))
    return held.select_related(*WHERE_IT_BELONGS).order_by()


BY_PK = Prepared(lambda: lockable().filter(pk=SLOT))
BY_ASSIGNMENT = Prepared(lambda: lockable().filter(assignment=SLOT))


def held(submission: Submission) -> Submission:
    """With its items, for whoever takes a step."""
    found = standing(BY_PK, submission.pk)
    prefetch_related_objects(found, "items__requirements")
    return found[0]


def held_for(assignment: Assignment) -> Submission | None:
    found = standing(BY_ASSIGNMENT, assignment.pk)
    return found[0] if found else None


def standing(query: Prepared[Submission], pk: int) -> list[Submission]:
    """Whoever had to wait for a change of the plan may have got the new row beside the old period: it is asked anew."""
    found = query.rows(pk=pk)
    return query.rows(pk=pk) if any(is_torn(row.assignment) for row in found) else found


def is_torn(assignment: Assignment) -> bool:
    pairs = ((assignment.period_id, assignment.period), (assignment.responsible_id, assignment.responsible))
    return any(key is not None and row is None for key, row in pairs)
