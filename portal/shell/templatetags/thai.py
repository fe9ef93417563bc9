"""Dates, figures and sizes in the reader's language and digits."""

from datetime import date, datetime
from typing import Any, cast

from django import template
from django.utils.translation import gettext, ngettext, pgettext

from portal.shell import clock, dates
from portal.shell import digits as active_digits
from portal.shell.fiscal import BUDDHIST_OFFSET, FIRST_BUDDHIST_YEAR, FiscalYear, RangeStyle, Style

register = template.Library()


@register.filter
def thai_date(value: Any, style: str = "short") -> str:
    """A date, or the date of a moment in Bangkok; nothing for what is no date."""
    day = _day(value)
    return dates.say_date(day, cast(Style, style)) if day else ""


@register.filter
def thai_datetime(value: Any, style: str = "short") -> str:
    return dates.say_moment(value, cast(Style, style)) if isinstance(value, datetime) else ""


@register.filter
def thai_month(value: Any, style: str = "long") -> str:
    """The month and year, the month in full unless the style is short."""
    day = _day(value)
    return dates.say_date(day, "month_short" if style == "short" else "month") if day else ""


@register.filter
def thai_range(start: Any, end: Any) -> str:
    """From the start to the end; a missing start says "by", a missing end "from"."""
    return dates.say_range(_day(start), _day(end))


@register.filter
def thai_range_long(start: Any, end: Any) -> str:
    style: RangeStyle = "long"
    return dates.say_range(_day(start), _day(end), style)


@register.filter
def days_since(value: Any) -> str:
    """How long ago a day or moment was, in days: today, 1 day, 3 days."""
    day = _day(value)
    if day is None:
        return ""
    days = (clock.today() - day).days
    if days < 1:
        return pgettext("for how long", "since today")
    return active_digits.shown(ngettext("%(count)s day", "%(count)s days", days) % {"count": days})


@register.filter
def be(value: Any) -> str:
    """The Buddhist year of a year, a fiscal year or a date; a year that is Buddhist already stays as it is."""
    if isinstance(value, FiscalYear):
        return active_digits.shown(value.be)
    if day := _day(value):
        return active_digits.shown(day.year + BUDDHIST_OFFSET)
    if isinstance(value, int):
        return active_digits.shown(value if value >= FIRST_BUDDHIST_YEAR else value + BUDDHIST_OFFSET)
    return ""


@register.filter
def fiscal_year(value: int) -> str:
    """A fiscal year by its number in the Buddhist era, in English with the common years beside it."""
    return dates.say_fiscal_year(value)


@register.filter
def thai_round(value: Any) -> str:
    """The label of a round or quarter of a plan; its English where it says a number or its days alone."""
    return dates.say_round(value) if isinstance(value, str) else ""


@register.filter
def digits(value: Any) -> str:
    """Any figure or text, its figures in the active digits."""
    return "" if value is None else active_digits.shown(value)


@register.simple_tag
def digits_in_use() -> str:
    """For the page as a whole: stylesheets and scripts write figures of their own."""
    return active_digits.active()


@register.filter
def filesize(value: Any) -> str:
    """Bytes as people say them: 340 KB, 1.4 MB."""
    if not isinstance(value, int):
        return ""
    if value < 1024:
        text = ngettext("%(size)s byte", "%(size)s bytes", value) % {"size": value}
    elif value < 1024**2:
        text = gettext("%(size)s KB") % {"size": -(-value // 1024)}
    else:
        text = gettext("%(size)s MB") % {"size": f"{value / 1024**2:.1f}".removesuffix(".0")}
    return active_digits.shown(text)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return clock.local(value).date()
    return value if isinstance(value, date) else None
