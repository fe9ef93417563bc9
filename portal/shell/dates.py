"""Dates in the language and digits of the present reader."""

from datetime import date, datetime

from django.utils.translation import get_language

from portal.shell import digits
from portal.shell.fiscal import (
    Language,
    RangeStyle,
    Style,
    format_date,
    format_datetime,
    format_fiscal_year,
    format_range,
    format_round,
)


def reader_language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "th"


def say_date(day: date, style: Style = "short") -> str:
    return format_date(day, style=style, language=reader_language(), digits=digits.active())


def say_moment(moment: datetime, style: Style = "short") -> str:
    return format_datetime(moment, style=style, language=reader_language(), digits=digits.active())


def say_fiscal_year(year: int) -> str:
    return format_fiscal_year(year, language=reader_language(), digits=digits.active())


def say_round(label: str) -> str:
    return format_round(label, language=reader_language(), digits=digits.active())


def say_range(start: date | None, end: date | None, style: RangeStyle = "short") -> str:
    return format_range(start, end, style=style, language=reader_language(), digits=digits.active())
