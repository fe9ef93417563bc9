"""What may follow what. Buttons, lawfulness and the history page all read these tables."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SubmissionState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("submission state", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("submission state", "Submitted")
    ENDORSED = "endorsed", pgettext_lazy("submission state", "Endorsed")
    RETURNED = "returned", pgettext_lazy("submission state", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("submission state", "Accepted")


class SubmissionStep(models.TextChoices):
    SUBMIT = "submit", pgettext_lazy("step", "Submit")
    WITHDRAW = "withdraw", pgettext_lazy("step", "Withdraw")
    ENDORSE = "endorse", pgettext_lazy("step", "Endorse")
    ACCEPT = "accept", pgettext_lazy("step", "Accept")
    RETURN = "return", pgettext_lazy("step", "Return")
    REOPEN = "reopen", pgettext_lazy("step", "Reopen")


DRAFT, SUBMITTED, ENDORSED = SubmissionState.DRAFT, SubmissionState.SUBMITTED, SubmissionState.ENDORSED
RETURNED, ACCEPTED = SubmissionState.RETURNED, SubmissionState.ACCEPTED
SUBMIT, WITHDRAW, ENDORSE = SubmissionStep.SUBMIT, SubmissionStep.WITHDRAW, SubmissionStep.ENDORSE
ACCEPT, RETURN, REOPEN = SubmissionStep.ACCEPT, SubmissionStep.RETURN, SubmissionStep.REOPEN

LEADS_TO = {
    (DRAFT, SUBMIT): SUBMITTED,
    (RETURNED, SUBMIT): SUBMITTED,
    (SUBMITTED, WITHDRAW): DRAFT,  # or RETURNED, where it was sent from
    (SUBMITTED, ENDORSE): ENDORSED,
    (SUBMITTED, ACCEPT): ACCEPTED,
    (SUBMITTED, RETURN): RETURNED,
    (ENDORSED, ACCEPT): ACCEPTED,
    (ENDORSED, RETURN): RETURNED,
    (ACCEPTED, REOPEN): RETURNED,
}

IN_HAND = (DRAFT, RETURNED)
"""The states in which the office may change its evidence."""

SENT = (SUBMITTED, ENDORSED, ACCEPTED)
"""The others: what it sent can not vanish, so other periods may rest on it."""

WAITING = (SUBMITTED, ENDORSED)
"""The states in which the next step is not the office's own."""

NEEDS_REASON = (RETURN, REOPEN)
"""The steps that lay the work in the office's hands again."""


class AssignmentState(models.TextChoices):
    """Derived when read, first that fits, in this order; what was withdrawn stands in no list, but is read still."""

    WITHDRAWN = "withdrawn", pgettext_lazy("assignment state", "Dropped from the plan")
    DONE = "done", pgettext_lazy("assignment state", "Accepted")
    DONE_LATE = "done_late", pgettext_lazy("assignment state", "Accepted, sent late")
    WAITING = "waiting", pgettext_lazy("assignment state", "Waiting for review")
    RETURNED = "returned", pgettext_lazy("assignment state", "Returned")
    OVERDUE = "overdue", pgettext_lazy("assignment state", "Overdue")
    DUE_SOON = "due_soon", pgettext_lazy("assignment state", "Due soon")
    OPEN = "open", pgettext_lazy("assignment state", "Open")
    NOT_YET_OPEN = "not_yet_open", pgettext_lazy("assignment state", "Not yet open")
    UNDATED = "undated", pgettext_lazy("assignment state", "Undated")
