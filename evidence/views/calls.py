"""What calls on the head of an office beside the rows of “My work”: what is to be endorsed, and the district's plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from dimensions import awaited
from evidence.models import Submission
from evidence.states import SUBMITTED
from portal.offices.models import Role
from portal.offices.scope import Request
from portal.shell import clock

ENDORSING = "to_endorse"


def endorsing() -> dict[str, Count]:
    """Counted with the figures of the list, so that nothing is looked for where nothing is."""
    return {ENDORSING: Count("pk", filter=Q(stood=SUBMITTED, programme__asks_endorsement=True))}


def calls_on_head(request: Request, figures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`to_endorse`, the assignments `with_head` that it is about, and of the district's own plans those that press."""
    found = to_endorse(request) if any(row[ENDORSING] for row in figures) else []
    return {
        "to_endorse": found,
        "with_head": {row.assignment_id for row in found},
        "plans_to_send": awaited.to_send(request.scope, clock.now()),
    }


def to_endorse(request: Request) -> list[Submission]:
    """What waits for the head of the office."""
    if Role.HEAD not in request.scope.roles:
        return []
    return list(Submission.objects.within(request.scope, Role.HEAD).for_endorsement().for_desk())
