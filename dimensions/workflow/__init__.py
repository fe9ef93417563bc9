"""The verbs that change plans: each locks, asks whether it is lawful and allowed, changes, and records."""

from dimensions.states import ProgrammeStep
from dimensions.workflow.answering import CannotStand, NotAsked, answer, leave_for_later
from dimensions.workflow.carrying import NotLater, carry_over
from dimensions.workflow.drafts import AlreadyStands, discard_draft
from dimensions.workflow.foreseeing import foreseen, onset_of
from dimensions.workflow.handing_in import hand_in
from dimensions.workflow.importing import AlreadyPublished, PlanDiffers, WrongSlug, WrongYear, import_plan
from dimensions.workflow.publishing import NobodyActs, NothingToDo, begin_work, publish
from dimensions.workflow.receiving import go_on_with, receive, receive_again
from dimensions.workflow.refusals import ABOUT_THE_YEAR, refusal_from_data
from dimensions.workflow.sources import (
    AlreadyTaken,
    Gone,
    NoPlanYet,
    NotRead,
    StillInDoubt,
    YearClosed,
    accept,
    change_by,
    discard,
    edits_of,
    reopen,
    take_in,
)
from dimensions.workflow.starting import start_from_template
from dimensions.workflow.steps import WrongMoment, close, running_beside, set_default_offices
from dimensions.workflow.terms import mark_seen

VERB = {ProgrammeStep.PUBLISH: publish, ProgrammeStep.CLOSE: close}

__all__ = [
    "ABOUT_THE_YEAR",
    "VERB",
    "AlreadyPublished",
    "AlreadyStands",
    "AlreadyTaken",
    "CannotStand",
    "Gone",
    "NoPlanYet",
    "NobodyActs",
    "NotAsked",
    "NotLater",
    "NotRead",
    "NothingToDo",
    "PlanDiffers",
    "StillInDoubt",
    "WrongMoment",
    "WrongSlug",
    "WrongYear",
    "YearClosed",
    "accept",
    "answer",
    "begin_work",
    "carry_over",
    "change_by",
    "close",
    "discard",
    "discard_draft",
    "edits_of",
    "foreseen",
    "go_on_with",
    "hand_in",
    "import_plan",
    "leave_for_later",
    "mark_seen",
    "onset_of",
    "publish",
    "receive",
    "receive_again",
    "refusal_from_data",
    "reopen",
    "running_beside",
    "set_default_offices",
    "start_from_template",
    "take_in",
]
