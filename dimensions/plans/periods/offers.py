"""Dates that a text without dates may mean: offered to a person, never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dimensions.plans.periods.phrases import Days, Limit, Part, Phrase, Span
from dimensions.plans.periods.years import has_year, nearest_span_of, span_of
from portal.shell.fiscal import FiscalYear, add_years, month_end

MOST = 36
A_WEEK = 7
A_QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Offer:
    """A period that somebody may accept; without a start it is due by its end."""

    start: date | None
    end: date


def offers_of(phrase: Phrase, fiscal_year: FiscalYear | None) -> tuple[Offer, ...]:
    """For a phrase that carries no dates of its own."""
    year = phrase.year.fiscal if phrase.year else fiscal_year
    if phrase.offers:
        return tuple(_offer(phrase, Part(each.first, each.last, year).span()) for each in phrase.offers if year)
    if phrase.week is not None and isinstance(phrase.first, Days):
        span = span_of(phrase.first)
        return _days_of_months(phrase, span) if span else ()
    if phrase.every is not None and phrase.first is None and phrase.part is None:
        return returning(phrase, Span(year.start, year.end)) if year else ()
    if phrase.week is not None:
        return _days_of_months(phrase, Span(year.start, year.end)) if year else ()
    if isinstance(phrase.part, Part) and phrase.first is None and phrase.part.is_offered and phrase.part.year:
        return (_offer(phrase, phrase.part.span()),)
    return ()


def returning(phrase: Phrase, span: Span) -> tuple[Offer, ...]:
    """One for each interval of the span; none where it returns more often than every month."""
    months = phrase.every.months if phrase.every else A_QUARTER if phrase.names_quarters else None
    if months is None:
        return ()
    if months == 1 and (phrase.days or phrase.week is not None):
        return _days_of_months(phrase, span)
    firsts = list(_months(span))[::months]
    if len(firsts) > MOST:
        return ()
    ends = [month_end(_later(first, months - 1)) for first in firsts]
    found = [Span(max(first, span.start), min(end, span.end)) for first, end in zip(firsts, ends, strict=True)]
    if phrase.days or phrase.only_end:  # ทุกสิ้นไตรมาส, สิ้นเดือนของทุกเดือน
        found = [Span(each.end, each.end) for each in found]
    return tuple(_offer(phrase, each) for each in found)


def to_the_end_of_the_year(start: date, fiscal_year: FiscalYear | None) -> tuple[Offer, ...]:
    """For what begins and is not said to end."""
    return (Offer(start, fiscal_year.end),) if fiscal_year and start <= fiscal_year.end else ()


def put_right(phrase: Phrase) -> tuple[Offer, ...]:
    """The nearest days that there are, for a range that begins or ends on none, or that runs backwards."""
    if phrase.first is None:
        return ()
    first, last = (
        nearest_span_of(each) if has_year(each) else None for each in (phrase.first, phrase.last or phrase.first)
    )
    if first is None or last is None:
        return ()
    start = first.start if first.start <= last.end else add_years(first.start, -1)
    return (_offer(phrase, Span(start, last.end)),) if start <= last.end else ()


def _offer(phrase: Phrase, span: Span) -> Offer:
    return Offer(None if phrase.limit is Limit.BY else span.start, span.end)


def _days_of_months(phrase: Phrase, span: Span) -> tuple[Offer, ...]:
    firsts = list(_months(span))
    days = phrase.days or [_week(phrase.week or 0)]
    if len(firsts) * len(days) > MOST:
        return ()
    found = (Span(_day(first, one), _day(first, other)) for first in firsts for one, other in days if one <= other)
    return tuple(_offer(phrase, each) for each in found)


def _week(number: int) -> tuple[int, int]:
    """The days of a week of the month; the last one is counted from the end."""
    if number < 0:
        return -A_WEEK, -1
    return (A_WEEK * (number - 1) + 1, A_WEEK * number) if 0 < number <= 5 else (1, 0)


def _day(first: date, number: int) -> date:
    """That day of the month, or its last where it has no such day; one below zero is counted from the end."""
    end = month_end(first)
    if number < 0:
        return end + timedelta(days=number + 1)
    return first + timedelta(days=number - 1) if 0 < number <= end.day else end


def _months(span: Span) -> Iterator[date]:
    first = span.start.replace(day=1)
    while first <= span.end:
        yield first
        first = _later(first, 1)


def _later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
