"""The file of a plan: read, and kept with its reading, in the place of the one that it replaces. No plan is written."""

import hashlib
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict

from django.db import transaction

from dimensions.models import PlanSource, Programme
from dimensions.named import must_be_province
from dimensions.plans import read_data
from dimensions.plans.answers import answered
from dimensions.plans.handed_in import HandedIn, OpenDoubt, at_cells, read_file
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.plans.workbooks import Unreadable
from dimensions.plans.workbooks.progress import Stage, tell
from dimensions.states import ProgrammeState
from dimensions.workflow.importing import WrongYear
from dimensions.workflow.sources import NoPlanYet, NotRead, YearClosed, demand_writer, entered, locked
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.filenames import clean_name

HAND_IN = "hand_in_plan"


class Given(TypedDict):
    """What the reading of a file is told beside its bytes."""

    name: str
    fiscal_year: int


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
    given: Given = {"name": name, "fiscal_year": fiscal_year}
    reading = read_content(content, **given)
    return keep(reading, content, given, province=province, by=by, instead_of=instead_of, at=at)


@transaction.atomic
def keep(
    reading: HandedIn,
    content: bytes,
    given: Given,
    *,
    province: Office,
    by: User | None,
    instead_of: int | None = None,
    handed_in_at: datetime | None = None,
    at: datetime | None = None,
) -> PlanSource:
    """The file with its reading, in the place of the one that it replaces."""
    demand_writer(by, province)
    slug = slug_still_open(reading, province, given["fiscal_year"])
    former = locked(instead_of, by) if instead_of else None
    source = PlanSource.objects.create(
        province=province,
        fiscal_year=given["fiscal_year"],
        slug=slug,
        name=clean_name(given["name"]),
        content=content,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        found=reading.as_data(),
        accepted=settled_before(former, reading) if former else [],
        answers=answered_before(former, reading) if former else {},
        handed_in_by=by,
        handed_in_at=handed_in_at or at or clock.now(),
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
            raise NotRead(fault.message, **fault.params) from fault
    tell(Stage.RULES)
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
