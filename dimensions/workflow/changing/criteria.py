"""Which criteria of a published plan a file means, and what else it says of the plan that no change of it reaches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import DIMENSION, HEADING, criterion_data, criterion_fields, dimension_data, heading_data
from dimensions.models import Criterion, Dimension, Programme
from dimensions.plans import PlanFile, as_data
from dimensions.plans.body import CriterionRow
from dimensions.plans.differences import paired
from portal.shell.errors import Refusal

SAID_OF_HEADING = ("name", "name_en", "plan_title", "parent_body", "owner_group")
SAID_OF_DIMENSION = ("name", "name_en", "name_in_letter", "name_in_project_document")
SAID_OF_CRITERION = ("number", "name", "level")


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
                said = criterion_fields(row)
                yield from between(found, criterion_data(found), said, {key: key for key in SAID_OF_CRITERION})


def name_of(row: CriterionRow) -> str:
    return " ".join(str(part) for part in (row.number, row.name) if part)


def by_name(found: Criterion, row: CriterionRow) -> bool:
    return found.name is not None and found.name == row.name


def by_number(found: Criterion, row: CriterionRow) -> bool:
    return found.number is not None and found.number == criterion_fields(row)["number"]


def by_level(found: Criterion, row: CriterionRow) -> bool:
    return (found.number, found.name) == (None, None) == (row.number, row.name) and found.level == row.level


TESTS: list[Callable[[Criterion, CriterionRow], bool]] = [
    lambda found, row: by_name(found, row) and by_number(found, row),
    by_name,
    by_number,
    by_level,
]


def otherwise(programme: Programme, plan: PlanFile, criteria: Mapping[int, Criteria]) -> Iterator[Otherwise]:
    """Of heading, dimensions and criteria, in the order of the file; what it leaves empty it does not say."""
    data = as_data(plan, full=True)
    columns = {key: HEADING[key] for key in SAID_OF_HEADING}
    yield from between(programme, heading_data(programme), data["programme"], columns)
    for said in data["dimensions"]:
        held = criteria[said["number"]]
        columns = {key: DIMENSION[key] for key in SAID_OF_DIMENSION}
        yield from between(held.dimension, dimension_data(held.dimension), said, columns)
        yield from held.otherwise()


def between(
    of: Programme | Dimension | Criterion,
    before: Mapping[str, object],
    after: Mapping[str, object],
    columns: Mapping[str, str],
) -> Iterator[Otherwise]:
    for key, column in columns.items():
        was, now = (str(each[key] or "") for each in (before, after))
        if now and was != now:
            yield Otherwise(of, column, was, now)
