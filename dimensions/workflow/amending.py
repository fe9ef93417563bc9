"""How an activity comes to read as an edit says, while its parts keep their keys: papers and work hang on them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Max, Model

from dimensions.correspondence import CHILDREN, activity_fields
from dimensions.models import Activity
from dimensions.models.activity import ActivityOwner
from dimensions.plans.edits import ActivityEdit
from dimensions.workflow.owners import Groups
from portal.offices.models import Office

# No list of an activity is as long: rows that change places wait behind it, for no two may share one meanwhile.
ASIDE = 10_000


def amend(activity: Activity, edit: ActivityEdit, groups: Groups) -> None:
    """Works on new activities too; a key that no part of the activity has (any more) makes a new part.

    What was prefetched of it is stale afterwards.
    """
    _amend_itself(activity, edit)
    for key, model, as_fields in CHILDREN:
        said = [as_fields(part) for part in getattr(edit.row, key)]
        _amend_parts(activity, model, said, edit.keys[key])
    _amend_owners(activity, groups.named_in(edit.row.owner_group))


def _amend_itself(activity: Activity, edit: ActivityEdit) -> None:
    """An activity that is new in its dimension stands last in it."""
    if activity.pk is None or activity.dimension_id != edit.dimension:
        activity.position = next_place(Activity.objects.filter(dimension=edit.dimension))
    activity.dimension_id, activity.criterion_id = edit.dimension, edit.criterion
    for column, value in activity_fields(edit.row).items():
        setattr(activity, column, value)
    above = edit.row.sub_of
    activity.sub_of = Activity.objects.get(dimension=edit.dimension, seq=above) if above is not None else None
    activity.save()


def next_place(rows: Any) -> int:
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _amend_parts(
    activity: Activity, model: type[Model], said: Sequence[dict[str, Any]], keys: Sequence[int | None]
) -> None:
    rows = model._default_manager.filter(activity=activity)
    standing = {part.pk: part for part in rows}
    if gone := standing.keys() - set(keys):
        rows.filter(pk__in=gone).delete()
    kept: list[Model] = []
    new: list[Model] = []
    for position, (fields, key) in enumerate(zip(said, keys, strict=True)):
        part = standing.pop(key, None) if key is not None else None
        if part is None:
            new.append(model(activity=activity, position=position, **fields))
        elif _differs(part, fields | {"position": position}):
            kept.append(part)
    _put(kept, new, model)


def _differs(part: Model, said: dict[str, Any]) -> bool:
    """Whether the part read otherwise; it now reads as it should, and is still to be saved."""
    differing = {column: value for column, value in said.items() if getattr(part, column) != value}
    for column, value in differing.items():
        setattr(part, column, value)
    return bool(differing)


def _put(kept: list[Any], new: list[Model], model: type[Model]) -> None:
    if kept:
        columns = [each.name for each in model._meta.concrete_fields if each.name not in {"id", "activity"}]
        rows = model._default_manager.filter(pk__in=[part.pk for part in kept])
        rows.update(position=F("position") + ASIDE)
        model._default_manager.bulk_update(kept, columns)
    model._default_manager.bulk_create(new)


def _amend_owners(activity: Activity, groups: Iterable[Office]) -> None:
    named = list(groups)
    standing = ActivityOwner.objects.filter(activity=activity)
    if [owner.group_id for owner in standing.order_by("position")] == [group.pk for group in named]:
        return
    standing.delete()
    ActivityOwner.objects.bulk_create(
        ActivityOwner(activity=activity, group=group, position=position) for position, group in enumerate(named)
    )
