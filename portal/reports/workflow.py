"""The verb of documents: one that is made is kept and recorded."""

import hashlib

from django.db import transaction

from portal.history.recording import record
from portal.offices.models import Office
from portal.reports.frame import Order, draw
from portal.reports.models import Document
from portal.shell import clock
from portal.shell.disk import write_whole

MAKE_DOCUMENT = "make_document"


def make(order: Order) -> Document:
    """Draw a document, keep its bytes, and record that it was made; while it is drawn nobody has to wait.

    Whoever presses twice gets one document: the one that was finished while the other was still being drawn.
    """
    asked_at, subject = clock.now(), order.subject
    content, head, closed_on = draw(order)
    document = Document(
        kind=order.kind.name,
        form=order.form,
        office=subject.office,
        fiscal_year=subject.fiscal_year,
        slug=subject.slug,
        as_of=closed_on or subject.as_of or clock.day_of(order.at),
        is_final=closed_on is not None,
        language=order.language,
        made_at=clock.now(),
        made_by=order.by,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        head=head,
    )
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=subject.office.pk)  # two that end together stand in line here
        if twin := Document.objects.like(document).filter(made_at__gt=asked_at).first():
            return twin
        write_whole(document.path, [content])
        document.save()
        record(MAKE_DOCUMENT, document, by=order.by, office=subject.office, sha256=document.sha256, form=order.form)
    return document
