"""The activities that a head adds to the plan of a district, changes there and takes out again."""

from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import DistrictPlan, LocalActivity, Planned, Programme
from dimensions.states import DISTRICT_IN_HAND
from dimensions.workflow.district.beginning import begun, held_for, lies_with_province
from dimensions.workflow.district.planning import refuse_officers
from dimensions.workflow.district.refusals import (
    AlreadyThere,
    ChangedMeanwhile,
    LocalChanged,
    LocalGone,
    OtherDimension,
    OutOfTime,
    PlanStands,
    ToBeRemoved,
    WhyNeeded,
)
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.dates import say_fiscal_year
from portal.shell.fiscal import FiscalYear

ADD_LOCAL = "add_local_activity"
EDIT_LOCAL = "edit_local_activity"
REMOVE_LOCAL = "remove_local_activity"
KEEP_LOCAL = "keep_local_activity"
WHY_REMOVED = _("Say why it is removed: work may have begun on it, and this stays to be read.")


class Local(NamedTuple):
    """What a head says of one activity of the district's own; dimension and officer are ids."""

    title: str
    raw: str
    end: date
    officer: int
    detail: str = ""
    dimension: int | None = None
    start: date | None = None
    label: str = ""
    evidence: str = ""
    kinds: tuple[str, ...] = ()
    min_count: int = 1


def local_of(row: LocalActivity) -> Local:
    said = {name: getattr(row, name) for name in Local._fields if name not in ("officer", "dimension", "kinds")}
    return Local(officer=row.officer_id, dimension=row.dimension_id, kinds=tuple(row.kinds), **said)


@transaction.atomic
def add_local(
    programme: Programme, office: Office, said: Local, *, by: User, at: datetime | None = None
) -> LocalActivity:
    """Add an activity to the plan of the district; it becomes work when the province approves the plan."""
    at = at or clock.now()
    plan = open_plan(programme, office, by, at)
    refuse_said(said, None, plan, at)
    row = LocalActivity(plan=begun(plan, by=by, at=at))
    put(row, said)
    record_all([Act(ADD_LOCAL, row, by, office, at=at, facts=local_facts(said))])
    return row


@transaction.atomic
def edit_local(
    row: LocalActivity, said: Local, *, by: User, seen: str | None = None, at: datetime | None = None
) -> LocalActivity:
    """Say otherwise what it is; of an approved plan its officer alone. `seen` marks what the person's page showed."""
    at = at or clock.now()
    plan, row = held_with(row, by, at)
    before = local_of(row)
    if row.is_leaving:
        raise ToBeRemoved
    if seen not in (None, row.seen):
        raise ChangedMeanwhile
    if said == before:
        return row
    if plan.state not in DISTRICT_IN_HAND and said != before._replace(officer=said.officer):
        raise PlanStands
    refuse_said(said, before, plan, at, is_approved=not row.is_new)
    put(row, said)
    if row.activity_id and said.officer != before.officer:
        Planned.objects.filter(assignment__activity=row.activity_id).update(officer=said.officer)
    record_all([Act(EDIT_LOCAL, row, by, plan.office, at=at, facts=local_facts(said))])
    return row


@transaction.atomic
def remove_local(
    row: LocalActivity, *, by: User, reason: str = "", seen: str | None = None, at: datetime | None = None
) -> None:
    """Take it out; what was approved already goes with the next approval, for a reason that stays to be read.

    `seen` marks what the person's page showed.
    """
    at, reason = at or clock.now(), reason.strip()
    plan, row = held_with(row, by, at)
    if plan.state not in DISTRICT_IN_HAND:
        raise PlanStands
    if row.removed_for and row.removed_for == reason:
        return
    if seen not in (None, row.seen):
        raise LocalChanged
    if not row.is_new and not reason:
        raise WhyNeeded(WHY_REMOVED, field="reason")
    record_all([Act(REMOVE_LOCAL, row, by, plan.office, reason, at, {"approved": int(not row.is_new)})])
    if row.is_new:
        row.delete()
        return
    row.removed_for = reason
    row.save(update_fields=["removed_for"])


@transaction.atomic
def keep_local(row: LocalActivity, *, by: User, at: datetime | None = None) -> LocalActivity:
    """It stays in the plan after all."""
    at = at or clock.now()
    plan, row = held_with(row, by, at)
    if plan.state not in DISTRICT_IN_HAND:
        raise PlanStands
    if row.removed_for:
        row.removed_for = ""
        row.save(update_fields=["removed_for"])
        record_all([Act(KEEP_LOCAL, row, by, plan.office, at=at)])
    return row


def open_plan(programme: Programme, office: Office, by: User, at: datetime) -> DistrictPlan:
    """The plan of the district, held, where its activities can be added to."""
    if not policy.may_add_local(scope_of(by), programme, office):
        raise PermissionDenied
    plan = held_for(programme, office, by=by, at=at)
    lies_with_province(plan)
    if plan.state not in DISTRICT_IN_HAND:
        raise PlanStands
    return plan


def held_with(row: LocalActivity, by: User, at: datetime) -> tuple[DistrictPlan, LocalActivity]:
    """The plan, held, and the row as it stands now."""
    plan = held_for(row.plan.programme, row.plan.office, by=by, at=at)
    lies_with_province(plan)
    found = LocalActivity.objects.standing().filter(pk=row.pk).first()
    if found is None:
        raise LocalGone
    return plan, found


def refuse_said(
    said: Local, before: Local | None, plan: DistrictPlan, at: datetime, *, is_approved: bool = False
) -> None:
    """In the year, in a dimension of the plan, by somebody who works here, and not there already."""
    year = FiscalYear(plan.programme.fiscal_year)
    if not all(year.contains(day) for day in (said.start, said.end) if day):
        raise OutOfTime(_("These days lie outside fiscal year %(year)s."), field="raw", year=say_fiscal_year(year.be))
    if before is None or said.officer != before.officer:
        refuse_officers({said.officer}, plan.office, at)
    if said.dimension and not plan.programme.dimensions.filter(pk=said.dimension).exists():
        raise OtherDimension(_("The plan has no such dimension. Choose another one."))
    if is_approved and before and said.dimension != before.dimension:
        raise OtherDimension
    same = LocalActivity.objects.standing().filter(plan=plan.pk, removed_for="", title=said.title)
    if before is None and same.filter(end=said.end, start=said.start).exists():
        raise AlreadyThere


def put(row: LocalActivity, said: Local) -> None:
    for name, value in said._asdict().items():
        setattr(row, f"{name}_id" if name in ("officer", "dimension") else name, value)
    row.kinds = list(said.kinds)
    row.save()


def local_facts(said: Local) -> dict[str, object]:
    start = said.start.isoformat() if said.start else None
    return {"officer": said.officer, "from": start, "to": said.end.isoformat()}
