"""Files that plans are typed in: their doubts settled, taken in whole or discarded."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import PlanChange, PlanSource, Programme
from dimensions.plans import read_data
from dimensions.plans.handed_in import at_cells
from dimensions.plans.problems import CellProblem
from dimensions.plans.words import ActingOffice
from dimensions.states import ProgrammeState
from dimensions.workflow.changing.agreed import NOT_NOW
from dimensions.workflow.changing.files import FromFile, edits_from
from dimensions.workflow.changing.verb import change_plan
from dimensions.workflow.importing import import_plan
from dimensions.workflow.steps import WrongMoment
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.errors import Refusal

ACCEPT_DOUBTS = "accept_doubts"
REOPEN_DOUBTS = "reopen_doubts"
DISCARD = "discard_plan"


class NotRead(Refusal):
    """Nothing can be read from the file; `message` is the msgid of the sentence that says why."""

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(_(message), **params)
        self.message = message


class NoPlanYet(Refusal):
    """What the table holds breaks a rule of plans; nothing was kept."""

    sentence = _("The table was read, but something in it cannot stand in a plan. Correct it in the file.")

    def __init__(self, problems: Sequence[CellProblem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


class StillInDoubt(Refusal):
    sentence = _("Nothing was taken in: doubts are still open (%(count)d).")


class YearClosed(Refusal):
    sentence = NOT_NOW[ProgrammeState.CLOSED]
    field = "fiscal_year"


class Gone(Refusal):
    sentence = _("This file was discarded or replaced meanwhile.")


class AlreadyTaken(WrongMoment):
    sentence = _("The plan in this file was already taken in.")


@transaction.atomic
def accept(source: PlanSource, numbers: Iterable[int], *, by: User | None, at: datetime | None = None) -> PlanSource:
    """Say that these doubts were read rightly."""
    return settle(source, ACCEPT_DOUBTS, set(numbers), by=by, at=at)


@transaction.atomic
def reopen(source: PlanSource, numbers: Iterable[int], *, by: User | None, at: datetime | None = None) -> PlanSource:
    """Doubt again what had been settled; what was answered is forgotten."""
    return settle(source, REOPEN_DOUBTS, set(numbers), by=by, at=at)


def settle(
    source: PlanSource, verb: str, numbers: set[int], *, by: User | None, at: datetime | None = None
) -> PlanSource:
    """Whoever presses second changes nothing that stands already, and then nothing is recorded."""
    source = locked(source.pk, by)
    known, settled = numbers & set(range(len(source.doubts))), source.settled
    changed = known - settled if verb == ACCEPT_DOUBTS else known & (settled | source.given.keys())
    if changed:
        held = set(source.accepted)
        source.accepted = sorted(held | changed if verb == ACCEPT_DOUBTS else held - changed)
        if verb == REOPEN_DOUBTS:
            source.answers = {each: said for each, said in source.answers.items() if int(each) not in changed}
        source.save(update_fields=["accepted", "answers"])
        entered(verb, source, by=by, at=at, doubts=sorted(changed), kinds=kinds_of(source, changed))
    return source


def kinds_of(source: PlanSource, numbers: Iterable[int]) -> list[str]:
    return sorted({source.doubts[number].kind for number in numbers})


@transaction.atomic
def take_in(
    source: PlanSource, *, by: User | None, default_offices: Sequence[str] = (), at: datetime | None = None
) -> Programme:
    """The draft with all that the file holds, or nothing at all; the file then stays with the programme."""
    source = locked(source.pk, by)
    if source.unsettled:
        raise StillInDoubt(count=len(source.unsettled))
    heading: dict[str, object] = {"slug": source.slug}
    if default_offices:
        heading["default_offices"] = [word.value for word in ActingOffice if word in default_offices]
    data = source.data
    read = read_data(data | {"programme": data["programme"] | heading})
    if read.plan is None:  # a rule of plans that came after the file was read
        raise NoPlanYet(at_cells(read.problems, source.reading.places))
    at = at or clock.now()
    source.programme = import_plan(
        read.plan, province=source.province, fiscal_year=source.fiscal_year, by=by, at=at, source=source.pk
    )
    source.taken_at = at
    source.save(update_fields=["programme", "taken_at"])
    return source.programme


@transaction.atomic
def change_by(source: PlanSource, *, reason: str, seen: str, by: User | None, at: datetime | None = None) -> PlanChange:
    """The published plan with all that the file says otherwise, as its preview said; the file stays with the plan."""
    source = locked(source.pk, by)
    programme = Programme.objects.of(source.province, source.fiscal_year, source.slug).get()
    said = edits_of(source, programme)
    change = change_plan(programme, said.edits, said.names, reason=reason, seen=seen, by=by, at=at, source=source.pk)
    source.programme, source.taken_at = programme, change.at
    source.save(update_fields=["programme", "taken_at"])
    return change


def edits_of(source: PlanSource, programme: Programme) -> FromFile:
    """Refuses as long as anything in the file is in doubt."""
    if source.unsettled:
        raise StillInDoubt(count=len(source.unsettled))
    if source.plan is None:
        raise NoPlanYet(at_cells(read_data(source.reading.data).problems, source.reading.places))
    return edits_from(programme, source.plan, names_plan=not source.reading.is_guessed)


@transaction.atomic
def discard(source: PlanSource, *, by: User | None, at: datetime | None = None) -> None:
    """Forget the file and its reading; the history keeps that it was there."""
    source = locked(source.pk, by)
    entered(DISCARD, source, by=by, at=at, sha256=source.sha256)
    source.delete()


def locked(pk: int, by: User | None) -> PlanSource:
    """The file, if it is still to be checked and this person's to check."""
    try:
        source = PlanSource.objects.locked(pk)
    except PlanSource.DoesNotExist as fault:
        raise Gone from fault
    demand_writer(by, source.province)
    if source.is_taken:
        raise AlreadyTaken
    return source


def demand_writer(by: User | None, province: Office) -> None:
    """Commands act for nobody and have asked whoever may run them."""
    if by is not None and not policy.may_write_in(scope_of(by), province):
        raise PermissionDenied


def entered(verb: str, source: PlanSource, *, by: User | None, at: datetime | None, **facts: object) -> None:
    """The entry of a file stands in its province's chain."""
    record_all([Act(verb, source, by, source.province, at=at, facts=facts)])
