"""What the office prepares: files, links, what they serve, and its words."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dimensions import workflow as plan
from dimensions.models import Assignment, Programme, Requirement
from evidence import policy, vault
from evidence.files import Facts, FileRefused, examine
from evidence.models import Item, Serving, StoredFile, Submission, held, held_for, present
from evidence.states import IN_HAND, SENT, SUBMIT
from evidence.workflow.refusals import NotReady, WrongMoment, refuse_over
from portal.accounts.models import User
from portal.history.recording import record
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.digits import shown
from portal.shell.errors import Refusal
from portal.shell.filenames import clean_name

log = logging.getLogger(__name__)
LONGEST_LINK_NAME = 255
DISK_FULL = gettext_lazy(
    "The server could not keep this file; its disk may be full. Nothing of it was stored: try again later."
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken: its name as it was sent, and the sentence why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one sending: the items that are kept for good, those that had come before, and what was refused."""

    items: list[Item] = field(default_factory=list)
    known: list[Item] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def refuse_change(assignment: Assignment, submission: Submission | None, *, by: User) -> None:
    """Is it theirs, does the programme run, does it lie with the office?"""
    if not policy.works_on(scope_of(by), assignment, Role.STAFF):
        raise PermissionDenied
    refuse_over(assignment)
    if submission and submission.state not in IN_HAND:
        raise WrongMoment(
            _("This has been submitted and cannot be changed now. Withdraw it first, or wait for the reviewer.")
        )


@transaction.atomic
def in_hand(assignment: Assignment, *, by: User) -> Submission:
    """The assignment's submission, locked and open to change by this person; begun if there is none yet."""
    submission = held_for(assignment) or begun(assignment, by=by)
    refuse_change(submission.assignment, submission, by=by)
    return submission


def begun(assignment: Assignment, *, by: User) -> Submission:
    """The programme is held first, as by whoever changes the plan: meanwhile it may be begun, or asked no more."""
    Programme.objects.locked(assignment.programme_id)
    if found := held_for(assignment):
        return found
    stands = Assignment.objects.select_related("programme", "office", "responsible").get(pk=assignment.pk)
    refuse_change(stands, None, by=by)
    submission = Submission.objects.create(assignment=stands, state_since=clock.now())
    plan.begin_work(stands, at=submission.state_since)
    return held(submission)


def add_files(
    assignment: Assignment, files: Iterable[tuple[str, BinaryIO]], *, requirements: Iterable[Requirement], by: User
) -> Receipt:
    """Take in files given as (name, bytes), each for itself: a refused one does not hold up the others."""
    receipt, serving = Receipt(), list(requirements)
    for name, file in files:
        tidy = clean_name(name)
        try:
            item, is_new = take_in(assignment, tidy, file, requirements=serving, by=by)
            (receipt.items if is_new else receipt.known).append(item)
        except Refusal as refusal:
            receipt.refused.append(Refused(tidy, str(refusal)))
        except OSError:
            log.exception("A file could not be kept")
            receipt.refused.append(Refused(tidy, str(DISK_FULL)))
    return receipt


def take_in(
    assignment: Assignment, name: str, file: BinaryIO, *, requirements: list[Requirement], by: User
) -> tuple[Item, bool]:
    """Look at the bytes, put them on the disk for good, then enter them; the item, and whether it is new."""
    refuse_change(assignment, Submission.objects.filter(assignment=assignment).first(), by=by)
    facts = examine(file, name=name, limit=settings.MAX_FILE_BYTES)
    vault.keep(file, facts)
    item, is_new = add_file(assignment, name, facts, requirements=requirements, by=by)
    try:
        vault.picture(facts.sha256, facts.media_type, vault.THUMBNAIL_SIDE)
    except vault.NoPicture:  # it is tried again when somebody looks
        log.warning("No picture of %s", facts.sha256)
    return item, is_new


@transaction.atomic
def add_file(
    assignment: Assignment, name: str, facts: Facts, *, requirements: list[Requirement], by: User
) -> tuple[Item, bool]:
    """Enter a file whose bytes are already kept; whoever sends it once more hears that it is there."""
    submission = in_hand(assignment, by=by)
    here = present(submission.items.select_related("file"))
    twin = next((item for item in here if item.file and item.file.sha256 == facts.sha256), None)
    if twin and (twin.author_id, twin.name) == (by.pk, name):
        return serving_too(twin, submission, requirements, by=by), False
    refuse_twin(twin)
    refuse_too_many(here)
    stored, _new = StoredFile.objects.get_or_create(
        sha256=facts.sha256,
        defaults={
            "size": facts.size,
            "media_type": facts.media_type,
            "width": facts.width,
            "height": facts.height,
            "pages": facts.pages,
            "stored_at": clock.now(),
        },
    )
    item = Item.objects.create(submission=submission, file=stored, name=name, author=by, added_at=clock.now())
    item.requirements.set(requirements)
    record("add_file", submission, by=by, office=assignment.office, item=item.pk, sha256=facts.sha256, size=facts.size)
    return item, True


def serving_too(item: Item, submission: Submission, requirements: Iterable[Requirement], *, by: User) -> Item:
    """The item that has come before, ticked for what it was sent for this time."""
    more = [requirement for requirement in requirements if not item.serves(requirement)]
    if more:
        item.requirements.add(*more)
        record("assign_item", submission, by=by, office=submission.assignment.office, item=item.pk)
    return item


def refuse_twin(twin: Item | None) -> None:
    if twin:
        raise FileRefused(
            _("This file is already here as “%(name)s”. One paper may serve several requirements: tick them on it."),
            name=twin.name,
        )


def refuse_too_many(items: list[Item]) -> None:
    if len(items) >= settings.MAX_FILES_PER_SUBMISSION:
        raise NotReady(
            _("There are already %(count)s items here, which is as many as fit. Remove one first."),
            count=shown(len(items)),
        )


@transaction.atomic
def add_link(assignment: Assignment, url: str, *, requirements: Iterable[Requirement], by: User) -> tuple[Item, bool]:
    """Enter a link, http or https as the form has seen to; the item, and whether it is new."""
    submission = in_hand(assignment, by=by)
    here = present(submission.items.all())
    twin = next((item for item in here if item.url == url), None)
    if twin and twin.author_id == by.pk:
        return serving_too(twin, submission, requirements, by=by), False
    if twin:
        raise NotReady(_("This link is already here."))
    refuse_too_many(here)
    name = url[:LONGEST_LINK_NAME]
    item = Item.objects.create(submission=submission, url=url, name=name, author=by, added_at=clock.now())
    item.requirements.set(requirements)
    record("add_link", submission, by=by, office=assignment.office, item=item.pk)
    return item, True


@transaction.atomic
def assign(item: Item, requirements: Iterable[Requirement], *, by: User) -> None:
    """Say which requirements one paper serves."""
    submission, wanted = in_hand(item.submission.assignment, by=by), list(requirements)
    refuse_to_take_away([item], submission, kept=wanted)
    item.requirements.set(wanted)
    record("assign_item", submission, by=by, office=submission.assignment.office, item=item.pk)


@transaction.atomic
def remove(item: Item, *, by: User) -> None:
    """Take an item out of the submission; the row and its bytes stay for the record."""
    submission = in_hand(item.submission.assignment, by=by)
    refuse_to_take_away([item], submission)
    taken = Item.objects.present().filter(pk=item.pk).update(removed_at=clock.now(), removed_by=by)
    if taken:
        record("remove_item", submission, by=by, office=submission.assignment.office, item=item.pk)


def refuse_to_take_away(items: Iterable[Item], submission: Submission, *, kept: Iterable[Requirement] = ()) -> None:
    """What was sent for the whole activity stays for as long as its last period, sent already, may rest on it."""
    lost = Serving.objects.sent_once().filter(item__in=items).exclude(requirement__in=kept).select_related("item")
    first = lost.order_by("item").first()
    if first and any(rests_on(submission, last=other) for other in sent_beside(submission) if other.assignment.is_last):
        raise WrongMoment(
            _("“%(name)s” stays: the last period of this activity has been submitted and rests on it."),
            name=first.item.name,
        )


def rests_on(submission: Submission, *, last: Submission) -> bool:
    """Not on what the office had back by the time it sent the last period."""
    if submission.state in SENT:
        return True
    since = last.steps.filter(step=SUBMIT).order_by("-pk").values("pk")[:1]
    return submission.steps.filter(pk__gt=Subquery(since)).exists()


def sent_beside(submission: Submission) -> Iterable[Submission]:
    """What the office sent for the other periods of the same activity, as far as the plan still asks for them."""
    activity, office = submission.assignment.activity_id, submission.assignment.office_id
    siblings = Submission.objects.filter(assignment__activity=activity, assignment__office=office, state__in=SENT)
    standing = siblings.filter(assignment__withdrawn_at=None).exclude(pk=submission.pk)
    return standing.select_related("assignment__period")


@transaction.atomic
def describe(assignment: Assignment, *, done_on: date | None, words: str, reason: str, by: User) -> Submission:
    """Keep the date of the activity, what the office says of it, and why something is missing."""
    submission = in_hand(assignment, by=by)
    if (submission.done_on, submission.words, submission.shortfall_reason) != (done_on, words, reason):
        submission.done_on, submission.words, submission.shortfall_reason = done_on, words, reason
        submission.save(update_fields=["done_on", "words", "shortfall_reason"])
        record("describe", submission, by=by, office=assignment.office)
    return submission
