"""The verbs that change plans: each locks, asks whether it is lawful and allowed, changes, and records."""

from dimensions.states import ProgrammeStep
from dimensions.workflow.drafts import discard_draft
from dimensions.workflow.foreseeing import foreseen, onset_of
from dimensions.workflow.importing import AlreadyPublished, PlanDiffers, WrongSlug, WrongYear, import_plan
from dimensions.workflow.publishing import NobodyActs, NothingToDo, begin_work, publish
from dimensions.workflow.sources import (
    AlreadyTaken,
    Gone,
    NoPlanYet,
    NotRead,
    StillInDoubt,
    accept,
    discard,
    hand_in,
    reopen,
    take_in,
)
from dimensions.workflow.steps import WrongMoment, close, set_default_offices

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
    "accept",
    "begin_work",
    "close",
    "discard",
    "discard_draft",
    "foreseen",
    "hand_in",
    "import_plan",
    "onset_of",
    "publish",
    "reopen",
    "set_default_offices",
    "take_in",
]
