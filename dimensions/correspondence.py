"""Which columns hold which keys of a plan file, both ways: what was imported reads back as the same rows."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

from dimensions.models import (
    Activity,
    Criterion,
    Dimension,
    Milestone,
    Period,
    Programme,
    Quota,
    Requirement,
    ShareMilestone,
)
from dimensions.plans import PlanFile, as_data, read_data, row_as_data
from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.heading import MilestoneRow
from dimensions.plans.matching import Known
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind, Judge
from dimensions.wording import sentence
from portal.shell.errors import Refusal
from portal.shell.fiscal import FiscalYear

Fields = dict[str, Any]


class NotWhole(Refusal):
    sentence = _("This plan cannot be written to a file as it stands: %(problem)s")


class NoPlan(Refusal):
    sentence = _(
        "These are activities that districts added to their own plans. They belong to one year, and stand in no plan "
        "that could be written to a file or carried on."
    )


# Keys of the heading that a column of their own holds; other names of columns stand behind.
HEADING = {
    "kind": "kind",
    "name": "name_th",
    "name_en": "name_en",
    "plan_title": "plan_title",
    "parent_body": "parent_body",
    "owner_group": "owner_group",
    "asks_endorsement": "asks_endorsement",
    "own_work_decided_by": "own_work_decided_by",
    "default_offices": "default_offices",
}
PARTICULARS = (
    "province",
    "owning_office",
    "organisation",
    "source",
    "source_document",
    "kpi",
    "district_tasks",
    "office_codes",
    "groups",
    "virtues",
)
DIMENSION = {
    "source_number": "source_number",
    "source_header_year_be": "source_header_year",
    "name": "name_th",
    "name_en": "name_en",
    "name_in_letter": "name_in_letter",
    "name_in_project_document": "name_in_project_document",
    "theme": "theme",
}
NOTES = ("pairing", "owner_pairing", "evidence_pairing", "evidence_note", "offices_inferred")
SAME = ("code", "title", "detail", "recurs_every_months", "owner_position", "remark")


def heading_fields(plan: PlanFile) -> Fields:
    """The columns of a programme, all but those that say which one it is."""
    data = as_data(plan, full=True)
    heading, span, year = data["programme"], plan.programme.period, FiscalYear(plan.programme.fiscal_year_be)
    particulars = {key: heading[key] for key in PARTICULARS if heading[key]}
    if span is not None:
        particulars["period"] = {"text": span.text, "note": span.note}
    if plan.owner_groups:
        particulars["owner_groups"] = data["owner_groups"]
    return {column: heading[key] for key, column in HEADING.items()} | {
        "starts_on": span.start if span else year.start,
        "ends_on": span.end if span else year.end,
        "uses_levels": plan.levels_are_used,
        "particulars": particulars,
    }


def heading_data(programme: Programme) -> dict[str, Any]:
    """The programme in the form of a plan file's heading."""
    particulars = programme.particulars
    data = {key: getattr(programme, column) for key, column in HEADING.items()}
    data |= {key: particulars[key] for key in PARTICULARS if key in particulars}
    if "period" in particulars:
        data["period"] = {"start": programme.starts_on, "end": programme.ends_on} | particulars["period"]
    data |= {"fiscal_year_be": programme.fiscal_year, "slug": programme.slug}
    data["milestones"] = [milestone_data(milestone) for milestone in programme.milestones.all()]
    return data


def milestone_fields(row: MilestoneRow, position: int) -> Fields:
    same = {key: getattr(row, key) for key in ("code", "title", "kind", "raw", "actor", "recipient", "note")}
    return same | {"position": position, "on": row.date}


def milestone_data(milestone: Milestone) -> dict[str, Any]:
    keys = ("code", "title", "kind", "raw", "actor", "recipient", "note")
    return {key: getattr(milestone, key) for key in keys} | {"date": milestone.on}


def dimension_fields(row: DimensionRow) -> Fields:
    return {column: getattr(row, key) for key, column in DIMENSION.items()}


def dimension_data(dimension: Dimension) -> dict[str, Any]:
    return {key: getattr(dimension, column) for key, column in DIMENSION.items()} | {"number": dimension.number}


def criterion_fields(row: CriterionRow) -> Fields:
    return {"number": printed(row.number), "level": row.level, "name": row.name, "own_theme": row.theme}


def criterion_data(criterion: Criterion) -> dict[str, Any]:
    number = criterion.number
    whole = number is not None and number.isdecimal() and number.isascii() and str(int(number)) == number
    return {
        "number": int(number or 0) if whole else number,
        "level": criterion.level,
        "name": criterion.name,
        "theme": criterion.own_theme,
    }


CRITERION = "criterion"
"""Where an activity that was written down keeps in which criterion it stood."""


def said_of_criterion(criterion: Criterion | None) -> Fields | None:
    """What people know it by."""
    return {key: getattr(criterion, key) for key in ("number", "name", "level")} if criterion else None


def printed(number: int | str | None) -> str | None:
    return None if number is None else str(number)


def activity_fields(row: ActivityRow) -> Fields:
    """All columns but those that point to other rows."""
    return {key: getattr(row, key) for key in SAME} | {
        "seq": row.seq,
        "owner_text": row.owner_group,
        "by_group": ActingOffice.GROUP in row.offices,
        "by_province": ActingOffice.PROVINCE in row.offices,
        "by_district": ActingOffice.DISTRICT in row.offices,
        "verified_by": row.verified_by,
        "components": list(row.components),
        "tags": list(row.tags),
        "notes": {key: note for key in NOTES if (note := getattr(row, key)) is not None},
    }


def activity_row(activity: Activity) -> ActivityRow:
    """The activity as a plan file says it; read with `Activity.objects.whole()`."""
    return ActivityRow(
        **{key: getattr(activity, key) for key in SAME},
        **activity.notes,
        seq=activity.seq,
        sub_of=activity.sub_of.seq if activity.sub_of else None,
        owner_group=activity.owner_text,
        offices=activity.acting,
        verified_by=Judge(activity.verified_by),
        components=tuple(activity.components),
        tags=tuple(activity.tags),
        periods=tuple(period_row(period) for period in activity.periods.all()),
        evidence=tuple(evidence_row(requirement) for requirement in activity.requirements.all()),
        quotas=tuple(quota_row(quota) for quota in activity.quotas.all()),
        milestones=tuple(share_row(share) for share in activity.shares.all()),
    )


def known(activity: Activity) -> Known:
    """By what it is found in another year; read with dimension and criterion."""
    return Known(activity.pk, activity.theme, activity.code, activity.title)


PERIOD = ("raw", "start", "end", "label", "raw_cell")


def period_fields(row: PeriodRow) -> Fields:
    return {key: getattr(row, key) for key in PERIOD} | {"cleaned": row.clean, "flags": list(row.flags)}


def period_row(period: Period) -> PeriodRow:
    return PeriodRow(**{key: getattr(period, key) for key in PERIOD}, clean=period.cleaned, flags=tuple(period.flags))


EVIDENCE = ("title", "min_count", "max_age_years", "outside_agency", "signed_by_superior", "note")


def requirement_fields(row: EvidenceRow) -> Fields:
    return {key: getattr(row, key) for key in EVIDENCE} | {
        "kinds": list(row.kinds),
        "per": row.per,
        "must_contain": list(row.must_contain),
        "split_from_previous": row.split_from_previous_source_bullet,
    }


def evidence_row(requirement: Requirement) -> EvidenceRow:
    return EvidenceRow(
        **{key: getattr(requirement, key) for key in EVIDENCE},
        kinds=tuple(EvidenceKind(kind) for kind in requirement.kinds),
        per=CountedPer(requirement.per),
        must_contain=tuple(requirement.must_contain),
        split_from_previous_source_bullet=requirement.split_from_previous,
    )


QUOTA = ("measure", "at_least", "at_most", "out_of", "unit")


def quota_fields(row: QuotaRow) -> Fields:
    return {key: getattr(row, key) for key in QUOTA} | {"per_each_of": list(row.per_each_of)}


def quota_row(quota: Quota) -> QuotaRow:
    return QuotaRow(**{key: getattr(quota, key) for key in QUOTA}, per_each_of=tuple(quota.per_each_of))


def share_row(share: ShareMilestone) -> ShareRow:
    return ShareRow(share_percent=share.share_percent, by=share.due_on)


def share_fields(row: ShareRow) -> Fields:
    return {"share_percent": row.share_percent, "due_on": row.by}


def plan_of(programme: Programme) -> PlanFile:
    """The programme as a plan file, in a constant number of queries; what is editorial in a file is not kept."""
    if programme.is_local:
        raise NoPlan
    activities = list(Activity.objects.of(programme.pk).whole())
    dimensions = programme.dimensions.prefetch_related("criteria")
    data = {
        "programme": heading_data(programme),
        "uses_levels": programme.uses_levels,
        "owner_groups": programme.particulars.get("owner_groups", {}),
        "dimensions": [_whole_dimension(dimension, activities) for dimension in dimensions],
    }
    reading = read_data(data)
    if reading.plan is None:
        raise NotWhole(problem=sentence(reading.problems[0]))
    return reading.plan


def _whole_dimension(dimension: Dimension, activities: list[Activity]) -> dict[str, Any]:
    def rows(criterion: Criterion | None) -> list[dict[str, Any]]:
        owner = (dimension.pk, criterion.pk if criterion else None)
        found = [activity for activity in activities if (activity.dimension_id, activity.criterion_id) == owner]
        return [row_as_data(activity_row(activity), full=False) for activity in found]

    criteria = [criterion_data(each) | {"activities": rows(each)} for each in dimension.criteria.all()]
    return dimension_data(dimension) | {"criteria": criteria, "activities": rows(None)}


CHILDREN = (
    ("periods", Period, period_fields),
    ("evidence", Requirement, requirement_fields),
    ("quotas", Quota, quota_fields),
    ("milestones", ShareMilestone, share_fields),
)
RELATED = {"periods": "periods", "evidence": "requirements", "quotas": "quotas", "milestones": "shares"}
"""By the key of a plan file how an activity calls the rows that hold these parts."""


def keys_of_parts(activity: Activity) -> dict[str, tuple[int, ...]]:
    """Which rows the parts of an activity's row are, in their order; read with `Activity.objects.whole()`."""
    return {part: tuple(each.pk for each in getattr(activity, name).all()) for part, name in RELATED.items()}


def as_kept(record: Mapping[str, Any]) -> Fields:
    """As it reads when it comes back out of a column of JSON, so that both can be compared."""
    plain: Fields = json.loads(json.dumps(record, cls=DjangoJSONEncoder))
    return plain
