"""The builder's page: the whole draft as rows that can be moved, and what can be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django_stubs_ext import StrPromise

from dimensions.building.outline import Outline, short
from dimensions.labels import LABELS
from dimensions.models import Activity, Criterion, Dimension, Milestone, PlanEdit, Programme
from dimensions.wording import ACTING_OFFICES, MILESTONE_PURPOSES
from portal.shell.fiscal import FiscalYear


@dataclass(frozen=True)
class Row:
    """An activity in short."""

    activity: Activity
    acting: Sequence[StrPromise]
    evidence: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Part:
    """A criterion, or what stands straight under the dimension, with its rows."""

    criterion: Criterion | None
    rows: Sequence[Row]
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True)
class Section:
    dimension: Dimension
    parts: Sequence[Part]


@dataclass(frozen=True)
class Dated:
    """A date of the programme itself, with what is odd about it."""

    milestone: Milestone
    purpose: StrPromise | None
    is_outside: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Building:
    milestones: Sequence[Dated]
    sections: Sequence[Section]
    undo: str
    redo: str
    activities: int


def building_of(programme: Programme) -> Building:
    """In seven queries, however long the plan is."""
    outline = Outline.of(programme)
    rows = Activity.objects.of(programme.pk).prefetch_related("periods").annotate(asked=Count("requirements"))
    activities = list(rows)
    return Building(
        list(_milestones(programme)),
        [Section(dimension, list(_parts(outline, dimension, activities))) for dimension in outline.dimensions],
        *_edits(programme),
        len(activities),
    )


def _milestones(programme: Programme) -> Iterator[Dated]:
    year, found = FiscalYear(programme.fiscal_year), list(programme.milestones.all())
    for number, milestone in enumerate(found):
        purpose = MILESTONE_PURPOSES.get(milestone.code)
        is_last = number == len(found) - 1
        yield Dated(milestone, purpose, not year.contains(milestone.on), number == 0, is_last)


def _parts(outline: Outline, dimension: Dimension, activities: Sequence[Activity]) -> Iterator[Part]:
    inside = [each for each in activities if each.dimension_id == dimension.pk]
    criteria = outline.criteria[dimension.pk]
    default = outline.programme.default_offices_in_words
    for number, criterion in enumerate(criteria):
        found = [each for each in inside if each.criterion_id == criterion.pk]
        is_first, is_last = number == 0, number == len(criteria) - 1
        yield Part(criterion, _rows(found, default, is_first=is_first, is_last=is_last), is_first, is_last)
    loose = [each for each in inside if each.criterion_id is None]
    if loose or not criteria:
        yield Part(None, _rows(loose, default, is_first=not criteria, is_last=True))


def _rows(found: Sequence[Activity], default: Sequence[StrPromise], *, is_first: bool, is_last: bool) -> list[Row]:
    """The first one of the first part goes no further up, the last one of the last part no further down."""
    return [
        Row(
            activity,
            [ACTING_OFFICES[word] for word in activity.acting] or default,
            activity.asked,  # type: ignore[attr-defined]
            is_first and number == 0,
            is_last and number == len(found) - 1,
        )
        for number, activity in enumerate(found)
    ]


def _edits(programme: Programme) -> tuple[str, str]:
    """What was done last, and what was taken back last, in words; empty where there is nothing."""
    edits = PlanEdit.objects.filter(programme=programme)
    return _named(edits.standing().first()), _named(edits.undone().first())


def _named(edit: PlanEdit | None) -> str:
    """With the activity or the date where it was of one alone."""
    if edit is None:
        return ""
    said = str(LABELS[edit.verb])
    state = edit.after if edit.after["activities"] or edit.after.get("milestones") else edit.before
    rows = [short(row["row"].get("code"), row["row"]["title"]) for row in state["activities"].values()]
    rows += [short(row["title"]) for row in state.get("milestones", {}).values()]
    return f"{said} ({rows[0]})" if len(rows) == 1 else said
