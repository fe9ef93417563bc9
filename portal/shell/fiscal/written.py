"""Dates as people read them: Buddhist years in Thai, common years in English."""

import re
from datetime import date, datetime
from typing import Literal

from portal.shell.fiscal.era import (
    BANGKOK,
    BUDDHIST_OFFSET,
    MONTHS_EN,
    MONTHS_EN_SHORT,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    WEEKDAYS_EN,
    WEEKDAYS_TH,
    FiscalYear,
    month_end,
)
from portal.shell.fiscal.script import Digits, in_digits
from portal.shell.fiscal.spans import read_span

Language = Literal["th", "en"]
Style = Literal["short", "long", "numeric", "weekday", "month", "month_short"]
RangeStyle = Literal["short", "long"]

_PATTERNS: dict[Style, str] = {
    "short": "{day} {month_short} {year}",
    "long": "{day} {month} {year}",
    "numeric": "{day:02}/{number:02}/{year}",
    "weekday": "{weekday} {day} {month} {year}",
    "month": "{month} {year}",
    "month_short": "{month_short} {year}",
}


def _say(pattern: str, day: date, language: Language) -> str:
    if language == "th":
        return pattern.format(
            day=day.day,
            number=day.month,
            month=MONTHS_TH[day.month - 1],
            month_short=MONTHS_TH_SHORT[day.month - 1],
            year=day.year + BUDDHIST_OFFSET,
            weekday=f"วัน{WEEKDAYS_TH[day.weekday()]}ที่",
        )
    return pattern.format(
        day=day.day,
        number=day.month,
        month=MONTHS_EN[day.month - 1],
        month_short=MONTHS_EN_SHORT[day.month - 1],
        year=day.year,
        weekday=WEEKDAYS_EN[day.weekday()],
    )


def format_year(day: date, *, language: Language = "th", digits: Digits = "arabic") -> str:
    """The year alone, in the era of the language."""
    return in_digits(_say("{year}", day, language), digits)


def format_fiscal_year(year: int, *, language: Language = "th", digits: Digits = "arabic") -> str:
    """2570, as letters and plans call it; in English with the common years that it spans: 2570 (2026/27)."""
    end = FiscalYear(year).end.year
    return in_digits(str(year) if language == "th" else f"{year} ({end - 1}/{end % 100:02})", digits)


def format_date(day: date, *, style: Style = "short", language: Language = "th", digits: Digits = "arabic") -> str:
    """14 ก.พ. 2568 or 14 Feb 2025; the style says how much of the day is told."""
    return in_digits(_say(_PATTERNS[style], day, language), digits)


def format_datetime(
    moment: datetime, *, style: Style = "short", language: Language = "th", digits: Digits = "arabic"
) -> str:
    """The date and the hour in Bangkok: 14 ก.พ. 2568 15.30 น. or 14 Feb 2025, 15:30."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone cannot be shown")
    here = moment.astimezone(BANGKOK)
    hour = f" {here:%H.%M} น." if language == "th" else f", {here:%H:%M}"
    return in_digits(_say(_PATTERNS[style], here, language) + hour, digits)


def format_range(
    start: date | None,
    end: date | None,
    *,
    style: RangeStyle = "short",
    language: Language = "th",
    digits: Digits = "arabic",
) -> str:
    """1-15 มี.ค. 2568, ม.ค. 2568 for a whole month, ภายใน 15 ก.ค. 2567 where only the end is known."""
    month = "{month_short}" if style == "short" else "{month}"
    if start and end:
        first, last = _ends(start, end, month)
        text = _say(first, start, language) + _say(last, end, language)
    elif end:
        text = _say(("ภายใน " if language == "th" else "by ") + _PATTERNS[style], end, language)
    elif start:
        text = _say(("ตั้งแต่ " if language == "th" else "from ") + _PATTERNS[style], start, language)
    else:
        text = ""
    return in_digits(text, digits)


def _ends(start: date, end: date, month: str) -> tuple[str, str]:
    """The patterns of both ends, where the first leaves out what the second says again."""
    whole_months = start.day == 1 and end == month_end(end)
    day = "" if whole_months else "{day} "
    last = f"{day}{month} {{year}}"
    if start.year != end.year:
        return f"{last} - ", last
    if start.month != end.month:
        return f"{day}{month} - ", last
    return ("" if whole_months or start == end else "{day}-"), last


# A round as plans number it, perhaps with its days; what is neither that nor a span is left as it stands.
_ROUND = re.compile("(ไตรมาส|รอบ)(?:ที่)? ?([0-9๐-๙]{1,2})(?: (.+))?")
_ROUNDS_EN = {"ไตรมาส": "Quarter", "รอบ": "Round"}


def format_round(label: str, *, language: Language = "th", digits: Digits = "arabic") -> str:
    """ไตรมาสที่ 1 or Quarter 1, ก.พ. ๖๗ or Feb 2024, รอบ ๑ มี.ค. ๖๗ or Round 1, Mar 2024: a label of a plan."""
    found = _ROUND.fullmatch(label.strip())
    days = found[3] if found else label
    span = read_span(days) if days else None
    if language == "th" or (days and not span):
        return in_digits(label, digits)
    numbered = f"{_ROUNDS_EN[found[1]]} {found[2]}" if found else ""
    said = format_range(*span, language="en") if span else ""
    return in_digits(", ".join(filter(None, (numbered, said))), digits)
