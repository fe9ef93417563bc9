"""All that changes evidence: one verb, one transaction, one entry in the history."""

from evidence.workflow.gathering import (
    Receipt,
    Refused,
    add_file,
    add_files,
    add_link,
    assign,
    describe,
    refuse_change,
    remove,
)
from evidence.workflow.refusals import NoLongerAsked, NotReady, ProgrammeClosed, ReasonMissing, WrongMoment
from evidence.workflow.seeing import see_change
from evidence.workflow.steps import open_for_review, submit, take

__all__ = [
    "NoLongerAsked",
    "NotReady",
    "ProgrammeClosed",
    "ReasonMissing",
    "Receipt",
    "Refused",
    "WrongMoment",
    "add_file",
    "add_files",
    "add_link",
    "assign",
    "describe",
    "open_for_review",
    "refuse_change",
    "remove",
    "see_change",
    "submit",
    "take",
]
