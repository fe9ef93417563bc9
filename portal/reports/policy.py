"""Who may make documents: those who look after the office or an office above it, as those who may read them."""

from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.reports.models import READERS

MAKERS = READERS


def may_make(scope: Scope, office: Office) -> bool:
    return scope.covers(office.path, *MAKERS)
