"""Publishing: who owes what by when. One activity, one period, one office make one assignment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dimensions import policy
from dimensions.models import Activity, Assignment, Period, PlanEdit, Programme
from dimensions.plans.words import ActingOffice
from dimensions.states import ProgrammeStep
from dimensions.workflow.origins import find_origins
from dimensions.workflow.steps import demand, entered, next_state
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.errors import Refusal


class NothingToDo(Refusal):
    sentence = _("The plan holds no activity; there is nothing to publish.")


class NobodyActs(Refusal):
    """Activities that would be nobody's work; `activities` holds them."""

    def __init__(self, sentence: StrPromise, activities: Sequence[Activity]) -> None:
        codes = [(activity.dimension.number, activity.code or f"#{activity.seq}") for activity in activities]
        named = "; ".join(
            f"{number}: {', '.join(code for _number, code in group)}" for number, group in groupby(codes, itemgetter(0))
        )
        super().__init__(sentence, activities=named)
        self.activities = tuple(activities)


NO_OFFICE = _(
    "These activities name no acting office, and the programme has no default (dimension: activities): %(activities)s. "
    "Say who acts by default, then publish."
)
NO_GROUP = _(
    "The owner of these activities is no group of this province (dimension: activities): %(activities)s. "
    "Correct the owner, or let another office act."
)


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of the province that can owe work."""

    province: Office
    districts: tuple[Office, ...]

    @classmethod
    def of(cls, province: Office) -> "Offices":
        districts = Office.objects.below(province.path).of_kind(Office.Kind.DISTRICT).open().in_tree_order()
        return cls(province, tuple(districts))


@transaction.atomic
def publish(programme: Programme, *, by: User | None, at: datetime | None = None) -> Programme:
    """Make the assignments of a draft, and with them the plan that its province reads."""
    programme, at = Programme.objects.locked(programme.pk), at or clock.now()
    demand(policy.may_publish, by, programme)
    programme.state = next_state(programme, ProgrammeStep.PUBLISH)
    programme.published_at = at
    activities = list(
        Activity.objects.of(programme.pk).select_related("dimension", "criterion").prefetch_related("periods")
    )
    assignments = [
        Assignment(
            programme=programme,
            dimension_id=owed.activity.dimension_id,
            activity=owed.activity,
            period=owed.period,
            office=owed.office,
            responsible=owed.responsible,
            opens_on=owed.period.start if owed.period else None,
            due_on=owed.period.end if owed.period else None,
            published_at=at,
        )
        for owed in owed_in(programme, activities)
    ]
    Assignment.objects.bulk_create(assignments)
    PlanEdit.objects.filter(programme=programme).delete()
    find_origins(programme, activities)
    programme.save(update_fields=["state", "published_at"])
    entered(ProgrammeStep.PUBLISH, programme, by=by, at=at, facts={"assignments": len(assignments)})
    return programme


class Owed(NamedTuple):
    """What will be an assignment."""

    activity: Activity
    period: Period | None
    office: Office
    responsible: Office | None


def owed_in(programme: Programme, activities: Sequence[Activity]) -> Iterator[Owed]:
    """All of it, from activities with their dimension and periods; refuses work that would be nobody's."""
    prefetch_related_objects(activities, "owners__group")
    acting = acting_in(programme, activities)
    offices = Offices.of(programme.province)
    return (
        Owed(activity, period, *who)
        for activity in activities
        for period in periods_of(activity)
        for who in owing(groups_of(activity), acting[activity.pk], offices)
    )


def acting_in(programme: Programme, activities: Sequence[Activity]) -> dict[int, tuple[ActingOffice, ...]]:
    """By activity: the offices it names, else the programme's default; refuses work that would be nobody's."""
    if not activities:
        raise NothingToDo
    default = tuple(ActingOffice(word) for word in programme.default_offices)
    acting = {activity.pk: activity.acting or default for activity in activities}
    if unnamed := [activity for activity in activities if not acting[activity.pk]]:
        raise NobodyActs(NO_OFFICE, unnamed)
    alone = [each for each in activities if is_group_alone(acting[each.pk]) and not each.owners.all()]
    if alone:
        raise NobodyActs(NO_GROUP, alone)
    return acting


def is_group_alone(acting: Sequence[ActingOffice]) -> bool:
    return ActingOffice.GROUP in acting and ActingOffice.PROVINCE not in acting


def periods_of(activity: Activity) -> Sequence[Period | None]:
    """An activity without period is owed once, undated."""
    return list(activity.periods.all()) or [None]


def groups_of(activity: Activity) -> list[Office]:
    return [owner.group for owner in activity.owners.all()]


def owing(
    groups: Sequence[Office], acting: Sequence[ActingOffice], offices: Offices
) -> Iterator[tuple[Office, Office | None]]:
    """Each office that owes an activity of these owners, with the group that is responsible beside it."""
    if ActingOffice.PROVINCE in acting:
        beside = groups[0] if ActingOffice.GROUP in acting and groups else None
        yield offices.province, beside
    elif ActingOffice.GROUP in acting:
        yield from ((group, None) for group in groups)
    if ActingOffice.DISTRICT in acting:
        yield from ((district, None) for district in offices.districts)


def begin_work(assignment: Assignment, *, at: datetime) -> None:
    """Write down when the first work on it began; the floor above records the work itself."""
    Assignment.objects.filter(pk=assignment.pk, work_began_at__isnull=True).update(work_began_at=at)
