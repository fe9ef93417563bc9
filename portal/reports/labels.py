"""The words of the history for documents."""

from django.utils.translation import pgettext_lazy

from portal.reports.workflow import MAKE_DOCUMENT

LABELS = {MAKE_DOCUMENT: pgettext_lazy("history", "Made a document")}
