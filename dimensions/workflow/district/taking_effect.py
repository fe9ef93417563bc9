"""With its approval the activities that a district added become its work, and are changed or withdrawn like any other.

They stand in a programme of their own beside the province's plan, so that nothing which is counted, compared, written
or printed of the plan knows of them. It is made with the first approval that needs it, and closes with the plan.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max

from dimensions.correspondence import activity_row
from dimensions.models import (
    Activity,
    Assignment,
    Dimension,
    DistrictPlan,
    LocalActivity,
    PlanChange,
    Planned,
    Programme,
)
from dimensions.models.assignment import AssignmentQuerySet
from dimensions.models.programme import LOCAL, LOCAL_NAMES, LOCAL_SLUG
from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow
from dimensions.plans.edits import ActivityEdit
from dimensions.plans.words import ActingOffice, EvidenceKind
from dimensions.states import DistrictStep, ProgrammeState
from dimensions.workflow.changing.agreed import next_moment
from dimensions.workflow.changing.effects import Edit, Effect, Moved, Owing
from dimensions.workflow.changing.verb import as_it_stands, carry_out
from dimensions.workflow.owners import Groups
from portal.accounts.models import User
from portal.shell.inserting import insert_all

NO_DIMENSION: dict[str, Any] = {"number": 0, "name_th": "กิจกรรมอื่นของอำเภอ", "name_en": "Other work of the district"}
"""Where what belongs to no dimension of the plan is counted."""
FIRST_TIME = "จังหวัดเห็นชอบแผนระดับอำเภอ"  # kept with the work, as what people write of a change is
NOBODYS = Groups((), {})
ALONE = 0  # the place of an activity's one period


def take_effect(plan: DistrictPlan, *, by: User, note: str, at: datetime) -> dict[str, int]:
    """Make the work what the plan says now; how much of it is new, changed and withdrawn."""
    rows = list(plan.local_activities.standing().for_list())
    if not rows:
        return {}
    beside = gathering(plan.programme, at)
    gone = [row for row in rows if row.is_leaving]
    new = [row for row in rows if row.is_new]
    changed = [row for row in rows if row.is_changed and not row.is_leaving]
    if new or changed:
        change = changing(beside, note.strip() or reason_of(plan), by, at)
        for row in new:
            begin(row, plan, change)
        for row in changed:
            carry_out(changes_of(row), change, NOBODYS)
            approved(row)
    for row in gone:
        carry_out(dropping(row), changing(beside, row.removed_for, by, at), NOBODYS)
    return {"new": len(new), "changed": len(changed), "withdrawn": len(gone)}


def gathering(programme: Programme, at: datetime) -> Programme:
    """The programme of the districts' own activities of that province and year, held until the transaction ends."""
    same = ("asks_endorsement", "own_work_decided_by", "starts_on", "ends_on")
    found, _is_new = Programme.objects.get_or_create(
        province=programme.province,
        fiscal_year=programme.fiscal_year,
        slug=LOCAL_SLUG,
        defaults={
            "kind": LOCAL,
            "state": ProgrammeState.ACTIVE,
            "created_at": at,
            "published_at": at,
            **LOCAL_NAMES,
            **{name: getattr(programme, name) for name in same},
        },
    )
    return Programme.objects.locked(found.pk)


def changing(beside: Programme, reason: str, by: User, at: datetime) -> PlanChange:
    return PlanChange.objects.create(programme=beside, at=next_moment(beside, at), by=by, reason=reason)


def reason_of(plan: DistrictPlan) -> str:
    """Where the province said nothing with its approval, why it had opened the plan again."""
    opened = plan.steps.filter(step=DistrictStep.REOPEN).last()
    return opened.note if opened else FIRST_TIME


def begin(row: LocalActivity, plan: DistrictPlan, change: PlanChange) -> None:
    """The activity, and the work that the district owes of it."""
    dimension = dimension_in(change.programme, row.dimension)
    last = Activity.objects.filter(dimension=dimension).aggregate(last=Max("seq"))["last"] or 0
    edit = ActivityEdit.new(said_in(row, last + 1), dimension=dimension.pk, criterion=None)
    owing = Owing(ALONE, plan.office, None)
    key = carry_out(Effect(Edit(becomes=edit), None, None, edit.row, new=(owing,)), change, NOBODYS)
    row.activity_id = key
    approved(row)
    work = Assignment.objects.filter(activity=key)
    insert_all([Planned(assignment=each, officer_id=row.officer_id) for each in work], overwriting=("officer",))


def dimension_in(beside: Programme, dimension: Dimension | None) -> Dimension:
    """The one of the same number and names."""
    same = ("number", "source_number", "name_th", "name_en", "theme")
    said = {name: getattr(dimension, name) for name in same} if dimension else dict(NO_DIMENSION)
    found, _is_new = Dimension.objects.get_or_create(programme=beside, number=said.pop("number"), defaults=said)
    return found


def said_in(row: LocalActivity, seq: int) -> ActivityRow:
    """As a plan would say it."""
    period = PeriodRow(raw=row.raw, start=row.start, end=row.end, label=row.label or None)
    kinds = tuple(EvidenceKind(kind) for kind in row.kinds)
    asked = (EvidenceRow(title=row.evidence, kinds=kinds, min_count=row.min_count),) if row.evidence else ()
    return ActivityRow(
        seq=seq,
        title=row.title,
        detail=row.detail or None,
        offices=(ActingOffice.DISTRICT,),
        periods=(period,),
        evidence=asked,
    )


def approved(row: LocalActivity) -> None:
    row.approved = row.mark
    row.save(update_fields=["activity", "approved"])


def changes_of(row: LocalActivity) -> Effect:
    """What the approved activity is to say otherwise, and the days that its work moves to."""
    activity = approved_of(row)
    edit = as_it_stands(activity)
    after = said_in(row, activity.seq)
    keys = dict(edit.keys) | {"evidence": keys_for(edit.keys["evidence"], after.evidence)}
    becomes = replace(edit, row=after, keys=keys)
    kept = tuple(Moved(each, ALONE, (row.start, row.end), None) for each in work_of(activity))
    return Effect(Edit(activity=activity.pk, becomes=becomes), activity, edit.row, after, kept=kept)


def keys_for(standing: Sequence[int | None], asked: Sequence[EvidenceRow]) -> tuple[int | None, ...]:
    """What was sent for the paper that was asked for stays with it, however it is worded now."""
    return tuple(standing[place] if place < len(standing) else None for place in range(len(asked)))


def dropping(row: LocalActivity) -> Effect:
    activity = approved_of(row)
    gone = Edit(activity=activity.pk, becomes=None)
    return Effect(gone, activity, activity_row(activity), None, withdrawn=tuple(work_of(activity)))


def approved_of(row: LocalActivity) -> Activity:
    return Activity.objects.whole().get(pk=row.activity_id or 0)


def work_of(activity: Activity) -> AssignmentQuerySet:
    """What the district still owes of it."""
    return Assignment.objects.filter(activity=activity).owed()
