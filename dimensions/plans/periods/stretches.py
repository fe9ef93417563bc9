"""Tokens read as stretches of the calendar: days, months, quarters, years, and the year that belongs to them."""

from __future__ import annotations

from itertools import pairwise

from dimensions.plans.periods.lexicon import Kind
from dimensions.plans.periods.phrases import (
    MADE_BY_A_SPREADSHEET,
    TO_THE_BUDDHIST_CENTURY,
    YEARS,
    Days,
    Fixed,
    Flag,
    Phrase,
    Span,
    Stretch,
    Year,
)
from dimensions.plans.periods.tokens import Token
from portal.shell.fiscal import WEEKDAYS_TH, read_date, read_month
from portal.shell.fiscal.typed import common_year

LISTING = {Kind.COMMA, Kind.OR, Kind.SLASH}
JOINING = {Kind.DASH, Kind.TO}
BEFORE_A_MONTH = {Kind.GAP, Kind.SLASH, Kind.DASH, Kind.MONTH_WORD}
BEFORE_A_YEAR = {Kind.GAP, Kind.SLASH, Kind.DASH, Kind.COMMA}
SAYING_NOTHING = {Kind.SILENT, Kind.MONTH_WORD, Kind.GAP}
NAMING_A_YEAR = {Kind.FISCAL, Kind.YEAR, Kind.ERA, Kind.ALL_YEAR}
LAST_DAY = 31
MOST_BETWEEN = 4  # words that say nothing, before what they belong to


class Cursor:
    """A place among the tokens; what it reads it leaves behind."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.leads = _leading_to_a_month(tokens)
        self.weekday: int | None = None

    def kind(self, ahead: int = 0) -> Kind | None:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, kinds: set[Kind]) -> None:
        while self.kind() in kinds:
            self.at += 1

    def stretch(self, phrase: Phrase) -> Stretch | None:
        """What begins here, if anything does; doubts about it go to the phrase."""
        self.weekday = None
        while self.kind() is Kind.WEEKDAY:
            name = self.take().groups
            self.weekday = next(n for n, day in enumerate(WEEKDAYS_TH) if day.startswith(next(filter(None, name))))
        match self.kind():
            case Kind.DATE:
                return self.figures(phrase)
            case Kind.DATES:
                days = self.take().groups
                common = _in_its_century(year_said(days[3] or ""), phrase)
                return Days(int(days[0] or 0), int(days[1] or 0), int(days[2] or 0), common, self.weekday)
            case Kind.MONTH_OF_YEAR:
                phrase.flags.add(Flag.AMBIGUOUS)
                month, year = self.take().groups
                return Days(month=int(month or 0), year=year_said(year or ""), in_figures=True)
            case Kind.YEAR_AND_MONTH:
                year, month = self.take().groups
                return Days(month=int(month or 0), year=_in_its_century(year_said(year or ""), phrase), in_figures=True)
            case Kind.NUMBER | Kind.MONTH:
                return self.days(phrase)
        return None

    def figures(self, phrase: Phrase) -> Fixed:
        try:
            day = read_date(self.take().text.partition("t")[0].partition(" 0")[0])
            day = day.replace(year=_in_its_century(day.year, phrase) or day.year)
        except ValueError:  # no such day, or not in that year
            return Fixed(None)
        return Fixed(Span(day, day), self.weekday) if day.year in YEARS else Fixed(None)

    def days(self, phrase: Phrase) -> Days | None:
        """๕ มี.ค. ๖๗, ๑-๑๕ มี.ค., มี.ค. ๖๗; ๕ alone where a month stands behind it or behind a list."""
        found, has_dash = Days(weekday=self.weekday), False
        if self.kind() is Kind.NUMBER:
            if not self.leads[self.at]:
                return None
            found.first = self.take().number
            if self.kind() in JOINING and (ahead := self.number_behind(1)) and self.leads[self.at + ahead]:
                self.at += ahead
                found.last = self.take().number
            if self.kind() in LISTING and self.number_behind(1):
                return found
            has_dash = self.kind() is Kind.DASH  # 14-ก.พ.-68 is how a spreadsheet writes a date
            self.skip(BEFORE_A_MONTH)
        if self.kind() is not Kind.MONTH:
            return found
        found.month = read_month(self.take().text.rstrip("ฯ"))
        year = self.year_behind(phrase, has_day=found.first is not None, may_have_dash=has_dash)
        if year is not None and found.month is not None:
            found.year = year.of_month(found.month)
        return found

    def number_behind(self, ahead: int) -> int | None:
        """How far ahead the number stands that follows here, whatever says nothing before it."""
        most = ahead + MOST_BETWEEN
        while ahead < most and (self.kind(ahead) in SAYING_NOTHING or self.kind(ahead) is Kind.WEEKDAY):
            ahead += 1
        return ahead if self.kind(ahead) is Kind.NUMBER else None

    def year_behind(self, phrase: Phrase, *, has_day: bool, may_have_dash: bool) -> Year | None:
        """The year that follows a month, however it is joined to it."""
        if found := self.bracketed_year() or self.named_year():
            return found
        ahead = 1 if self.kind() in BEFORE_A_YEAR else 0
        joined = self.kind() if ahead else None
        is_english = self._is_english_month(ahead) and not has_day
        if self.kind(ahead) is not Kind.NUMBER or (self.leads[self.at + ahead] and not is_english):
            return None
        token = self.tokens[self.at + ahead]
        is_short_and_low = len(token.text) == 2 and token.number <= LAST_DAY
        is_english = is_english and is_short_and_low
        number = year_said(f"20{token.text}" if is_english else token.text)
        if number is None or (is_short_and_low and not is_english and not (has_day and not ahead)):
            return None
        if joined is Kind.DASH and not may_have_dash and not is_english:
            phrase.flags.add(Flag.STRAY_DASH)
            phrase.stray_dashes.append(self.now.start)
        if is_short_and_low:
            phrase.flags.add(Flag.AMBIGUOUS)
        self.at += ahead + 1
        return Year(number)

    def _is_english_month(self, ahead: int) -> bool:
        """Oct-23 of a spreadsheet that speaks English: a year of the common era stands right behind the month."""
        found = self.tokens[self.at - 1 : self.at + ahead + 1]
        is_tight = all(one.end == other.start for one, other in pairwise(found))
        return ahead == 1 and is_tight and found[0].text.isascii() and self.kind(2) is not Kind.NUMBER

    def bracketed_year(self) -> Year | None:
        """(๖๗), (พ.ศ. ๒๕๖๗)."""
        before = self.at
        if self.kind() is Kind.OPEN:
            self.at += 1
            found = self.named_year() or self.bare_year()
            if found and self.kind() is Kind.CLOSE:
                self.at += 1
                return found
        self.at = before
        return None

    def named_year(self) -> Year | None:
        """ปี ๒๕๖๗, พ.ศ. ๒๕๖๗, ปีงบประมาณ พ.ศ. ๒๕๖๗; nothing where no number follows these words."""
        before, era, is_fiscal, is_named, is_calendar = self.at, "", False, False, False
        self.at += self.kind() is Kind.SILENT
        while self.kind() in NAMING_A_YEAR and self.at < before + MOST_BETWEEN:
            token = self.take()
            is_named = True
            is_fiscal = is_fiscal or token.kind is Kind.FISCAL
            is_calendar = is_calendar or token.kind is Kind.ERA or "ปฏิทิน" in token.text
            era = "ค" if token.kind is Kind.ERA and any(token.groups) else era
        number = year_said(self.now.text, era) if is_named and self.kind() is Kind.NUMBER else None
        if number is None:
            self.at = before
            return None
        self.at += 1
        return Year(number, is_fiscal, is_calendar)

    def bare_year(self) -> Year | None:
        """๒๕๖๗, or ๖๗ where nothing else can be meant."""
        if self.kind() is not Kind.NUMBER or len(self.now.text) not in (2, 4) or self.leads[self.at]:
            return None
        if len(self.now.text) == 2 and self.now.number <= LAST_DAY:
            return None
        number = year_said(self.now.text)
        self.at += number is not None
        return None if number is None else Year(number)

    def whole_year(self) -> Year | None:
        """A year that stands alone: it is written in full or has its word before it."""
        if self.kind() is Kind.NUMBER:
            return self.bare_year() if len(self.now.text) == 4 else None
        return self.named_year()


def year_said(digits: str, era: str = "") -> int | None:
    """The common year of which a plan may speak."""
    year = common_year(digits, era)
    return year if year in YEARS else None


def _in_its_century(year: int | None, phrase: Phrase) -> int | None:
    """1967 in figures is 2567, and marked: no plan is of that time."""
    if year is None or year not in MADE_BY_A_SPREADSHEET:
        return year
    phrase.flags.add(Flag.CENTURY_SLIP)
    return year + TO_THE_BUDDHIST_CENTURY


def are_in_figures(first: Stretch | None, last: Stretch) -> bool:
    """10/68-3/69 can be nothing else; 10/68 alone may be a number of that year."""
    return isinstance(first, Days) and isinstance(last, Days) and first.in_figures and last.in_figures


def _leading_to_a_month(tokens: list[Token]) -> list[bool]:
    """For each number whether it is a day: a month follows it, or a list of days that a month follows."""
    leads = [False] * len(tokens)
    for place in reversed(range(len(tokens))):
        token = tokens[place]
        if token.kind is not Kind.NUMBER or len(token.text) > 2:
            continue
        kinds = [each.kind for each in tokens[place + 1 : place + 5]]
        gap = next((n for n, kind in enumerate(kinds) if kind not in BEFORE_A_MONTH), len(kinds))
        if kinds[gap : gap + 1] == [Kind.MONTH]:
            leads[place] = token.number <= LAST_DAY or (gap == 0 and token.number < 40)
        elif kinds and kinds[0] in LISTING | JOINING and token.number <= LAST_DAY:
            leads[place] = _next_number_leads(tokens, place + 2, leads)
    return leads


def _next_number_leads(tokens: list[Token], place: int, leads: list[bool]) -> bool:
    for ahead in range(place, min(place + 3, len(tokens))):
        if tokens[ahead].kind is Kind.NUMBER:
            return leads[ahead]
        if tokens[ahead].kind not in SAYING_NOTHING | {Kind.WEEKDAY}:
            return False
    return False
