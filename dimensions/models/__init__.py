"""What was promised: a programme, its dimensions, criteria and activities, and what each office owes by when."""

from dimensions.models.activity import Activity, Period, Requirement
from dimensions.models.assignment import Assignment
from dimensions.models.changes import ActivityChange, FormerTerms, MilestoneChange, NameChange, PlanChange
from dimensions.models.dimension import Criterion, Dimension
from dimensions.models.district_plan import DistrictPlan, DistrictPlanStep, Planned
from dimensions.models.edit import PlanEdit
from dimensions.models.local import LocalActivity
from dimensions.models.programme import Milestone, Programme
from dimensions.models.quota import Quota, ShareMilestone
from dimensions.models.source import PlanSource
from dimensions.models.upload import PlanUpload, PlanUploadContent

__all__ = [
    "Activity",
    "ActivityChange",
    "Assignment",
    "Criterion",
    "Dimension",
    "DistrictPlan",
    "DistrictPlanStep",
    "FormerTerms",
    "LocalActivity",
    "Milestone",
    "MilestoneChange",
    "NameChange",
    "Period",
    "PlanChange",
    "PlanEdit",
    "PlanSource",
    "PlanUpload",
    "PlanUploadContent",
    "Planned",
    "Programme",
    "Quota",
    "Requirement",
    "ShareMilestone",
]
