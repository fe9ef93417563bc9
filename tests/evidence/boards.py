"""What the tests of boards and panels share."""

from django.utils import translation

from portal.dashboard.panel import Options, Subject
from portal.offices.scope import scope_of
from tests.factories.worlds import NOW

YEAR = "year=2567&programme=plan"


def read(panel, user, office, *, at=NOW, limit=10, as_of=None):
    subject = Subject(office, 2567, "plan", as_of)
    with translation.override("en"):
        return panel.read(scope_of(user), subject, at=at, options=Options(limit=limit))
