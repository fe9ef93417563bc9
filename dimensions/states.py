"""What a programme may become: the one table that verbs, buttons and the history read."""

from django.db import models
from django.utils.translation import pgettext_lazy


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("programme state", "Draft")
    ACTIVE = "active", pgettext_lazy("programme state", "Active")
    CLOSED = "closed", pgettext_lazy("programme state", "Closed")


class ProgrammeStep(models.TextChoices):
    PUBLISH = "publish_programme", pgettext_lazy("programme step", "Publish")
    CLOSE = "close_programme", pgettext_lazy("programme step", "Close the year")


LEADS_TO = {
    (ProgrammeState.DRAFT, ProgrammeStep.PUBLISH): ProgrammeState.ACTIVE,
    (ProgrammeState.ACTIVE, ProgrammeStep.CLOSE): ProgrammeState.CLOSED,
}
