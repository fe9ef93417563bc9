"""Dates of the programme itself in a plan that offices work by: previewed, then made as the preview said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db import transaction

from dimensions import policy
from dimensions.models import Milestone, MilestoneChange, PlanChange, Programme
from dimensions.workflow.amending import next_place
from dimensions.workflow.changing.verb import (
    CHANGE_PLAN,
    NothingChanges,
    PreviewIsOld,
    ReasonNeeded,
    demand_running,
    next_moment,
)
from dimensions.workflow.editing.activities import print_of
from dimensions.workflow.editing.holding import RowGone
from dimensions.workflow.editing.milestones import MADE_CODE, CodeTaken
from dimensions.workflow.editing.state import MILESTONE_COLUMNS, as_kept
from dimensions.workflow.steps import demand
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.shell import clock

SAID = tuple(column for column in MILESTONE_COLUMNS if column != "position")


@dataclass(frozen=True, slots=True)
class MilestoneEdit:
    """A standing date by its key or a new one, and what it is to say; nothing where it is to go."""

    key: int | None = None
    becomes: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class MilestonePreview:
    """What a date says before and after; `milestone` is the standing one."""

    milestone: Milestone | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def code(self) -> str:
        said = self.after or self.before or {}
        return str(said["code"])

    @property
    def print(self) -> str:
        return print_of({"before": self.before, "after": self.after})

    @property
    def former_day(self) -> date | None:
        return date.fromisoformat(self.before["on"]) if self.before else None


def preview_of_milestone(programme: Programme, edit: MilestoneEdit) -> MilestonePreview:
    """Refuses what could not be done. A standing date keeps its code: what the portal goes by stays the same one."""
    demand_running(programme)
    found = {each.pk: each for each in programme.milestones.all()}
    standing = found.get(edit.key or 0)
    if edit.key and standing is None:
        raise RowGone
    before = said_of(standing) if standing else None
    after = None
    if edit.becomes is not None:
        others = {each.code: each.title for each in found.values() if each is not standing}
        code = standing.code if standing else edit.becomes.get("code") or free_code(others)
        if code in others:
            raise CodeTaken(title=others[code])
        columns = {column: edit.becomes.get(column) for column in SAID}
        after = as_kept((before or {}) | columns | {"code": code})
    if before == after:
        raise NothingChanges
    return MilestonePreview(standing, before, after)


def said_of(milestone: Milestone) -> dict[str, Any]:
    return as_kept({column: getattr(milestone, column) for column in SAID})


def free_code(others: Mapping[str, str]) -> str:
    return next(code for number in count(1) if (code := MADE_CODE % number) not in others)


@transaction.atomic
def change_milestone(
    programme: Programme,
    edit: MilestoneEdit,
    *,
    reason: str,
    seen: str,
    by: User | None,
    at: datetime | None = None,
) -> PlanChange:
    """`seen` is the print of the preview that the person agreed to."""
    programme = Programme.objects.locked(programme.pk)
    demand(policy.may_write, by, programme)
    if not reason.strip():
        raise ReasonNeeded
    preview = preview_of_milestone(programme, edit)
    if preview.print != seen:
        raise PreviewIsOld
    at = next_moment(programme, at or clock.now())
    change = PlanChange.objects.create(programme=programme, at=at, by=by, reason=reason.strip())
    MilestoneChange.objects.create(
        change=change,
        milestone=carried_out(programme, preview),
        code=preview.code,
        former_day=preview.former_day,
        before=preview.before,
        after=preview.after,
    )
    facts = {"change": change.pk, "dates": [preview.code]}
    record_all([Act(CHANGE_PLAN, programme, by, programme.province, change.reason, at, facts)])
    return change


def carried_out(programme: Programme, preview: MilestonePreview) -> Milestone | None:
    """As it stands now; nothing where it went."""
    milestone = preview.milestone
    if preview.after is None:
        if milestone:
            milestone.delete()
        return None
    milestone = milestone or Milestone(programme=programme, position=next_place(programme.milestones))
    for column, value in preview.after.items():
        setattr(milestone, column, value)
    milestone.save()
    return milestone
