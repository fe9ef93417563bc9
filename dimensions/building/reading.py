"""What a typed period was understood as, and what can be taken from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dimensions.plans.body import PeriodRow
from dimensions.plans.periods import Flag, ReadPeriod, read_periods
from dimensions.plans.tables import sentences
from dimensions.plans.tables.dating import NOTICED, REASONS
from portal.shell.dates import say_range, say_round
from portal.shell.fiscal import FiscalYear

# Typing that changes nothing of what was meant.
HARMLESS = {Flag.STRAY_DASH, Flag.LOOK_ALIKE}


@dataclass(frozen=True)
class Understood:
    """A text as the grammar reads it in a fiscal year."""

    text: str
    year: int
    periods: tuple[ReadPeriod, ...]

    @classmethod
    def of(cls, text: str, year: int) -> "Understood":
        return cls(text, year, tuple(read_periods(text, fiscal_year=year)))

    @property
    def in_words(self) -> str:
        """Its days, or that it has none."""
        said = [say(period.label, period.start, period.end) for period in self.periods]
        return "; ".join(said) or _("No date")

    @property
    def only(self) -> ReadPeriod | None:
        """The one period that it says for certain."""
        if len(self.periods) != 1:
            return None
        (found,) = self.periods
        return found if found.end is not None and set(found.flags) <= HARMLESS else None

    @property
    def only_day(self) -> date | None:
        """The one day that it says for certain, or by which it says."""
        found = self.only
        return found.end if found and found.start in (None, found.end) else None

    @property
    def ends(self) -> list[date]:
        return [period.end for period in self.periods if period.end]

    @property
    def is_outside(self) -> bool:
        return any(are_outside((period.start, period.end), self.year) for period in self.periods)

    @property
    def doubts(self) -> list[str]:
        """Why it is not taken as it is, in sentences."""
        if not self.periods:
            return [_(sentences.NO_DATES) % {"raw": self.text}]
        found = [sentence for period in self.periods for sentence in doubts_of(period, self.year)]
        if len(self.periods) > 1:
            found.insert(0, _("This text holds several periods: %(periods)s.") % {"periods": self.in_words})
        return list(dict.fromkeys(found))

    @property
    def takes(self) -> list[list[PeriodRow]]:
        """What a person may take at one press: the periods as read, or those that are offered instead."""
        as_read = [row_of(period) for period in self.periods if period.end]
        offered = [row for period in self.periods for row in offered_by(period)]
        found = [as_read] if as_read and len(as_read) == len(self.periods) else []
        if offered and offered != as_read and all(offered_by(period) for period in self.periods):
            found.append(offered)
        return found


def doubts_of(period: ReadPeriod, year: int) -> list[str]:
    facts = {"raw": period.raw, "clean": period.clean or "", "year": year}
    messages = [message for flag, message in NOTICED.items() if flag in period.flags]
    if period.end is None:
        flag = next((flag for flag in REASONS if flag in period.flags), Flag.NO_DATES)
        messages = [REASONS[flag]]
    if Flag.MONTH_SLIP in period.flags:
        messages.append(sentences.MONTH_SLIP)
    if Flag.OUTSIDE_FISCAL_YEAR in period.flags:
        messages.append(sentences.OUTSIDE_YEAR)
    return [_(message) % facts for message in messages]


def are_outside(days: Iterable[date | None], year: int) -> bool:
    """Whether any of these days lies outside the fiscal year."""
    return not all(FiscalYear(year).contains(day) for day in days if day)


def row_of(period: ReadPeriod) -> PeriodRow:
    return PeriodRow(
        raw=period.raw,
        start=period.start,
        end=period.end,
        label=period.label,
        clean=period.clean if period.clean != period.raw else None,
        flags=tuple(str(flag) for flag in period.flags),
    )


def offered_by(period: ReadPeriod) -> list[PeriodRow]:
    """The dates offered for it, or its own."""
    if period.proposal:
        return [PeriodRow(raw=period.raw, start=each.start, end=each.end) for each in period.proposal]
    return [row_of(period)] if period.end else []


def say(label: str | None, start: date | None, end: date | None) -> str:
    days = say_range(start, end) if end else _("No date")
    return f"{say_round(label)} {days}" if label else days


def said_of(rows: Sequence[PeriodRow]) -> str:
    return "; ".join(say(row.label, row.start, row.end) for row in rows)
