"""What a text says before anybody asks for the year: stretches of a calendar, and the phrases that name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dimensions.plans.periods.lexicon import Kind
from portal.shell.fiscal import BUDDHIST_OFFSET, FiscalYear, month_end

ONE_DAY = timedelta(days=1)
# Of the common era; no plan is of another time, and every reckoning from one of these stays within the calendar.
YEARS = range(1900, 2300)
# A spreadsheet takes มี.ค.-67 for March 1967: the two digits are those of a Buddhist year of this century.
MADE_BY_A_SPREADSHEET = range(1950, 2000)
TO_THE_BUDDHIST_CENTURY = 2500 - 1900 - BUDDHIST_OFFSET


class Flag(StrEnum):
    """What the reading noticed; docs/periods.md says when."""

    NO_DATES = "no_dates"
    NO_YEAR = "no_year"
    IMPOSSIBLE_DATE = "impossible_date"
    ENDS_BEFORE_START = "ends_before_start"
    OPEN_ENDED = "open_ended"
    RECURRING = "recurring"
    YEAR_ASSUMED = "year_assumed"
    OUTSIDE_FISCAL_YEAR = "outside_fiscal_year"
    MONTH_SLIP = "month_slip"
    CENTURY_SLIP = "century_slip"
    STRAY_DASH = "stray_dash"
    LOOK_ALIKE = "look_alike"
    WEEKDAY_DIFFERS = "weekday_differs"
    LABEL_DIFFERS = "label_differs"
    AMBIGUOUS = "ambiguous"
    WORDS_UNREAD = "words_unread"


@dataclass(frozen=True)
class Year:
    """A common year as the text says it, or the fiscal year that ends in it."""

    number: int
    is_fiscal: bool = False
    is_calendar: bool = False  # says so: พ.ศ.

    @property
    def fiscal(self) -> FiscalYear:
        return FiscalYear(self.number + BUDDHIST_OFFSET)

    @property
    def calendar(self) -> Fixed:
        return Fixed(Span(date(self.number, 1, 1), date(self.number, 12, 31)))

    def of_month(self, month: int) -> int:
        return self.fiscal.year_of(month) if self.is_fiscal else self.number


@dataclass(frozen=True)
class Span:
    start: date
    end: date


@dataclass
class Days:
    """Some days of a month, or all of it; the month itself may stand further on: ๑, ๘ และ ๑๕ มี.ค."""

    first: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    in_figures: bool = False  # 10/2568

    def span(self) -> Span:
        """Raises ValueError where the month does not have the day."""
        if self.first is None:
            start = date(self.year or 0, self.month or 0, 1)
            return Span(start, month_end(start))
        start = date(self.year or 0, self.month or 0, self.first)
        return Span(start, start if self.last is None else start.replace(day=self.last))


@dataclass
class Part:
    """Months of a fiscal year, counted from its October: a quarter, a half, all of it."""

    first: int
    last: int
    year: FiscalYear | None = None
    is_offered: bool = False  # its months are custom, not said

    def span(self) -> Span:
        months = (self.year or FiscalYear(0)).months()
        return Span(months[self.first], month_end(months[self.last]))


@dataclass
class Fixed:
    """Dates that the text says in full; none where there is no such day."""

    dates: Span | None
    weekday: int | None = None

    def span(self) -> Span:
        if self.dates is None:
            raise ValueError
        return self.dates


Stretch = Days | Part | Fixed


class Limit(StrEnum):
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"


@dataclass(frozen=True)
class Every:
    """So many months apart; nothing where the text says days or weeks, or only that it returns."""

    months: int | None


@dataclass
class Phrase:
    """One period of the text, from one letter to another of it."""

    start: int
    end: int
    label: list[str] = field(default_factory=list)
    part: Part | None = None  # which the label names
    limit: Limit | None = None
    first: Stretch | None = None
    last: Stretch | None = None
    only_end: bool = False  # สิ้นเดือน
    year: Year | None = None  # said before or behind the stretches
    every: Every | None = None
    days: list[tuple[int, int]] = field(default_factory=list)  # of each month
    week: int | None = None
    offers: list[Part] = field(default_factory=list)
    is_open: bool = False
    from_now: bool = False
    is_named_first: bool = False  # its label stands before its dates
    after: Kind | None = None  # the separator before it
    flags: set[Flag] = field(default_factory=set)
    names_quarters: bool = False  # ไตรมาสที่ ๑-๔: all of that time, or once in each?
    stray_dashes: list[int] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        return bool(self.first or self.part or self.every or self.label or self.year or self.week)

    @property
    def stretches(self) -> list[Stretch]:
        return [each for each in (self.part, self.first, self.last) if each is not None]
