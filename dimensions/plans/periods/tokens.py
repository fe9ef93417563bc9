"""A text cut into tokens; what the grammar does not know stays a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dimensions.plans.periods.lexicon import ANYWHERE, AT_THE_BEGINNING_OF_A_WORD, ENTRIES, PATTERNS, Kind
from portal.shell.fiscal import MONTHS_TH

THAI = re.compile("[ก-๎]")
NUMBERED = re.compile(r" ?([0-9]{1,2})\.(?![0-9])")
ITEM = re.compile(r"\(?([0-9]{1,2})\)")
MOST_ITEMS = 20
# ม.ค. 69 โครงการ…: a year, and not so many projects.
BEFORE_A_YEAR = {Kind.MONTH, Kind.YEAR, Kind.ERA, Kind.FISCAL}
A_YEAR = re.compile("(?:2[456]|19|20)[0-9]{2}(?![0-9])|(?:3[2-9]|[4-9][0-9])(?![0-9])")
MONTH_ENDING = re.compile("(?:คม|ยน|ยณ|พัน.{0,3})$")
LONGEST_MONTH = 13  # letters, of which one or two are too many
NEARLY = 0.8
AFTER_INITIALS = re.compile(r"[ก-ฮ]\.")  # อ.ก.พ. is a committee and no month


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    end: int
    text: str
    groups: tuple[str | None, ...] = ()
    line: int = 0
    is_slip: bool = False

    @property
    def number(self) -> int:
        return int(self.text)


def tokens_of(text: str) -> list[Token]:
    """All but blanks; of adjacent unknown letters one word is made."""
    return list(_Cutter(text).tokens())


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.items = _numbered_lines(text)
        self.line = self.depth = 0
        self.is_fresh = True  # nothing yet on this line
        self.is_listed = False  # the first line begins with a dash
        self.word: int | None = None  # where the unknown word began
        self.after_initials = False
        self.last: Kind | None = None

    def tokens(self) -> Iterator[Token]:
        place = 0
        while place < len(self.text):
            token = self.token(place)
            if token is None and not self.text[place].isspace():
                self.word = place if self.word is None else self.word
                place += 1
                continue
            yield from self.finished_word(place)
            if token is None:
                self.blank(place)
                place += 1
            else:
                yield token
                self.last = token.kind
                self.is_fresh = False
                place = token.end
        yield from self.finished_word(place)

    def finished_word(self, end: int) -> Iterator[Token]:
        if self.word is not None:
            text = self.text[self.word : end]
            month = misspelt_month(text)
            kind = Kind.MONTH if month else Kind.WORD
            yield Token(kind, self.word, end, month or text, line=self.line, is_slip=month is not None)
            self.word, self.is_fresh, self.last = None, False, kind

    def blank(self, place: int) -> None:
        self.after_initials = False
        if self.text[place] == "\n":
            self.line, self.is_fresh = self.line + 1, True

    def token(self, place: int) -> Token | None:
        if found := self.item(place):
            return found
        inside = self.word is not None and THAI.match(self.text, place - 1)
        found_any = (ANYWHERE if inside else AT_THE_BEGINNING_OF_A_WORD).match(self.text, place)
        if found_any is None or found_any.lastgroup is None or not found_any[0]:
            return None
        number = int(found_any.lastgroup[1:])
        kind = ENTRIES[number].kind
        if kind is Kind.MONTH and self.after_initials:
            return None
        self.after_initials = kind is Kind.GAP and AFTER_INITIALS.match(self.text, max(place - 1, 0)) is not None
        if kind is Kind.QUANTITY and self.last in BEFORE_A_YEAR and (year := A_YEAR.match(self.text, place)):
            return Token(Kind.NUMBER, place, year.end(), year[0], line=self.line)
        said = PATTERNS[number].match(self.text, place)
        self.depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        groups = said.groups() if said else ()
        return Token(self.listed(kind), place, found_any.end(), found_any[0], groups, self.line)

    def listed(self, kind: Kind) -> Kind:
        """A dash that opens a line is a bullet, unless it joins the line to the one before."""
        if kind is not Kind.DASH or not self.is_fresh:
            return kind
        self.is_listed = self.is_listed or self.line == 0
        return Kind.BULLET if self.is_listed else kind

    def item(self, place: int) -> Token | None:
        """1) or (1) anywhere, 1. where it numbers the lines."""
        if place in self.items:
            return Token(Kind.BULLET, place, self.items[place], self.text[place : self.items[place]], line=self.line)
        found = ITEM.match(self.text, place) if self.depth <= 0 else None
        if found is None or not 0 < int(found[1]) <= MOST_ITEMS or self.text[place - 1 : place].isdecimal():
            return None
        return Token(Kind.BULLET, place, found.end(), found[0], line=self.line)


@lru_cache(maxsize=1024)
def misspelt_month(word: str) -> str | None:
    """The one month whose full name this nearly is, and begins as it does: มกรคม, สิงหาาคม; not คมนาคม."""
    if not MONTH_ENDING.search(word) or len(word) > LONGEST_MONTH:
        return None
    alike = [name for name in MONTHS_TH if name[0] == word[0]]
    near = [name for name in alike if SequenceMatcher(None, word, name).ratio() >= NEARLY]
    return near[0] if len(near) == 1 else None


def _numbered_lines(text: str) -> dict[int, int]:
    """Where the numbers of a list of lines begin and end, when they count from one."""
    places: dict[int, int] = {}
    offset = 0
    for line in text.split("\n"):
        found = NUMBERED.match(line)
        if found and int(found[1]) == len(places) + 1:
            places[offset + found.start(1)] = offset + found.end()
        offset += len(line) + 1
    return places if len(places) > 1 else {}
