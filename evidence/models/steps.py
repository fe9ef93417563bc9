"""The steps that submissions took, and what was said of single items with them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evidence.states import SubmissionState, SubmissionStep


class Step(models.Model):
    """One step of a submission, kept so that any figure can be read as of any time."""

    submission = models.ForeignKey("evidence.Submission", models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=SubmissionStep.choices)
    from_state = models.CharField(max_length=10, choices=SubmissionState.choices)
    to_state = models.CharField(max_length=10, choices=SubmissionState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.TextField(pgettext_lazy("to a step", "note"), blank=True)

    class Meta:
        ordering = ("pk",)  # in turn, whatever a clock said that went back
        verbose_name = pgettext_lazy("of a submission", "step")
        verbose_name_plural = pgettext_lazy("of a submission", "steps")
        indexes = [models.Index(fields=("submission", "id", "at", "to_state"), name="step_in_turn")]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.step}"


class Remark(models.Model):
    """What a reviewer says of one item when returning the submission."""

    item = models.ForeignKey("evidence.Item", models.PROTECT, related_name="remarks")
    step = models.ForeignKey(Step, models.PROTECT, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    def __str__(self) -> str:
        return self.text[:60]
