"""The days that a plan means by a month or a span of them, as its writers type it."""

import re
from datetime import date
from functools import lru_cache

from portal.shell.fiscal.era import add_years, month_end
from portal.shell.fiscal.script import arabic_digits, tidy
from portal.shell.fiscal.typed import DASHES, common_year, read_month

Span = tuple[date | None, date]
"""From when, where that is said, and until when."""

_MONTH = "[ก-ฮเ-ไ][ก-๎. ]*?"
_GAP = " ?-? ?"  # before a year, as in เม.ย.-๖๓
_SPAN = re.compile(
    rf"(?P<by>ภายใน(?:วันที่)?)? ?(?:(?P<day>\d{{1,2}}) ?(?:- ?(?P<last_day>\d{{1,2}}) ?)?)?"
    rf"(?P<month>{_MONTH})(?:{_GAP}(?P<year>\d{{4}}|\d\d))?"
    rf"(?: ?- ?(?P<until_day>\d{{1,2}})? ?(?P<until>{_MONTH})(?:{_GAP}(?P<until_year>\d{{4}}|\d\d))?)?"
)


@lru_cache(maxsize=1024)
def read_span(text: str) -> Span | None:
    """ก.พ. 2570, ธ.ค.๖๖ - มิ.ย. ๖๗, ๑-๑๕ มี.ค. ๖๗ or ภายใน ๓๐ มิ.ย. ๖๙; nothing for any other words.

    >>> read_span("ก.พ. ๖๗")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    found = _SPAN.fullmatch(DASHES.sub("-", arabic_digits(tidy(text))))
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:  # a day that the month does not have
        return None


def _days(found: re.Match[str]) -> Span | None:
    last = _first_of(found["until"] or found["month"], found["until_year"] or found["year"])
    first = _first_of(found["month"], found["year"] or found["until_year"])
    if first is None or last is None or (found["last_day"] and found["until"]):
        return None
    if first > last and not found["year"]:  # ธ.ค. - ม.ค. ๖๗
        first = add_years(first, -1)
    closing = found["until_day"] or found["last_day"] or (found["day"] if not found["until"] else None)
    start = first.replace(day=int(found["day"])) if found["day"] else first
    end = last.replace(day=int(closing)) if closing else month_end(last)
    if start > end or (found["until"] and bool(found["day"]) != bool(found["until_day"])):
        return None
    return (None, end) if found["by"] else (start, end)


def _first_of(month: str, digits: str | None) -> date | None:
    """The first day of a month of a year, of which plans often write the last two figures."""
    number, year = read_month(month), common_year(digits or "")
    return date(year, number, 1) if number and year else None
