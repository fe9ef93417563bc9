"""What was done to a draft by hand, so that it can be taken back."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from dimensions.models.programme import Programme


class PlanEditQuerySet(models.QuerySet["PlanEdit"]):
    def standing(self) -> Self:
        """Not taken back, the last one first."""
        return self.filter(undone_at__isnull=True).order_by("-position")

    def undone(self) -> Self:
        """Taken back and still to be done again, the first one first."""
        return self.filter(undone_at__isnull=False).order_by("position")


class PlanEdit(models.Model):
    """One edit of a draft. `before` and `after` hold the rows that it touched, in the words of plan files, by key.

    Edits stand as long as the draft does: publishing ends them.
    """

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="edits", verbose_name=pgettext_lazy("plan", "programme")
    )
    position = models.PositiveIntegerField(pgettext_lazy("plan", "place in the order"))
    verb = models.CharField(pgettext_lazy("plan edit", "what"), max_length=40)
    before = models.JSONField(pgettext_lazy("plan edit", "before"), encoder=DjangoJSONEncoder)
    after = models.JSONField(pgettext_lazy("plan edit", "after"), encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("plan edit", "by"),
    )
    at = models.DateTimeField(pgettext_lazy("plan edit", "at"))
    undone_at = models.DateTimeField(pgettext_lazy("plan edit", "taken back"), null=True)

    objects = PlanEditQuerySet.as_manager()

    class Meta:
        ordering = ("programme_id", "position")
        verbose_name = pgettext_lazy("plan edit", "edit of a draft")
        verbose_name_plural = pgettext_lazy("plan edit", "edits of drafts")
        constraints = [
            models.UniqueConstraint(fields=("programme", "position"), name="edit_has_a_place_of_its_own"),
            models.CheckConstraint(condition=~Q(verb=""), name="edit_says_what_was_done"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.position}"
