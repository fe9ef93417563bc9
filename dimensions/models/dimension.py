"""The dimensions of a programme and the criteria in them."""

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.programme import Programme
from dimensions.plans.naming import without_number
from dimensions.plans.words import Theme
from dimensions.wording import THEMES, choices, level_name
from portal.offices.models import in_language

HIGHEST_LEVEL = Max("criteria__level", filter=Q(programme__uses_levels=True))
"""Of a dimension the highest level that a criterion of it has; none in a year without levels."""


class Dimension(models.Model):
    """`number` is unique in the programme; `source_number` is as printed, and may not be."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="dimensions", verbose_name=pgettext_lazy("plan", "programme")
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("plan", "number"))
    source_number = models.PositiveSmallIntegerField(_("number as printed"), null=True, blank=True)
    source_header_year = models.PositiveSmallIntegerField(_("year as printed"), null=True, blank=True)
    name_th = models.CharField(_("name in Thai"), max_length=1000, null=True, blank=True)
    name_en = models.CharField(_("name in English"), max_length=1000, null=True, blank=True)
    name_in_letter = models.CharField(_("name in the letter"), max_length=1000, null=True, blank=True)
    name_in_project_document = models.CharField(_("name in the project"), max_length=1000, null=True, blank=True)
    theme = models.CharField(
        pgettext_lazy("plan", "theme"), max_length=20, choices=choices(Theme, THEMES), null=True, blank=True
    )

    class Meta:
        ordering = ("programme_id", "number")
        verbose_name = pgettext_lazy("plan", "dimension")
        verbose_name_plural = pgettext_lazy("plan", "dimensions")
        constraints = [
            models.UniqueConstraint(fields=("programme", "number"), name="dimension_number_is_unique_in_its_programme")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()

    @property
    def name(self) -> str:
        """Without its number; empty for the one unnamed dimension of a letter, a project or an award."""
        return without_number(in_language(self.name_th or "", self.name_en or ""), self.number)


class Criterion(models.Model):
    """Its number is as printed: it may repeat or be missing; without a theme of its own it has its dimension's."""

    dimension = models.ForeignKey(
        Dimension, models.CASCADE, related_name="criteria", verbose_name=pgettext_lazy("plan", "dimension")
    )
    position = models.PositiveSmallIntegerField()
    number = models.CharField(pgettext_lazy("plan", "number"), max_length=20, null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("maturity level"), null=True, blank=True)
    name = models.CharField(pgettext_lazy("plan", "name"), max_length=1000, null=True, blank=True)
    own_theme = models.CharField(
        pgettext_lazy("plan", "theme"), max_length=20, choices=choices(Theme, THEMES), null=True, blank=True
    )

    class Meta:
        ordering = ("dimension_id", "position")
        verbose_name = pgettext_lazy("plan", "criterion")
        verbose_name_plural = pgettext_lazy("plan", "criteria")
        constraints = [
            models.UniqueConstraint(fields=("dimension", "position"), name="criterion_has_a_place_of_its_own"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=5), name="level_is_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.number, self.name) if part)

    @property
    def theme(self) -> str | None:
        return self.own_theme or self.dimension.theme

    @property
    def level_name(self) -> str:
        """Its level in words; empty where it stands on none."""
        return level_name(self.level) if self.level else ""
