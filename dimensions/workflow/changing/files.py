"""A file for a plan that is published already: what it says otherwise becomes edits, and what it does not say stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import keys_of_parts, plan_of
from dimensions.models import Activity, Programme
from dimensions.plans import PlanFile
from dimensions.plans.body import ActivityRow
from dimensions.plans.differences import PAIRING, SAID_OF_ACTIVITY, Compared, compared, differences
from dimensions.plans.edits import PARTS, ActivityEdit
from dimensions.workflow.changing.criteria import Criteria, NoSuchCriterion, Otherwise, name_of, names_in, otherwise
from dimensions.workflow.changing.effects import Edit
from dimensions.workflow.changing.names import NameEdit
from portal.shell.errors import Refusal

Places = Mapping[int, Criteria]


class NoSuchDimension(Refusal):
    sentence = _(
        "The file holds dimension %(number)d, which the published plan does not have. "
        "A dimension cannot be added any more."
    )


@dataclass(frozen=True, slots=True)
class FromFile:
    """`absent` counts the activities of its dimensions of which the file says nothing: they stay as they are.

    `names` are those that it puts right; `also` is what it says otherwise of heading and criteria: this stays too.
    """

    edits: tuple[Edit, ...]
    absent: int
    names: tuple[NameEdit, ...] = ()
    also: tuple[Otherwise, ...] = ()


def edits_from(programme: Programme, plan: PlanFile, *, names_plan: bool = True) -> FromFile:
    """Activities are the same by number and title, else by title, else by number.

    A table `names_plan` not: what stands above it may be the title of a sheet, and then the usual name was taken.
    """
    dimensions = {each.number: each for each in programme.dimensions.prefetch_related("criteria")}
    if missing := [each.number for each in plan.dimensions if each.number not in dimensions]:
        raise NoSuchDimension(number=missing[0])
    criteria = {each.number: Criteria(dimensions[each.number], each.criteria) for each in plan.dimensions}
    found = compared(plan_of(programme), plan)
    rows = Activity.objects.of(programme.pk).whole()
    standing = {(row.dimension.number, row.seq): row for row in rows}
    numbers = numbers_of(programme, found)
    edits = [edit_of(each, standing, criteria, numbers) for each in found if each.after]
    told = {each.number for each in plan.dimensions}
    absent = sum(
        each.after is None and each.before is not None and each.before.dimension.number in told for each in found
    )
    # Those that stand under others come last: what they stand under may be new as well.
    ordered = tuple(sorted(filter(None, edits), key=stands_under))
    names = names_in(programme, plan, criteria, names_plan=names_plan)
    also = otherwise(programme, plan, criteria, names_plan=names_plan)
    return FromFile(ordered, absent, tuple(names), tuple(also))


def stands_under(edit: Edit) -> bool:
    return edit.becomes is not None and edit.becomes.row.sub_of is not None


def numbers_of(programme: Programme, found: Sequence[Compared]) -> dict[tuple[int, int], int]:
    """The running numbers that the plan has for those of the file, or will give to what is new, edit by edit."""
    numbers: dict[tuple[int, int], int] = {}
    every = Activity.objects.filter(dimension__programme=programme).order_by("seq")
    last = dict(every.values_list("dimension__number", "seq"))
    for each in sorted(found, key=lambda each: each.after is not None and each.after.activity.sub_of is not None):
        if each.after is None:
            continue
        number = each.after.dimension.number
        if each.before is None:
            last[number] = last.get(number, 0) + 1
        numbers[number, each.after.activity.seq] = each.before.activity.seq if each.before else last[number]
    return numbers


def edit_of(
    each: Compared,
    standing: Mapping[tuple[int, int], Activity],
    places: Places,
    numbers: Mapping[tuple[int, int], int],
) -> Edit | None:
    """Nothing where the file says of it what the plan says."""
    after = each.after
    if after is None:
        return None
    held = places[after.dimension.number]
    dimension, criterion = held.dimension, held.meant_by(after.criterion)
    above = after.activity.sub_of
    row = replace(after.activity, sub_of=None if above is None else numbers[dimension.number, above])
    if each.before is None:
        if after.criterion and criterion is None:
            raise NoSuchCriterion(activity=row.title, criterion=name_of(after.criterion), number=dimension.number)
        return Edit(
            becomes=ActivityEdit.new(row, dimension=dimension.pk, criterion=criterion.pk if criterion else None)
        )
    before = each.before.activity
    merged = unless_silent(before, replace(row, seq=before.seq))
    activity = standing[dimension.number, before.seq]
    there = criterion.pk if criterion else activity.criterion_id
    if there == activity.criterion_id and not differences(before, merged):
        return None
    keys = {part: keys_of(part, activity, before, merged) for part in PARTS}
    becomes = ActivityEdit(row=merged, keys=keys, dimension=dimension.pk, criterion=there)
    return Edit(activity=activity.pk, becomes=becomes)


def unless_silent(before: ActivityRow, after: ActivityRow) -> ActivityRow:
    """What the file leaves empty stays as it stands; so does what a reading notes."""
    said: dict[str, Any] = {}
    for each in fields(ActivityRow):
        value = getattr(after, each.name)
        is_said = each.name in (*SAID_OF_ACTIVITY, *PARTS) and value not in (None, ())
        said[each.name] = value if is_said else getattr(before, each.name)
    return ActivityRow(**said)


def keys_of(part: str, activity: Activity, before: ActivityRow, after: ActivityRow) -> tuple[int | None, ...]:
    """Which standing rows the parts of the file are."""
    held = keys_of_parts(activity)[part]
    pairs = PAIRING[part](getattr(before, part), getattr(after, part))
    partner = {new: held[old] for old, new in pairs if old is not None and new is not None}
    return tuple(partner.get(place) for place in range(len(getattr(after, part))))
