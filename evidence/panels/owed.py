"""What presses: the assignments that are overdue and those that soon will be."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dimensions.models.assignment import AssignmentQuerySet
from evidence import standing
from evidence.panels.reading import reading_of
from evidence.standing import Figure
from evidence.states import RETURNED, AssignmentState
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.models import in_language
from portal.offices.scope import Scope

COLUMNS = (
    "pk",
    "activity__code",
    "activity__title",
    "office__short_th",
    "office__short_en",
    "dimension__number",
    "due_on",
    "stood",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment; `days` from its date to the day of the board, negative while it lies ahead."""

    url: str
    code: str
    title: str
    office: str
    dimension: int
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

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Rows:
        reading = reading_of(scope, subject, at, options)
        found = standing.as_of(reading.owed, at).filter(standing.condition(self.figure, at))
        rows = self.rows(found.order_by(*standing.BY_DATE, "pk")[: options.limit], standing.day_of(at))
        return Rows(self.figure, rows, getattr(reading.total, self.figure), reading.lists.of(self.figure))

    def rows(self, found: AssignmentQuerySet, day: date) -> tuple[Row, ...]:
        """Plain rows, read without making models of them."""
        return tuple(
            Row(
                url=reverse("evidence:assignment", args=[pk]),
                code=code or "",
                title=title,
                office=in_language(thai, english),
                dimension=number,
                due_on=due_on,
                days=(day - due_on).days,
                state=AssignmentState.RETURNED if stood == RETURNED else self.state,
            )
            for pk, code, title, thai, english, number, due_on, stood in found.values_list(*COLUMNS)
        )


class Overdue(Listed):
    title = _("Overdue")
    figure = Figure.OVERDUE
    state = AssignmentState.OVERDUE


class DueSoon(Listed):
    title = _("Due within 14 days")
    figure = Figure.DUE_SOON
    state = AssignmentState.DUE_SOON
