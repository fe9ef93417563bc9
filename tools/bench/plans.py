"""A plan on its way in: taken into a programme and published, beside bare inserts of the same rows; read and printed.

The marks to keep: 58 activities read in 0.5 s, a hundred workbooks in 60 s, 1,500 assignments published in 1 s, one of
a hundred activities saved in 100 ms.
"""

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
from tools.bench import plan_files, plan_rows
from tools.bench.measure import Measure, in_turns, seconds
from tools.bench.nation import office as office_of
from tools.bench.world import RAYONG, World

SLUG = "bench"
DISTRICTS = 25
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
    yield large_province(world)
    yield from plan_files.measures(world)
    yield from plan_rows.measures(world)


def large_province(world: World) -> Measure:
    """As many districts as the largest provinces have."""
    with undone():
        province = office_of("97", Office.Kind.PROVINCE, Office.objects.get(parent=None))
        for number in range(1, DISTRICTS + 1):
            office_of(f"97{number:02}", Office.Kind.DISTRICT, province)
        for group in Office.objects.filter(parent__code=RAYONG, kind=Office.Kind.GROUP):
            office_named_like(group, province)
        with undone():
            publish(take_in(world, province))
            of_plan, of_assignments = tables()
        published, bare = in_turns(
            [lambda: timed_publication(world, province), lambda: timed_inserts(of_assignments, below=of_plan)], rounds=5
        )
    count = sum(len(table.rows) for table in of_assignments)
    return Measure(f"{count:,} assignments of a province with {DISTRICTS} districts published", published, bare, "s")


def office_named_like(group: Office, province: Office) -> Office:
    """A group that owns there what its namesake owns in Rayong."""
    code = f"{province.code}-{group.code.rpartition('-')[2]}"
    return Office.objects.create(
        code=code, kind=group.kind, name_th=group.name_th, short_th=group.short_th, parent=province
    )


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
