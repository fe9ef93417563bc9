"""Documents that were made: who made which, of what day, and the sum of its bytes."""

from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.offices.models import Office, Role
from portal.offices.scope import Scope

READERS = (Role.REVIEWER, Role.SUPERVISOR, Role.ADMIN)


class DocumentQuerySet(models.QuerySet["Document"]):
    def within(self, scope: Scope) -> Self:
        """Those of offices that a reviewer, supervisor or admin looks after."""
        return self.filter(scope.q("office__path", *READERS))

    def like(self, other: "Document") -> Self:
        """What the same person ordered in the same words, whatever the figures were."""
        asked = ("made_by_id", "kind", "form", "office_id", "fiscal_year", "slug", "as_of", "language")
        return self.filter(**{name: getattr(other, name) for name in asked})

    def for_list(self) -> Self:
        return self.select_related("office", "made_by").order_by("-made_at", "-pk")


class Document(models.Model):
    """One file as it was made. It is kept and never made again: figures change, a signed paper does not."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"

    kind = models.CharField(_("kind"), max_length=40)
    form = models.CharField(_("form"), max_length=4, choices=Form.choices)
    office = models.ForeignKey(Office, models.PROTECT, related_name="documents", verbose_name=_("office"))
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    slug = models.SlugField(max_length=40)
    as_of = models.DateField(_("as of"))
    is_final = models.BooleanField(_("of a year that was closed"), default=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("size"))
    head = models.CharField(max_length=100, blank=True)  # of the history chain, as printed on it

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="document_is_not_empty")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.office_id}/{self.fiscal_year}/{self.slug}/{self.as_of}"

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "documents" / self.sha256[:2] / f"{self.sha256}.{self.form}"
