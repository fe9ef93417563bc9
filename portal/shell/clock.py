"""The one clock: what time it is in Bangkok, or on the demo's own date."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.conf import settings

from portal.shell.fiscal import BANGKOK, FiscalYear

JUST_NOW = timedelta(seconds=5)  # a moment this near is the present: what is past is asked for by day

_set_to: ContextVar[date | None] = ContextVar("clock_set_to", default=None)


@contextmanager
def set_to(day: date) -> Iterator[None]:
    """Show this date for a while, with the real time of day: the demo's year is written as seen on its own date."""
    token = _set_to.set(day)
    try:
        yield
    finally:
        _set_to.reset(token)


def demo_day() -> date:
    """The demo's date where none was chosen: 20 March of the fiscal year that really runs."""
    return date(FiscalYear.of(datetime.now(BANGKOK).date()).end.year, 3, 20)


def by_the_wall() -> datetime:
    """The real moment, in demo mode too: for rows that Django dates by itself."""
    return datetime.now(BANGKOK)


def now() -> datetime:
    """The present moment; in demo mode the same time of day on the demo's date."""
    moment = by_the_wall()
    day = _set_to.get() or (settings.DEMO and (settings.DEMO_DATE or demo_day())) or None
    return datetime.combine(day, moment.time(), BANGKOK) if day else moment


def today() -> date:
    return now().date()


def local(moment: datetime) -> datetime:
    """The same moment as clocks in Bangkok show it."""
    return moment.astimezone(BANGKOK)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, BANGKOK)


def end_of(day: date) -> datetime:
    """The first moment after the day: what is done before it is done in time."""
    return start_of(day + timedelta(days=1))


def day_of(moment: datetime) -> date:
    """The last day that had begun before the moment: midnight still belongs to the day that it ends."""
    return local(moment - timedelta(microseconds=1)).date()


def is_now(moment: datetime) -> bool:
    """Midnight that has just passed is the end of the day that somebody asks for."""
    present, is_midnight = now(), moment == start_of(local(moment).date())
    return moment >= present or (moment > present - JUST_NOW and not is_midnight)


def fiscal_year() -> int:
    """The present fiscal year in the Buddhist era."""
    return FiscalYear.of(today()).be
