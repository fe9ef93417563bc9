"""A text of a plan read as its periods."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dimensions.plans.periods.cleaning import clean, slipped
from dimensions.plans.periods.lexicon import Kind
from dimensions.plans.periods.offers import Offer, offers_of, put_right, returning, to_the_end_of_the_year
from dimensions.plans.periods.parsing import phrases_of
from dimensions.plans.periods.phrases import ONE_DAY, Days, Fixed, Flag, Limit, Part, Phrase, Span, Stretch
from dimensions.plans.periods.spelling import Spelled, has_look_alikes, spell
from dimensions.plans.periods.tokens import Token, tokens_of
from dimensions.plans.periods.years import fill_years, has_year, span_of
from portal.shell.fiscal import FiscalYear, arabic_digits, in_digits, month_end


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPeriod:
    """`raw` is a piece of the text as typed, `clean` the same put right where it slipped.

    Without an end it is undated, and may propose dates; with an end alone it is due by then.
    """

    raw: str
    label: str | None = None
    start: date | None = None
    end: date | None = None
    flags: tuple[Flag, ...] = ()
    proposal: tuple[Offer, ...] = ()
    clean: str | None = None


def read_periods(text: str, *, fiscal_year: int | None = None) -> list[ReadPeriod]:
    """Every period of the text in its order; the Buddhist fiscal year, where known, gives the year that is not said.

    >>> [str(period.end) for period in read_periods("ธ.ค. - ก.พ. ๖๗")]
    ['2024-02-29']
    """
    spelled = spell(text)
    tokens = tokens_of(spelled.text)
    if not tokens:
        return []
    year = None if fiscal_year is None else FiscalYear(fiscal_year)
    phrases = phrases_of(tokens)
    if len(phrases) == 1:
        phrases[0].start, phrases[0].end = 0, len(spelled.text)
    fill_years(phrases, year)
    starts = [token.start for token in tokens]
    bounds = [(bisect_left(starts, phrase.start), bisect_left(starts, phrase.end)) for phrase in phrases]
    found = [
        _Reader(phrase, spelled, tokens[first:last], year).period()
        for phrase, (first, last) in zip(phrases, bounds, strict=True)
    ]
    return _with_quarters(phrases, found)


class _Reader:
    def __init__(self, phrase: Phrase, spelled: Spelled, tokens: Sequence[Token], year: FiscalYear | None) -> None:
        self.phrase, self.spelled, self.tokens, self.year = phrase, spelled, tokens, year
        self.flags = set(phrase.flags)
        self.proposal: tuple[Offer, ...] = ()

    def period(self) -> ReadPeriod:
        start, end = self.dates()
        raw = self.spelled.as_typed(self.phrase.start, self.phrase.end).strip()
        self.mark(raw, start, end)
        return ReadPeriod(
            raw=raw,
            label=self.label(raw),
            start=start,
            end=end,
            flags=tuple(flag for flag in Flag if flag in self.flags),
            proposal=self.proposal,
            clean=clean(self.phrase, self.spelled, self.tokens),
        )

    def dates(self) -> tuple[date | None, date | None]:
        phrase = self.phrase
        first = phrase.first or phrase.part
        if first is None or phrase.week is not None or (isinstance(first, Part) and first.is_offered):
            self.proposal = offers_of(phrase, self.year)
            return None, None
        last = phrase.last or first
        if not (has_year(first) and has_year(last)):
            self.flags.add(Flag.NO_YEAR)
            return None, None
        spans = span_of(first), span_of(last)
        if spans[0] is None or spans[1] is None:
            self.flags.add(Flag.IMPOSSIBLE_DATE)
        elif spans[0].start > spans[1].end:
            self.flags.add(Flag.ENDS_BEFORE_START)
        else:
            self.compare(first, Span(spans[0].start, spans[1].end))
            return self.limited(spans[0], spans[1])
        self.proposal = put_right(phrase)
        return None, None

    def limited(self, first: Span, last: Span) -> tuple[date | None, date | None]:
        """The days between which the work is to be done, as the words before and behind the dates limit them."""
        phrase, start, end = self.phrase, first.start, last.end
        if phrase.only_end:
            start = end if phrase.last is None else first.end
        if phrase.limit is Limit.AFTER:
            start = first.end + ONE_DAY
        is_closed = phrase.last is not None or (phrase.limit is Limit.FROM and _has_last_day(phrase.first))
        if (phrase.is_open and phrase.last is None) or (not is_closed and phrase.limit in {Limit.FROM, Limit.AFTER}):
            self.flags.add(Flag.OPEN_ENDED)
            self.proposal = to_the_end_of_the_year(start, self.year)
            return None, None
        if phrase.limit is Limit.BY:
            self.flags |= {Flag.AMBIGUOUS} if phrase.last else set()
            return None, end
        if phrase.limit is Limit.BEFORE:
            self.flags.add(Flag.AMBIGUOUS)
            return None, end if phrase.only_end else first.start - ONE_DAY
        if start > end:
            self.flags.add(Flag.ENDS_BEFORE_START)
            return None, None
        if phrase.every is not None or (phrase.names_quarters and phrase.first is None):
            found = returning(phrase, Span(start, end))
            self.proposal = found if len(found) > 1 else ()
        return start, end

    def compare(self, first: Stretch, span: Span) -> None:
        """Do the weekday, the quarter and the year that stand beside the dates agree with them?"""
        last = self.phrase.last or first
        for stretch, day in ((first, span.start), (last, span.end)):
            if isinstance(stretch, Days | Fixed) and stretch.weekday not in {None, day.weekday()}:
                self.flags.add(Flag.WEEKDAY_DIFFERS)
        part = self.phrase.part
        if part is not None and part is not first and _is_whole_months(span):
            months = replace(part, year=part.year or FiscalYear.of(span.start)).span()
            if not months.start <= span.start <= span.end <= months.end:
                self.flags.add(Flag.LABEL_DIFFERS)
        year = self.phrase.year
        if year is not None and year.is_fiscal and not year.fiscal.contains(span.end):
            self.flags.add(Flag.AMBIGUOUS)

    def mark(self, raw: str, start: date | None, end: date | None) -> None:
        if end is None:
            self.flags.add(Flag.NO_DATES)
            self.flags.discard(Flag.YEAR_ASSUMED)
        if self.phrase.first is None and self.phrase.part is None:
            self.flags.discard(Flag.STRAY_DASH)
        if end is None and not self.phrase.says_something:
            self.flags.discard(Flag.WORDS_UNREAD)
        if self.phrase.every is not None:
            self.flags.add(Flag.RECURRING)
        if slipped(self.tokens):
            self.flags.add(Flag.MONTH_SLIP)
        if has_look_alikes(raw):
            self.flags.add(Flag.LOOK_ALIKE)
        if self.year and not all(self.year.contains(day) for day in (start, end) if day):
            self.flags.add(Flag.OUTSIDE_FISCAL_YEAR)

    def label(self, raw: str) -> str | None:
        """In the digits of the text."""
        is_thai = arabic_digits(raw) != raw
        return in_digits(" ".join(self.phrase.label), "thai" if is_thai else "arabic") or None


def _has_last_day(stretch: Stretch | None) -> bool:
    """ตั้งแต่ ๑-๑๕ ก.พ. says its end."""
    return isinstance(stretch, Days) and stretch.last is not None


def _is_whole_months(span: Span) -> bool:
    return span.start.day == 1 and span.end == month_end(span.end)


def _with_quarters(phrases: Sequence[Phrase], found: list[ReadPeriod]) -> list[ReadPeriod]:
    """ธ.ค. ๖๖/มี.ค. ๖๗/มิ.ย. ๖๗: months with a slash between, three apart, are the reports of quarters."""
    named = list(found)
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and phrases[end].after is Kind.SLASH and _is_next_quarter(found[end - 1], found[end]):
            end += 1
        if end - start > 1:
            named[start:end] = [_named_quarter(period) for period in found[start:end]]
        start = end
    return named


def _is_next_quarter(one: ReadPeriod, other: ReadPeriod) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None or one.label or other.label:
        return False
    are_months = all(
        each.start and each.end and each.start.day == 1 and each.end == month_end(each.start) for each in (one, other)
    )
    distance = (other.start.year - one.start.year) * 12 + other.start.month - one.start.month
    return are_months and distance == 3 and FiscalYear.of(one.start) == FiscalYear.of(other.start)


def _named_quarter(period: ReadPeriod) -> ReadPeriod:
    quarter = ((period.start.month - 10) % 12) // 3 + 1 if period.start else 0
    is_thai = arabic_digits(period.raw) != period.raw
    return replace(period, label=in_digits(f"ไตรมาสที่ {quarter}", "thai" if is_thai else "arabic"))
