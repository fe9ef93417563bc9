"""The verbs of a district's own plan: who does what and when, and the plan's way to the province and back."""

from dimensions.workflow.district.beginning import HELD_BACK, lies_with_province
from dimensions.workflow.district.planning import GIVE_WORK, PLAN_WORK, Terms, facts_of, give, plan_work, terms_of
from dimensions.workflow.district.refusals import (
    AtField,
    ChangedMeanwhile,
    DatesStand,
    DistrictPlanMoved,
    NotOfThisOffice,
    NotOwed,
    OutOfTime,
    WhyNeeded,
)
from dimensions.workflow.district.steps import STEP_VERBS, send, take

__all__ = [
    "GIVE_WORK",
    "HELD_BACK",
    "PLAN_WORK",
    "STEP_VERBS",
    "AtField",
    "ChangedMeanwhile",
    "DatesStand",
    "DistrictPlanMoved",
    "NotOfThisOffice",
    "NotOwed",
    "OutOfTime",
    "Terms",
    "WhyNeeded",
    "facts_of",
    "give",
    "lies_with_province",
    "plan_work",
    "send",
    "take",
    "terms_of",
]
