"""How far the districts are with their own plans, as of any time.

A plan is due by the milestone of its programme that has the code `district_plan_due`, at the end of that day; whoever
has not sent it then, or got it back, is overdue. For a programme that was closed by the moment the calendar stands
still at the end of its closing day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from dimensions.models import Assignment, DistrictPlan, DistrictPlanStep, Programme
from dimensions.models.changes import day_of_milestone
from dimensions.models.district_plan import DISTRICT_READERS
from dimensions.models.programme import LOCAL
from dimensions.plans.words import MilestonePurpose
from dimensions.states import DISTRICT_IN_HAND, DistrictState, ProgrammeState
from portal.offices.models import Office, Role, in_language
from portal.offices.scope import Scope
from portal.shell import clock
from portal.shell.prepared import Repeated

PLAN_DUE = MilestonePurpose.DISTRICT_PLAN_DUE
ONE_DAY = timedelta(days=1)
THEIRS = OuterRef("theirs")  # the programme of a district's province that is asked about
COLUMNS = (
    "code",
    "short_th",
    "short_en",
    "due",
    "theirs__closed_on",
    "stood",
    "stood_since",
    "sent_on",
    "theirs",
    "parent__short_th",
    "parent__short_en",
    "theirs__fiscal_year",
)


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

    on: date | None
    day: date
    is_over: bool

    @classmethod
    def at(cls, moment: datetime, on: date | None, closed: date | None) -> "Deadline":
        day, ended = clock.day_of(moment), clock.local(moment).date() - ONE_DAY
        if closed and closed <= day:
            day = ended = closed
        return cls(on, day, is_over=on is not None and on <= ended)

    @property
    def days(self) -> int:
        """So many days past it; negative while it lies ahead."""
        return (self.day - self.on).days if self.on else 0

    @property
    def days_left(self) -> int:
        return -self.days

    @property
    def is_near(self) -> bool:
        return self.on is not None and not self.is_over and self.days_left <= settings.DUE_SOON_DAYS


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan of one district stood; without a state nobody had begun it."""

    code: str
    name: str
    deadline: Deadline
    state: str = ""
    since: datetime | None = None
    sent_on: date | None = None
    programme: int = 0
    province: str = ""
    fiscal_year: int = 0

    @classmethod
    def of(cls, row: tuple[Any, ...], at: datetime) -> "Standing":
        """Of the columns of a district."""
        code, thai, english, due, closed, state, since, sent_on, programme, *province, fiscal_year = row
        name, deadline = in_language(thai, english), Deadline.at(at, due, closed)
        stood = (state or "", since, sent_on)
        return cls(code, name, deadline, *stood, programme, in_language(*province), fiscal_year)

    @property
    def is_with_district(self) -> bool:
        return not self.state or self.state in DISTRICT_IN_HAND

    @property
    def is_overdue(self) -> bool:
        return self.is_with_district and self.deadline.is_over

    @property
    def presses(self) -> bool:
        """The district has something to do with it now or soon."""
        return self.is_with_district and (self.came_back or self.deadline.is_over or self.deadline.is_near)

    @property
    def urgency(self) -> str:
        """By which alert of `portal.shell.templatetags.ui` it is told to the district."""
        return "warning" if self.came_back or self.is_overdue else "info"

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
    def was_sent(self) -> bool:
        """It lies with the province, or the province has decided on it."""
        return bool(self.state) and self.state != DistrictState.DRAFT

    @property
    def came_back(self) -> bool:
        return self.state == DistrictState.RETURNED

    @property
    def look(self) -> str:
        return LOOKS[self.course]


def address_of_list(programme: int, day: date | None = None, course: str = "") -> str:
    """The plans of all districts of a programme, as they stand now or at the end of a past day."""
    asked = {name: value for name, value in (("course", course), ("as_of", day and day.isoformat())) if value}
    address = reverse("dimensions:district_plans", args=[programme])
    return f"{address}?{urlencode(asked)}" if asked else address


def deadline_of(programme: Programme, at: datetime) -> Deadline:
    """Also of a programme that has no such milestone."""
    found = Programme.objects.filter(pk=programme.pk).annotate(due=day_of_milestone(PLAN_DUE, at))
    return Deadline.at(at, found.values_list("due", flat=True).get(), programme.closed_on)


FOUND: Repeated[tuple[Any, ...]] = Repeated()
HEADS: Repeated[tuple[Any, ...]] = Repeated()


def standings(
    scope: Scope, fiscal_year: int, slug: str, at: datetime, *, below: str, undated: bool = False
) -> list[Standing]:
    """How the plans of all districts below a path stood at the moment, as far as the scope goes, in one query.

    Of the published programmes of this year and slug those that have the milestone; `undated` takes all.
    """
    past = None if clock.is_now(at) else at
    asked = (scope, fiscal_year, slug, past, below, undated)
    return [Standing.of(row, at) for row in FOUND.rows(asked, lambda: columns_of(*asked))]


def standings_of_heads(scope: Scope, at: datetime) -> list[Standing]:
    """How the plans of the districts whose head this is stand now, in the programmes that run, in one query."""
    return [Standing.of(row, at) for row in HEADS.rows(scope, lambda: columns_for_heads(scope))]


def columns_of(
    scope: Scope, fiscal_year: int, slug: str, past: datetime | None, below: str, undated: bool
) -> QuerySet[Office, tuple[Any, ...]]:
    published = Q(parent__programmes__published_at__lt=past) if past else ~Q(parent__programmes__published_at=None)
    asked = Q(parent__programmes__fiscal_year=fiscal_year, parent__programmes__slug=slug) & published
    return columns(scope.q("path", *DISTRICT_READERS) & Q(path__startswith=below), asked, past, undated=undated)


def columns_for_heads(scope: Scope) -> QuerySet[Office, tuple[Any, ...]]:
    running = Q(parent__programmes__state=ProgrammeState.ACTIVE) & ~Q(parent__programmes__kind=LOCAL)
    return columns(scope.q("path", Role.HEAD), running, None, undated=True)


def columns(reach: Q, asked: Q, past: datetime | None, *, undated: bool) -> QuerySet[Office, tuple[Any, ...]]:
    """Of the districts that owe anything in the programmes asked for, in the order of the tree."""
    asked_for = Q(withdrawn_at=None) | Q(withdrawn_at__gte=past) if past else Q(withdrawn_at=None)
    owed = Assignment.objects.filter(asked_for, office=OuterRef("pk"), programme=THEIRS).order_by()
    reached = Office.objects.filter(reach, kind=Office.Kind.DISTRICT)
    found = reached.annotate(theirs=FilteredRelation("parent__programmes", condition=asked))
    found = found.filter(Exists(owed), theirs__isnull=False).order_by("parent__sort_key", "sort_key", "code")
    found = found.annotate(due=day_of_milestone(PLAN_DUE, past, programme="theirs"), **stood(past))
    return (found if undated else found.filter(due__isnull=False)).values_list(*COLUMNS)


def stood(past: datetime | None) -> dict[str, Subquery]:
    """State, since when and the day of the first sending; a step at the very moment comes after it."""
    plans = DistrictPlan.objects.filter(office=OuterRef("pk"), programme=THEIRS)
    if past is None:
        state, since, sent_on = (Subquery(plans.values(name)[:1]) for name in ("state", "state_since", "first_sent_on"))
    else:
        taken = DistrictPlanStep.objects.filter(plan__office=OuterRef("pk"), plan__programme=THEIRS, at__lt=past)
        last = taken.order_by("-pk")
        state, since = Subquery(last.values("to_state")[:1]), Subquery(last.values("at")[:1])
        sent_on = Subquery(plans.filter(first_sent_at__lt=past).values("first_sent_on")[:1])
    return {"stood": state, "stood_since": since, "sent_on": sent_on}
