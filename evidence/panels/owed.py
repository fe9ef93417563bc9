"""What presses: the assignments that are overdue and those that soon will be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dimensions.models import Assignment
from evidence import standing
from evidence.panels.reading import reading_of
from evidence.periods import Term
from evidence.standing import Figure
from evidence.states import AssignmentState
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.models import in_language
from portal.offices.scope import Scope
from portal.shell.prepared import Repeated

COLUMNS = (
    "pk",
    "activity__code",
    "activity__title",
    "office__short_th",
    "office__short_en",
    "dimension__number",
    "period__label",
    "opens",
    "falls_due",
    "came_back",
)


LISTED: Repeated[tuple[Any, ...]] = Repeated()


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment; `days` from its date to the day of the board, negative while it lies ahead."""

    url: str
    code: str
    title: str
    office: str
    dimension: int
    period: Term
    due_on: date
    days: int
    state: str

    @property
    def days_left(self) -> int:
        return -self.days


@dataclass(frozen=True, slots=True)
class Rows:
    """The first of the assignments that a figure counts, and the list of all."""

    figure: Figure
    rows: tuple[Row, ...]
    number: int
    url: str


class Listed(Panel):
    """The assignments behind a figure, the earliest first; those that were returned say so, the rest is in `state`."""

    template_name = "evidence/panels/_owed.html"
    print_template_name = "evidence/panels/_owed_print.html"
    wide = False
    figure: ClassVar[Figure]
    state: ClassVar[AssignmentState]

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Rows | None:
        reading = reading_of(scope, subject, at, options)

        def query() -> QuerySet[Assignment, tuple[Any, ...]]:
            came_back = ExpressionWrapper(standing.CAME_BACK, BooleanField())
            found = reading.standing.filter(standing.condition(self.figure, at)).annotate(came_back=came_back)
            return found.order_by(*standing.BY_DATE, "pk").values_list(*COLUMNS)[: options.limit]

        rows = self.rows(LISTED.rows((*reading.values, self.figure, options.limit), query), standing.day_of(at))
        return Rows(self.figure, rows, getattr(reading.total, self.figure), reading.lists.of(self.figure))

    def rows(self, found: Iterable[tuple[Any, ...]], day: date) -> tuple[Row, ...]:
        """Plain rows, read without making models of them."""
        return tuple(
            Row(
                url=reverse("evidence:assignment", args=[pk]),
                code=code or "",
                title=title,
                office=in_language(thai, english),
                dimension=number,
                period=Term(label or "", opens_on, due_on),
                due_on=due_on,
                days=(day - due_on).days,
                state=AssignmentState.RETURNED if came_back else self.state,
            )
            for pk, code, title, thai, english, number, label, opens_on, due_on, came_back in found
        )


class Overdue(Listed):
    title = _("Overdue")
    figure = Figure.OVERDUE
    state = AssignmentState.OVERDUE


class DueSoon(Listed):
    title = _("Due within 14 days")
    figure = Figure.DUE_SOON
    state = AssignmentState.DUE_SOON

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Rows | None:
        """Nothing once the year is closed: then nothing falls due any more."""
        return None if subject.is_final else super().read(scope, subject, at=at, options=options)
