"""What one office owes by a date: one activity, one period, one office. Everything is counted in these."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.activity import Activity, Period
from dimensions.models.dimension import Dimension
from dimensions.models.programme import Programme
from dimensions.states import ProgrammeState
from portal.dashboard.panel import Subject
from portal.offices.models import ROOT_PATH, Office
from portal.offices.scope import Scope
from portal.shell.dates import say_range


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def within(self, scope: Scope, *roles: str) -> Self:
        """What offices in reach owe or are responsible for."""
        return self.filter(in_reach(scope, *roles))

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)

    def about(self, subject: Subject) -> Self:
        """What the office of a board and all below it owe in its year and programme."""
        found = self.filter(programme__fiscal_year=subject.fiscal_year, programme__slug=subject.slug)
        if subject.office.path == ROOT_PATH:  # every office is below it, so it need not be asked of each row
            return found
        return found.filter(office__in=offices_of(Q(path__startswith=subject.office.path)))

    def of_active_programmes(self) -> Self:
        return self.filter(programme__state=ProgrammeState.ACTIVE)

    def owed(self) -> Self:
        """Those that the plan still asks for."""
        return self.filter(withdrawn_at=None)

    def withdrawn(self) -> Self:
        return self.filter(withdrawn_at__isnull=False)

    def for_list(self) -> Self:
        """With what a row of a list names."""
        return self.select_related(
            "programme__province", "dimension", "activity__criterion", "period", "office", "responsible"
        )

    def for_page(self) -> Self:
        """With all that the page of one assignment shows of the plan."""
        activity = ("activity__requirements", "activity__quotas", "activity__periods")
        return self.for_list().prefetch_related(*activity)


def in_reach(scope: Scope, *roles: str, at: str = "") -> Q:
    """Which assignments a scope reaches, asked of them or of rows that name theirs `at` some field: "assignment__".

    Whoever reaches everything needs not ask. Only a group is responsible for what its province office owes, so
    whoever works higher needs not ask for both. The rest ask by a union: an OR would read the whole table.
    """
    grants = scope.having(roles)
    if any(grant.path == ROOT_PATH and not grant.exact for grant in grants):
        return Q()
    offices = offices_of(scope.q("path", *roles))
    below = Scope(frozenset(grant for grant in grants if grant.path.count("/") > 2))
    if not below.grants:
        return Q(**{f"{at}office__in": offices})
    every = Assignment.objects.order_by().values("pk")
    responsible = every.filter(responsible__in=offices_of(below.q("path")))
    return Q(**{f"{at}pk__in": every.filter(office__in=offices).union(responsible, all=True)})


def offices_of(reach: Q) -> models.QuerySet[Office, Any]:
    return Office.objects.filter(reach).order_by().values("pk")


class Assignment(models.Model):
    """Programme and dimension are the activity's, kept here so that a board reads one table; publishing writes them.

    `responsible` is the owner group beside the province office that owes the work. Once published no assignment is
    deleted: one that the plan no longer asks for is withdrawn. What stood before `changed_at` is in its former terms.
    """

    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        related_name="assignments",
        db_index=False,
        verbose_name=pgettext_lazy("plan", "programme"),
    )
    dimension = models.ForeignKey(
        Dimension, models.CASCADE, related_name="assignments", verbose_name=pgettext_lazy("plan", "dimension")
    )
    activity = models.ForeignKey(
        Activity,
        models.RESTRICT,
        related_name="assignments",
        db_index=False,
        verbose_name=pgettext_lazy("plan", "activity"),
    )
    period = models.ForeignKey(
        Period,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=pgettext_lazy("plan", "period"),
    )
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="assignments", db_index=False, verbose_name=_("office")
    )
    responsible = models.ForeignKey(
        "offices.Office",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responsible_for",
        verbose_name=pgettext_lazy("plan", "responsible group"),
    )
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    work_began_at = models.DateTimeField(pgettext_lazy("plan", "work began"), null=True, blank=True)
    published_at = models.DateTimeField(pgettext_lazy("plan", "published"))
    withdrawn_at = models.DateTimeField(_("withdrawn from the plan"), null=True, blank=True)
    withdrawn_for = models.TextField(_("why it was withdrawn"), blank=True)
    changed_at = models.DateTimeField(_("plan changed"), null=True, blank=True)
    change_seen_at = models.DateTimeField(_("change of the plan seen"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        verbose_name = pgettext_lazy("plan", "assignment")
        verbose_name_plural = pgettext_lazy("plan", "assignments")
        constraints = [
            models.UniqueConstraint(
                fields=("activity", "period", "office"),
                condition=Q(period__isnull=False),
                name="office_owes_a_period_of_an_activity_once",
            ),
            models.UniqueConstraint(
                fields=("activity", "office"),
                condition=Q(period__isnull=True),
                name="office_owes_an_activity_without_period_once",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(due_on__isnull=False),
                name="assignment_that_opens_also_falls_due",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("opens_on")),
                name="assignment_is_not_due_before_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_for="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for="")),
                name="withdrawn_assignment_says_why",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(changed_at__isnull=False, changed_at__gte=F("withdrawn_at")),
                name="assignment_is_withdrawn_by_a_change_of_its_plan",
            ),
            models.CheckConstraint(
                condition=~Q(responsible=F("office")), name="office_is_not_responsible_beside_itself"
            ),
        ]
        # A board groups by office and dimension inside a programme; an office's own list goes by date.
        indexes = [
            models.Index(
                fields=("programme", "office", "dimension", "due_on", "withdrawn_at"), name="assignment_for_boards"
            ),
            models.Index(
                fields=("office", "programme", "dimension", "due_on", "withdrawn_at"), name="assignment_of_an_office"
            ),
            models.Index(fields=("programme", "due_on"), name="assignment_by_date"),
            models.Index(fields=("activity", "period"), name="assignment_of_an_activity"),
            models.Index(fields=("dimension",), condition=~Q(withdrawn_at=None), name="assignment_withdrawn"),
        ]

    def __str__(self) -> str:
        said = f"{self.activity}: {self.office.short_name}"
        when = say_range(self.opens_on, self.due_on)
        return f"{said}, {when}" if when else said

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def level_name(self) -> str:
        """The maturity level that it counts for, in words; empty in a year without levels."""
        criterion = self.activity.criterion
        return criterion.level_name if criterion and self.programme.uses_levels else ""

    @property
    def is_changed_unseen(self) -> bool:
        """The plan changed since whoever does this work last looked at it."""
        if self.changed_at is None:
            return False
        return self.change_seen_at is None or self.change_seen_at < self.changed_at

    @property
    def is_last(self) -> bool:
        """Of the last period that the plan still asks for: what is asked for once per activity falls due here."""
        if self.is_withdrawn:
            return False
        if self.period is None:
            return True
        last = max((period.position for period in self.activity.periods.all()), default=None)
        return self.period.dropped_at is None and self.period.position == last
