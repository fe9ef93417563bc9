"""What a programme may become: the one table that verbs, buttons and the history read."""

from django.db import models
from django.utils.translation import gettext_lazy as _
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

# Said before the step is taken: there is no way back from either.
WHAT_FOLLOWS = {
    ProgrammeStep.PUBLISH: _(
        "Every office then sees what it owes and by when, and the plan can be read in the whole province. "
        "From then on it is changed by way of a preview, with a reason that every office concerned is told."
    ),
    ProgrammeStep.CLOSE: _(
        "What stands then is final: nobody sends, reviews or corrects anything in this programme any more. It cannot "
        "be opened again."
    ),
}
