"""Files of plans on their way in: received and kept as they came, read off the request, then a source or a refusal."""

import logging
import time
from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import F
from django_tasks import task

from dimensions.models import PlanSource, PlanUpload, PlanUploadContent
from dimensions.models.upload import MOST_ATTEMPTS
from dimensions.named import must_be_province
from dimensions.plans.workbooks.progress import Listener, Stage, heard_by
from dimensions.workflow.handing_in import Given, keep, read_content
from dimensions.workflow.refusals import ABOUT_THE_FILE, BrokeOff, FormerGone, NotTheirs, refusal_as_data
from dimensions.workflow.sources import AlreadyTaken, Gone, demand_writer, locked
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.filenames import clean_name

NOT_BEGUN = {"stage": "", "parts_done": 0, "parts": 0}
NOTED_EVERY = 0.5  # seconds: a workbook may have thousands of sheets
log = logging.getLogger(__name__)

Sent = tuple[str, bytes]  # the name of a file, and what is in it


@transaction.atomic
def receive(
    sent: Sent | None, *, province: Office, fiscal_year: int, by: User | None, instead_of: int | None = None
) -> PlanUpload:
    """Keep the file and have it read soon: both or neither.

    Without one, that which it would take the place of is read anew, for another year.
    """
    must_be_province(province)
    demand_writer(by, province)
    now = clock.by_the_wall()
    PlanUpload.objects.past(now).delete()
    PlanUpload.objects.refused().filter(province=province, handed_in_by=by, content__isnull=True).delete()
    name, content = sent or as_before(instead_of, by)
    upload = PlanUpload.objects.create(
        province=province,
        fiscal_year=fiscal_year,
        name=clean_name(name),
        handed_in_by=by,
        handed_in_at=clock.now(),
        instead_of=instead_of,
        received_at=now,
        told_at=now,
    )
    PlanUploadContent.objects.create(upload=upload, data=content)
    read_later.enqueue(upload.pk)
    return upload


def as_before(source: int | None, by: User | None) -> Sent:
    """The file that is being checked, as it came."""
    if source is None:
        raise Gone
    before = locked(source, by)
    return before.name, bytes(before.content)


@transaction.atomic
def receive_again(upload: PlanUpload, sent: Sent | None, *, fiscal_year: int, by: User | None) -> PlanUpload:
    """Have a refused file read anew, or another one in its place; whoever asks second is told that it is under way."""
    demand_writer(by, upload.province)
    refused = PlanUpload.objects.select_for_update(of=("self",)).refused().filter(pk=upload.pk).first()
    if refused is None or not (sent or PlanUploadContent.objects.filter(pk=upload.pk).exists()):
        raise Gone
    now = clock.by_the_wall()
    if sent:
        refused.name = clean_name(sent[0])
        PlanUploadContent.objects.update_or_create(upload=refused, defaults={"data": sent[1]})
    refused.fiscal_year, refused.handed_in_by, refused.handed_in_at = fiscal_year, by, clock.now()
    refused.refusal, refused.attempts, refused.received_at, refused.told_at = None, 0, now, now
    if not PlanSource.objects.being_checked().filter(pk=refused.instead_of or 0).exists():
        refused.instead_of = None
    for field, value in NOT_BEGUN.items():
        setattr(refused, field, value)
    refused.save()
    read_later.enqueue(refused.pk)
    return refused


@task()
def read_later(pk: int) -> None:
    """Read a file that was received; nothing where that is done, is under way, or the file is gone."""
    now = clock.by_the_wall()
    begun = {"stage": Stage.OPENING, "parts_done": 0, "parts": 0, "told_at": now, "attempts": F("attempts") + 1}
    if not PlanUpload.objects.filter(pk=pk).to_begin(now).update(**begun):
        return
    upload = PlanUpload.objects.select_related("province", "handed_in_by", "content").get(pk=pk)
    try:
        read_into_source(upload)
    except PermissionDenied:
        refuse(upload, NotTheirs())
    except (Gone, AlreadyTaken):
        refuse(upload, FormerGone())
    except Refusal as refusal:
        refuse(upload, refusal)
    except Exception:
        log.exception("The file of upload %s could not be read", pk)
        begin_anew(upload)


def read_into_source(upload: PlanUpload) -> None:
    """The reading of an upload is kept in the transaction that says so: it is not made twice."""
    given: Given = {"name": upload.name, "fiscal_year": upload.fiscal_year}
    content = bytes(upload.content.data)
    with heard_by(noting(upload)):
        reading = read_content(content, **given)
    with transaction.atomic():
        if not PlanUpload.objects.select_for_update().unfinished().filter(pk=upload.pk).exists():
            return
        source = keep(
            reading,
            content,
            given,
            province=upload.province,
            by=upload.handed_in_by,
            instead_of=upload.instead_of,
            handed_in_at=upload.handed_in_at,
        )
        PlanUpload.objects.filter(pk=upload.pk).update(source=source, told_at=clock.by_the_wall())
        PlanUploadContent.objects.filter(pk=upload.pk).delete()


def noting(upload: PlanUpload) -> Listener:
    """Keeps where the reading is, for who waits; also the sign that it goes on. That it fails breaks nothing off."""
    noted: dict[Stage, float] = {}

    def note(stage: Stage, done: int, of: int) -> None:
        now = time.monotonic()
        if now < noted.get(stage, -NOTED_EVERY) + NOTED_EVERY:
            return
        noted[stage] = now
        told = {"stage": stage, "parts_done": done, "parts": of, "told_at": clock.by_the_wall()}
        with suppress(DatabaseError), transaction.atomic():
            PlanUpload.objects.unfinished().filter(pk=upload.pk).update(**told)

    return note


@transaction.atomic
def refuse(upload: PlanUpload, refusal: Refusal) -> None:
    """The bytes stay unless it is they that are refused."""
    answer = {"refusal": refusal_as_data(refusal), "told_at": clock.by_the_wall()}
    if PlanUpload.objects.unfinished().filter(pk=upload.pk).update(**answer) and isinstance(refusal, ABOUT_THE_FILE):
        PlanUploadContent.objects.filter(pk=upload.pk).delete()


def go_on_with(upload: PlanUpload) -> None:
    """Have a reading begun anew that was lost on its way: its worker killed, or the task that was to begin it."""
    if upload.is_silent(clock.by_the_wall()):
        begin_anew(upload, only_if_silent=True)


@transaction.atomic
def begin_anew(upload: PlanUpload, *, only_if_silent: bool = False) -> None:
    """One that breaks off each time is given up."""
    now = clock.by_the_wall()
    found = PlanUpload.objects.silent(now) if only_if_silent else PlanUpload.objects.unfinished()
    fresh = found.filter(pk=upload.pk, attempts__lt=MOST_ATTEMPTS).update(**NOT_BEGUN, told_at=now)
    if fresh:
        read_later.enqueue(upload.pk)
    else:
        found.filter(pk=upload.pk, attempts__gte=MOST_ATTEMPTS).update(refusal=refusal_as_data(BrokeOff()), told_at=now)
