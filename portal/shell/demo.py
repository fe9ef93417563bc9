"""The demo: what every page says in its mode, and what its parts are made of."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.shell import clock

Chapter = tuple[datetime, Callable[[], None]]
"""When it happened, and what writes it down: the chapters of all floors are told in the order of time."""

SATURDAY = 5


class DateRefused(ValueError):  # noqa: N818
    """The demo can not take place on the date that was chosen; the sentence says why."""


def context(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """`demo` for the banner: the demo's own date, or nothing on a real site."""
    return {"demo": {"date": clock.today()} if settings.DEMO else None}


def dice(*words: object) -> Random:
    """Chance that falls the same way each time the demo is loaded: its words say what is decided by it."""
    return Random(" ".join(map(str, words)))  # noqa: S311


def at_work(day: date, rng: Random) -> datetime:
    """Some moment in office hours on this day, or on the Monday after it."""
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return clock.start_of(day) + timedelta(minutes=rng.randint(8 * 60 + 35, 16 * 60 + 20), seconds=rng.randint(0, 59))


def working_days_before(day: date, count: int) -> date:
    """The working day so many before this one; with 0 the day itself, or the Friday before a weekend."""
    while count > 0 or day.weekday() >= SATURDAY:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
