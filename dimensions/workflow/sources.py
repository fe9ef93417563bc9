"""Files that plans are typed in: handed in, their doubts settled, taken in whole or discarded."""

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import PlanChange, PlanSource, Programme
from dimensions.named import must_be_province
from dimensions.plans import read_data
from dimensions.plans.answers import answered
from dimensions.plans.handed_in import HandedIn, OpenDoubt, at_cells, read_file
from dimensions.plans.problems import CellProblem
from dimensions.plans.words import DEFAULT_SLUG, ActingOffice
from dimensions.plans.workbooks import Unreadable
from dimensions.states import ProgrammeState
from dimensions.workflow.changing.agreed import NOT_NOW
from dimensions.workflow.changing.files import FromFile, edits_from
from dimensions.workflow.changing.verb import change_plan
from dimensions.workflow.importing import WrongYear, import_plan
from dimensions.workflow.steps import WrongMoment
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.filenames import clean_name

HAND_IN = "hand_in_plan"
ACCEPT_DOUBTS = "accept_doubts"
REOPEN_DOUBTS = "reopen_doubts"
DISCARD = "discard_plan"


class NotRead(Refusal):
    """Nothing can be read from the file; the sentence says why."""


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


class Gone(Refusal):
    sentence = _("This file was discarded or replaced meanwhile.")


class AlreadyTaken(WrongMoment):
    sentence = _("The plan in this file was already taken in.")


def hand_in(
    content: bytes,
    *,
    name: str,
    province: Office,
    fiscal_year: int,
    by: User | None,
    instead_of: int | None = None,
    at: datetime | None = None,
) -> PlanSource:
    """Read the file and keep both; it may replace one that was handed in before. No plan is written.

    The file is read before the transaction: a child process takes its time, and other writers need not wait for it.
    """
    must_be_province(province)
    demand_writer(by, province)
    reading = read_content(content, name=name, fiscal_year=fiscal_year)
    slug = slug_still_open(reading, province, fiscal_year)
    with transaction.atomic():
        former = locked(instead_of, by) if instead_of else None
        source = PlanSource.objects.create(
            province=province,
            fiscal_year=fiscal_year,
            slug=slug,
            name=clean_name(name),
            content=content,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            found=reading.as_data(),
            accepted=settled_before(former, reading) if former else [],
            answers=answered_before(former, reading) if former else {},
            handed_in_by=by,
            handed_in_at=at or clock.now(),
        )
        facts = {"size": source.size, "sha256": source.sha256}
        if former:
            facts["instead_of"] = former.pk
            former.delete()
        entered(HAND_IN, source, by=by, at=at, **facts)
    return source


def slug_still_open(reading: HandedIn, province: Office, fiscal_year: int) -> str:
    """Which programme of the year the file is about, unless that year is closed."""
    slug: str = reading.data["programme"].get("slug", DEFAULT_SLUG)
    if Programme.objects.of(province, fiscal_year, slug).filter(state=ProgrammeState.CLOSED).exists():
        raise YearClosed
    return slug


def read_content(content: bytes, *, name: str, fiscal_year: int) -> HandedIn:
    """What the bytes hold, or a refusal: that they cannot be read, or that what they hold is no plan yet."""
    with tempfile.NamedTemporaryFile(prefix="plan-") as file:
        file.write(content)
        file.flush()
        try:
            reading = read_file(Path(file.name), name=clean_name(name), fiscal_year=fiscal_year)
        except Unreadable as fault:
            params: dict[str, Any] = fault.params
            raise NotRead(_(fault.message), **params) from fault
    if problems := reading.faults or at_cells(read_data(reading.data).problems, reading.places):
        raise NoPlanYet(problems)
    said = reading.data["programme"]["fiscal_year_be"]
    if said != fiscal_year:  # our own form says its year, and means it
        raise WrongYear(said=said, asked=fiscal_year)
    return reading


def settled_before(former: PlanSource, reading: HandedIn) -> list[int]:
    """The doubts of the new reading that read exactly as they did in the former file, and were settled there."""
    settled = {known_by(former.doubts[number]) for number in former.accepted}
    return [number for number, doubt in enumerate(reading.doubts) if known_by(doubt) in settled]


def answered_before(former: PlanSource, reading: HandedIn) -> dict[str, Any]:
    """The answers to doubts that read as before, of the same parts of the plan; none where they fit no longer."""
    before = {
        (known_by(former.doubts[int(number)]), former.doubts[int(number)].paths): answer
        for number, answer in former.answers.items()
    }
    kept = {
        str(number): before[known_by(doubt), doubt.paths]
        for number, doubt in enumerate(reading.doubts)
        if (known_by(doubt), doubt.paths) in before
    }
    values = {path: value for answer in kept.values() for path, value in answer["values"].items()}
    return {} if read_data(answered(reading.data, values)).problems else kept


def known_by(doubt: OpenDoubt) -> tuple[object, ...]:
    """All that it says, to be looked up by; its facts come back from the database in another order."""
    return doubt.kind, doubt.message, frozenset(doubt.params.items()), doubt.proposal, doubt.cells


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
