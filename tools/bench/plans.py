"""A plan on its way in: Rayong's file taken into a programme and published, beside bare inserts of the same rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from dimensions import workflow
from dimensions.models import (
    Activity,
    Assignment,
    Criterion,
    Dimension,
    Milestone,
    Period,
    Programme,
    Quota,
    Requirement,
    ShareMilestone,
)
from dimensions.models.activity import ActivityOwner
from dimensions.plans import PlanFile, carry, read
from portal.offices.models import Office
from tools.bench.measure import Measure, in_turns, seconds
from tools.bench.world import RAYONG, World

SLUG = "bench"
PLAN = settings.BASE_DIR / "fixtures" / "plans" / "rayong_2567.yaml"


def measures(world: World) -> Iterator[Measure]:
    office = Office.objects.get(code=RAYONG)
    with undone():
        publish(take_in(world, office))
        of_plan, of_assignments = tables()
    taken, published, bare_plan, bare_assignments = in_turns(
        [
            lambda: timed_import(world, office),
            lambda: timed_publication(world, office),
            lambda: timed_inserts(of_plan),
            lambda: timed_inserts(of_assignments, below=of_plan),
        ],
        rounds=5,
    )
    yield Measure("Rayong's plan read and taken in", taken, bare_plan, "s")
    yield Measure("Rayong's 541 assignments published", published, bare_assignments, "s")


class undone(transaction.Atomic):  # noqa: N801  # stands where `transaction.atomic` would
    """A transaction of which nothing stays."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, *error: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*error)


def plan_for(world: World) -> PlanFile:
    plan = read(PLAN).plan
    if plan is None:
        raise ValueError(f"{PLAN.name} can not be read.")
    return carry(plan, world.year)


def take_in(world: World, office: Office) -> Programme:
    return workflow.import_plan(plan_for(world), province=office, fiscal_year=world.year, slug=SLUG, by=None)


def publish(programme: Programme) -> None:
    workflow.set_default_offices(programme, ("province", "district"), by=None)
    workflow.publish(programme, by=None)


def timed_import(world: World, office: Office) -> float:
    with undone():
        return seconds(lambda: take_in(world, office))()


def timed_publication(world: World, office: Office) -> float:
    with undone():
        programme = take_in(world, office)
        return seconds(lambda: publish(programme))()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a plan makes in one table, as the database holds them."""

    insert: str
    rows: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, found: QuerySet[Any]) -> "Table":
        columns = [field.column for field in found.model._meta.local_concrete_fields]
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join(["%s"] * len(columns))
        name = found.model._meta.db_table
        wanted = ", ".join(str(pk) for pk in found.order_by("pk").values_list("pk", flat=True)) or "NULL"
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {names} FROM "{name}" WHERE id IN ({wanted})')  # noqa: S608  # names and ids
            return cls(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', cursor.fetchall())  # noqa: S608  # names


def tables() -> tuple[list[Table], list[Table]]:
    """What stands in the database of the plan now, parents first; then its assignments."""
    plan: list[QuerySet[Any]] = [
        Programme.objects.filter(slug=SLUG),
        Milestone.objects.filter(programme__slug=SLUG),
        Dimension.objects.filter(programme__slug=SLUG),
        Criterion.objects.filter(dimension__programme__slug=SLUG),
        Activity.objects.filter(dimension__programme__slug=SLUG),
        *(
            model.objects.filter(activity__dimension__programme__slug=SLUG)
            for model in (Period, Requirement, Quota, ShareMilestone, ActivityOwner)
        ),
    ]
    return [Table.of(found) for found in plan], [Table.of(Assignment.objects.filter(programme__slug=SLUG))]


def timed_inserts(wanted: list[Table], *, below: Sequence[Table] = ()) -> float:
    with undone():
        insert(below)
        return seconds(lambda: insert(wanted))()


def insert(wanted: Sequence[Table]) -> None:
    with connection.cursor() as cursor:
        for table in wanted:
            cursor.executemany(table.insert, table.rows)
