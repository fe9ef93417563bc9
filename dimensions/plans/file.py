"""A whole plan file, and the walk over its activities that every reader of it shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow
from dimensions.plans.heading import CountsRow, GroupRow, OddityRow, ProgrammeRow, WorkbookRow
from dimensions.plans.keys import ListOf, RowOf, TableOf, YesNo


@dataclass(frozen=True, kw_only=True)
class PlanFile:
    programme: ProgrammeRow = field(metadata={"kind": RowOf(ProgrammeRow)})
    uses_levels: bool | None = field(default=None, metadata={"kind": YesNo()})
    owner_groups: Mapping[str, GroupRow] = field(default_factory=dict, metadata={"kind": TableOf(RowOf(GroupRow))})
    messy_fixture: WorkbookRow | None = field(default=None, metadata={"kind": RowOf(WorkbookRow)})
    counts: CountsRow | None = field(default=None, metadata={"kind": RowOf(CountsRow)})
    oddities: tuple[OddityRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(OddityRow))})
    dimensions: tuple[DimensionRow, ...] = field(metadata={"kind": ListOf(RowOf(DimensionRow), least=1)})

    @property
    def levels_are_used(self) -> bool:
        """As the file says; where it is silent, whether any criterion stands on a level."""
        if self.uses_levels is not None:
            return self.uses_levels
        return any(criterion.level for dimension in self.dimensions for criterion in dimension.criteria)


@dataclass(frozen=True, slots=True)
class Step:
    """One activity on the walk, with what it belongs to and its path in the file."""

    path: str
    dimension: DimensionRow
    criterion: CriterionRow | None
    activity: ActivityRow


def walk(plan: PlanFile) -> Iterator[Step]:
    """Every activity in the order of the file; those without criterion follow their dimension's criteria."""
    for place, dimension in enumerate(plan.dimensions):
        yield from walk_dimension(dimension, f"dimensions[{place}]")


def walk_dimension(dimension: DimensionRow, path: str) -> Iterator[Step]:
    for place, criterion in enumerate(dimension.criteria):
        for number, activity in enumerate(criterion.activities):
            yield Step(f"{path}.criteria[{place}].activities[{number}]", dimension, criterion, activity)
    for number, activity in enumerate(dimension.activities):
        yield Step(f"{path}.activities[{number}]", dimension, None, activity)
