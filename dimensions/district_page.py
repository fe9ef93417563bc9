"""What the page of one district's plan shows: its rows, who can be given them, and how it went to the province."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dimensions.district_forms import NOBODY
from dimensions.districts import Deadline, Standing, deadline_of
from dimensions.models import Assignment, DistrictPlan, DistrictPlanStep, LocalActivity, Programme
from dimensions.models.assignment import AssignmentQuerySet
from dimensions.models.district_plan import officers_of, without_officer
from dimensions.states import DISTRICT_IN_HAND, DistrictState, DistrictStep
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.digits import shown
from portal.shell.listing import Filter, Listing

ROWS = 30
NONE, PLANNED, OUTSIDE = "none", "planned", "outside"
ORDERS = {
    "plan": ("dimension__number", "activity__position", "due_on"),
    "due": ("due_on", "dimension__number", "activity__position"),
}
SEARCHED = ("activity__title", "activity__code")
# What a row shows; the plan's long texts would only be carried along.
SHOWN = (
    "due_on",
    "opens_on",
    "activity__code",
    "activity__title",
    "dimension__number",
    "dimension__name_th",
    "dimension__name_en",
    "period__label",
    "planned__planned_from",
    "planned__planned_to",
    "planned__officer__username",
    "planned__officer__title",
    "planned__officer__first_name",
    "planned__officer__last_name",
)
UNDATED = Q(planned__planned_to=None)
# The plan of the province was changed after the district had planned its days.
TOO_LATE = Q(planned__planned_to__gt=F("due_on"))
LOOKS = {
    DistrictState.DRAFT: "draft",
    DistrictState.SENT: "waiting",
    DistrictState.RETURNED: "returned",
    DistrictState.APPROVED: "accepted",
}
DAYS = {
    NONE: (gettext_lazy("Without planned days"), UNDATED),
    PLANNED: (gettext_lazy("With planned days"), ~UNDATED),
    OUTSIDE: (gettext_lazy("Planned after the due date"), TOO_LATE),
}


class DistrictPage:
    """The plan of one district in one programme, whether it was begun or not."""

    def __init__(self, programme: Programme, office: Office, at: datetime) -> None:
        self.programme, self.office, self.at = programme, office, at
        found = DistrictPlan.objects.filter(programme=programme, office=office).first()
        self.plan = found or DistrictPlan(state=DistrictState.DRAFT, state_since=at)
        self.plan.programme, self.plan.office = programme, office

    @property
    def today(self) -> date:
        return clock.local(self.at).date()

    @property
    def is_begun(self) -> bool:
        return self.plan.pk is not None

    @property
    def is_in_hand(self) -> bool:
        return self.plan.state in DISTRICT_IN_HAND

    @property
    def is_with_province(self) -> bool:
        return self.plan.state == DistrictState.SENT

    @property
    def days_stand(self) -> bool:
        return self.plan.state == DistrictState.APPROVED

    @property
    def look(self) -> str:
        return LOOKS[DistrictState(self.plan.state)]

    @cached_property
    def deadline(self) -> Deadline:
        return deadline_of(self.programme, self.at)

    @cached_property
    def standing(self) -> Standing:
        state = self.plan.state if self.is_begun else ""
        return Standing(
            self.office.code,
            self.office.short_name,
            self.deadline,
            state,
            self.plan.state_since,
            self.plan.first_sent_on,
        )

    @cached_property
    def officers(self) -> list[User]:
        """Who works here today, by name."""
        return sorted(officers_of(self.office, self.today), key=lambda user: (user.first_name, user.last_name))

    @property
    def takes_local(self) -> bool:
        return self.programme.takes_local

    @cached_property
    def local(self) -> list[LocalActivity]:
        """What the district added of its own."""
        return list(self.plan.local_activities.standing().for_list()) if self.is_begun else []

    @property
    def renews_local(self) -> bool:
        """Whether an approval makes or changes work of the district's own, for the reason that is said with it."""
        return any(row.is_new or (row.is_changed and not row.is_leaving) for row in self.local)

    @property
    def was_approved(self) -> bool:
        return any(step.step == DistrictStep.APPROVE for step in self.steps)

    @property
    def owed(self) -> AssignmentQuerySet:
        return Assignment.objects.of(self.programme).filter(office=self.office).owed()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How much there is, and how much of it nobody has, no days or days that came too late."""
        nobodys = without_officer(self.office, self.today)
        return self.owed.aggregate(
            owed=Count("pk"),
            nobodys=Count("pk", filter=nobodys),
            undated=Count("pk", filter=UNDATED),
            too_late=Count("pk", filter=TOO_LATE),
        )

    @cached_property
    def steps(self) -> list[DistrictPlanStep]:
        return list(self.plan.steps.select_related("by")) if self.is_begun else []

    @property
    def sent_back(self) -> DistrictPlanStep | None:
        """What the province said last, while it is the district's to correct."""
        back = (DistrictStep.RETURN, DistrictStep.REOPEN)
        return next((step for step in reversed(self.steps) if step.step in back), None) if self.is_in_hand else None

    @property
    def sent_with(self) -> DistrictPlanStep | None:
        """What the head said with the last sending, while it lies with the province."""
        sent = (step for step in reversed(self.steps) if step.step == DistrictStep.SEND and step.note)
        return next(sent, None) if self.is_with_province else None

    @property
    def story(self) -> list[dict[str, Any]]:
        """For the timeline, the newest first."""
        return [
            {
                "at": step.at,
                "what": DistrictStep(step.step).label,
                "who": step.by.get_full_name() if step.by else "",
                "note": step.note,
                "state": LOOKS[DistrictState(step.to_state)],
            }
            for step in reversed(self.steps)
        ]

    def listing(self, params: QueryDict) -> Listing[Assignment]:
        """Its work, in the order of the plan and as narrow as the address says."""
        related = ("activity", "dimension", "period", "planned__officer")
        listing = Listing(
            self.owed.select_related(*related).only(*SHOWN),
            params,
            search=SEARCHED,
            filters=(self.by_dimension(), self.by_officer(), by_days()),
            orders=ORDERS,
            default_order="plan",
            per_page=ROWS,
        )
        listing.in_all = self.counts["owed"]
        return listing

    def by_dimension(self) -> Filter:
        numbers = self.owed.order_by("dimension__number").values_list("dimension__number", flat=True).distinct()
        choices = [(number, _("Dimension %(number)s") % {"number": shown(number)}) for number in numbers]
        return Filter("dimension", pgettext_lazy("column", "Dimension"), choices, "dimension__number")

    def by_officer(self) -> Filter:
        named = [(str(user.pk), user.get_full_name()) for user in self.officers]
        return Filter("officer", gettext_lazy("Responsible officer"), [(NONE, NOBODY), *named], self.given_to)

    def given_to(self, found: QuerySet[Any, Any], officer: str) -> QuerySet[Any, Any]:
        if officer == NONE:
            return found.filter(without_officer(self.office, self.today))
        return found.filter(planned__officer=officer)


def by_days() -> Filter:
    choices = [(name, label) for name, (label, _condition) in DAYS.items()]
    return Filter("days", gettext_lazy("Planned days"), choices, lambda found, name: found.filter(DAYS[name][1]))
