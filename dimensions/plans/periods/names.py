"""Tokens read as the names that plans give to periods: rounds, quarters, parts of the year, and how often."""

from __future__ import annotations

import re
from dataclasses import replace

from dimensions.plans.periods.lexicon import COUNTS, ORDINALS, Kind
from dimensions.plans.periods.phrases import Days, Every, Flag, Part, Phrase, Year
from dimensions.plans.periods.stretches import JOINING, LAST_DAY, LISTING, Cursor, year_said
from dimensions.plans.periods.tokens import Token
from portal.shell.fiscal import MONTHS_TH

MONTHS_BETWEEN = {"เดือน": 1, "ไตรมาส": 3, "ครึ่งปี": 6, "ปี": 12, "ครั้ง": 1}
HALVES = {1: (0, 5), 2: (6, 11)}
MONTHS_OF_A_ROUND = re.compile("(3|6|9|12) ?เดือน")
LONGEST_LABEL = 200
LAST_WEEK = -1


class Namer(Cursor):
    """What it reads it writes down in the phrase; `heads` are the kinds of names that the phrase has."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.heads: set[Kind] = set()
        self.former_heads: set[Kind] = set()

    def continue_list(self, phrase: Phrase) -> None:
        """๒ in ไตรมาส ๑, ๒ และ ๔; ๑๒ เดือน in รอบ ๖ เดือน และ ๑๒ เดือน."""
        if Kind.QUARTER in self.former_heads and self.is_number_of_a_quarter():
            self.heads.add(Kind.QUARTER)
            phrase.part = self.quarter(phrase)
        elif Kind.PART in self.former_heads and (months := self.months_of_a_round()):
            self.heads.add(Kind.PART)
            phrase.label.append(f"รอบ {months} เดือน")
            phrase.part = Part(0, months - 1, is_offered=True)

    def is_number_of_a_quarter(self) -> bool:
        if self.kind() is Kind.MONTH_OF_YEAR:
            return True
        return self.kind() is Kind.NUMBER and len(self.now.text) == 1 and not self.leads[self.at]

    def months_of_a_round(self) -> int | None:
        found = MONTHS_OF_A_ROUND.fullmatch(self.now.text) if self.kind() is Kind.QUANTITY else None
        if found is None:
            return None
        self.at += 1
        return int(found[1])

    def round(self, phrase: Phrase) -> None:
        """รอบที่ ๑, ครั้งที่ ๑/๒๕๖๗, รอบที่ ๑ และ ๒."""
        self.heads.add(Kind.ROUND)
        token = self.take()
        word, has_ordinal, said = token.groups
        number = ORDINALS.get(said or "") or int(said or 0)
        if not has_ordinal and number > 4 and self.kind() is Kind.MONTH:
            phrase.flags.add(Flag.AMBIGUOUS)
        phrase.label.append(f"{word}ที่ {number}{self.more_numbers()}")

    def more_numbers(self) -> str:
        """/๒๕๖๗ or และ ๒ behind the number of a round, as a label says them."""
        said = ""
        while (kind := self.kind()) in LISTING | JOINING:
            ahead = self.number_behind(1)
            if ahead is None or self.leads[self.at + ahead] or len(said) > LONGEST_LABEL // 2:
                break
            number = self.tokens[self.at + ahead]
            is_year = len(number.text) in (2, 4) and number.number > LAST_DAY
            behind = self.kind(ahead + 1)
            if (is_year and kind is not Kind.SLASH) or (behind is Kind.MONTH and not is_year):
                break
            joined = self.now.text
            said += f"{joined}{number.text}" if kind is Kind.SLASH or kind is Kind.DASH else f" {joined} {number.text}"
            self.at += ahead + 1
        return said

    def appraisal(self, phrase: Phrase) -> None:
        """The two rounds in which the civil service is appraised: October to March, April to September."""
        self.heads.add(Kind.APPRAISAL)
        word = " ".join(self.take().text.split())
        numbers: list[int] = []
        said = ""
        while self.kind() is Kind.NUMBER and len(self.now.text) == 1 and not self.leads[self.at]:
            numbers.append(self.now.number)
            said += f" {self.take().text}"
            ahead = self.number_behind(1) if self.kind() in LISTING | JOINING else None
            if ahead is None or len(self.tokens[self.at + ahead].text) != 1:
                break
            said += f" {self.now.text}"
            self.at += ahead
        if self.kind() is Kind.MONTH_OF_YEAR and not numbers:
            said = f" {self.now.text}"
            numbers.append(int(self.now.groups[0] or 0))
            year = year_said(self.take().groups[1] or "")
            phrase.year = Year(year, is_fiscal=True) if year else phrase.year
        else:
            phrase.year = self.year_of_part(phrase) or phrase.year
        phrase.label.append(f"{word}{said}"[:LONGEST_LABEL])
        phrase.offers += [Part(*HALVES[number]) for number in dict.fromkeys(numbers) if number in HALVES]

    def every(self, phrase: Phrase) -> None:
        _, count, unit, times = self.take().groups
        many = COUNTS.get(count or "") or int(count or 1)
        often = COUNTS.get(times or "") or int(times or 1)
        name = next((name for name in MONTHS_BETWEEN if (unit or "").endswith(name)), None)
        months = MONTHS_BETWEEN[name] * many if name else None
        if months and often > 1:
            months = months // often if months % often == 0 else months if months == 1 else None
        if "สิ้น" in (unit or ""):
            phrase.days.append((LAST_DAY, LAST_DAY))
        if phrase.every is None or months is None:
            phrase.every = Every(months if months and 12 % months == 0 else None)

    def every_day(self, phrase: Phrase) -> None:
        self.at += 1
        phrase.every = phrase.every or Every(1)

    def week(self, phrase: Phrase) -> None:
        said = next(filter(None, self.take().groups), "0")
        phrase.week = LAST_WEEK if said == "สุดท้าย" else ORDINALS.get(said) or int(said)

    def day_of_each_month(self, phrase: Phrase) -> None:
        """๕ of วันที่ ๕ ของทุกเดือน, or a number that means nothing here."""
        first = self.take()
        if not 0 < first.number <= LAST_DAY or phrase.first is not None:
            phrase.flags.add(Flag.WORDS_UNREAD)
            return
        last = first
        if self.kind() in JOINING and (ahead := self.number_behind(1)) and not self.leads[self.at + ahead]:
            self.at += ahead
            last = self.take()
        phrase.days.append((first.number, last.number))
        ahead = self.number_behind(1) if phrase.every and self.kind() in LISTING else None
        if ahead is not None and not self.leads[self.at + ahead]:
            self.at += ahead

    def months_of_one_year(self, phrase: Phrase) -> None:
        """10-12/68: from October to December, or the 10th of December."""
        first = self.take().number
        if 1 <= first <= len(MONTHS_TH):
            phrase.first = Days(month=first)
            phrase.flags.add(Flag.AMBIGUOUS)
        else:
            phrase.flags.add(Flag.WORDS_UNREAD)

    def quarter(self, phrase: Phrase) -> Part | None:
        """ไตรมาส ๑, ไตรมาสที่ ๑-๒, ไตรมาส ๑/๒๕๖๗; nothing where there is no such quarter."""
        first, year = self.numbered_quarter(phrase)
        last = first
        if self.kind() in JOINING and (ahead := self.quarter_ahead()):
            self.at += ahead
            last, year = self.numbered_quarter(phrase)
            phrase.flags.add(Flag.AMBIGUOUS)
            phrase.names_quarters = True
        phrase.label.append(f"ไตรมาสที่ {first}" if first == last else f"ไตรมาสที่ {first}-{last}")
        if not 1 <= first <= last <= 4:
            phrase.flags.add(Flag.IMPOSSIBLE_DATE)
            return None
        return Part(3 * first - 3, 3 * last - 1, year.fiscal if year else None)

    def quarter_ahead(self) -> int | None:
        """How far ahead the last of several quarters stands."""
        if self.kind(1) in {Kind.QUARTER, Kind.MONTH_OF_YEAR}:
            return 1
        ahead = self.number_behind(1)
        if ahead is None or len(self.tokens[self.at + ahead].text) > 1 or self.leads[self.at + ahead]:
            return None
        return ahead

    def numbered_quarter(self, phrase: Phrase) -> tuple[int, Year | None]:
        token = self.take()
        if token.kind is Kind.MONTH_OF_YEAR:  # 2/2569, which is a month where no quarter is spoken of
            year = year_said(token.groups[1] or "")
            return int(token.groups[0] or 0), Year(year, is_fiscal=True) if year else None
        said = next(filter(None, token.groups), token.text)
        return ORDINALS.get(said) or int(said), self.year_of_part(phrase)

    def year_of_part(self, phrase: Phrase) -> Year | None:
        """/๒๕๖๗ or -๒๕๖๗ behind a quarter: by custom the fiscal year."""
        before, joined = self.at, self.kind()
        self.skip({Kind.SLASH} if joined is Kind.SLASH else {Kind.DASH} if joined is Kind.DASH else set())
        found = self.bare_year()
        if found is None:
            self.at = before
        elif joined is Kind.DASH:
            phrase.flags.add(Flag.STRAY_DASH)
        return found and replace(found, is_fiscal=True)

    def part(self, phrase: Phrase) -> Part:
        """ครึ่งปีแรก, รอบ ๖ เดือน: months that custom knows, and the text does not say."""
        token = self.take()
        count, which = token.groups[0] or "", token.groups[1]
        months = COUNTS.get(count) or int(count)
        phrase.label.append(" ".join(token.text.split()))
        first = 12 - months if which == "หลัง" else 0
        return Part(first, first + months - 1, is_offered="งบ" not in token.text)
