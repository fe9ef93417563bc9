"""An activity of a plan and what belongs to it: periods and the evidence asked for."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.models.dimension import Criterion, Dimension
from dimensions.models.dropping import STANDING, Droppable
from dimensions.plans.words import ActingOffice, CountedPer, Judge
from dimensions.wording import ACTING_OFFICES, COUNTED_PER, JUDGES, choices, kinds_in_words, speaks_of_source
from portal.shell.dates import say_range, say_round


class ActivityQuerySet(models.QuerySet["Activity"]):
    def of(self, programme_id: int) -> Self:
        """What the plan holds now, in its order."""
        return self.filter(dimension__programme_id=programme_id, dropped_at=None).order_by(
            "dimension__number", "position"
        )

    def whole(self) -> Self:
        """With everything that a plan file says about them, in a constant number of queries."""
        return self.select_related("dimension", "criterion", "sub_of").prefetch_related(
            "periods", "requirements", "quotas", "shares"
        )


class Activity(models.Model):
    """Known by its dimension and `seq`; `position` is its place among the others, `code` what the paper prints.

    `carried_from` is the same activity of an earlier year: known for certain, or with `is_matched` by its title alone.
    """

    dimension = models.ForeignKey(
        Dimension, models.CASCADE, related_name="activities", verbose_name=pgettext_lazy("plan", "dimension")
    )
    criterion = models.ForeignKey(
        Criterion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=pgettext_lazy("plan", "criterion"),
    )
    seq = models.PositiveSmallIntegerField(_("running number"))
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    code = models.CharField(pgettext_lazy("plan", "code"), max_length=40, null=True, blank=True)
    title = models.TextField(pgettext_lazy("plan", "title"))
    detail = models.TextField(pgettext_lazy("plan", "how"), null=True, blank=True)
    sub_of = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="subs", verbose_name=_("stands under")
    )
    recurs_every_months = models.PositiveSmallIntegerField(_("recurs every so many months"), null=True, blank=True)
    owner_text = models.TextField(_("owner as typed"), null=True, blank=True)
    owner_position = models.TextField(_("owner's position"), null=True, blank=True)
    owner_groups = models.ManyToManyField(
        "offices.Office", through="ActivityOwner", related_name="owned_activities", verbose_name=_("owner groups")
    )
    by_group = models.BooleanField(_("the group acts"), default=False)
    by_province = models.BooleanField(_("the province acts"), default=False)
    by_district = models.BooleanField(_("the districts act"), default=False)
    verified_by = models.CharField(
        _("verified by"), max_length=10, choices=choices(Judge, JUDGES), default=Judge.PROVINCE.value
    )
    components = models.JSONField(pgettext_lazy("plan", "components"), default=list, blank=True)
    tags = models.JSONField(pgettext_lazy("plan", "tags"), default=list, blank=True)
    remark = models.TextField(pgettext_lazy("plan", "remark"), null=True, blank=True)
    notes = models.JSONField(_("notes of the reading"), default=dict, blank=True)
    dropped_at = models.DateTimeField(_("dropped from the plan"), null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", verbose_name=_("carried from")
    )
    is_matched = models.BooleanField(_("matched with last year's by its title"), default=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ("dimension_id", "position")
        verbose_name = pgettext_lazy("plan", "activity")
        verbose_name_plural = pgettext_lazy("plan", "activities")
        constraints = [
            models.UniqueConstraint(fields=("dimension", "seq"), name="activity_is_one_of_its_dimension_and_seq"),
            models.CheckConstraint(condition=~Q(sub_of=F("pk")), name="activity_does_not_stand_under_itself"),
            models.CheckConstraint(
                condition=Q(recurs_every_months__isnull=True)
                | Q(recurs_every_months__gte=1, recurs_every_months__lte=12),
                name="activity_recurs_every_one_to_twelve_months",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, self.title) if part)

    @property
    def speaks_of_source(self) -> bool:
        return speaks_of_source(self.remark)

    @property
    def theme(self) -> str | None:
        """By which years are compared."""
        return (self.criterion.own_theme if self.criterion else None) or self.dimension.theme

    @property
    def asks_once(self) -> bool:
        """Whether any paper is asked for once for all periods together."""
        return any(requirement.per == CountedPer.ACTIVITY for requirement in self.requirements.all())

    @property
    def acting(self) -> tuple[ActingOffice, ...]:
        """Empty where the plan names nobody and the programme's default acts."""
        named = (self.by_group, self.by_province, self.by_district)
        return tuple(office for office, acts in zip(ActingOffice, named, strict=True) if acts)

    @property
    def acting_in_words(self) -> list[StrPromise]:
        return [ACTING_OFFICES[office] for office in self.acting]


class ActivityOwner(models.Model):
    """The groups that an activity's owner text names, in the order of the text."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="owners")
    group = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("activity_id", "position")
        constraints = [models.UniqueConstraint(fields=("activity", "group"), name="group_owns_an_activity_once")]

    def __str__(self) -> str:
        return f"{self.activity}: {self.group}"


class Period(Droppable):
    """`raw` is as typed and stays for ever; a period without start means due by, one without end is undated."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="periods")
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    start = models.DateField(pgettext_lazy("plan", "from"), null=True, blank=True)
    end = models.DateField(pgettext_lazy("plan", "to"), null=True, blank=True)
    raw = models.CharField(_("as typed"), max_length=1000)
    cleaned = models.CharField(_("as read"), max_length=1000, null=True, blank=True)
    raw_cell = models.CharField(_("the whole cell as typed"), max_length=1000, null=True, blank=True)
    label = models.CharField(_("round or quarter"), max_length=200, null=True, blank=True)
    flags = models.JSONField(pgettext_lazy("plan", "marks of the reading"), default=list, blank=True)

    class Meta:
        ordering = ("activity_id", "position")
        verbose_name = pgettext_lazy("plan", "period")
        verbose_name_plural = pgettext_lazy("plan", "periods")
        constraints = [
            models.UniqueConstraint(
                fields=("activity", "position"), condition=STANDING, name="period_has_a_place_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=False), name="period_that_starts_also_ends"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="period_does_not_end_before_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its round, else its days; the text as typed only where it has none, for a change may have moved them."""
        if self.label or self.end is None:
            return say_round(self.label or self.raw)
        return say_range(self.start, self.end)


class Requirement(Droppable):
    """Evidence that an activity asks for: any one of the kinds will do, at least so many, per period or activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    title = models.TextField(pgettext_lazy("plan", "title"))
    kinds = models.JSONField(pgettext_lazy("plan", "kinds"))
    min_count = models.PositiveSmallIntegerField(_("at least"), default=1)
    per = models.CharField(
        pgettext_lazy("plan", "counted"),
        max_length=10,
        choices=choices(CountedPer, COUNTED_PER),
        default=CountedPer.PERIOD.value,
    )
    must_contain = models.JSONField(_("must contain"), default=list, blank=True)
    max_age_years = models.PositiveSmallIntegerField(_("not older than so many years"), null=True, blank=True)
    outside_agency = models.BooleanField(_("from an outside agency"), default=False)
    signed_by_superior = models.BooleanField(_("signed by the superior"), default=False)
    note = models.TextField(pgettext_lazy("plan", "note"), null=True, blank=True)
    split_from_previous = models.BooleanField(_("printed together with the one before"), default=False)

    class Meta:
        ordering = ("activity_id", "position")
        verbose_name = _("evidence requirement")
        verbose_name_plural = _("evidence requirements")
        constraints = [
            models.UniqueConstraint(
                fields=("activity", "position"), condition=STANDING, name="requirement_has_a_place_of_its_own"
            ),
            models.CheckConstraint(condition=Q(min_count__gte=1), name="requirement_asks_for_at_least_one"),
            models.CheckConstraint(
                condition=Q(max_age_years__isnull=True) | Q(max_age_years__gte=1),
                name="evidence_may_be_at_least_one_year_old",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def speaks_of_source(self) -> bool:
        return speaks_of_source(self.note)

    @property
    def kinds_in_words(self) -> str:
        return kinds_in_words(self.kinds)
