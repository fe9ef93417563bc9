"""What an office is told of changes of its plan: on its list until it looks, or for a fortnight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Q, QuerySet
from django.utils.text import Truncator

from dimensions.changes import WorkChange, told_of_work
from dimensions.dates_changed import ChangedDate, levels_of, tell_date
from dimensions.models import Assignment, MilestoneChange, PlanChange, Programme
from portal.offices.models import Office, Role
from portal.offices.scope import Request
from portal.shell import clock

TOLD_FOR = timedelta(days=14)
AT_ONCE = 5
"""So many pieces of work of one change are named; the others are folded away."""
CHANGING = "dates_changing"
LONG = 160  # characters: four lines at 360 pixels


@dataclass(frozen=True, slots=True)
class Row:
    assignment: Assignment
    told: WorkChange


@dataclass(frozen=True, slots=True)
class Notice:
    """One change of the plan: what it meant for each piece of work that nobody has looked at since, and its dates."""

    change: PlanChange
    rows: Sequence[Row] = ()
    dates: Sequence[ChangedDate] = ()

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


def told_to_office(request: Request, figures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`notices`, the latest first, and `withdrawn`: what the plan no longer asks of the person's own office.

    Whether any dates changed stands in the figures, where there are any.
    """
    dates = notices_of_dates(request) if not figures or any(row[CHANGING] for row in figures) else []
    own = Assignment.objects.within(request.scope, Role.STAFF, Role.HEAD).of_active_programmes()
    touched = own.filter(Q(changed_at__gte=clock.now() - TOLD_FOR) | Q(withdrawn_at__isnull=False))
    rows = list(touched.for_list().order_by("dimension__number", "activity__position", "due_on", "pk"))
    notices = sorted([*notices_of(rows), *dates], key=lambda notice: notice.change.at, reverse=True)
    return {"notices": notices, "withdrawn": [row for row in rows if row.is_withdrawn]}


def notices_of(rows: Sequence[Assignment]) -> list[Notice]:
    since = clock.now() - TOLD_FOR
    fresh = [row for row in rows if row.is_changed_unseen and row.changed_at and row.changed_at >= since]
    told = told_of_work(fresh, last_alone=True)
    by_change: dict[int, list[Row]] = {}
    for row in fresh:
        for each in told.get(row.pk, ()):
            by_change.setdefault(each.change.pk, []).append(Row(row, each))
    return [Notice(found[0].told.change, found) for found in by_change.values()]


def changed_dates(request: Request) -> QuerySet[MilestoneChange]:
    """What became otherwise in the last fortnight of the programme itself, where it runs."""
    reached = Programme.objects.within(request.scope).active()
    return MilestoneChange.objects.filter(change__programme__in=reached, change__at__gte=clock.now() - TOLD_FOR)


def changing_dates(request: Request) -> dict[str, Count]:
    """Counted with the figures of the list, so that nothing is looked for where nothing is."""
    return {CHANGING: Count("pk", filter=Exists(changed_dates(request).order_by()))}


def notices_of_dates(request: Request) -> list[Notice]:
    """Of the programme itself, for a fortnight: to the offices that act or receive, to all where none is named."""
    changed = list(changed_dates(request).select_related("change"))
    if not changed:
        return []
    own = Office.objects.filter(request.scope.q("path", Role.STAFF, Role.HEAD))
    kinds = set(own.values_list("kind", flat=True))
    return [
        Notice(each.change, dates=[tell_date(each)]) for each in changed if kinds & levels_of(each.before, each.after)
    ]
