"""The activities that a district adds of its own: rows of its plan, and work like any other once that is approved."""

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.activity import Activity
from dimensions.models.dimension import Dimension
from dimensions.models.district_plan import DistrictPlan
from dimensions.wording import kinds_in_words
from portal.shell.dates import say_range

SAID = ("title", "detail", "dimension_id", "raw", "start", "end", "label", "evidence", "kinds", "min_count")


class LocalActivityQuerySet(models.QuerySet["LocalActivity"]):
    def standing(self) -> Self:
        """Those that the plan holds, also those that go with its next approval."""
        return self.filter(Q(activity=None) | Q(activity__dropped_at=None))

    def for_list(self) -> Self:
        """With all that a list of them shows, what is due first comes first."""
        return self.select_related("dimension", "officer", "activity").order_by("end", "pk")


class LocalActivity(models.Model):
    """As the head says it now; `activity` is what was approved of it, and what its work hangs on.

    `raw` is the period as typed. It asks for one kind of paper or, with `evidence` empty, for a dated confirmation.
    With `removed_for` it goes at the next approval, for that reason. `approved` marks what it said at the last one.
    """

    plan = models.ForeignKey(
        DistrictPlan, models.CASCADE, related_name="local_activities", verbose_name=_("district plan")
    )
    title = models.TextField(pgettext_lazy("plan", "title"))
    detail = models.TextField(pgettext_lazy("plan", "how"), blank=True)
    dimension = models.ForeignKey(
        Dimension,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("plan", "dimension"),
    )
    raw = models.CharField(_("as typed"), max_length=1000)
    start = models.DateField(pgettext_lazy("plan", "from"), null=True, blank=True)
    end = models.DateField(pgettext_lazy("plan", "to"))
    label = models.CharField(_("round or quarter"), max_length=200, blank=True)
    evidence = models.TextField(_("evidence asked for"), blank=True)
    kinds = models.JSONField(pgettext_lazy("plan", "kinds"), default=list, blank=True)
    min_count = models.PositiveSmallIntegerField(_("at least"), default=1)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("responsible officer")
    )
    removed_for = models.TextField(_("why it was removed"), blank=True)
    activity = models.OneToOneField(
        Activity, models.RESTRICT, null=True, related_name="local", verbose_name=pgettext_lazy("plan", "activity")
    )

    approved = models.CharField(max_length=16, blank=True, editable=False)

    objects = LocalActivityQuerySet.as_manager()

    class Meta:
        ordering = ("plan_id", "pk")
        verbose_name = _("activity of a district's own")
        verbose_name_plural = _("activities of districts' own")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__gte=F("start")),
                name="local_activity_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(condition=Q(min_count__gte=1), name="local_activity_asks_for_at_least_one"),
            models.CheckConstraint(
                condition=Q(removed_for="") | Q(activity__isnull=False),
                name="local_activity_that_waits_to_go_was_approved",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days(self) -> str:
        return say_range(self.start, self.end)

    @property
    def is_new(self) -> bool:
        """It was never approved."""
        return self.activity_id is None

    @property
    def is_leaving(self) -> bool:
        return bool(self.removed_for)

    @property
    def is_changed(self) -> bool:
        """It says something else than was approved; who is responsible may change without that."""
        return not self.is_new and self.approved != self.mark

    @property
    def mark(self) -> str:
        """By which what it says is known, without who does it."""
        return hashlib.sha256(repr([getattr(self, name) for name in SAID]).encode()).hexdigest()[:16]

    @property
    def seen(self) -> str:
        """By which a page that was drawn of something else is known."""
        return f"{self.mark}-{self.officer_id}{'-leaving' if self.is_leaving else ''}"

    @property
    def kinds_in_words(self) -> str:
        return kinds_in_words(self.kinds)
