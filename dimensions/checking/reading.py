"""The plan as it was read, sheet by sheet, each part with the cell that it came from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from dimensions.checking.places import CellLink, Places, row_of
from dimensions.models import Quota, Requirement
from dimensions.plans import PlanFile, Step, walk
from dimensions.plans.body import CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.naming import without_number
from dimensions.wording import ACTING_OFFICES
from portal.shell.dates import say_range, say_round
from portal.shell.digits import shown

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that was read, and from where."""

    text: str
    cell: CellLink | None
    aside: str = ""
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class ReadActivity:
    anchor: str
    title: Part
    code: str
    detail: str
    periods: tuple[Part, ...]
    owner: Part | None
    offices: tuple[StrPromise, ...]
    evidence: tuple[Part, ...]
    quotas: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    row: CriterionRow | None
    cell: CellLink | None
    activities: tuple[ReadActivity, ...]


@dataclass(frozen=True, slots=True)
class ReadDimension:
    row: DimensionRow
    cell: CellLink | None
    criteria: tuple[ReadCriterion, ...]

    @property
    def name(self) -> str:
        """Without its number, which stands before it."""
        return without_number(self.row.name or "", self.row.number)


def reading_of(plan: PlanFile, places: Places) -> dict[str, list[ReadDimension]]:
    """By the sheet on which each activity stands, those rows that are drawn; a dimension may be told on two sheets."""
    by_sheet: dict[str, list[Step]] = {}
    for step in walk(plan):
        place = places.place_of(step.path)
        by_sheet.setdefault(place[0] if place else "", [])
        if place is None or places.shows(place[0], row_of(place[1])):
            by_sheet[place[0] if place else ""].append(step)
    return {
        sheet: [
            read_dimension(list(group), places)
            for _path, group in groupby(steps, key=lambda step: step.path.partition(".")[0])
        ]
        for sheet, steps in by_sheet.items()
    }


def by_row(dimensions: Iterable[ReadDimension]) -> dict[int, str]:
    """The anchor of the first activity that was read from each row of a sheet."""
    anchors: dict[int, str] = {}
    for dimension in dimensions:
        for criterion in dimension.criteria:
            for activity in criterion.activities:
                if activity.title.cell:
                    anchors.setdefault(activity.title.cell.row, activity.anchor)
    return anchors


def read_dimension(steps: list[Step], places: Places) -> ReadDimension:
    path = steps[0].path.partition(".")[0]
    criteria = groupby(steps, key=lambda step: step.path.rpartition(".")[0])
    return ReadDimension(
        steps[0].dimension,
        places.read_from(path, "name", "number"),
        tuple(read_criterion(above, list(group), places) for above, group in criteria),
    )


def read_criterion(path: str, steps: list[Step], places: Places) -> ReadCriterion:
    criterion = steps[0].criterion
    cell = places.read_from(path, "name", "number") if criterion else None
    return ReadCriterion(criterion, cell, tuple(read_activity(step, places) for step in steps))


def read_activity(step: Step, places: Places) -> ReadActivity:
    activity, path = step.activity, step.path
    owner = "; ".join(each for each in (activity.owner_group, activity.owner_position) if each)
    return ReadActivity(
        f"read-{step.dimension.number}-{activity.seq}",
        Part(activity.title, places.read_from(path, "title")),
        activity.code or "",
        activity.detail or "",
        parts(activity.periods, f"{path}.periods", places, said_period),
        Part(owner, places.read_from(path, "owner_group", "owner_position")) if owner else None,
        tuple(ACTING_OFFICES[office] for office in activity.offices),
        parts(activity.evidence, f"{path}.evidence", places, said_evidence),
        parts(activity.quotas, f"{path}.quotas", places, said_quota),
    )


def parts(rows: Iterable[Row], path: str, places: Places, say: Callable[[Row], tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(
        Part(
            text,
            places.read_from(f"{path}[{number}]", "title", "raw"),
            aside,
            f"{path}[{number}]" in places.answered,
        )
        for number, (text, aside) in enumerate(map(say, rows))
    )


def said_period(row: PeriodRow) -> tuple[str, str]:
    """As read, with the text as it was typed beside it."""
    typed = " ".join(row.raw.split())
    if row.end is None:
        return _("No date"), typed
    span = say_range(row.start, row.end)
    return (f"{say_round(row.label)} · {span}" if row.label else span), typed


def said_evidence(row: EvidenceRow) -> tuple[str, str]:
    kinds = Requirement(kinds=row.kinds).kinds_in_words
    return row.title, f"{kinds} × {shown(row.min_count)}" if row.min_count > 1 else kinds


def said_quota(row: QuotaRow) -> tuple[str, str]:
    bounds = Quota(at_least=row.at_least, at_most=row.at_most, out_of=row.out_of, unit=row.unit).bounds
    return f"{row.measure}: {shown(bounds)}", ""
