"""The years that a text leaves to its reader: from the stretch behind, the one before, or the plan's fiscal year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dimensions.plans.periods.phrases import YEARS, Days, Fixed, Flag, Part, Phrase, Span, Stretch, Year
from portal.shell.fiscal import FiscalYear


def fill_years(phrases: Sequence[Phrase], fiscal_year: FiscalYear | None) -> None:
    """What the text says itself is not marked; what was concluded is, and nothing is concluded from today."""
    for phrase in phrases:
        _take_named_year(phrase)
    _fill_from_behind(phrases, fiscal_year)
    _fill_from_before(phrases)
    if fiscal_year is not None:
        _fill_from_the_plan(phrases, fiscal_year)


def _take_named_year(phrase: Phrase) -> None:
    """The year that stands before or behind the stretches of a phrase, or alone."""
    year = phrase.year
    if year is None or phrase.offers:
        return
    if not phrase.stretches and not phrase.every:
        phrase.first = Part(0, 11, year.fiscal) if year.is_fiscal else year.calendar
        if not (year.is_fiscal or year.is_calendar):
            phrase.flags.add(Flag.AMBIGUOUS)
    for stretch in (phrase.part, phrase.first, phrase.last):
        if isinstance(stretch, Part) and stretch.year is None:
            stretch.year = year.fiscal
            if not year.is_fiscal:
                phrase.flags.add(Flag.AMBIGUOUS)
    _give_to_months(phrase, year)


def _give_to_months(phrase: Phrase, year: Year) -> None:
    ends = [each for each in (phrase.first, phrase.last) if isinstance(each, Days)]
    if not ends or any(each.year is not None or each.month is None for each in ends):
        return
    ends[-1].year = year.of_month(ends[-1].month or 0)
    if (ends[0].month or 0) > (ends[-1].month or 0) and not year.is_fiscal:
        phrase.flags.add(Flag.AMBIGUOUS)


def _fill_from_behind(phrases: Sequence[Phrase], fiscal_year: FiscalYear | None) -> None:
    """ต.ค. - ธ.ค. ๖๖, ธ.ค./มี.ค. ๖๗: the year stands once, at the end; a later month before it is of the year before."""
    days: Days | None = None
    part: FiscalYear | None = None
    is_assumed = False
    for phrase in reversed(phrases):
        is_range = False
        for stretch in (phrase.last, phrase.first):
            if isinstance(stretch, Days):
                if days is not None and stretch.year is None:
                    _year_before(stretch, days, phrase, None if is_range else fiscal_year, is_range=is_range)
                    if is_assumed:
                        phrase.flags.add(Flag.YEAR_ASSUMED)
                if stretch.year is not None:
                    days, is_assumed = stretch, Flag.YEAR_ASSUMED in phrase.flags
            elif isinstance(stretch, Fixed) and stretch.dates is not None:
                days, is_assumed = Days(month=stretch.dates.start.month, year=stretch.dates.start.year), False
            is_range = stretch is not None
        for named in (phrase.last, phrase.first, phrase.part):
            if isinstance(named, Part):
                named.year = named.year or part
                part = named.year


def _year_before(
    stretch: Days, behind: Days, phrase: Phrase, fiscal_year: FiscalYear | None, *, is_range: bool
) -> None:
    if stretch.month is None:
        stretch.month, stretch.year = behind.month, behind.year
        return
    year, is_later = behind.year or 0, stretch.month > (behind.month or 0)
    if is_later and not is_range:
        phrase.flags.add(Flag.YEAR_ASSUMED)
        if fiscal_year is not None and fiscal_year.year_of(stretch.month) == year:
            is_later = False
    stretch.year = _known(year - is_later)


def _fill_from_before(phrases: Sequence[Phrase]) -> None:
    """ธ.ค. ๖๖, มี.ค.: the next March; of quarters the same fiscal year."""
    days: Days | None = None
    part: FiscalYear | None = None
    for phrase in phrases:
        for stretch in (phrase.part, phrase.first, phrase.last):
            if isinstance(stretch, Days):
                if stretch.year is None and stretch.month is not None and days is not None:
                    stretch.year = _known((days.year or 0) + (stretch.month < (days.month or 0)))
                    phrase.flags.add(Flag.YEAR_ASSUMED)
                days = stretch if stretch.year is not None else days
            elif isinstance(stretch, Part):
                if stretch.year is None and part is not None:
                    stretch.year = part
                    if stretch is not phrase.part or phrase.first is None:
                        phrase.flags.add(Flag.YEAR_ASSUMED)
                elif stretch.year is None and stretch is phrase.last:
                    stretch.year = _fiscal_year_at(phrase.first)
                    phrase.flags.add(Flag.YEAR_ASSUMED)
                part = stretch.year
        if phrase.part is not None and phrase.part.year is not None:
            _give_to_months(phrase, Year(phrase.part.year.end.year, is_fiscal=True))


def _known(year: int) -> int | None:
    """A year reckoned from its neighbours, until a long list has led out of all plans."""
    return year if year in YEARS else None


def _fiscal_year_at(stretch: Stretch | None) -> FiscalYear | None:
    span = span_of(stretch)
    return None if span is None else FiscalYear.of(span.start)


def _fill_from_the_plan(phrases: Sequence[Phrase], fiscal_year: FiscalYear) -> None:
    for phrase in phrases:
        for stretch in (phrase.part, phrase.first, phrase.last):
            if isinstance(stretch, Days) and stretch.year is None and stretch.month is not None:
                stretch.year = fiscal_year.year_of(stretch.month)
            elif isinstance(stretch, Part) and stretch.year is None:
                stretch.year = fiscal_year
            else:
                continue
            if stretch is not phrase.part or phrase.first is None:
                phrase.flags.add(Flag.YEAR_ASSUMED)


def has_year(stretch: Stretch) -> bool:
    if isinstance(stretch, Days):
        return stretch.year is not None and stretch.month is not None
    return isinstance(stretch, Fixed) or stretch.year is not None


def span_of(stretch: Stretch | None) -> Span | None:
    """Its dates, where its year is known and the month has the day."""
    if stretch is None or not has_year(stretch):
        return None
    try:
        return stretch.span()
    except ValueError:
        return None


def nearest_span_of(stretch: Stretch) -> Span | None:
    """With a day that the month does not have put at its end."""
    if isinstance(stretch, Days) and stretch.first and has_year(stretch):
        whole = replace(stretch, first=None, last=None).span()
        start = min(stretch.first, whole.end.day)
        end = min(stretch.last or stretch.first, whole.end.day)
        return Span(whole.start.replace(day=start), whole.start.replace(day=end)) if 0 < start <= end else None
    return span_of(stretch)
