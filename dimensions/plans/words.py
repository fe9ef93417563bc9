"""The words that a plan file may use where it must choose one; labels for people stand in `dimensions.choices`."""

from enum import StrEnum

DEFAULT_SLUG = "plan"
FISCAL_YEARS = range(2500, 2700)  # of the Buddhist era: a year of the common era is none of them


class ProgrammeKind(StrEnum):
    PLAN = "plan"
    LETTER = "letter"
    PROJECT = "project"
    AWARD = "award"


class ActingOffice(StrEnum):
    GROUP = "group"
    PROVINCE = "province"
    DISTRICT = "district"


class OfficeLevel(StrEnum):
    DEPARTMENT = "department"
    PROVINCE = "province"
    GROUP = "group"
    DISTRICT = "district"


class Judge(StrEnum):
    """Who checks an activity, or decides on a province's own work."""

    PROVINCE = "province"
    DEPARTMENT = "department"


class Theme(StrEnum):
    LEADERSHIP = "leadership"
    OPEN_INFORMATION = "open_information"
    ENVIRONMENT = "environment"
    CONVENIENT_OFFICE = "convenient_office"
    PARTICIPATION = "participation"
    MORAL_ORGANISATION = "moral_organisation"
    INNOVATION = "innovation"


class EvidenceKind(StrEnum):
    ANNOUNCEMENT = "announcement"
    PHOTO = "photo"
    NEWS = "news"
    REPORT = "report"
    MEMO = "memo"
    WEBSITE = "website"
    ORDER = "order"
    PLAN = "plan"
    MEETING_RECORD = "meeting_record"
    MANUAL = "manual"
    AWARD_LETTER = "award_letter"
    SIGN_OFF_LIST = "sign_off_list"
    SURVEY_RESULT = "survey_result"
    STATISTICS = "statistics"
    OTHER = "other"


class CountedPer(StrEnum):
    PERIOD = "period"
    ACTIVITY = "activity"


class MilestoneKind(StrEnum):
    EVENT = "event"
    DEADLINE = "deadline"


class MilestonePurpose(StrEnum):
    """The codes of milestones by which the portal itself goes."""

    DISTRICT_PLAN_DUE = "district_plan_due"
