"""The one submission that a verb works on, held until its transaction ends: asked so that nobody waits long for it."""

from django.db.models import BigAutoField, QuerySet, prefetch_related_objects

from dimensions.models import Assignment
from evidence.models.submission import WHERE_IT_BELONGS, Submission
from portal.shell.prepared import Prepared, Slot

SLOT = Slot("pk", BigAutoField())


def lockable() -> QuerySet[Submission]:
    """The rows as they stand now, each with its programme, which nobody may close meanwhile."""
    held = Submission.objects.select_for_update(of=("self", "assignment__programme"))
    return held.select_related(*WHERE_IT_BELONGS).order_by()


BY_PK = Prepared(lambda: lockable().filter(pk=SLOT))
BY_ASSIGNMENT = Prepared(lambda: lockable().filter(assignment=SLOT))


def held(submission: Submission) -> Submission:
    """With its items, for whoever takes a step."""
    found = BY_PK.rows(pk=submission.pk)
    prefetch_related_objects(found, "items__requirements")
    return found[0]


def held_for(assignment: Assignment) -> Submission | None:
    found = BY_ASSIGNMENT.rows(pk=assignment.pk)
    return found[0] if found else None
