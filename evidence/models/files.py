"""The bytes that were sent, by what is known of them; they themselves lie in the vault."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.shell.templatetags.thai import filesize


class StoredFile(models.Model):
    """The bytes, kept once however often they are sent; the name stays with the item."""

    sha256 = models.CharField(pgettext_lazy("evidence", "checksum (SHA-256)"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(pgettext_lazy("evidence", "size in bytes"))
    media_type = models.CharField(pgettext_lazy("evidence", "type of file"), max_length=80)
    width = models.PositiveIntegerField(pgettext_lazy("evidence", "width in pixels"), null=True)
    height = models.PositiveIntegerField(pgettext_lazy("evidence", "height in pixels"), null=True)
    pages = models.PositiveIntegerField(pgettext_lazy("evidence", "number of pages"), null=True)
    stored_at = models.DateTimeField(pgettext_lazy("evidence", "received"))

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty")]

    def __str__(self) -> str:
        """Its kind and size; a name it has only as an item."""
        return f"{self.media_type.rpartition('/')[2].upper()}, {filesize(self.size)}"

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"
