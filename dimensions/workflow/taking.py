"""How a plan file goes into a programme: missing rows are added, those that stand are held against the file."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from dimensions.correspondence import (
    CHILDREN,
    DIMENSION,
    HEADING,
    activity_fields,
    activity_row,
    as_kept,
    criterion_fields,
    dimension_fields,
    heading_fields,
    milestone_fields,
)
from dimensions.models import Activity, Criterion, Dimension, Milestone, Programme
from dimensions.models.activity import ActivityOwner
from dimensions.plans import Place, PlanFile, Problem, Step, walk
from dimensions.plans.body import ActivityRow
from dimensions.plans.differences import PARTS, SAID_OF_ACTIVITY, differences
from dimensions.plans.problems import gettext_noop
from dimensions.plans.words import ActingOffice
from dimensions.telling import told
from dimensions.workflow.owners import groups_of

# What a file or a row says by saying nothing.
SILENT: tuple[object, ...] = (None, "", False, [], {})
NOTHING = "–"
SAYS_OTHERWISE = gettext_noop(
    "Activity %(seq)d stands in the programme already, and says otherwise. "
    "%(what)s there: “%(held)s”; in the file: “%(said)s”."
)
READ_OTHERWISE = gettext_noop("Activity %(seq)d stands in the programme already and was read otherwise in: %(keys)s.")
# What is not said to people, but tells how a paper was typed and read.
READ_FROM_PAPER = [each.name for each in fields(ActivityRow) if each.name not in (*SAID_OF_ACTIVITY, *PARTS)]
# Where a column is not called as its key in the file.
KEYS = {column: key for key, column in (HEADING | DIMENSION).items()} | {
    "own_theme": "theme",
    "on": "date",
    "starts_on": "period.start",
    "ends_on": "period.end",
}


class Taking:
    """One file on its way into one programme."""

    def __init__(self, programme: Programme, plan: PlanFile, *, is_new: bool) -> None:
        self.programme, self.plan, self.is_new = programme, plan, is_new
        self.problems: list[Problem] = []
        self.added: dict[str, int] = {}
        self.dimensions: dict[str, Dimension] = {}
        self.criteria: dict[str, Criterion] = {}

    def take(self) -> None:
        """Parents before children; the caller asks for problems and then undoes everything."""
        if not self.is_new:
            self._take_heading()
        self._take_milestones()
        self._take_dimensions()
        self._take_criteria()
        self._take_activities()

    def _take_heading(self) -> None:
        said = heading_fields(self.plan)
        if self.plan.programme.period is None:
            del said["starts_on"], said["ends_on"]
        held, more = self.programme.particulars, as_kept(said.pop("particulars"))
        self._merge(self.programme, said, "programme")
        for key, value in more.items():
            if held.setdefault(key, value) != value:
                self._differs("programme", key)
        self.programme.save()

    def _take_milestones(self) -> None:
        held = {milestone.code: milestone for milestone in self.programme.milestones.all()}
        first = max((milestone.position for milestone in held.values()), default=-1) + 1
        new: list[Milestone] = []
        for place, row in enumerate(self.plan.programme.milestones):
            said = milestone_fields(row, first + len(new))
            if row.code in held:
                said.pop("position")
                self._compare(held[row.code], said, f"programme.milestones[{place}]")
            else:
                new.append(Milestone(programme=self.programme, **said))
        Milestone.objects.bulk_create(new)

    def _take_dimensions(self) -> None:
        held = {dimension.number: dimension for dimension in self.programme.dimensions.all()}
        new = []
        for place, row in enumerate(self.plan.dimensions):
            path, said = f"dimensions[{place}]", dimension_fields(row)
            if dimension := held.get(row.number):
                self._merge(dimension, said, path)
                dimension.save()
            else:
                dimension = Dimension(programme=self.programme, number=row.number, **said)
                new.append(dimension)
            self.dimensions[path] = dimension
        self.added["dimensions"] = len(Dimension.objects.bulk_create(new))

    def _take_criteria(self) -> None:
        """A criterion is known by number, level and name together: its number may repeat or be missing."""
        held = defaultdict[tuple[Any, ...], list[Criterion]](list)
        places = defaultdict[int, int](int)
        for criterion in Criterion.objects.filter(dimension__programme=self.programme).order_by("position"):
            held[_known_by(criterion)].append(criterion)
            places[criterion.dimension_id] = criterion.position + 1
        new = []
        for place, dimension_row in enumerate(self.plan.dimensions):
            dimension = self.dimensions[f"dimensions[{place}]"]
            for number, row in enumerate(dimension_row.criteria):
                path = f"dimensions[{place}].criteria[{number}]"
                said = criterion_fields(row)
                criterion = Criterion(dimension=dimension, position=places[dimension.pk], **said)
                if known := held[_known_by(criterion)]:
                    criterion = known.pop(0)
                    self._merge(criterion, {"own_theme": said["own_theme"]}, path)
                    criterion.save()
                else:
                    places[dimension.pk] += 1
                    new.append(criterion)
                self.criteria[path] = criterion
        self.added["criteria"] = len(Criterion.objects.bulk_create(new))

    def _take_activities(self) -> None:
        held = {(each.dimension_id, each.seq): each for each in Activity.objects.of(self.programme.pk).whole()}
        places = defaultdict[int, int](int)
        for activity in held.values():
            places[activity.dimension_id] = max(places[activity.dimension_id], activity.position + 1)
        new: list[tuple[Activity, ActivityRow]] = []
        for step in walk(self.plan):
            dimension, criterion = self._parents(step)
            if standing := held.get((dimension.pk, step.activity.seq)):
                self._compare_activity(standing, criterion, step)
                continue
            said = activity_fields(step.activity)
            place = places[dimension.pk]
            new.append((Activity(dimension=dimension, criterion=criterion, position=place, **said), step.activity))
            places[dimension.pk] += 1
        self._add_activities(new, held)

    def _parents(self, step: Step) -> tuple[Dimension, Criterion | None]:
        above = step.path.rpartition(".")[0]
        return self.dimensions[above.partition(".")[0]], self.criteria.get(above)

    def _add_activities(
        self, new: list[tuple[Activity, ActivityRow]], held: Mapping[tuple[int, int], Activity]
    ) -> None:
        Activity.objects.bulk_create([activity for activity, _row in new])
        known = dict(held) | {(activity.dimension_id, activity.seq): activity for activity, _row in new}
        subs = [(activity, row.sub_of) for activity, row in new if row.sub_of is not None]
        for activity, seq in subs:
            activity.sub_of = known[activity.dimension_id, seq]
        Activity.objects.bulk_update([activity for activity, _seq in subs], ["sub_of"])
        for key, model, as_fields in CHILDREN:
            self.added[key] = _add_children(key, model, as_fields, new)
        self._add_owners([activity for activity, _row in new])
        self.added["activities"] = len(new)

    def _add_owners(self, activities: list[Activity]) -> None:
        groups = groups_of(self.programme)
        ActivityOwner.objects.bulk_create(
            ActivityOwner(activity=activity, group=group, position=position)
            for activity in activities
            for position, group in enumerate(groups.named_in(activity.owner_text))
        )

    def _compare_activity(self, standing: Activity, criterion: Criterion | None, step: Step) -> None:
        said = replace(step.activity, offices=tuple(word for word in ActingOffice if word in step.activity.offices))
        held = activity_row(standing)
        facts: dict[str, str | int] = {"seq": standing.seq}
        for each in told(differences(held, said)):
            words = {"what": each.name, "held": each.before or NOTHING, "said": each.after or NOTHING}
            self.problems.append(Problem(Place(0, 0, step.path), SAYS_OTHERWISE, facts | words))
        rest = [key for key in READ_FROM_PAPER if getattr(held, key) != getattr(said, key)]
        if standing.criterion != criterion:
            words = {
                "what": _("Criterion"),
                "held": str(standing.criterion or NOTHING),
                "said": str(criterion or NOTHING),
            }
            self.problems.append(Problem(Place(0, 0, step.path), SAYS_OTHERWISE, facts | words))
        elif rest:
            self.problems.append(Problem(Place(0, 0, step.path), READ_OTHERWISE, facts | {"keys": ", ".join(rest)}))

    def _merge(self, row: Model, said: Mapping[str, Any], path: str) -> None:
        """Fills in what the row leaves open; what both say must agree."""
        for column, value in said.items():
            held = getattr(row, column)
            if held in SILENT:
                setattr(row, column, value)
            elif value not in SILENT and value != held:
                self._differs(path, column)

    def _compare(self, row: Model, said: Mapping[str, Any], path: str) -> None:
        for column, value in said.items():
            if value != getattr(row, column):
                self._differs(path, column)

    def _differs(self, path: str, column: str) -> None:
        key = KEYS.get(column, column)
        message = gettext_noop("“%(key)s” stands in the programme already and reads otherwise.")
        self.problems.append(Problem(Place(0, 0, f"{path}.{key}"), message, {"key": key}))


def _add_children(key: str, model: Any, as_fields: Any, new: list[tuple[Activity, ActivityRow]]) -> int:
    return len(
        model.objects.bulk_create(
            model(activity=activity, position=position, **as_fields(child))
            for activity, row in new
            for position, child in enumerate(getattr(row, key))
        )
    )


def _known_by(criterion: Criterion) -> tuple[Any, ...]:
    return (criterion.dimension_id, criterion.number, criterion.level, criterion.name)
