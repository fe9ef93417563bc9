"""What a programme and a district's plan may become: the tables that verbs, buttons and the history read."""

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


class DistrictState(models.TextChoices):
    """Of the plan that a district makes of the province's."""

    DRAFT = "draft", pgettext_lazy("district plan state", "Draft")
    SENT = "sent", pgettext_lazy("district plan state", "Sent to the province")
    RETURNED = "returned", pgettext_lazy("district plan state", "Returned")
    APPROVED = "approved", pgettext_lazy("district plan state", "Approved")


class DistrictStep(models.TextChoices):
    BEGIN = "begin", pgettext_lazy("district plan step", "Begin")
    SEND = "send", pgettext_lazy("district plan step", "Send")
    WITHDRAW = "withdraw", pgettext_lazy("district plan step", "Take back")
    APPROVE = "approve", pgettext_lazy("district plan step", "Approve")
    RETURN = "return", pgettext_lazy("district plan step", "Return")
    REOPEN = "reopen", pgettext_lazy("district plan step", "Reopen")


# It begins by itself, with the first edit or the sending.
DISTRICT_LEADS_TO = {
    (DistrictState.DRAFT, DistrictStep.SEND): DistrictState.SENT,
    (DistrictState.RETURNED, DistrictStep.SEND): DistrictState.SENT,
    (DistrictState.SENT, DistrictStep.WITHDRAW): DistrictState.DRAFT,  # or RETURNED, where it was sent from
    (DistrictState.SENT, DistrictStep.APPROVE): DistrictState.APPROVED,
    (DistrictState.SENT, DistrictStep.RETURN): DistrictState.RETURNED,
    (DistrictState.APPROVED, DistrictStep.REOPEN): DistrictState.RETURNED,
}

DISTRICT_IN_HAND = (DistrictState.DRAFT, DistrictState.RETURNED)
"""The states in which the district may change its plan."""

DISTRICT_NEEDS_REASON = (DistrictStep.RETURN, DistrictStep.REOPEN)
