"""How far the work is: the state of every assignment and the figures of every board, counted when read, as of any time.

`at` is a moment. What is due on a day is overdue when that day has ended (24:00 in Bangkok), so the figures "as of
20 March" are read at the moment 21 March 00:00. For a programme that was closed by then the calendar stands still at
the end of its closing day: what falls due later never did. So a closed year is final wherever it is counted, alone or
beside provinces that still run. What a change of the plan moved or withdrew counts until then as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import pgettext_lazy

from dimensions.models import Assignment, FormerTerms
from dimensions.models.assignment import AssignmentQuerySet
from evidence.models import Step
from evidence.states import ACCEPTED, IN_HAND, RETURNED, WAITING, AssignmentState
from portal.dashboard.panel import Subject
from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.shell import clock

ONE_DAY = timedelta(days=1)
BY_DATE = ("falls_due", "dimension__number", "activity__seq", "office__kind_order", "office__sort_key")


class Figure(models.TextChoices):
    """What can be counted. Every number on a board is one of these, and so is the list behind it."""

    OWED = "owed", pgettext_lazy("figure", "Owed")
    DUE = "due", pgettext_lazy("figure", "Due")
    ACCEPTED = "accepted", pgettext_lazy("figure", "Accepted")
    WAITING = "waiting", pgettext_lazy("figure", "Waiting for review")
    RETURNED = "returned", pgettext_lazy("figure", "Returned")
    OVERDUE = "overdue", pgettext_lazy("figure", "Overdue")
    LATE = "late", pgettext_lazy("figure", "Sent late")
    DUE_ACCEPTED = "due_accepted", pgettext_lazy("figure", "Due and accepted")
    DUE_SOON = "due_soon", pgettext_lazy("figure", "Due within 14 days")
    TO_DO = "to_do", pgettext_lazy("figure", "To do")
    UNDATED = "undated", pgettext_lazy("figure", "Undated")
    NOT_ACCEPTED = "not_accepted", pgettext_lazy("figure", "Not accepted yet")


FIGURES = (
    Figure.OWED,
    Figure.DUE,
    Figure.ACCEPTED,
    Figure.WAITING,
    Figure.RETURNED,
    Figure.OVERDUE,
    Figure.LATE,
)


class Tally(NamedTuple):
    """The figures of one cell of a board; those of several cells add up."""

    owed: int = 0
    due: int = 0
    accepted: int = 0
    waiting: int = 0
    returned: int = 0
    overdue: int = 0
    late: int = 0
    due_accepted: int = 0
    due_soon: int = 0

    @classmethod
    def of(cls, tallies: Iterable["Tally"]) -> "Tally":
        return cls(*map(sum, zip(cls(), *tallies, strict=True)))

    @property
    def share(self) -> float | None:
        """How much of what is owed is accepted; nothing where nothing is owed."""
        return self.accepted / self.owed if self.owed else None


def owed(scope: Scope, subject: Subject) -> AssignmentQuerySet:
    """What the office of a board and all below it owe, as far as the scope goes; a group also what it answers for."""
    office, found = subject.office, Assignment.objects.within(scope)
    if office.kind == Office.Kind.DEPARTMENT:
        return found.about(subject)
    # The province's own programme is named as well: from it the database finds the rows.
    found = found.filter(programme__province__path=office.province_path)
    if office.kind == Office.Kind.GROUP and office.parent:
        return found.about(subject.at_office(office.parent)).filter(Q(office=office) | Q(responsible=office))
    return found.about(subject)


def day_of(at: datetime) -> date:
    """The last day that had begun before this moment."""
    return clock.day_of(at)


def ended_before(at: datetime) -> date:
    """The first day that has not ended at this moment: what was due before it is overdue."""
    return clock.local(at).date()


def is_now(at: datetime) -> bool:
    return clock.is_now(at)


def as_of(assignments: AssignmentQuerySet, at: datetime) -> AssignmentQuerySet:
    """Those that were owed at the moment.

    Each with `stood` (the submission's state then), `sent_on` (first sent), and the dates of then, `opens` and
    `falls_due`. Conditions also ask whether it `was_returned` before.
    """
    return as_it_is(assignments) if is_now(at) else as_it_was(assignments, at)


def as_it_is(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    return at_present(assignments.owed())


def at_present(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    standing = assignments.annotate(
        stood=F("submission__state"),
        sent_on=F("submission__first_submitted_on"),
        opens=F("opens_on"),
        falls_due=F("due_on"),
    )
    return standing.alias(was_returned=Exists(returns_among(Step.objects.all())))


def as_it_was(assignments: AssignmentQuerySet, at: datetime) -> AssignmentQuerySet:
    """Read from the steps, the last in turn of those before the moment; one at the very moment comes after it."""
    before = Step.objects.filter(at__lt=at)
    steps = before.filter(submission__assignment=OuterRef("pk")).order_by("-pk")
    first_sent = Case(When(submission__first_submitted_at__lt=at, then=F("submission__first_submitted_on")))
    standing = as_the_plan_was(assignments, at).annotate(
        stood=Subquery(steps.values("to_state")[:1], output_field=CharField()), sent_on=first_sent
    )
    return standing.alias(was_returned=Exists(returns_among(before)))


def as_the_plan_was(assignments: AssignmentQuerySet, at: datetime) -> AssignmentQuerySet:
    """What the plan asked for, and by when; the former terms are looked up only where it changed since."""
    unchanged = Q(changed_at__isnull=True) | Q(changed_at__lt=at)
    former = FormerTerms.objects.filter(assignment=OuterRef("pk")).at(at)

    def then(name: str) -> Case:
        return Case(When(unchanged, then=F(name)), default=Subquery(former.values(name)[:1]), output_field=DateField())

    was_owed = Case(
        When(unchanged, then=Q(withdrawn_at=None)),
        default=Subquery(former.values("was_owed")[:1]),
        output_field=BooleanField(),
    )
    return assignments.filter(was_owed, published_at__lt=at).annotate(opens=then("opens_on"), falls_due=then("due_on"))


def returns_among(steps: QuerySet[Step]) -> QuerySet[Step]:
    return steps.filter(submission__assignment=OuterRef("pk"), to_state=RETURNED).order_by()


CAME_BACK = Q(sent_on__isnull=False) & Q(stood__in=IN_HAND) & Q(was_returned=True)
"""What has to be corrected; sent again and taken back it is a draft, but what was said of it still stands.

In this order, so that a database looks for returns only where there may be some.
"""
LATE = Q(sent_on__gt=F("falls_due"))
UNSETTLED = Q(stood__isnull=True) | Q(stood__in=IN_HAND)
"""The next step is the office's own."""


def last_of(at: datetime, running: date) -> Case:
    """The last day that counts: the closing day of a programme that was closed by then, of others the one given."""
    closed = When(programme__closed_on__lte=day_of(at), then=F("programme__closed_on"))
    return Case(closed, default=Value(running, DateField()))


def last_begun(at: datetime) -> Case:
    return last_of(at, day_of(at))


def last_ended(at: datetime) -> Case:
    return last_of(at, ended_before(at) - ONE_DAY)


def runs(at: datetime) -> Q:
    return Q(programme__closed_on__isnull=True) | Q(programme__closed_on__gt=day_of(at))


def due_by(at: datetime) -> Q:
    return Q(falls_due__lte=last_begun(at))


def overdue(at: datetime) -> Q:
    return Q(falls_due__lte=last_ended(at)) & UNSETTLED


def due_soon(at: datetime) -> Q:
    last = day_of(at) + timedelta(days=settings.DUE_SOON_DAYS)
    return Q(falls_due__gte=ended_before(at), falls_due__lte=last) & runs(at) & UNSETTLED


CONDITION: dict[str, Callable[[datetime], Q]] = {
    Figure.OWED: lambda _at: Q(),
    Figure.DUE: due_by,
    Figure.ACCEPTED: lambda _at: Q(stood=ACCEPTED),
    Figure.WAITING: lambda _at: Q(stood__in=WAITING),
    Figure.RETURNED: lambda _at: CAME_BACK,
    Figure.OVERDUE: overdue,
    Figure.LATE: lambda _at: LATE,
    Figure.DUE_ACCEPTED: lambda at: due_by(at) & Q(stood=ACCEPTED),
    Figure.DUE_SOON: due_soon,
    Figure.TO_DO: lambda _at: UNSETTLED,
    Figure.UNDATED: lambda _at: Q(falls_due__isnull=True) & UNSETTLED,
    Figure.NOT_ACCEPTED: lambda _at: UNSETTLED | Q(stood__in=WAITING),
}


def condition(name: str, at: datetime) -> Q:
    """Which assignments of `as_of` a figure counts: boards count with it and the lists behind them filter with it."""
    return CONDITION[name](at)


def counts(names: Iterable[str], at: datetime) -> dict[str, Count]:
    return {str(name): Count("pk", filter=condition(name, at) or None) for name in names}


def figures_by(
    assignments: AssignmentQuerySet,
    *fields: str,
    at: datetime,
    names: Sequence[str] = FIGURES,
    more: Mapping[str, Count] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """One row per value of the fields, with the named figures and `more`; one row in all when no field is given."""
    standing, figures = as_of(assignments, at), {**counts(names, at), **more}
    if not fields:
        return [standing.aggregate(**figures)]
    return list(standing.order_by().values(*fields).annotate(**figures))


def cells_by(place: str, standing: AssignmentQuerySet, at: datetime, *more: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Of the assignments of `as_of` the place (a field that holds its id), the dimension's number and the figures.

    `more` fields, before the figures, part the rows further.
    """
    place_and_number = standing.order_by().values_list(place, "dimension__number", *more)
    return place_and_number.annotate(**counts(Tally._fields, at))


def table_of(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[int, int], Tally]:
    """The rows of `cells_by`, to be looked up by place and number."""
    return {(place, number): Tally._make(figures) for place, number, *figures in rows}


def with_state(assignments: AssignmentQuerySet, at: datetime) -> AssignmentQuerySet:
    """Every assignment that is owed with its `standing`: the first AssignmentState that fits."""
    return as_of(assignments, at).annotate(standing=first_that_fits(at))


def with_present_state(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    """Also those that were withdrawn: whoever may see them still reads them."""
    withdrawn = When(withdrawn_at__isnull=False, then=Value(AssignmentState.WITHDRAWN))
    standing = Case(withdrawn, default=first_that_fits(clock.now()), output_field=CharField())
    return at_present(assignments).annotate(standing=standing)


def first_that_fits(at: datetime) -> Case:
    firsts = [
        (Q(stood=ACCEPTED) & LATE, AssignmentState.DONE_LATE),
        (Q(stood=ACCEPTED), AssignmentState.DONE),
        (Q(stood__in=WAITING), AssignmentState.WAITING),
        (CAME_BACK, AssignmentState.RETURNED),
        (Q(falls_due__isnull=True), AssignmentState.UNDATED),
        (overdue(at), AssignmentState.OVERDUE),
        (due_soon(at), AssignmentState.DUE_SOON),
        (Q(opens__gt=last_begun(at)), AssignmentState.NOT_YET_OPEN),
    ]
    cases = [When(fits, then=Value(state)) for fits, state in firsts]
    return Case(*cases, default=Value(AssignmentState.OPEN), output_field=CharField())
