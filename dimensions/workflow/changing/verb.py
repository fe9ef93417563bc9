"""Changing a plan that offices work by: previewed first, then made as the preview said or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import CRITERION, activity_row, keys_of_parts, said_of_criterion
from dimensions.models import (
    Activity,
    ActivityChange,
    Assignment,
    Criterion,
    Period,
    PlanChange,
    Programme,
    Requirement,
)
from dimensions.plans import row_as_data
from dimensions.plans.body import ActivityRow
from dimensions.plans.edits import ActivityEdit
from dimensions.workflow.amending import amend, next_place
from dimensions.workflow.changing.agreed import NothingChanges, agreed, demand_running
from dimensions.workflow.changing.effects import Edit, Effect, Effects, Moved, Owing, print_of
from dimensions.workflow.changing.names import NameEdit, Renamed, rename, renamed
from dimensions.workflow.changing.outline import Outline
from dimensions.workflow.editing.ordering import put_in_walk_order
from dimensions.workflow.owners import Groups, groups_of
from dimensions.workflow.terms import ask_again, revising, withdraw
from portal.accounts.models import User
from portal.shell.errors import Refusal
from portal.shell.inserting import insert_all

DROPPED_ALONE: dict[str, type[Period] | type[Requirement]] = {"periods": Period, "evidence": Requirement}
"""The parts on which work and papers hang: they are not deleted."""


class DroppedAlready(Refusal):
    sentence = _("This activity has been dropped from the plan already.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What the edits would do, without those that would do nothing; `print` is posted along with the reason."""

    effects: tuple[Effect, ...]
    names: tuple[Renamed, ...] = ()

    @property
    def print(self) -> str:
        return print_of([*self.names, *self.effects])


def as_it_stands(activity: Activity) -> ActivityEdit:
    """An edit that leaves all as it is; read with `Activity.objects.whole()`."""
    row, keys = activity_row(activity), keys_of_parts(activity)
    return ActivityEdit(row=row, keys=keys, dimension=activity.dimension_id, criterion=activity.criterion_id)


def preview_of(programme: Programme, edits: Sequence[Edit], names: Sequence[NameEdit] = ()) -> Preview:
    """Refuses what could not be done."""
    demand_running(programme)
    found = Preview(effects_of(programme, edits) if edits else (), renamed(programme, names))
    if not (found.effects or found.names):
        raise NothingChanges
    return found


def effects_of(programme: Programme, edits: Sequence[Edit]) -> tuple[Effect, ...]:
    outline = Outline(programme)
    found = Effects(programme).of([outline.numbered(edit) for edit in edits])
    effects = tuple(effect for effect in found if not effect.is_nothing)
    outline.demand_lawful(effects)
    return effects


def change_plan(
    programme: Programme,
    edits: Sequence[Edit],
    names: Sequence[NameEdit] = (),
    *,
    reason: str,
    seen: str,
    by: User | None,
    at: datetime | None = None,
    source: int | None = None,
) -> PlanChange:
    """All of the edits or none; `seen` is the print of the preview that the person agreed to.

    `source` is the key of the file that was handed in, where the edits come from one; the history keeps it.
    """
    with agreed(programme, lambda held: preview_of(held, edits, names), reason=reason, seen=seen, by=by, at=at) as made:
        if made.preview.effects:
            made.facts.update(carry_all_out(made.preview.effects, made.change))
        if made.preview.names:
            made.facts["names"] = [rename(each, made.change) for each in made.preview.names]
        if source:
            made.facts["source"] = source
        return made.change


def carry_all_out(effects: Sequence[Effect], change: PlanChange) -> dict[str, object]:
    """What the history keeps of it."""
    groups, counts = groups_of(change.programme), counts_of(effects)
    touched = [carry_out(effect, change, groups) for effect in effects]
    for dimension in {effect.edit.becomes.dimension for effect in effects if effect.edit.becomes}:
        put_in_walk_order(dimension)  # last, for it moves rows that are read already
    return {"activities": touched, **counts}


def counts_of(effects: Iterable[Effect]) -> dict[str, int]:
    counts = {"new": 0, "moved": 0, "asked_again": 0, "withdrawn": 0}
    for effect in effects:
        for name in counts:
            counts[name] += len(getattr(effect, name))
    return counts


def carry_out(effect: Effect, change: PlanChange, groups: Groups) -> int:
    """The activity first, then the work that hangs on it; the activity's key."""
    activity = effect.activity or Activity()
    was_dropped, stood_in = activity.dropped_at is not None, activity.criterion
    if effect.edit.becomes is None:
        activity.dropped_at = change.at
        activity.save(update_fields=["dropped_at"])
        periods: list[Period] = []
    else:
        periods = rewrite(activity, effect.edit.becomes, change, groups)
    with revising([*(each.assignment for each in effect.kept), *effect.withdrawn], change):
        for kept in effect.kept:
            settle(kept, periods)
        for assignment in effect.withdrawn:
            withdraw(assignment, change)
    insert_all([owed(each, activity, periods, change) for each in effect.new])
    before = None if was_dropped else said(effect.before, stood_in)
    after = said(effect.after, effect.criterion)
    ActivityChange.objects.create(change=change, activity=activity, before=before, after=after)
    return activity.pk


def rewrite(activity: Activity, edit: ActivityEdit, change: PlanChange, groups: Groups) -> list[Period]:
    """The activity reads as the edit says, and is last where it is new; its periods in their order."""
    if activity.pk and activity.criterion_id != edit.criterion:
        activity.position = next_place(Activity.objects.filter(dimension=edit.dimension))
    activity.dropped_at = None
    for part, model in DROPPED_ALONE.items():
        gone = model.objects.filter(activity=activity.pk).exclude(pk__in=[key for key in edit.keys[part] if key])
        gone.update(dropped_at=change.at)
    amend(activity, edit, groups)
    return list(Period.objects.filter(activity=activity).order_by("position"))


def settle(kept: Moved, periods: Sequence[Period]) -> None:
    assignment = kept.assignment
    ask_again(assignment)
    assignment.period = None if kept.slot is None else periods[kept.slot]
    assignment.opens_on, assignment.due_on = kept.days
    assignment.responsible = kept.responsible


def owed(owing: Owing, activity: Activity, periods: Sequence[Period], change: PlanChange) -> Assignment:
    period = None if owing.slot is None else periods[owing.slot]
    return Assignment(
        programme=change.programme,
        dimension_id=activity.dimension_id,
        activity=activity,
        period=period,
        office=owing.office,
        responsible=owing.responsible,
        opens_on=period.start if period else None,
        due_on=period.end if period else None,
        published_at=change.at,
        changed_at=change.at,
    )


def said(row: ActivityRow | None, criterion: Criterion | None) -> dict[str, object] | None:
    """With the criterion in which it stands, which no row of a plan file says of itself."""
    return row_as_data(row, full=False) | {CRITERION: said_of_criterion(criterion)} if row else None
