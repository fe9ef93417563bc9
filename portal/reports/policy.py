"""Who may make documents and read them: those who look after the office or an office above it."""

from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.reports.models import READERS, Document

MAKERS = READERS


def may_make(scope: Scope, office: Office) -> bool:
    return scope.covers(office.path, *MAKERS)


def may_read(scope: Scope, document: Document) -> bool:
    """The twin of `Document.objects.within(scope)`."""
    return scope.covers(document.office.path, *READERS)
