"""Dates as people type them: either era, either digits, either language."""

import re
from datetime import date
from enum import StrEnum

from portal.shell.fiscal.era import (
    BUDDHIST_OFFSET,
    FIRST_BUDDHIST_YEAR,
    MONTHS_EN,
    MONTHS_EN_SHORT,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    WEEKDAYS_EN,
    WEEKDAYS_TH,
    FiscalYear,
)
from portal.shell.fiscal.script import arabic_digits, tidy


class Fault(StrEnum):
    """What keeps a text from being a date."""

    EMPTY = "empty"
    SHAPE = "shape"
    NO_YEAR = "no_year"
    MONTH = "month"
    YEAR = "year"
    DAY = "day"


class UnreadableDate(ValueError):  # noqa: N818
    """The text is no date; `fault` says what is wrong with it."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(f"{text!r} is no date: {fault}")
        self.fault = fault


# What lies between two months, and the month that is meant: มี.ย. is June, มิ.ค. March.
MONTH_SLIPS = {"มีย": 6, "มิค": 3}
# Spellings beside the names themselves, written without dots and spaces: slips, and how people shorten in speech.
_OTHER_SPELLINGS = MONTH_SLIPS | {
    "แมย": 4, "แมษายน": 4, "เมษายณ": 4, "กรกฏาคม": 7, "กุมภาพันธ": 2, "กุมภาพัน": 2, "กุมพาพันธ์": 2, "กุมภาพันธุ์": 2,
    "พฤศภาคม": 5, "พฤกษภาคม": 5, "มีถุนายน": 6, "มิถุนายณ": 6, "กันยายณ": 9, "พฤษจิกายน": 11, "พฤกษจิกายน": 11,
    "พฤศจิกายณ": 11, "sept": 9,
    "มกรา": 1, "กุมภา": 2, "มีนา": 3, "เมษา": 4, "พฤษภา": 5, "มิถุนา": 6,
    "กรกฎา": 7, "กรกฏา": 7, "สิงหา": 8, "กันยา": 9, "ตุลา": 10, "พฤศจิกา": 11, "ธันวา": 12,
}  # fmt: skip


def _bare(word: str) -> str:
    return re.sub(r"[.\s]", "", tidy(word)).casefold()


MONTH_SPELLINGS = _OTHER_SPELLINGS | {
    _bare(name): number
    for names in (MONTHS_TH, MONTHS_TH_SHORT, MONTHS_EN, MONTHS_EN_SHORT)
    for number, name in enumerate(names, start=1)
}


def read_month(word: str) -> int | None:
    """The month's number, from a full or short name in Thai or English, however its dots are set."""
    return MONTH_SPELLINGS.get(_bare(word))


DASHES = re.compile("[‐-―−﹘﹣－]")
_DAY = "(?P<day>[0-9]{1,2})"
_YEAR = r"(?:ปี ?)?(?P<era>พ\.? ?ศ\.?|ค\.? ?ศ\.?|b\.?e\.?|c\.?e\.?|a\.?d\.?)? ?(?P<year>[0-9]+)"
_GAP = "[ ./,-]*"
_WEEKDAY = "|".join((*WEEKDAYS_TH, "พฤหัส", *(name.casefold() for name in WEEKDAYS_EN)))
_OPENING = re.compile(rf"(?:วัน)?(?:{_WEEKDAY})?(?: ?ที่)?[ ,]*")
_NUMBERED = rf"{_DAY} ?[ ./-] ?(?P<month>[0-9]{{1,2}})"
_NAMED = rf"{_DAY}(?:st|nd|rd|th)?{_GAP}(?:เดือน ?)?(?P<month>[ก-ฮเ-ไa-z][ก-๎a-z. ]*?)"
_MONTH_FIRST = rf"(?P<month>[a-z]+)\.? ?{_DAY}(?:st|nd|rd|th)?"
_SHAPES = (
    re.compile(r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})"),
    re.compile(rf"{_NUMBERED} ?[ ./-] ?{_YEAR}"),
    re.compile(rf"{_NAMED}{_GAP}{_YEAR}"),
    re.compile(rf"{_MONTH_FIRST}[ ,]+{_YEAR}"),
)
_SHAPES_WITHOUT_YEAR = tuple(map(re.compile, (_NUMBERED, _NAMED, _MONTH_FIRST)))
_LONGEST = 80


def read_date(text: str, *, default_century: int = 2500, fiscal_year: int | None = None) -> date:
    """The day that the text means; a year of two digits belongs to the default century, a Buddhist one as Thais write.

    Without a year it is the day of the fiscal year, where the form knows one.

    >>> read_date("๑๔ ก.พ. ๖๘")
    datetime.date(2025, 2, 14)
    """
    spelled = DASHES.sub("-", arabic_digits(tidy(text)).casefold()).strip(" .,")
    if not spelled:
        raise UnreadableDate(Fault.EMPTY, text)
    found = _match(spelled, _SHAPES) or _match(spelled, _SHAPES_WITHOUT_YEAR)
    if found is None:
        raise UnreadableDate(Fault.SHAPE, text)
    said = found.groupdict()
    month = _month(said["month"])
    year = _year(said, month, default_century, fiscal_year)
    if year is None:
        raise UnreadableDate(Fault.YEAR, text)
    if month is None:
        raise UnreadableDate(Fault.MONTH, text)
    if not year:
        raise UnreadableDate(Fault.NO_YEAR, text)
    try:
        return date(year, month, int(said["day"]))
    except ValueError as error:
        raise UnreadableDate(Fault.DAY, text) from error


def _match(text: str, shapes: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    return next((found for shape in shapes if (found := shape.fullmatch(text, start))), None)


def _year(said: dict[str, str | None], month: int | None, default_century: int, fiscal_year: int | None) -> int | None:
    """The year in the common era: 0 where none was said nor is known, None where what was said can not be one."""
    if said.get("year"):
        return common_year(said["year"] or "", said.get("era") or "", default_century)
    if fiscal_year is None:
        return 0
    return FiscalYear(fiscal_year).year_of(month or 0)


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return read_month(text)


def common_year(digits: str, era: str = "", default_century: int = 2500) -> int | None:
    """The year in the common era, or None: 543 is taken off only what can not be a common year."""
    year = int(digits) if len(digits) == 4 else int(digits) + default_century if len(digits) == 2 else 0
    said_common = era[:1] in {"ค", "c", "a"}
    if era and (said_common == (year >= FIRST_BUDDHIST_YEAR)):
        return None
    if year >= FIRST_BUDDHIST_YEAR:
        year -= BUDDHIST_OFFSET
    return year if FIRST_BUDDHIST_YEAR - BUDDHIST_OFFSET <= year < FIRST_BUDDHIST_YEAR else None
