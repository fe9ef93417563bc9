"""The Buddhist era, the months as Thais name them, and the fiscal year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_OFFSET = 543
# A year at or above this is in the Buddhist era, one below it in the common era; no plan is near the border.
FIRST_BUDDHIST_YEAR = 2400

MONTHS_TH = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_TH_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_EN_SHORT = tuple(name[:3] for name in MONTHS_EN)
# From Monday, as date.weekday() counts.
WEEKDAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_end(day: date) -> date:
    """The last day of the month that holds the day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_years(day: date, years: int) -> date:
    """The same day in another year, where the last of February stays the last of February."""
    if day == month_end(day):
        return month_end(date(day.year + years, day.month, 1))
    return day.replace(year=day.year + years)


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """The government's year, named by the Buddhist year in which it ends: 2568 runs from 1 October 2024."""

    be: int

    def __post_init__(self) -> None:
        if self.be < FIRST_BUDDHIST_YEAR:
            raise ValueError(f"{self.be} is not a year of the Buddhist era")

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        return cls(day.year + BUDDHIST_OFFSET + (day.month >= 10))

    @property
    def start(self) -> date:
        return date(self.be - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 9, 30)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def months(self) -> tuple[date, ...]:
        """The first days of its twelve months, October first."""
        first, last = self.start.year, self.end.year
        return tuple(date(first, month, 1) for month in (10, 11, 12)) + tuple(date(last, m, 1) for m in range(1, 10))

    def year_of(self, month: int) -> int:
        """The common year in which the month of this fiscal year falls."""
        return self.start.year if month >= self.start.month else self.end.year

    def __str__(self) -> str:
        return str(self.be)
