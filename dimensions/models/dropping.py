"""Parts of a published plan that were dropped from it: they stay in the table, because papers and work hang on them."""

from typing import TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

Part = TypeVar("Part", bound=models.Model)
STANDING = Q(dropped_at=None)


class StandingManager(models.Manager[Part]):
    """What the plan asks for now; whoever has a row of its own still reads the dropped one through its key."""

    def get_queryset(self) -> models.QuerySet[Part]:
        return super().get_queryset().filter(STANDING)


class Droppable(models.Model):
    dropped_at = models.DateTimeField(_("dropped from the plan"), null=True, blank=True)

    objects = StandingManager()
    with_dropped = models.Manager()

    class Meta:
        abstract = True
