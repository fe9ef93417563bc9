"""Tokens read as phrases: where one period ends and the next begins, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from dimensions.plans.periods.lexicon import Kind
from dimensions.plans.periods.names import Namer
from dimensions.plans.periods.phrases import Flag, Limit, Part, Phrase, Stretch
from dimensions.plans.periods.stretches import JOINING, LISTING, NAMING_A_YEAR, SAYING_NOTHING, are_in_figures
from dimensions.plans.periods.tokens import Token

SEPARATORS = {Kind.COMMA, Kind.OR, Kind.SLASH, Kind.BULLET}
HEADS = {Kind.ROUND, Kind.QUARTER, Kind.PART, Kind.APPRAISAL}
LIMITS = {Kind.BY: Limit.BY, Kind.BEFORE: Limit.BEFORE, Kind.AFTER: Limit.AFTER, Kind.FROM: Limit.FROM}
OPENING_A_STRETCH = {Kind.DATE, Kind.DATES, Kind.MONTH, Kind.MONTH_OF_YEAR, Kind.YEAR_AND_MONTH, Kind.WEEKDAY}
BEHIND_A_RANGE = SAYING_NOTHING | {Kind.END_OF, Kind.BY, Kind.FROM}


def phrases_of(tokens: list[Token]) -> list[Phrase]:
    """In the order of the text; words between two periods belong to the one before them."""
    parser = _Parser(tokens)
    found: list[Phrase] = []
    while parser.kind() is not None:
        phrase = parser.phrase()
        if found and not phrase.says_something:
            _append(found[-1], phrase)
        elif found and not found[-1].says_something:
            phrase.start = found.pop().start
            found.append(phrase)
        else:
            found.append(phrase)
    for one, other in pairwise(found):
        _limit_alike(one, other)
    return found


def _limit_alike(one: Phrase, other: Phrase) -> None:
    """ภายใน ๓๑ มี.ค. และ ๓๐ ก.ย.: said once, meant twice."""
    says_otherwise = other.limit or other.last or other.every or other.is_named_first
    if one.limit is Limit.BY and other.after in LISTING and not says_otherwise:
        other.limit = Limit.BY


def _append(phrase: Phrase, rest: Phrase) -> None:
    if rest.end > rest.start:
        phrase.end = rest.end
        phrase.flags |= rest.flags


class _Parser(Namer):
    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.closed_by = _closing_brackets(tokens)
        self.steps: Mapping[Kind, Callable[[Phrase], None]] = {
            Kind.DASH: self.join,
            Kind.TO: self.join,
            Kind.OPEN: self.open,
            Kind.ROUND: self.round,
            Kind.APPRAISAL: self.appraisal,
            Kind.EVERY: self.every,
            Kind.EVERY_DAY: self.every_day,
            Kind.WEEK: self.week,
            Kind.ALL_YEAR: self.all_year,
            Kind.FISCAL: self.fiscal_year,
            Kind.YEAR: self.year,
            Kind.ERA: self.year,
            Kind.NUMBER: self.number,
            Kind.WORD: self.word,
            Kind.QUANTITY: self.quantity,
        } | dict.fromkeys(OPENING_A_STRETCH, self.dated)

    def phrase(self) -> Phrase:
        joined, begun = self.skip_separators(), self.at
        start = self.now.start if self.kind() is not None else self.tokens[-1].end
        phrase = Phrase(start, start, after=joined)
        if joined is Kind.OR:
            phrase.flags.add(Flag.AMBIGUOUS)
        self.heads = set()
        self.continue_list(phrase)
        while (kind := self.kind()) is not None and not self.ends(phrase, kind):
            self.step(phrase, kind)
        self.give_back(phrase, begun)
        if self.kind() is Kind.OR:
            phrase.flags.add(Flag.AMBIGUOUS)
        self.former_heads = self.heads
        return phrase

    def skip_separators(self) -> Kind | None:
        last = None
        while (kind := self.kind()) in SEPARATORS:
            last = kind if last is not Kind.SLASH else last
            self.at += 1
        return last

    def give_back(self, phrase: Phrase, begun: int) -> None:
        """Words that say nothing of their own belong to what follows: รอบการรายงาน ๓๐ มิ.ย."""
        if self.kind() is not None and self.kind() not in SEPARATORS:
            while self.at > begun + 1 and self.tokens[self.at - 1].kind in {Kind.SILENT, Kind.MONTH_WORD}:
                self.at -= 1
        if self.at > begun:
            phrase.end = self.tokens[self.at - 1].end

    def ends(self, phrase: Phrase, kind: Kind) -> bool:
        """Does something new begin here?"""
        if kind in SEPARATORS:
            return phrase.says_something
        if kind in HEADS:
            return kind in self.heads or (phrase.first is not None and not self.is_label_behind(kind))
        if phrase.first is None or self.is_year_here():
            return False
        if kind in LIMITS:
            return kind is not Kind.FROM or phrase.last is not None
        if kind in {Kind.WORD, Kind.SILENT}:
            return self.now.line != self.tokens[self.at - 1].line
        return kind in OPENING_A_STRETCH or (kind is Kind.NUMBER and self.leads[self.at])

    def is_label_behind(self, kind: Kind) -> bool:
        """ม.ค. ๖๗ ครั้งที่ ๑: a round at the end of its line names what stands before it."""
        if kind is not Kind.ROUND or self.heads or self.now.line != self.tokens[self.at - 1].line:
            return False
        behind = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        return behind is None or behind.kind in SEPARATORS or behind.line != self.now.line

    def is_year_here(self) -> bool:
        return self.kind() in NAMING_A_YEAR

    def step(self, phrase: Phrase, kind: Kind) -> None:
        if kind in LIMITS:
            phrase.limit = LIMITS[kind]
        elif kind is Kind.NOW:
            phrase.from_now = True
        elif kind is Kind.ONWARD:
            phrase.is_open = True
        elif kind is Kind.END_OF:
            phrase.only_end = phrase.first is None
        elif kind is Kind.ABOUT:
            phrase.flags.add(Flag.AMBIGUOUS)
        elif kind is Kind.QUARTER:
            self.heads.add(kind)
            phrase.part = self.quarter(phrase) or phrase.part
            return
        elif kind is Kind.PART:
            self.heads.add(kind)
            phrase.part = self.part(phrase) if phrase.part is None else phrase.part
            return
        elif kind in self.steps:
            self.steps[kind](phrase)
            return
        self.at += 1

    def dated(self, phrase: Phrase) -> None:
        before = self.at
        found = self.stretch(phrase)
        if found is not None and phrase.first is None:
            phrase.first = found
            phrase.is_named_first = bool(phrase.label)
        self.at = max(self.at, before + 1)

    def join(self, phrase: Phrase) -> None:
        """A dash or ถึง: between two stretches a range, before the first a limit, else nothing."""
        token = self.take()
        if phrase.first is None and phrase.year is not None and self.range_of_years(phrase):
            return
        if phrase.first is None:
            if phrase.from_now or (token.kind is Kind.TO and not phrase.says_something):
                phrase.limit = Limit.BY
            elif token.kind is Kind.DASH and not phrase.says_something:
                phrase.flags.add(Flag.STRAY_DASH)
            return
        before = self.at
        self.skip(BEHIND_A_RANGE)
        if self.kind() is Kind.NOW:
            phrase.is_open = True
        elif found := self.far_end(phrase):
            if phrase.last is not None:
                phrase.flags.add(Flag.AMBIGUOUS)
            elif are_in_figures(phrase.first, found):
                phrase.flags.discard(Flag.AMBIGUOUS)
            phrase.last = found
        else:
            self.at = before
            if token.kind is Kind.DASH:
                phrase.flags.add(Flag.STRAY_DASH)

    def far_end(self, phrase: Phrase) -> Stretch | None:
        if self.kind() in NAMING_A_YEAR:
            year = self.named_year()
            if year is None and self.kind() in {Kind.FISCAL, Kind.ALL_YEAR}:
                self.at += 1
                return Part(0, 11)
            return None if year is None else Part(0, 11, year.fiscal) if year.is_fiscal else year.calendar
        if self.kind() is Kind.QUARTER:
            labels = len(phrase.label)
            found = self.quarter(phrase)
            del phrase.label[labels:]
            return found
        return self.stretch(phrase)

    def range_of_years(self, phrase: Phrase) -> bool:
        """ปี ๒๕๖๗ - ๒๕๗๐."""
        before, first = self.at, phrase.year
        self.skip(SAYING_NOTHING)
        last = self.whole_year()
        if first is None or last is None:
            self.at = before
            return False
        if first.is_fiscal:
            phrase.first, phrase.last = Part(0, 11, first.fiscal), Part(0, 11, last.fiscal)
        else:
            phrase.first, phrase.last = first.calendar, last.calendar
        if not (first.is_fiscal or first.is_calendar):
            phrase.flags.add(Flag.AMBIGUOUS)
        return True

    def open(self, phrase: Phrase) -> None:
        """What stands in brackets behind a stretch explains it; elsewhere brackets say nothing."""
        end = self.closed_by[self.at]
        self.at += 1
        if phrase.first is None or end is None:
            return
        inside = Phrase(0, 0, first=None, label=list(phrase.label))
        while self.at < end and (kind := self.kind()) is not None:
            if kind in HEADS and kind in self.heads:
                self.at += 1
                continue
            if kind in HEADS:
                self.heads.add(kind)
            self.step(inside, kind)
        self.at = max(self.at, min(end + 1, len(self.tokens)))
        self.explain(phrase, inside)

    def explain(self, phrase: Phrase, inside: Phrase) -> None:
        phrase.label = inside.label
        phrase.part = phrase.part or inside.part
        phrase.every = phrase.every or inside.every
        phrase.week = phrase.week or inside.week
        phrase.year = phrase.year or inside.year
        phrase.flags |= inside.flags
        if inside.first is not None and (inside.first, inside.last) != (phrase.first, phrase.last):
            phrase.flags.add(Flag.AMBIGUOUS)

    def fiscal_year(self, phrase: Phrase) -> None:
        """With its number a year; without one the whole of the plan's year."""
        if not self.year_is_taken(phrase):
            self.at += 1
            if phrase.first is None and phrase.part is None:
                phrase.first = Part(0, 11)

    all_year = fiscal_year

    def year(self, phrase: Phrase) -> None:
        if not self.year_is_taken(phrase):
            self.at += 1

    def year_is_taken(self, phrase: Phrase) -> bool:
        year = self.whole_year()
        if year is None:
            return False
        if phrase.year is not None and phrase.year.number != year.number:
            phrase.flags.add(Flag.AMBIGUOUS)
        phrase.year = phrase.year or year
        return True

    def number(self, phrase: Phrase) -> None:
        if self.leads[self.at]:
            self.dated(phrase)
        elif phrase.first is None and self.kind(1) in JOINING and self.kind(2) is Kind.MONTH_OF_YEAR:
            self.months_of_one_year(phrase)
        elif not self.year_is_taken(phrase):
            self.day_of_each_month(phrase)

    def word(self, phrase: Phrase) -> None:
        """An unknown word; what was to limit the next date limits the word."""
        self.at += 1
        phrase.flags.add(Flag.WORDS_UNREAD)
        if phrase.first is None:
            phrase.limit = None

    def quantity(self, phrase: Phrase) -> None:
        self.at += 1
        if phrase.first is None:
            phrase.limit = None


def _closing_brackets(tokens: list[Token]) -> list[int | None]:
    closed: list[int | None] = [None] * len(tokens)
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            waiting.append(place)
        elif token.kind is Kind.CLOSE and waiting:
            closed[waiting.pop()] = place
    return closed
