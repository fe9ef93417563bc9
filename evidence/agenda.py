"""In what order an office does its work, and what each piece of it still needs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When, prefetch_related_objects

from dimensions.models import Assignment
from dimensions.models.assignment import AssignmentQuerySet
from evidence.models import Item
from evidence.needs import Need, needs_of
from evidence.standing import CAME_BACK
from evidence.states import ACCEPTED, WAITING, AssignmentState


class Turn(models.IntegerChoices):
    """When something is to be done: this month or already late, later, some day, by others, no more."""

    NOW = 0
    LATER = 1
    SOME_DAY = 2
    WAITING = 3
    DONE = 4


TO_DO = (Turn.NOW, Turn.LATER, Turn.SOME_DAY)
FIRST_THINGS_FIRST = ("turn", "came_back", "due_on", "dimension__number", "activity__seq", "office__sort_key")

# What a row of the list names; the plan's long texts would only be carried along.
NAMED = (
    "due_on",
    "withdrawn_at",
    "work_began_at",
    "activity__code",
    "activity__title",
    "activity__criterion__level",
    "programme__uses_levels",
    "programme__kind",
    "dimension__number",
    "period__label",
    "period__position",
    "period__dropped_at",
    "office__short_th",
    "office__short_en",
    "office__kind",
    "planned__planned_from",
    "planned__planned_to",
    "planned__officer__username",
    "planned__officer__title",
    "planned__officer__first_name",
    "planned__officer__last_name",
)
WHERE_IT_LIES = (
    "removed_at",
    "submission__state",
    "submission__assignment__activity",
    "submission__assignment__office",
    "submission__assignment__withdrawn_at",
)


@dataclass(frozen=True, slots=True)
class Task:
    """One assignment as a row of the list: how many days it is late, what is missing in words or that nothing is."""

    assignment: Assignment
    state: str
    turn: int
    days_late: int
    missing: Sequence[str]
    is_gathered: bool


def with_turn(assignments: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
    """The assignments of `standing.with_state`, each with its `turn`; what came back stands before the rest of it."""
    turns = [
        (Q(stood=ACCEPTED), Turn.DONE),
        (Q(stood__in=WAITING), Turn.WAITING),
        (CAME_BACK | Q(due_on__lte=last_of_month(today)), Turn.NOW),
        (Q(due_on__isnull=True), Turn.SOME_DAY),
    ]
    cases = [When(fits, then=Value(turn.value)) for fits, turn in turns]
    turn = Case(*cases, default=Value(Turn.LATER.value), output_field=IntegerField())
    came_back = Case(When(CAME_BACK, then=Value(0)), default=Value(1), output_field=IntegerField())
    return assignments.annotate(turn=turn, came_back=came_back)


def for_agenda(assignments: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
    """With their turn and what a row of the list names."""
    related = ("programme", "dimension", "activity__criterion", "period", "office", "planned__officer")
    return with_turn(assignments, today).select_related(*related).only(*NAMED)


def last_of_month(day: date) -> date:
    """The thirty-second day after the first always lies in the next month."""
    following = day.replace(day=1) + timedelta(days=32)
    return following.replace(day=1) - timedelta(days=1)


def tasks_of(rows: Sequence[Assignment], today: date) -> list[Task]:
    """The rows of a list, read with `for_agenda`; four queries however many they are.

    What is missing is said of what is to be done now and of what was begun: of the rest everything is missing still.
    """
    needs = needs_in([row for row in rows if turn_of(row) == Turn.NOW or (row.work_began_at and turn_of(row) in TO_DO)])
    return [
        Task(
            row,
            row.standing,  # type: ignore[attr-defined]
            turn_of(row),
            days_late=(today - row.due_on).days if row.due_on and turn_of(row) in TO_DO else 0,
            missing=[need.sentence for need in needs.get(row.pk, ()) if not need.is_met],
            is_gathered=is_gathered(row, needs.get(row.pk, ())),
        )
        for row in rows
    ]


def turn_of(row: Assignment) -> int:
    turn: int = row.turn  # type: ignore[attr-defined]
    return turn


def is_gathered(row: Assignment, needs: Sequence[Need]) -> bool:
    """Only submitting is left; what came back has to be corrected first."""
    came_back = row.standing == AssignmentState.RETURNED  # type: ignore[attr-defined]
    return not came_back and any(need.items for need in needs) and all(need.is_met for need in needs)


def needs_in(rows: Sequence[Assignment]) -> dict[int, list[Need]]:
    """By assignment: what is asked for, and what is there."""
    prefetch_related_objects(rows, "activity__requirements", "activity__periods")
    around = items_around(rows)
    return {
        row.pk: needs_of(row, row.activity.requirements.all(), around[row.activity_id, row.office_id]) for row in rows
    }


def items_around(rows: Iterable[Assignment]) -> dict[tuple[int, int], list[Item]]:
    """The items of these offices for these activities, of every period."""
    found: dict[tuple[int, int], list[Item]] = defaultdict(list)
    items = Item.objects.present().filter(
        submission__assignment__activity__in={row.activity_id for row in rows},
        submission__assignment__office__in={row.office_id for row in rows},
    )
    placed = items.select_related("submission__assignment").only(*WHERE_IT_LIES)
    for item in placed.prefetch_related("requirements"):
        place = item.submission.assignment
        found[place.activity_id, place.office_id].append(item)
    return found
