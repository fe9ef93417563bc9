"""Changes of a plan after its publication."""

from dimensions.workflow.changing.agreed import (
    CHANGE_PLAN,
    NothingChanges,
    PreviewIsOld,
    ReasonNeeded,
    demand_running,
)
from dimensions.workflow.changing.effects import Edit, Effect, Moved, NobodyWouldAct
from dimensions.workflow.changing.milestones import (
    MilestoneEdit,
    MilestonePreview,
    change_milestone,
    preview_of_milestone,
)
from dimensions.workflow.changing.names import NameEdit, NameNeeded, Renamed
from dimensions.workflow.changing.outline import StaysInItsDimension
from dimensions.workflow.changing.verb import DroppedAlready, Preview, as_it_stands, change_plan, preview_of
from dimensions.workflow.steps import WrongMoment

__all__ = [
    "CHANGE_PLAN",
    "DroppedAlready",
    "Edit",
    "Effect",
    "MilestoneEdit",
    "MilestonePreview",
    "Moved",
    "NameEdit",
    "NameNeeded",
    "NobodyWouldAct",
    "NothingChanges",
    "Preview",
    "PreviewIsOld",
    "ReasonNeeded",
    "Renamed",
    "StaysInItsDimension",
    "WrongMoment",
    "as_it_stands",
    "change_milestone",
    "change_plan",
    "demand_running",
    "preview_of",
    "preview_of_milestone",
]
