"""Files of plans that were received and wait to be read; what was read stands in a `PlanSource` afterwards."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.source import PlanSource
from dimensions.plans.workbooks.progress import Stage
from portal.offices.models import Role
from portal.offices.scope import Scope

SILENCE = timedelta(seconds=60)  # a reading is ended after 30: whoever says nothing for so long was killed
LONG_WAIT = timedelta(seconds=30)
MOST_ATTEMPTS = 3
KEPT_FOR = timedelta(days=7)

# How far the bar stands when a stage begins, of 100; sheets fill the room up to the next one.
BEGINS = {Stage.OPENING: 10, Stage.SHEETS: 15, Stage.PLAN: 60, Stage.RULES: 90}


class PlanUploadQuerySet(models.QuerySet["PlanUpload"]):
    def within(self, scope: Scope, *roles: Role) -> Self:
        """Of the provinces that these roles reach."""
        return self.filter(scope.q("province__path", *roles))

    def unfinished(self) -> Self:
        return self.filter(source__isnull=True, refusal__isnull=True)

    def refused(self) -> Self:
        return self.filter(refusal__isnull=False)

    def not_read_yet(self) -> Self:
        """Still read, or refused: what became of the others stands among the plans."""
        return self.filter(source__isnull=True)

    def silent(self, at: datetime) -> Self:
        """Asked for or begun, and nobody has told anything of it since: the work was lost."""
        return self.unfinished().filter(told_at__lt=at - SILENCE)

    def to_begin(self, at: datetime) -> Self:
        """To be read, and nobody is reading it."""
        return self.unfinished().filter(Q(stage="") | Q(told_at__lt=at - SILENCE))

    def past(self, at: datetime) -> Self:
        """Answered long ago; what is still to be read is never past."""
        answered = Q(source__isnull=False) | Q(refusal__isnull=False)
        return self.filter(answered, told_at__lt=at - KEPT_FOR)

    def for_page(self) -> Self:
        return self.select_related("province").order_by("received_at", "pk")


class PlanUpload(models.Model):
    """A file as it was received, and how far its reading is; at the end it has a `source`, or a `refusal`.

    `told_at` is when it was last asked for, told of, or answered, and `received_at` when it came: by the wall clock,
    in a demo too, as they tell whether somebody still works on it. `instead_of` is the number of the source that it is
    to replace, and `refusal` what `workflow.refusals` wrote of a `Refusal`. Its bytes are a `PlanUploadContent`.
    """

    province = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="plan_uploads", verbose_name=pgettext_lazy("plan", "province")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    name = models.CharField(_("name of the file"), max_length=255)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("handed in by")
    )
    handed_in_at = models.DateTimeField(_("handed in"))
    instead_of = models.PositiveBigIntegerField(_("replaces"), null=True)
    received_at = models.DateTimeField(_("received"))
    told_at = models.DateTimeField(_("last sign of life"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    stage = models.CharField(_("stage"), max_length=10, blank=True, choices=[(each, each) for each in Stage])
    parts_done = models.PositiveIntegerField(_("parts done"), default=0)
    parts = models.PositiveIntegerField(_("parts"), default=0)
    refusal = models.JSONField(_("why it was refused"), null=True)
    source = models.OneToOneField(
        PlanSource, models.CASCADE, null=True, related_name="upload", verbose_name=_("file of a plan")
    )

    objects = PlanUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("received file of a plan")
        verbose_name_plural = _("received files of plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True) | Q(refusal__isnull=True), name="plan_upload_is_read_or_refused"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_unfinished(self) -> bool:
        return self.source_id is None and self.refusal is None

    @property
    def percent(self) -> int:
        """How much of the reading is done."""
        if not self.stage:
            return 0
        begins = BEGINS[Stage(self.stage)]
        room = BEGINS[Stage.PLAN] - BEGINS[Stage.SHEETS] if self.stage == Stage.SHEETS else 0
        return begins + room * self.parts_done // max(self.parts, 1)

    def is_silent(self, at: datetime) -> bool:
        """The twin of `PlanUpload.objects.silent`."""
        return self.is_unfinished and self.told_at < at - SILENCE

    def waits_long(self, at: datetime) -> bool:
        """Whether nobody seems to be there to begin with it."""
        return not self.stage and self.received_at < at - LONG_WAIT


class PlanUploadContent(models.Model):
    """The bytes of an upload as long as they are needed, in a table of their own: its row is written at every stage."""

    upload = models.OneToOneField(
        PlanUpload, models.CASCADE, primary_key=True, related_name="content", verbose_name=_("received file of a plan")
    )
    data = models.BinaryField(_("the file"))

    class Meta:
        verbose_name = verbose_name_plural = _("content of a received file")

    def __str__(self) -> str:
        return str(self.upload)
