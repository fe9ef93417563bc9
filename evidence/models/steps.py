"""Every step that a submission took, and what was said of its items."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evidence.states import NEEDS_REASON, SubmissionState, SubmissionStep
from portal.shell.dates import say_moment


class Step(models.Model):
    """One step of a submission, kept so that any figure can be read as of any time."""

    submission = models.ForeignKey("evidence.Submission", models.PROTECT, related_name="steps")
    step = models.CharField(pgettext_lazy("of a submission", "step"), max_length=10, choices=SubmissionStep.choices)
    from_state = models.CharField(
        pgettext_lazy("evidence", "state before"), max_length=10, choices=SubmissionState.choices
    )
    to_state = models.CharField(
        pgettext_lazy("evidence", "state after"), max_length=10, choices=SubmissionState.choices
    )
    at = models.DateTimeField(pgettext_lazy("evidence", "when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("evidence", "who")
    )
    note = models.TextField(pgettext_lazy("to a step", "note"), blank=True)
    # What the office said with a sending. A reason that counted for nothing, as nothing was missing, is in its note
    # alone. Null at all other steps, and where it is not known.
    words = models.TextField(_("what was done"), null=True)
    done_on = models.DateField(_("date of the activity"), null=True)
    reason = models.TextField(_("why something is missing"), null=True)

    class Meta:
        ordering = ("pk",)  # in turn, whatever a clock said that went back
        verbose_name = pgettext_lazy("of a submission", "step")
        verbose_name_plural = pgettext_lazy("of a submission", "steps")
        indexes = [models.Index(fields=("submission", "id", "at", "to_state"), name="step_in_turn")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {say_moment(self.at)}"

    @property
    def is_return(self) -> bool:
        return self.step in NEEDS_REASON


class Remark(models.Model):
    """What a reviewer says of one item when returning the submission."""

    item = models.ForeignKey("evidence.Item", models.PROTECT, related_name="remarks", verbose_name=_("evidence item"))
    step = models.ForeignKey(
        Step, models.PROTECT, related_name="remarks", verbose_name=pgettext_lazy("of a submission", "step")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("evidence", "who")
    )
    at = models.DateTimeField(pgettext_lazy("evidence", "when"))
    text = models.TextField(pgettext_lazy("evidence", "remark"))

    class Meta:
        ordering = ("pk",)
        verbose_name = pgettext_lazy("evidence", "remark")
        verbose_name_plural = pgettext_lazy("evidence", "remarks")

    def __str__(self) -> str:
        return self.text[:60]


def returns() -> models.QuerySet["Step"]:
    return Step.objects.filter(submission=OuterRef("pk"), step__in=NEEDS_REASON).order_by()
