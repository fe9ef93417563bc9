"""Changes of a plan after its publication."""

from dimensions.workflow.changing.effects import Edit, Effect, Moved, NobodyWouldAct
from dimensions.workflow.changing.milestones import (
    MilestoneEdit,
    MilestonePreview,
    change_milestone,
    preview_of_milestone,
)
from dimensions.workflow.changing.outline import StaysInItsDimension
from dimensions.workflow.changing.verb import (
    CHANGE_PLAN,
    DroppedAlready,
    NothingChanges,
    Preview,
    PreviewIsOld,
    ReasonNeeded,
    as_it_stands,
    change_plan,
    demand_running,
    preview_of,
)
from dimensions.workflow.steps import WrongMoment

__all__ = [
    "CHANGE_PLAN",
    "DroppedAlready",
    "Edit",
    "Effect",
    "MilestoneEdit",
    "MilestonePreview",
    "Moved",
    "NobodyWouldAct",
    "NothingChanges",
    "Preview",
    "PreviewIsOld",
    "ReasonNeeded",
    "StaysInItsDimension",
    "WrongMoment",
    "as_it_stands",
    "change_milestone",
    "change_plan",
    "demand_running",
    "preview_of",
    "preview_of_milestone",
]
