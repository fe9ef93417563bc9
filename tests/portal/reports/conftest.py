"""Documents of one short kind, ordered at a fixed moment."""

from datetime import UTC, datetime

import pytest

from portal.dashboard.panel import Subject
from portal.offices.scope import scope_of
from portal.reports import workflow
from portal.reports.frame import Order, Paper
from portal.reports.kinds import kinds
from portal.shell import clock
from tests.factories.dimensions import ProgrammeFactory

NOW = datetime(2024, 3, 20, 2, 30, tzinfo=UTC)  # half past nine in Bangkok


@pytest.fixture
def only_plain(settings):
    """The only kind there is."""
    settings.DOCUMENT_KINDS = ["tests.portal.reports.plain.Plain"]
    kinds.cache_clear()
    yield kinds()["plain"]
    kinds.cache_clear()


@pytest.fixture
def plain(only_plain, time_machine):
    """The same on 20 March 2567."""
    time_machine.move_to(NOW, tick=False)
    return only_plain


@pytest.fixture
def programme(province):
    return ProgrammeFactory(province=province, name_th="โครงการน้ำดี", name_en="Good Water")


@pytest.fixture
def ordered(plain, programme):
    """Orders the document of the programme for somebody."""

    def order(by, *, form="pdf", language="th", as_of=None, slug="plan"):
        subject = Subject(programme.province, programme.fiscal_year, slug, as_of)
        at = clock.end_of(as_of) if as_of else clock.now()
        return Order(plain, subject, at, form, language, by=by, scope=scope_of(by))

    return order


@pytest.fixture
def undrawn(monkeypatch):
    """Nothing is drawn: the bytes of a paper do."""
    monkeypatch.setattr(workflow, "draw", lambda order: Paper(b"%PDF of " + order.kind.name.encode(), "21:0:0"))
