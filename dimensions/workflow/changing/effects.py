"""What a change would do to the work of each office, worked out before anything is written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from dimensions.correspondence import activity_row, keys_of_parts
from dimensions.models import Activity, Assignment, Criterion, Programme
from dimensions.plans.body import ActivityRow
from dimensions.plans.differences import Difference, Pairs, differences
from dimensions.plans.edits import ActivityEdit
from dimensions.plans.words import ActingOffice
from dimensions.workflow.owners import Groups, groups_of
from dimensions.workflow.publishing import Offices, is_group_alone, owing
from portal.offices.models import Office
from portal.shell.errors import Refusal

Days = tuple[date | None, date | None]
Slot = int | None
"""The place of a period in the edited row; none where the activity is without period and so undated."""

UNDATED: Days = (None, None)


class NobodyWouldAct(Refusal):
    sentence = _("“%(activity)s” would be nobody's work: name who acts, or an owner group that the province has.")


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What is to become of one activity: it reads as `becomes` says, or is dropped; one without `activity` is new."""

    activity: int | None = None
    becomes: ActivityEdit | None


@dataclass(frozen=True, slots=True)
class Owing:
    """An office that is to owe the work of a slot, with the group that is responsible beside it."""

    slot: Slot
    office: Office
    responsible: Office | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Standing work that lives on in a slot; `responsible` is who is so from now on."""

    assignment: Assignment
    slot: Slot
    days: Days
    responsible: Office | None

    @property
    def from_days(self) -> Days:
        return self.assignment.opens_on, self.assignment.due_on

    @property
    def is_moved(self) -> bool:
        return not self.assignment.is_withdrawn and self.from_days != self.days

    @property
    def is_asked_again(self) -> bool:
        return self.assignment.is_withdrawn


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one activity, and of its work in every office."""

    edit: Edit
    activity: Activity | None
    before: ActivityRow | None
    after: ActivityRow | None
    criterion: Criterion | None = None  # in which it is to stand
    differences: tuple[Difference, ...] = ()
    new: tuple[Owing, ...] = ()
    kept: tuple[Moved, ...] = ()
    withdrawn: tuple[Assignment, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """It reads as before, and stands as before."""
        becomes, stands = self.edit.becomes, self.activity
        if becomes is None or stands is None:
            return stands is not None and stands.dropped_at is not None
        is_there = (stands.dimension_id, stands.criterion_id) == (becomes.dimension, becomes.criterion)
        return is_there and not self.differences and stands.dropped_at is None

    @property
    def changes_criterion(self) -> bool:
        """It stood in another one, or in none."""
        becomes = self.edit.becomes
        return self.activity is not None and becomes is not None and self.activity.criterion_id != becomes.criterion

    @property
    def moved(self) -> list[Moved]:
        return [each for each in self.kept if each.is_moved]

    @property
    def asked_again(self) -> list[Moved]:
        return [each for each in self.kept if each.is_asked_again]

    @property
    def worked_on(self) -> list[Assignment]:
        """Of what is withdrawn that in which an office had begun."""
        return [each for each in self.withdrawn if each.work_began_at]

    def past(self, today: date) -> list[Office]:
        """Whose work falls overdue by the change itself: moved, new, or asked for again."""

        def is_past(day: date | None) -> bool:
            return day is not None and day < today

        moved = [each for each in self.moved if is_past(each.days[1]) and not is_past(each.assignment.due_on)]
        again = [each for each in self.asked_again if is_past(each.days[1])]
        new = [each.office for each in self.new if is_past(self._end_of(each.slot))]
        return [*(each.assignment.office for each in (*moved, *again)), *new]

    def _end_of(self, slot: Slot) -> date | None:
        return self.after.periods[slot].end if self.after and slot is not None else None

    @property
    def sooner(self) -> list[Assignment]:
        """Begun work that is due earlier than it was: what was sent in between comes to count as late."""
        begun = [each for each in self.moved if each.assignment.work_began_at and each.days[1]]
        return [each.assignment for each in begun if (each.assignment.due_on or date.max) > (each.days[1] or date.max)]

    def __str__(self) -> str:
        """All that a preview tells: of two that tell the same the print is one."""
        places = (self.activity and self.activity.criterion_id, self.edit.becomes and self.edit.becomes.criterion)
        work = sorted((each.pk, str(each.work_began_at)) for each in self.withdrawn)
        kept = sorted(
            (each.assignment.pk, each.from_days, each.days, each.is_asked_again, key_of(each.responsible))
            for each in self.kept
        )
        new = sorted((str(each.slot), each.office.pk, key_of(each.responsible)) for each in self.new)
        return repr((self.activity and self.activity.pk, places, self.before, self.after, work, kept, new))


def key_of(office: Office | None) -> int:
    return office.pk if office else 0


def print_of(found: Iterable[object]) -> str:
    """By which a preview that was drawn of other facts is known; each of them says as text all that it tells."""
    return hashlib.sha256("\n".join(map(str, found)).encode()).hexdigest()[:16]


class Effects:
    """Works out the effects of edits on one programme; asks the database a fixed number of times for all of them."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.offices = Offices.of(programme.province)
        self.groups: Groups = groups_of(programme)

    @cached_property
    def criteria(self) -> dict[int, Criterion]:
        return Criterion.objects.filter(dimension__programme=self.programme).in_bulk()

    def of(self, edits: Sequence[Edit]) -> list[Effect]:
        keys = [edit.activity for edit in edits if edit.activity is not None]
        found = Activity.objects.whole().prefetch_related("owners")
        rows = found.filter(dimension__programme=self.programme).in_bulk(keys)
        work = Assignment.objects.filter(activity__in=rows).select_related("office", "responsible", "period")
        standing: dict[int, list[Assignment]] = {key: [] for key in rows}
        for each in work.order_by("period__position", "office__kind_order", "office__sort_key", "pk"):
            standing[each.activity_id].append(each)
        return [self.one(edit, rows.get(edit.activity or 0), standing.get(edit.activity or 0, ())) for edit in edits]

    def one(self, edit: Edit, activity: Activity | None, work: Sequence[Assignment]) -> Effect:
        before = activity_row(activity) if activity else None
        if edit.becomes is None:
            gone = tuple(each for each in work if not each.is_withdrawn)
            return Effect(edit, activity, before, None, withdrawn=gone)
        after = edit.becomes.row
        slots = Slots(activity, edit.becomes, work)
        wanted = {(owing.slot, owing.office.pk): owing for owing in self.wanted(after, slots, activity, work)}
        kept: list[Moved] = []
        leaving: list[Assignment] = []
        # No office may have it undated twice, so what is undated already goes before what becomes so.
        for each in sorted(work, key=lambda each: each.period_id is not None):
            slot = slots.of(each)
            owes = wanted.pop((slot, each.office_id), None) if slot != GONE else None
            if owes:
                kept.append(Moved(each, owes.slot, slots.days_of(each, owes.slot), owes.responsible))
            elif not each.is_withdrawn:
                leaving.append(each)
        differing = differences(before, after, pairs_of(activity, edit.becomes)) if before and activity else ()
        there, new = self.criterion(edit.becomes, activity), tuple(wanted.values())
        return Effect(edit, activity, before, after, there, differing, new, tuple(kept), tuple(leaving))

    def criterion(self, edit: ActivityEdit, activity: Activity | None) -> Criterion | None:
        if activity and activity.criterion_id == edit.criterion:
            return activity.criterion
        return None if edit.criterion is None else self.criteria.get(edit.criterion)

    def wanted(
        self, row: ActivityRow, slots: "Slots", activity: Activity | None, work: Sequence[Assignment]
    ) -> Iterator[Owing]:
        """Who is to owe what. As long as the same offices act, standing periods stay with those that owe them."""
        acting = row.offices or tuple(ActingOffice(word) for word in self.programme.default_offices)
        groups = self.groups.named_in(row.owner_group)
        if not acting or (is_group_alone(acting) and not groups):
            raise NobodyWouldAct(activity=row.title)
        everyone = list(owing(groups, acting, self.offices))
        responsible = {office.pk: group for office, group in everyone}
        same = activity is not None and self.act_as_before(activity, acting, groups)
        for slot in slots.all:
            standing = [each for each in work if slots.of(each) == slot and not each.is_withdrawn]
            if same and standing:
                yield from (Owing(slot, each.office, responsible.get(each.office_id)) for each in standing)
                continue
            yield from (Owing(slot, office, group) for office, group in everyone)
            yield from self.closed_since(slot, standing, acting, responsible)

    def act_as_before(self, activity: Activity, acting: Sequence[ActingOffice], groups: Sequence[Office]) -> bool:
        default = tuple(ActingOffice(word) for word in self.programme.default_offices)
        owners = [owner.group_id for owner in activity.owners.all()]
        is_same = set(activity.acting or default) == set(acting) and owners == [group.pk for group in groups]
        return is_same and activity.dropped_at is None

    def closed_since(
        self, slot: Slot, standing: Iterable[Assignment], acting: Sequence[ActingOffice], known: Mapping[int, object]
    ) -> Iterator[Owing]:
        """A district that is closed goes on to owe what it owed, as long as districts act."""
        if ActingOffice.DISTRICT in acting:
            for each in standing:
                if each.office.kind == Office.Kind.DISTRICT and each.office_id not in known:
                    yield Owing(slot, each.office, None)


GONE = -1


class Slots:
    """Which period of an edit each standing assignment goes on in."""

    def __init__(self, activity: Activity | None, edit: ActivityEdit, work: Sequence[Assignment]) -> None:
        self.periods = edit.row.periods
        self.before = {period.pk: period for period in activity.periods.all()} if activity else {}
        keys = edit.keys["periods"]
        self.places: dict[int | None, Slot] = {key: place for place, key in enumerate(keys) if key in self.before}
        new = [place for place, key in enumerate(keys) if key not in self.before]
        if not self.periods:
            first = min(self.before.values(), key=lambda period: period.position, default=None)
            self.places = {None: None}
            if first and not self.undated(work):
                self.places[first.pk] = None
        elif new and not self.places:  # what was without a date goes on in the first period that it gets
            self.places[None] = new[0]

    @staticmethod
    def undated(work: Iterable[Assignment]) -> bool:
        """Whether any is still owed without a date; what was withdrawn keeps no other work from going on so."""
        return any(each.period_id is None and not each.is_withdrawn for each in work)

    @property
    def all(self) -> list[Slot]:
        return list(range(len(self.periods))) or [None]

    def of(self, assignment: Assignment) -> Slot:
        return self.places.get(assignment.period_id, GONE)

    def days_of(self, assignment: Assignment, slot: Slot) -> Days:
        """Those of its period where they moved; else it keeps its own."""
        there = UNDATED if slot is None else (self.periods[slot].start, self.periods[slot].end)
        period = self.before.get(assignment.period_id or 0)
        is_same = period is not None and (period.start, period.end) == there and not assignment.is_withdrawn
        return (assignment.opens_on, assignment.due_on) if is_same else there


def pairs_of(activity: Activity, edit: ActivityEdit) -> dict[str, Pairs]:
    """Which standing part is which of the edit's, by their places."""
    found: dict[str, Pairs] = {}
    for part, keys in keys_of_parts(activity).items():
        after = {key: place for place, key in enumerate(edit.keys[part])}
        old = [(place, after.get(key)) for place, key in enumerate(keys)]
        found[part] = [*old, *((None, place) for place, key in enumerate(edit.keys[part]) if key not in keys)]
    return found
