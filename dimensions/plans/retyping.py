"""The text of a date that was moved, as the paper would say it: what is printed follows the dates."""

from dataclasses import replace
from datetime import date

from dimensions.plans.body import PeriodRow
from dimensions.plans.periods import read_periods, say_period
from dimensions.plans.words import MilestoneKind
from portal.shell.fiscal import format_date


def said_of_milestone(kind: MilestoneKind, day: date) -> str:
    """A deadline is one by the end of its day.

    >>> said_of_milestone(MilestoneKind.DEADLINE, date(2024, 2, 22))
    'ภายในวันที่ ๒๒ กุมภาพันธ์ ๒๕๖๗'
    """
    opening = "ภายในวันที่ " if kind == MilestoneKind.DEADLINE else ""
    return opening + format_date(day, style="long", digits="thai")


def says_otherwise(text: str, start: date | None, end: date | None, *, fiscal_year: int) -> bool:
    """Whether a text has dates, and they are not these."""
    said = [(each.start, each.end) for each in read_periods(text, fiscal_year=fiscal_year) if each.end is not None]
    return end is not None and bool(said) and said != [(start, end)]


def following(row: PeriodRow, *, fiscal_year: int) -> PeriodRow:
    """A period whose dates were moved away from its text: it is written anew, the former one kept beside it."""

    def differs(text: str) -> bool:
        return says_otherwise(text, row.start, row.end, fiscal_year=fiscal_year)

    if not differs(row.clean or row.raw):
        return row
    days = say_period(row.start, row.end, digits="thai")
    with_round = say_period(row.start, row.end, label=row.label, digits="thai")
    text = days if differs(with_round) else with_round
    return replace(row, raw=text, clean=None, raw_cell=row.raw_cell or row.raw)
