"""Dates of the programme itself in a plan that offices work by: previewed, then made as the preview said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dimensions.correspondence import as_kept
from dimensions.models import Milestone, MilestoneChange, PlanChange, Programme
from dimensions.workflow.amending import next_place
from dimensions.workflow.changing.agreed import NothingChanges, agreed, demand_running
from dimensions.workflow.editing.holding import RowGone
from dimensions.workflow.editing.milestones import code_among
from dimensions.workflow.editing.state import SAID_OF_MILESTONE, kept_columns, print_of, write
from portal.accounts.models import User


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
    before = kept_columns(standing, SAID_OF_MILESTONE) if standing else None
    after = None
    if edit.becomes is not None:
        others = {each.code: each.title for each in found.values() if each is not standing}
        code = code_among(others, standing.code if standing else edit.becomes.get("code") or "")
        columns = {column: edit.becomes.get(column) for column in SAID_OF_MILESTONE}
        after = as_kept((before or {}) | columns | {"code": code})
    if before == after:
        raise NothingChanges
    return MilestonePreview(standing, before, after)


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
    with agreed(
        programme, lambda held: preview_of_milestone(held, edit), reason=reason, seen=seen, by=by, at=at
    ) as made:
        change, preview = made.change, made.preview
        MilestoneChange.objects.create(
            change=change,
            milestone=carried_out(change.programme, preview),
            code=preview.code,
            former_day=preview.former_day,
            before=preview.before,
            after=preview.after,
        )
        made.facts["dates"] = [preview.code]
        return change


def carried_out(programme: Programme, preview: MilestonePreview) -> Milestone | None:
    """As it stands now; nothing where it went."""
    milestone = preview.milestone
    if preview.after is None:
        if milestone:
            milestone.delete()
        return None
    milestone = milestone or Milestone(programme=programme, position=next_place(programme.milestones))
    write(milestone, preview.after)
    return milestone
