"""How far the districts are with their own plans, as of any time.

A plan is due by the milestone of its programme that has the code `district_plan_due`, at the end of that day; whoever
has not sent it then, or got it back, is overdue. For a programme that was closed by the moment the calendar stands
still at the end of its closing day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import pgettext_lazy

from dimensions.models import Assignment, DistrictPlan, Milestone, Programme
from dimensions.models.district_plan import DISTRICT_READERS
from dimensions.states import DISTRICT_IN_HAND, DistrictState
from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.shell import clock

PLAN_DUE = "district_plan_due"
ONE_DAY = timedelta(days=1)


class Course(models.TextChoices):
    """How the plan of a district stands, what presses first."""

    OVERDUE = "overdue", pgettext_lazy("course of a district plan", "Overdue")
    RETURNED = "returned", pgettext_lazy("course of a district plan", "Returned")
    SENT = "sent", pgettext_lazy("course of a district plan", "To be decided")
    BEGUN = "begun", pgettext_lazy("course of a district plan", "Begun")
    NONE = "none", pgettext_lazy("course of a district plan", "Not begun")
    APPROVED = "approved", pgettext_lazy("course of a district plan", "Approved")


COURSES: dict[str, Course] = {
    DistrictState.DRAFT: Course.BEGUN,
    DistrictState.SENT: Course.SENT,
    DistrictState.RETURNED: Course.RETURNED,
    DistrictState.APPROVED: Course.APPROVED,
}
# By which badge of `portal.shell.templatetags.ui` it is drawn.
LOOKS = {
    Course.OVERDUE: "overdue",
    Course.RETURNED: "returned",
    Course.SENT: "waiting",
    Course.BEGUN: "draft",
    Course.NONE: "open",
    Course.APPROVED: "accepted",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when the districts of a programme send their plans; `day` is the last that counts at the moment.

    `is_over` once the day itself has ended.
    """

    programme: Programme
    on: date | None
    day: date
    is_over: bool

    @classmethod
    def at(cls, moment: datetime, programme: Programme, on: date | None) -> "Deadline":
        day, ended, closed = clock.day_of(moment), clock.local(moment).date() - ONE_DAY, programme.closed_on
        if closed and closed <= day:
            day = ended = closed
        return cls(programme, on, day, is_over=on is not None and on <= ended)

    @property
    def days(self) -> int:
        """So many days past it; negative while it lies ahead."""
        return (self.day - self.on).days if self.on else 0

    @property
    def days_left(self) -> int:
        return -self.days


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan of one district stood; without a state nobody had begun it."""

    office: Office
    deadline: Deadline
    state: str = ""
    since: datetime | None = None
    sent_on: date | None = None

    @property
    def is_with_district(self) -> bool:
        return not self.state or self.state in DISTRICT_IN_HAND

    @property
    def is_overdue(self) -> bool:
        return self.is_with_district and self.deadline.is_over

    @property
    def days_late(self) -> int:
        """By the first sending, against the milestone; 0 in time, and where nothing was sent."""
        due = self.deadline.on
        return max(0, (self.sent_on - due).days) if self.sent_on and due else 0

    @property
    def course(self) -> Course:
        if self.is_overdue:
            return Course.OVERDUE
        return COURSES.get(self.state, Course.NONE)

    @property
    def came_back(self) -> bool:
        return self.state == DistrictState.RETURNED

    @property
    def look(self) -> str:
        return LOOKS[self.course]


def deadline_of(programme: Programme, at: datetime) -> Deadline:
    """Also of a programme that has no such milestone."""
    on = programme.milestones.filter(code=PLAN_DUE).values_list("on", flat=True).first()
    return Deadline.at(at, programme, on)


def deadlines(fiscal_year: int, slug: str, province: str, at: datetime) -> list[Deadline]:
    """Of the published programmes of a year and slug below a path that have such a milestone."""
    found = Milestone.objects.filter(
        code=PLAN_DUE,
        programme__fiscal_year=fiscal_year,
        programme__slug=slug,
        programme__published_at__lt=at,
        programme__province__path__startswith=province,
    )
    rows = found.select_related("programme__province").order_by("programme__province__sort_key", "programme_id")
    return [Deadline.at(at, row.programme, row.on) for row in rows]


def districts_of(programmes: Iterable[Programme]) -> QuerySet[Office]:
    """Those that owe anything in them, in the order of the tree."""
    owed = Assignment.objects.filter(office=OuterRef("pk"), programme__in=[each.pk for each in programmes])
    provinces = [each.province_id for each in programmes]
    below = Office.objects.filter(kind=Office.Kind.DISTRICT, parent__in=provinces)
    return below.filter(Exists(owed.order_by())).in_tree_order()


def standings(scope: Scope, found: Sequence[Deadline], at: datetime, *, below: str = "") -> list[Standing]:
    """How the plans of all districts in reach stood at the moment, in the order of the deadlines and of the tree."""
    if not found:
        return []
    programmes = [each.programme for each in found]
    reached = districts_of(programmes).filter(scope.q("path", *DISTRICT_READERS), path__startswith=below)
    plans = DistrictPlan.objects.filter(programme__in=programmes).as_of(None if clock.is_now(at) else at)
    columns = ("programme", "office", "stood", "stood_since", "sent_on")
    rows = plans.values_list(*columns)
    stood = {(programme, office): facts for programme, office, *facts in rows}
    by_province: dict[int | None, list[Office]] = {}
    for office in reached:
        by_province.setdefault(office.parent_id, []).append(office)
    return [
        Standing(office, deadline, *(stood.get((deadline.programme.pk, office.pk)) or ("", None, None)))
        for deadline in found
        for office in by_province.get(deadline.programme.province_id, ())
    ]
