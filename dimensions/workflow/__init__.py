"""The verbs that change plans: each locks, asks whether it is lawful and allowed, changes, and records."""

from dimensions.states import ProgrammeStep
from dimensions.workflow.importing import AlreadyPublished, PlanDiffers, WrongSlug, WrongYear, import_plan
from dimensions.workflow.publishing import NobodyActs, NothingToDo, begin_work, publish
from dimensions.workflow.steps import WrongMoment, close, set_default_offices

VERB = {ProgrammeStep.PUBLISH: publish, ProgrammeStep.CLOSE: close}

__all__ = [
    "VERB",
    "AlreadyPublished",
    "NobodyActs",
    "NothingToDo",
    "PlanDiffers",
    "WrongMoment",
    "WrongSlug",
    "WrongYear",
    "begin_work",
    "close",
    "import_plan",
    "publish",
    "set_default_offices",
]
