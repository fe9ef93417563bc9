"""A district's own plan: who does what of the province's plan and when, and how far it is agreed with the province."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.assignment import Assignment
from dimensions.models.programme import Programme
from dimensions.states import DistrictState, DistrictStep, ProgrammeState
from portal.accounts.models import User
from portal.offices.models import Membership, Office, Role
from portal.offices.scope import Scope
from portal.shell.dates import say_moment

DISTRICT_READERS = (Role.HEAD, Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMIN)
OFFICERS = (Role.STAFF, Role.HEAD)


def officers_of(office: Office, day: date) -> models.QuerySet[User]:
    """Who works at exactly this office on a day, and can be responsible for something there."""
    held = Membership.objects.filter(office=office, role__in=OFFICERS).in_force(day)
    return User.objects.filter(is_active=True, pk__in=held.order_by().values("user"))


def without_officer(office: Office, day: date) -> Q:
    """Which assignments of the office have nobody responsible who works there on the day."""
    return ~Q(planned__officer__in=officers_of(office, day).order_by().values("pk"))


class DistrictPlanQuerySet(models.QuerySet["DistrictPlan"]):
    def within(self, scope: Scope) -> Self:
        """The own district's, and those of all districts below."""
        return self.filter(scope.q("office__path", *DISTRICT_READERS))

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)

    def to_decide(self, scope: Scope, user: User) -> Self:
        """What waits for a reviewer of this scope: the twin of `policy.may_decide_on_district_plan`."""
        waiting = self.filter(state=DistrictState.SENT, programme__state=ProgrammeState.ACTIVE)
        return waiting.filter(scope.q("office__path", Role.REVIEWER)).exclude(submitter=user)

    def locked(self, pk: int) -> "DistrictPlan":
        """The plan as it stands now, held until the transaction ends."""
        held = self.select_for_update(of=("self",)).select_related("programme__province", "office")
        return held.get(pk=pk)


class DistrictPlan(models.Model):
    """One per programme and district, made with its first edit; where there is none, nobody has begun.

    Its state changes only in `workflow.district`.
    """

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="district_plans", verbose_name=pgettext_lazy("plan", "programme")
    )
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="district_plans", verbose_name=_("office")
    )
    state = models.CharField(
        pgettext_lazy("plan", "state"), max_length=10, choices=DistrictState.choices, default=DistrictState.DRAFT
    )
    state_since = models.DateTimeField(_("in this state since"))
    stage = models.PositiveIntegerField(_("steps taken"), default=0)  # by which a stale page is recognised
    first_sent_at = models.DateTimeField(_("first sent"), null=True)
    first_sent_on = models.DateField(_("day of the first sending"), null=True)  # held against the milestone
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("submitted by")
    )
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )

    objects = DistrictPlanQuerySet.as_manager()

    class Meta:
        ordering = ("programme_id", "office__path")
        verbose_name = _("district plan")
        verbose_name_plural = _("district plans")
        constraints = [
            models.UniqueConstraint(fields=("programme", "office"), name="district_plans_once_in_a_programme"),
            models.CheckConstraint(
                condition=Q(state=DistrictState.DRAFT) | Q(first_sent_at__isnull=False),
                name="district_plan_that_left_its_office_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(first_sent_at__isnull=True, first_sent_on__isnull=True)
                | Q(first_sent_at__isnull=False, first_sent_on__isnull=False),
                name="district_plan_has_a_day_of_sending_when_it_was_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state=DistrictState.APPROVED) | Q(decider__isnull=False),
                name="district_plan_is_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.office.short_name}"


class DistrictPlanStep(models.Model):
    """One step of a district plan, kept so that a board can say how it stood on any day; the first is its beginning."""

    plan = models.ForeignKey(DistrictPlan, models.CASCADE, related_name="steps", db_index=False)
    step = models.CharField(pgettext_lazy("of a district plan", "step"), max_length=10, choices=DistrictStep.choices)
    from_state = models.CharField(_("state before"), max_length=10, choices=DistrictState.choices, blank=True)
    to_state = models.CharField(_("state after"), max_length=10, choices=DistrictState.choices)
    at = models.DateTimeField(pgettext_lazy("of a district plan", "when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("of a district plan", "who"),
    )
    note = models.TextField(pgettext_lazy("of a district plan", "note"), blank=True)

    class Meta:
        ordering = ("pk",)  # in turn, whatever a clock said that went back
        verbose_name = pgettext_lazy("of a district plan", "step")
        verbose_name_plural = pgettext_lazy("of a district plan", "steps")
        indexes = [models.Index(fields=("plan", "id", "at", "to_state"), name="district_step_in_turn")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {say_moment(self.at)}"


class Planned(models.Model):
    """What a district planned for one assignment: who is responsible for it there, and the days of the work.

    Without a first day it is planned to be done by the last one.
    """

    assignment = models.OneToOneField(
        Assignment,
        models.CASCADE,
        related_name="planned",
        primary_key=True,
        verbose_name=pgettext_lazy("plan", "assignment"),
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible officer"),
    )
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_to = models.DateField(_("planned to"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("of a district plan", "planned work")
        verbose_name_plural = pgettext_lazy("of a district plan", "planned work")
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_from__isnull=True) | Q(planned_to__isnull=False, planned_to__gte=F("planned_from")),
                name="planned_work_does_not_end_before_it_begins",
            )
        ]

    def __str__(self) -> str:
        return str(self.assignment)
