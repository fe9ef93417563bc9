"""The words of the history for documents."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from portal.history.models import Entry
from portal.history.things import Reader, Thing, Things
from portal.offices.scope import Scope
from portal.reports.models import Document
from portal.reports.naming import filename_of, title_of
from portal.reports.workflow import MAKE_DOCUMENT

LABELS = {MAKE_DOCUMENT: pgettext_lazy("history", "Made a document")}


def documents(entries: Sequence[Entry], scope: Scope) -> Things:
    """The kind of document and its file, for whoever may open it."""
    found = Document.objects.within(scope).select_related("office").in_bulk({entry.object_id for entry in entries})
    things = {}
    for entry in entries:
        if document := found.get(entry.object_id):
            page = reverse("reports:download", args=[document.pk])
            things[entry.pk] = Thing(title_of(document), page, filename_of(document))
    return things


THINGS: dict[str, Reader] = {"reports.document": documents}
