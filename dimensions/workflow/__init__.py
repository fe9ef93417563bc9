"""The verbs that change plans: each locks, asks whether it is lawful and allowed, changes, and records."""

from dimensions.states import ProgrammeStep
from dimensions.workflow.drafts import discard_draft
from dimensions.workflow.importing import AlreadyPublished, PlanDiffers, WrongSlug, WrongYear, import_plan
from dimensions.workflow.publishing import NobodyActs, NothingToDo, begin_work, publish
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
    hand_in,
    reopen,
    take_in,
)
from dimensions.workflow.steps import WrongMoment, close, set_default_offices
from dimensions.workflow.terms import mark_seen

VERB = {ProgrammeStep.PUBLISH: publish, ProgrammeStep.CLOSE: close}

__all__ = [
    "VERB",
    "AlreadyPublished",
    "AlreadyTaken",
    "Gone",
    "NoPlanYet",
    "NobodyActs",
    "NotRead",
    "NothingToDo",
    "PlanDiffers",
    "StillInDoubt",
    "WrongMoment",
    "WrongSlug",
    "WrongYear",
    "YearClosed",
    "accept",
    "begin_work",
    "change_by",
    "close",
    "discard",
    "discard_draft",
    "edits_of",
    "hand_in",
    "import_plan",
    "mark_seen",
    "publish",
    "reopen",
    "set_default_offices",
    "take_in",
]
