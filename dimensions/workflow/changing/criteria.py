"""Which criteria of a published plan a file means, which names it puts right, and what it says otherwise in vain."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import DIMENSION, HEADING, criterion_data, criterion_fields, dimension_data, heading_data
from dimensions.models import Criterion, Dimension, Programme
from dimensions.plans import PlanFile, as_data
from dimensions.plans.body import CriterionRow
from dimensions.plans.differences import alike, paired
from dimensions.plans.naming import without_number as bare
from dimensions.workflow.changing.names import NameEdit
from portal.shell.errors import Refusal

# Keys of a plan file: names are put right, the others stay.
NAMES_OF_HEADING = ("name", "name_en", "plan_title")
NAMES_OF_DIMENSION = ("name", "name_en", "name_in_letter", "name_in_project_document")
OTHERWISE_OF_HEADING = ("parent_body", "owner_group")
OTHERWISE_OF_CRITERION = ("number", "level")


class NoSuchCriterion(Refusal):
    sentence = _(
        "“%(activity)s” is new and stands under “%(criterion)s”, a criterion that dimension %(number)d of the "
        "published plan does not have. Name one that it has: a criterion cannot be added any more."
    )


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a file says of something that stays as it is; without `column` it is a criterion that the plan lacks."""

    of: Programme | Dimension | Criterion
    column: str | None
    before: str
    after: str


class Criteria:
    """Those of one dimension as a file has them, each beside the standing one that it means, if any."""

    def __init__(self, dimension: Dimension, said: Sequence[CriterionRow]) -> None:
        standing = list(dimension.criteria.all())
        pairs = paired(standing, said, TESTS)
        partner = {new: standing[old] for old, new in pairs if old is not None and new is not None}
        named = {each.name: each for each in standing if each.name}
        self.dimension = dimension
        self.pairs = [(row, partner.get(place) or named.get(row.name or "")) for place, row in enumerate(said)]

    def meant_by(self, row: CriterionRow | None) -> Criterion | None:
        return next((found for said, found in self.pairs if said is row), None)

    def otherwise(self) -> Iterator[Otherwise]:
        for row, found in self.pairs:
            if found is None:
                yield Otherwise(self.dimension, None, "", name_of(row))
            else:
                columns = {key: key for key in OTHERWISE_OF_CRITERION}
                for column, was, now in between(criterion_data(found), criterion_fields(row), columns):
                    yield Otherwise(found, column, was, now)

    def renamed(self) -> Iterator[NameEdit]:
        for row, found in self.pairs:
            if found and row.name and row.name != found.name:
                yield NameEdit({"name": row.name}, criterion=found.pk)


def name_of(row: CriterionRow) -> str:
    return " ".join(str(part) for part in (row.number, row.name) if part)


def by_name(found: Criterion, row: CriterionRow) -> bool:
    return found.name is not None and found.name == row.name


def by_number(found: Criterion, row: CriterionRow) -> bool:
    return found.number is not None and found.number == criterion_fields(row)["number"]


def by_likeness(found: Criterion, row: CriterionRow) -> bool:
    """Of those without a number: the name is the same one, put right."""
    is_unnumbered = found.number is None and row.number is None
    return is_unnumbered and bool(found.name and row.name) and alike(found.name or "", row.name or "")


def by_level(found: Criterion, row: CriterionRow) -> bool:
    return (found.number, found.name) == (None, None) == (row.number, row.name) and found.level == row.level


TESTS: list[Callable[[Criterion, CriterionRow], bool]] = [
    lambda found, row: by_name(found, row) and by_number(found, row),
    by_name,
    by_number,
    by_likeness,
    by_level,
]


def otherwise(
    programme: Programme, plan: PlanFile, criteria: Mapping[int, Criteria], *, names_plan: bool
) -> Iterator[Otherwise]:
    """Of heading and criteria, in the order of the file."""
    columns = {key: HEADING[key] for key in (*(() if names_plan else NAMES_OF_HEADING), *OTHERWISE_OF_HEADING)}
    heading = as_data(plan, full=True)["programme"]
    for column, was, now in between(heading_data(programme), heading, columns):
        yield Otherwise(programme, column, was, now)
    for each in plan.dimensions:
        yield from criteria[each.number].otherwise()


def names_in(
    programme: Programme, plan: PlanFile, criteria: Mapping[int, Criteria], *, names_plan: bool
) -> Iterator[NameEdit]:
    """What is named otherwise: the plan, its dimensions and criteria, in the order of the file."""
    data = as_data(plan, full=True)
    columns = {key: HEADING[key] for key in NAMES_OF_HEADING if names_plan}
    if names := {column: now for column, _was, now in between(heading_data(programme), data["programme"], columns)}:
        yield NameEdit(names)
    columns = {key: DIMENSION[key] for key in NAMES_OF_DIMENSION}
    for said in data["dimensions"]:
        held, number = criteria[said["number"]], said["number"]
        found = between(dimension_data(held.dimension), said, columns)
        names = {column: now for column, was, now in found if bare(now, number) != bare(was, number)}
        if names:
            yield NameEdit(names, dimension=held.dimension.pk)
        yield from held.renamed()


def between(
    before: Mapping[str, object], after: Mapping[str, object], columns: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Columns with both readings; what a file leaves empty it does not say."""
    for key, column in columns.items():
        was, now = (str(each[key] or "") for each in (before, after))
        if now and was != now:
            yield column, was, now
