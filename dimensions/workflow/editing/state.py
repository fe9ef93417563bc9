"""Rows of a draft as plain data, and back: what an edit touched, before and after it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from dimensions.correspondence import DIMENSION, activity_row, as_kept, keys_of_parts
from dimensions.models import Activity, Criterion, Dimension, Milestone, Programme
from dimensions.plans import row_as_data
from dimensions.plans.body import ActivityRow
from dimensions.plans.edits import ActivityEdit
from dimensions.plans.keys import RowOf
from dimensions.plans.problems import Report
from dimensions.plans.tree import planted
from dimensions.workflow.amending import amend, next_place
from dimensions.workflow.editing.ordering import put_in_order
from dimensions.workflow.owners import groups_of

State = dict[str, dict[str, Any]]

HEADING = (
    "name_th",
    "name_en",
    "plan_title",
    "parent_body",
    "owner_group",
    "asks_endorsement",
    "own_work_decided_by",
    "default_offices",
    "uses_levels",
    "starts_on",
    "ends_on",
    "particulars",
)
DIMENSION_COLUMNS = ("number", *DIMENSION.values())
CRITERION_COLUMNS = ("dimension_id", "number", "level", "name", "own_theme")
SAID_OF_MILESTONE = ("code", "title", "kind", "on", "raw", "actor", "recipient", "note")
MILESTONE_COLUMNS = ("position", *SAID_OF_MILESTONE)
NO_WORDS = {"keys", "origin"}
"""Of the record of an activity what the plan does not say."""


@dataclass
class Touched:
    """Rows by key; `orders` are the dimensions in which rows change places."""

    heading: bool = False
    milestones: set[int] = field(default_factory=set)
    dimensions: set[int] = field(default_factory=set)
    criteria: set[int] = field(default_factory=set)
    activities: set[int] = field(default_factory=set)
    orders: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, *states: State) -> "Touched":
        """All that any of these states tells of."""

        def keys(kind: str) -> set[int]:
            return {int(key) for state in states for key in state.get(kind, ())}

        return cls(
            heading=any(state["heading"] for state in states),
            **{kind: keys(kind) for kind in ("milestones", "dimensions", "criteria", "activities", "orders")},
        )

    def add(self, other: "Touched") -> None:
        self.heading |= other.heading
        self.milestones |= other.milestones
        self.dimensions |= other.dimensions
        self.criteria |= other.criteria
        self.activities |= other.activities
        self.orders |= other.orders


def state_of(programme: Programme, touched: Touched) -> State:
    """How these rows stand now; one that is not there is left out."""
    return {
        "heading": kept_columns(programme, HEADING) if touched.heading else {},
        "milestones": _rows(Milestone.objects.filter(pk__in=touched.milestones), MILESTONE_COLUMNS),
        "dimensions": _rows(Dimension.objects.filter(pk__in=touched.dimensions), DIMENSION_COLUMNS),
        "criteria": _rows(Criterion.objects.filter(pk__in=touched.criteria), CRITERION_COLUMNS),
        "activities": _activities(touched.activities),
        "orders": _orders(touched.orders),
    }


def kept_columns(row: Model, columns: Iterable[str]) -> dict[str, Any]:
    """What these columns say, as it is kept of an edit and of a change."""
    return as_kept({column: getattr(row, column) for column in columns})


def print_of(record: Mapping[str, Any]) -> str:
    """Short enough to be posted along with a form; of two that say the same it is one."""
    said = {name: value for name, value in record.items() if name not in NO_WORDS}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def _rows(rows: Iterable[Model], columns: Iterable[str]) -> dict[str, Any]:
    return {str(row.pk): kept_columns(row, columns) for row in rows}


def _activities(keys: set[int]) -> dict[str, Any]:
    if not keys:
        return {}
    return {str(each.pk): record_of(each) for each in Activity.objects.whole().filter(pk__in=keys)}


def record_of(activity: Activity) -> dict[str, Any]:
    """The activity, where it stands, which rows its parts are and what it continues; read with `whole()`."""
    row = row_as_data(activity_row(activity), full=False)
    keys = keys_of_parts(activity)
    origin = [activity.carried_from_id, activity.is_matched]
    place = {"dimension": activity.dimension_id, "criterion": activity.criterion_id}
    return as_kept(place | {"row": row, "keys": keys, "origin": origin})


def _orders(dimensions: set[int]) -> dict[str, Any]:
    orders: dict[str, Any] = {str(key): {"criteria": [], "activities": []} for key in dimensions}
    if dimensions:
        for kind, model in (("criteria", Criterion), ("activities", Activity)):
            rows = model._default_manager.filter(dimension__in=dimensions).order_by("position", "pk")
            for key, dimension in rows.values_list("pk", "dimension_id"):
                orders[str(dimension)][kind].append(key)
    return orders


def same(one: State, other: State) -> bool:
    """Whether both say the same of the plan; which rows the parts are is no word of it, nor an order of nothing.

    Of the heading, what both tell of: an edit that an older release kept knows fewer columns.
    """
    both = one["heading"].keys() & other["heading"].keys()
    if bool(one["heading"]) != bool(other["heading"]):
        return False
    return all(one["heading"][key] == other["heading"][key] for key in both) and _said(one) == _said(other)


def _said(state: State) -> State:
    activities = {
        key: {name: value for name, value in record.items() if name not in NO_WORDS}
        for key, record in state["activities"].items()
    }
    orders = {key: order for key, order in state["orders"].items() if any(order.values())}
    return state | {
        "heading": {},
        "milestones": state.get("milestones", {}),
        "activities": activities,
        "orders": orders,
    }


def put(programme: Programme, state: State, touched: Touched) -> None:
    """Make the touched rows read as the state says; one that it leaves out goes."""
    Activity.objects.filter(pk__in=touched.activities - _keys(state["activities"])).delete()
    Criterion.objects.filter(pk__in=touched.criteria - _keys(state["criteria"])).delete()
    Dimension.objects.filter(pk__in=touched.dimensions - _keys(state["dimensions"])).delete()
    if state["heading"]:
        write(programme, state["heading"])
    milestones = state.get("milestones", {})
    Milestone.objects.filter(pk__in=touched.milestones - _keys(milestones)).delete()
    for key, columns in milestones.items():
        write(Milestone(pk=int(key), programme=programme), columns)
    for key, columns in state["dimensions"].items():
        write(Dimension(pk=int(key), programme=programme), columns)
    _put_criteria(state["criteria"])
    _put_activities(programme, state["activities"])
    for key, order in state["orders"].items():
        put_in_order(Criterion.objects.filter(dimension=int(key)), order["criteria"])
        put_in_order(Activity.objects.filter(dimension=int(key)), order["activities"])


def _keys(rows: Mapping[str, Any]) -> set[int]:
    return set(map(int, rows))


def write(row: Model, columns: Mapping[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)
    row.save()


def _put_criteria(records: Mapping[str, Any]) -> None:
    standing = Criterion.objects.in_bulk(_keys(records))
    for key, columns in records.items():
        criterion = standing.get(int(key))
        if criterion is None:
            beside = Criterion.objects.filter(dimension=columns["dimension_id"])
            criterion = Criterion(pk=int(key), position=next_place(beside))
        write(criterion, columns)


def _put_activities(programme: Programme, records: Mapping[str, Any]) -> None:
    """Those above before those that stand under them."""
    if not records:
        return
    groups, standing = groups_of(programme), Activity.objects.in_bulk(_keys(records))
    edits = {int(key): edit_of(record) for key, record in records.items()}
    waiting = {(edit.dimension, edit.row.seq) for edit in edits.values()}
    while edits:
        ready = [key for key, edit in edits.items() if (edit.dimension, edit.row.sub_of) not in waiting]
        for key in ready:
            edit = edits.pop(key)
            amend(standing.get(key) or _anew(key, records[str(key)]), edit, groups)
            waiting.discard((edit.dimension, edit.row.seq))


def _anew(key: int, record: Mapping[str, Any]) -> Activity:
    """It continues what it did, if that is still there; an edit that an older release kept does not say."""
    former, is_matched = record.get("origin", (None, False))
    origin = Activity.objects.filter(pk=former).first() if former else None
    return Activity(pk=key, carried_from=origin, is_matched=bool(origin) and is_matched)


def edit_of(record: Mapping[str, Any]) -> ActivityEdit:
    row: ActivityRow = RowOf(ActivityRow).read(planted(record["row"]), Report())
    return ActivityEdit(
        row=row,
        keys={part: tuple(keys) for part, keys in record["keys"].items()},
        dimension=record["dimension"],
        criterion=record["criterion"],
    )
