"""The years that the texts of a plan name, in another fiscal year; what cites a law, an order or a past day stays."""

import re
from dataclasses import dataclass
from datetime import date

from portal.shell.fiscal import BUDDHIST_OFFSET, arabic_digits, in_digits, month_end, read_month
from portal.shell.fiscal.era import MONTHS_EN, MONTHS_EN_SHORT, MONTHS_TH, MONTHS_TH_SHORT, WEEKDAYS_TH

DIGIT = "[0-9๐-๙]"
# A short name is typed with its last stop or without it.
MONTH = "|".join([*MONTHS_TH, *(re.escape(name.removesuffix(".")) + r"\.?" for name in MONTHS_TH_SHORT)])
WEEKDAY = "|".join(sorted(WEEKDAYS_TH, key=len, reverse=True))
DAY = rf"(?:(?P<weekday>{WEEKDAY})(?P<on>(?:ที่)?\s*))?(?P<day>{DIGIT}{{1,2}})(?P<gap>\s*)"
DATE = rf"{DAY}(?P<month>{MONTH}|/{DIGIT}{{1,2}}/)(?P<before_year>[\s-]*(?:พ\.\s?ศ\.\s*)?)"
COUNTED = "คน|ราย|แห่ง|เดือน|วัน|ครั้ง|เรื่อง"
FULL, SHORT, COMMON = rf"(?:25|๒๕){DIGIT}{{2}}", rf"{DIGIT}{{2}}", r"(?:20|๒๐)[0-9๐-๙]{2}"
YEAR = re.compile(
    rf"(?<!{DIGIT})(?:{DATE})?(?<!{DIGIT})(?:(?P<full>{FULL})|(?P<common>{COMMON})|(?P<short>{SHORT}(?!\s*(?:{MONTH}|{COUNTED}))))(?!{DIGIT})"
)
WEEKDAY_WITHOUT_YEAR = re.compile(rf"(?:{WEEKDAY})(?:ที่)?\s*{DIGIT}{{1,2}}\s*(?:{MONTH})(?!\s*(?:พ\.\s?ศ\.)?\s*{DIGIT})")

MONTH_EN = "|".join((*MONTHS_EN, *MONTHS_EN_SHORT))
YEAR_WORD = r"(?:ปี|งบประมาณ|ปีงบ|งบฯ)\s*(?:พ\.\s?ศ\.\s*)?"
ANOTHER_YEAR = rf"(?:{FULL}|(?:{MONTH}|{YEAR_WORD})[\s-]*{SHORT})\s*[-–/]\s*"
SAYS_SHORT_YEAR = re.compile(rf"(?:(?:{MONTH})[\s-]*|{YEAR_WORD}|พ\.\s?ศ\.\s*|{ANOTHER_YEAR})$")
SAYS_COMMON_YEAR = re.compile(rf"(?:ค\.\s?ศ\.|\b(?:year|FY|in|by|until|{MONTH_EN}))\s*$", re.IGNORECASE)

LAW = r"พระราชบัญญัติ|พระราชกฤษฎีกา|พ\.\s?ร\.\s?[บฎก]\.|รัฐธรรมนูญ|กฎกระทรวง|ประมวล|ระเบียบ|ข้อบังคับ|ประกาศ|คำสั่ง|มติ"
NO_YEAR_OF_WORK = r"(?<!ปี)(?<!ปี )(?<!งบประมาณ)(?<!งบประมาณ )"
NUMBERED = rf"(?:{LAW}|หนังสือ|บันทึก)[^\n]{{0,80}}?(?<!ครั้ง)(?<!รอบ)(?<!ไตรมาส)ที่\s*\S{{0,15}}?\s*{DIGIT}+\s*/\s*"
CITES = re.compile(rf"(?:(?:{LAW})[^\n]{{0,200}}?{NO_YEAR_OF_WORK}พ\.\s?ศ\.\s*|{NUMBERED}|(?:ลง|เมื่อ)(?:วัน)?(?:ที่)?\s*)$")
ENDS = re.compile(rf"(?:(?:ภายใน|ไม่เกิน|ถึง)(?:วัน)?(?:ที่)?|(?:{DIGIT}|{MONTH})\s*[-–])\s*$")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text in the new year, and the places in it that name a time and stay as they were."""

    text: str
    stays: tuple[str, ...]


class Rewording:
    """Moves the years beside a plan's own; an older one is a law's or a memory's."""

    def __init__(self, old: int, new: int) -> None:
        self.old, self.new, self.by = old, new, new - old

    def day(self, day: date) -> date:
        """The same day; the 29th of February is the 28th where there is none."""
        month = date(day.year + self.by, day.month, 1)
        return month.replace(day=min(day.day, month_end(month).day))

    def last(self, day: date) -> date:
        """The day on which something ends: the last of its month stays the last."""
        moved = self.day(day)
        return month_end(moved) if day == month_end(day) else moved

    def reword(self, text: str) -> Reworded:
        stays = [found.group() for found in WEEKDAY_WITHOUT_YEAR.finditer(text)]

        def moved(found: re.Match[str]) -> str:
            year = self._year_of(found)
            if year and abs(year - self.old) <= 1 and not CITES.search(text[: found.start()]):
                return self._written(found, year, text[: found.start()])
            if (year and not found["short"]) or found["day"] or self._may_be_year(found["common"]):
                stays.append(found.group())
            return found.group()

        return Reworded(YEAR.sub(moved, text), tuple(stays))

    def _year_of(self, found: re.Match[str]) -> int | None:
        """In the Buddhist era; nothing for a number that is no year."""
        if found["full"]:
            return int(arabic_digits(found["full"]))
        before = found.string[: found.start("short" if found["short"] else "common")]
        if found["common"]:
            return int(arabic_digits(found["common"])) + BUDDHIST_OFFSET if SAYS_COMMON_YEAR.search(before) else None
        says_year = found["month"] or SAYS_SHORT_YEAR.search(before)
        return 2500 + int(arabic_digits(found["short"])) if says_year else None

    def _may_be_year(self, common: str | None) -> bool:
        return common is not None and abs(int(arabic_digits(common)) + BUDDHIST_OFFSET - self.old) <= 1

    def _written(self, found: re.Match[str], year: int, before: str) -> str:
        """In the digits of the text, a day with the weekday that it has then."""
        typed = found["full"] or found["common"] or found["short"]
        number = year + self.by - (BUDDHIST_OFFSET if found["common"] else 0)
        shown = _like(typed, str(number)[-len(typed) :])
        if not found["day"]:
            return shown
        moved = self._day_of(found, year, before)
        if moved is None:
            return found.group()[: -len(typed)] + shown
        weekday = WEEKDAYS_TH[moved.weekday()] + found["on"] if found["weekday"] else ""
        day = _like(found["day"], f"{moved.day:0{len(found['day'])}}")
        return weekday + day + found["gap"] + found["month"] + found["before_year"] + shown

    def _day_of(self, found: re.Match[str], year: int, before: str) -> date | None:
        month = read_month(found["month"]) or int(arabic_digits(found["month"].strip("/")))
        try:
            day = date(year - BUDDHIST_OFFSET, month, int(arabic_digits(found["day"])))
        except ValueError:  # a slip of whoever typed it
            return None
        return self.last(day) if ENDS.search(before) else self.day(day)


def _like(typed: str, number: str) -> str:
    return in_digits(number, "arabic" if typed.isascii() else "thai")
