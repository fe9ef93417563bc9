"""What an office is told of changes of its plan: on its list until it looks, or for a fortnight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.text import Truncator

from dimensions.changes import WorkChange, told_of_work
from dimensions.models import Assignment, PlanChange
from portal.offices.models import Role
from portal.offices.scope import Request
from portal.shell import clock

TOLD_FOR = timedelta(days=14)
AT_ONCE = 5
"""So many pieces of work of one change are named; the others are folded away."""
LONG = 160  # characters: four lines at 360 pixels


@dataclass(frozen=True, slots=True)
class Row:
    assignment: Assignment
    told: WorkChange


@dataclass(frozen=True, slots=True)
class Notice:
    """One change of the plan, and what it meant for each piece of work that nobody has looked at since."""

    change: PlanChange
    rows: Sequence[Row]

    @property
    def is_long(self) -> bool:
        """Whether the reason would push the list itself off a phone's screen; it is folded away then."""
        return len(self.change.reason) > LONG

    @property
    def opening(self) -> str:
        return Truncator(self.change.reason).chars(LONG)

    @property
    def first(self) -> Sequence[Row]:
        return self.rows[:AT_ONCE]

    @property
    def rest(self) -> Sequence[Row]:
        return self.rows[AT_ONCE:]


def told_to_office(request: Request) -> dict[str, Any]:
    """`notices`, the latest first, and `withdrawn`: what the plan no longer asks of the person's own office."""
    own = Assignment.objects.within(request.scope, Role.STAFF, Role.HEAD).of_active_programmes()
    touched = own.filter(Q(changed_at__gte=clock.now() - TOLD_FOR) | Q(withdrawn_at__isnull=False))
    rows = list(touched.for_list().order_by("dimension__number", "activity__position", "due_on", "pk"))
    return {"notices": notices_of(rows), "withdrawn": [row for row in rows if row.is_withdrawn]}


def notices_of(rows: Sequence[Assignment]) -> list[Notice]:
    since = clock.now() - TOLD_FOR
    fresh = [row for row in rows if row.is_changed_unseen and row.changed_at and row.changed_at >= since]
    told = told_of_work(fresh, last_alone=True)
    by_change: dict[int, list[Row]] = {}
    for row in fresh:
        for each in told.get(row.pk, ()):
            by_change.setdefault(each.change.pk, []).append(Row(row, each))
    notices = [Notice(found[0].told.change, found) for found in by_change.values()]
    return sorted(notices, key=lambda notice: notice.change.at, reverse=True)
