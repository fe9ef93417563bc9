"""A province's programme of a year, and the dated steps of the programme itself."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.plans.words import DEFAULT_SLUG, ActingOffice, Judge, MilestoneKind, OfficeLevel, ProgrammeKind
from dimensions.states import ProgrammeState
from dimensions.wording import (
    ACTING_OFFICES,
    JUDGES,
    LOCAL_KIND,
    MILESTONE_KINDS,
    OFFICE_LEVELS,
    PROGRAMME_KINDS,
    choices,
)
from portal.offices.models import Office, Role, in_language
from portal.offices.scope import Scope
from portal.shell import clock
from portal.shell.dates import say_fiscal_year
from portal.shell.fiscal import arabic_digits

LOCAL = "local"
"""The kind of the programme that gathers what the districts of a province add to their plans in a year."""
LOCAL_SLUG = "of_districts"  # the short name in a plan file has no underscore, so no file can be this programme's
LOCAL_NAMES = {"name_th": "กิจกรรมของอำเภอ", "name_en": "Activities of the districts' own"}
DRAFT_READERS = (Role.REVIEWER, Role.ADMIN)


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def within(self, scope: Scope, *roles: str) -> Self:
        """What may be seen: published plans of one's province, drafts by those who write them.

        With roles named, only the programmes of provinces that these roles reach.
        """
        reached = scope.q("province__path", *roles)
        if not roles:
            reached |= Q(province__path__in=paths_above(scope))
        may_be_draft = scope.q("province__path", *DRAFT_READERS)
        return self.filter(reached & (~Q(state=ProgrammeState.DRAFT) | may_be_draft))

    def published(self) -> Self:
        return self.exclude(state=ProgrammeState.DRAFT)

    def written(self) -> Self:
        """Those that somebody writes, hands in and carries on: all but what is gathered from districts' plans."""
        return self.exclude(kind=LOCAL)

    def active(self) -> Self:
        return self.filter(state=ProgrammeState.ACTIVE)

    def of(self, province: Office, fiscal_year: int, slug: str = DEFAULT_SLUG) -> Self:
        return self.filter(province=province, fiscal_year=fiscal_year, slug=slug)

    def beside(self, local: "Programme") -> Self:
        """The plan of the province beside which districts added what a programme gathers."""
        return self.of(local.province, local.fiscal_year)

    def locked(self, pk: int) -> "Programme":
        """The programme as it stands now, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("province").get(pk=pk)


def paths_above(scope: Scope) -> set[str]:
    """The offices above those in which the person works: a district's staff read their province's plan."""
    codes = [grant.path.rstrip("/").split("/") for grant in scope.grants]
    return {"/".join(path[:depth]) + "/" for path in codes for depth in range(1, len(path))}


class Programme(models.Model):
    """One per province, year and slug; `particulars` keeps the facts of the letterhead as the plan file writes them.

    `closed_on` is the day of `closed_at` in Bangkok: at its end the figures stay as they are.
    """

    province = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="programmes", verbose_name=pgettext_lazy("plan", "province")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    slug = models.SlugField(_("short name"), max_length=40, default=DEFAULT_SLUG)
    kind = models.CharField(
        pgettext_lazy("plan", "kind"),
        max_length=10,
        choices=[*choices(ProgrammeKind, PROGRAMME_KINDS), (LOCAL, LOCAL_KIND)],
        default=ProgrammeKind.PLAN.value,
    )
    state = models.CharField(
        pgettext_lazy("plan", "state"), max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT
    )
    name_th = models.CharField(_("name in Thai"), max_length=500)
    name_en = models.CharField(_("name in English"), max_length=500, null=True, blank=True)
    plan_title = models.CharField(_("title of the plan"), max_length=1000, null=True, blank=True)
    parent_body = models.CharField(_("body above it"), max_length=500, null=True, blank=True)
    owner_group = models.CharField(_("owner group"), max_length=500, null=True, blank=True)
    starts_on = models.DateField(pgettext_lazy("plan", "from"))
    ends_on = models.DateField(pgettext_lazy("plan", "to"))
    asks_endorsement = models.BooleanField(_("heads endorse before the province decides"), default=False)
    own_work_decided_by = models.CharField(
        _("decides on the province's own work"),
        max_length=10,
        choices=choices(Judge, JUDGES),
        default=Judge.PROVINCE.value,
    )
    default_offices = models.JSONField(_("acting offices where the plan names none"), default=list, blank=True)
    uses_levels = models.BooleanField(_("counts by maturity level"), default=False)
    particulars = models.JSONField(
        pgettext_lazy("plan", "further particulars"), default=dict, blank=True, encoder=DjangoJSONEncoder
    )
    created_at = models.DateTimeField(pgettext_lazy("plan", "taken in"), default=clock.now)
    published_at = models.DateTimeField(pgettext_lazy("plan", "published"), null=True, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("plan", "closed"), null=True, blank=True)
    closed_on = models.DateField(pgettext_lazy("plan", "closed on"), null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", verbose_name=_("carried from")
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("-fiscal_year", "province__path", "slug")
        verbose_name = pgettext_lazy("plan", "programme")
        verbose_name_plural = pgettext_lazy("plan", "programmes")
        constraints = [
            models.UniqueConstraint(
                fields=("province", "fiscal_year", "slug"), name="programme_is_one_of_its_province_year_and_slug"
            ),
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2500, fiscal_year__lt=2700), name="fiscal_year_is_in_the_buddhist_era"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_does_not_end_before_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(state=ProgrammeState.DRAFT, published_at__isnull=True)
                | (~Q(state=ProgrammeState.DRAFT) & Q(published_at__isnull=False)),
                name="programme_is_published_when_it_is_no_draft",
            ),
            models.CheckConstraint(
                condition=Q(state=ProgrammeState.CLOSED, closed_at__isnull=False)
                | (~Q(state=ProgrammeState.CLOSED) & Q(closed_at__isnull=True)),
                name="programme_has_a_closing_time_when_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_on__isnull=True)
                | Q(closed_at__isnull=False, closed_on__isnull=False),
                name="programme_has_a_closing_day_when_it_has_a_closing_time",
            ),
        ]
        indexes = [models.Index(fields=("fiscal_year", "slug", "state", "province"), name="programme_by_year")]

    def __str__(self) -> str:
        """With the year, where the name does not say it already."""
        if str(self.fiscal_year) in arabic_digits(self.name):
            return self.name
        return f"{self.name} {say_fiscal_year(self.fiscal_year)}"

    @property
    def name(self) -> str:
        return in_language(self.name_th, self.name_en or "")

    @property
    def default_offices_in_words(self) -> list[StrPromise]:
        """Who acts where an activity names nobody."""
        return [ACTING_OFFICES[ActingOffice(word)] for word in self.default_offices]

    @property
    def is_local(self) -> bool:
        return self.kind == LOCAL

    @property
    def takes_local(self) -> bool:
        """Districts add activities of their own beside the province's plan, not beside a circular or an award."""
        return self.slug == DEFAULT_SLUG

    @property
    def is_active(self) -> bool:
        return self.state == ProgrammeState.ACTIVE

    @property
    def is_closed(self) -> bool:
        return self.state == ProgrammeState.CLOSED


class Milestone(models.Model):
    """A dated step of the programme, such as the day on which districts send their own plans."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    code = models.CharField(pgettext_lazy("plan", "code"), max_length=40)
    title = models.TextField(pgettext_lazy("plan", "title"))
    kind = models.CharField(
        pgettext_lazy("plan", "kind"), max_length=10, choices=choices(MilestoneKind, MILESTONE_KINDS)
    )
    on = models.DateField(pgettext_lazy("plan", "date"))
    raw = models.CharField(_("date as typed"), max_length=500, null=True, blank=True)
    actor = models.CharField(
        pgettext_lazy("plan", "acts"), max_length=10, choices=choices(OfficeLevel, OFFICE_LEVELS), null=True, blank=True
    )
    recipient = models.CharField(
        pgettext_lazy("plan", "receives"),
        max_length=10,
        choices=choices(OfficeLevel, OFFICE_LEVELS),
        null=True,
        blank=True,
    )
    note = models.TextField(pgettext_lazy("plan", "note"), null=True, blank=True)

    class Meta:
        ordering = ("programme_id", "position")
        verbose_name = pgettext_lazy("plan", "milestone")
        verbose_name_plural = pgettext_lazy("plan", "milestones")
        constraints = [
            models.UniqueConstraint(fields=("programme", "code"), name="milestone_code_is_unique_in_its_programme")
        ]

    def __str__(self) -> str:
        return self.title
