"""What an activity has to reach: numbers, and shares of it by a day."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dimensions.models.activity import Activity
from portal.shell.dates import say_date
from portal.shell.digits import shown

PER_CENT = "ร้อยละ"


class Quota(models.Model):
    """A number to reach or not to pass: at least 3 of 7 networks, at most 0 cases, 1 for each of five virtues."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="quotas")
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    measure = models.TextField(pgettext_lazy("plan", "measure"))
    at_least = models.DecimalField(_("at least"), max_digits=12, decimal_places=2, null=True, blank=True)
    at_most = models.DecimalField(_("at most"), max_digits=12, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField(_("out of"), max_digits=12, decimal_places=2, null=True, blank=True)
    per_each_of = models.JSONField(_("for each of"), default=list, blank=True)
    unit = models.CharField(pgettext_lazy("plan", "unit"), max_length=200, null=True, blank=True)

    class Meta:
        ordering = ("activity_id", "position")
        verbose_name = pgettext_lazy("plan", "quota")
        verbose_name_plural = pgettext_lazy("plan", "quotas")
        constraints = [
            models.UniqueConstraint(fields=("activity", "position"), name="quota_has_a_place_of_its_own"),
            models.CheckConstraint(
                condition=Q(at_least__isnull=False) | Q(at_most__isnull=False), name="quota_has_a_bound"
            ),
            models.CheckConstraint(
                condition=Q(at_least__isnull=True) | Q(at_most__isnull=True) | Q(at_most__gte=F("at_least")),
                name="quota_does_not_allow_less_than_it_asks_for",
            ),
        ]

    def __str__(self) -> str:
        return self.measure

    @property
    def bounds(self) -> str:
        """How much, without the measure: at least 3 of 7 networks; at most 0 persons."""
        said = []
        if self.at_least is not None:
            said.append(gettext("at least %(amount)s") % {"amount": self.amount(self.at_least)})
        if self.at_most is not None:
            said.append(gettext("at most %(amount)s") % {"amount": self.amount(self.at_most)})
        return " ".join(said)

    def amount(self, value: Decimal) -> str:
        """A number, of how many where that is said, and the unit; per cent as a sign."""
        number = figure(value)
        if self.out_of is not None:
            number = gettext("%(part)s of %(whole)s") % {"part": number, "whole": figure(self.out_of)}
        return f"{number}%" if self.unit == PER_CENT else f"{number} {self.unit or ''}".strip()


def figure(value: Decimal) -> str:
    """Without needless zeros: 100, 2.5."""
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


class ShareMilestone(models.Model):
    """How much of an activity must be done by a day: 50 % by 31 March."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="shares")
    position = models.PositiveSmallIntegerField(pgettext_lazy("plan", "place in the order"))
    share_percent = models.PositiveSmallIntegerField(_("share in per cent"))
    due_on = models.DateField(pgettext_lazy("plan", "by"))

    class Meta:
        ordering = ("activity_id", "position")
        verbose_name = _("share to reach")
        verbose_name_plural = _("shares to reach")
        constraints = [
            models.UniqueConstraint(fields=("activity", "position"), name="share_has_a_place_of_its_own"),
            models.CheckConstraint(
                condition=Q(share_percent__gte=1, share_percent__lte=100), name="share_is_one_to_a_hundred_per_cent"
            ),
        ]

    def __str__(self) -> str:
        return f"{shown(self.share_percent)}% {say_date(self.due_on)}"
