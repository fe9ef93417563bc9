"""Dates in the language and digits of the present reader."""

from datetime import date, datetime

from django.utils.translation import get_language

from portal.shell import digits
from portal.shell.fiscal import BUDDHIST_OFFSET, Language, RangeStyle, Style, format_date, format_datetime, format_range


def reader_language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "th"


def say_date(day: date, style: Style = "short") -> str:
    return format_date(day, style=style, language=reader_language(), digits=digits.active())


def say_moment(moment: datetime, style: Style = "short") -> str:
    return format_datetime(moment, style=style, language=reader_language(), digits=digits.active())


def say_fiscal_year(year: int) -> str:
    """Its number, which plans and letters call it by; in English, where dates are of the common era, both years too."""
    if reader_language() == "th":
        return digits.shown(year)
    first = year - BUDDHIST_OFFSET - 1
    return f"{year} ({first}/{(first + 1) % 100:02})"


def say_range(start: date | None, end: date | None, style: RangeStyle = "short") -> str:
    return format_range(start, end, style=style, language=reader_language(), digits=digits.active())
