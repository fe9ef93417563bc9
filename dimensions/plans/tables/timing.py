"""When: the periods of a cell, dealt out to the activities that it stands beside, and columns of months."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dimensions.plans.periods import ReadPeriod, read_periods
from dimensions.plans.tables.headers import Heading, Role
from dimensions.plans.tables.spelling import LINE_END, folded, says_nothing, shown
from dimensions.plans.tables.split import marker_of, parted
from portal.shell.fiscal import FiscalYear
from portal.shell.fiscal.era import MONTHS_TH_SHORT

FIRST_MONTHS = {1: 10, 2: 1, 3: 4, 4: 7}  # of the quarters of a fiscal year
QUARTER_NUMBERS = re.compile(r"[1-4](?:(?:[,/-]|และ)[1-4])*(?:/25\d\d)?")


@dataclass(frozen=True, slots=True)
class Dealt:
    """For each activity its periods; nothing in common where it is not clear what belongs to whom."""

    periods: tuple[tuple[ReadPeriod, ...], ...]
    is_clear: bool = True
    is_shared: bool = False


def periods_in(text: str, fiscal_year: int | None) -> tuple[ReadPeriod, ...]:
    if says_nothing(text):
        return ()
    return tuple(read_periods(text, fiscal_year=fiscal_year))


def deal(text: str, count: int, fiscal_year: int | None) -> Dealt:
    """One cell of periods for so many activities of the cell beside it."""
    whole = periods_in(text, fiscal_year)
    if count == 1:
        return Dealt((whole,))
    chunks = _chunks(text)
    read = [periods_in(chunk, fiscal_year) for chunk in chunks]
    if len(chunks) == count and all(any(period.end for period in periods) for periods in read):
        return Dealt(tuple(read), is_clear=not all(period.label for periods in read for period in periods))
    if len(whole) <= 1:
        return Dealt((whole,) * count, is_shared=True)
    if len(whole) == count:
        return Dealt(tuple((period,) for period in whole), is_clear=not any(period.label for period in whole))
    return Dealt(((),) * count, is_clear=False)


def _chunks(text: str) -> list[str]:
    """The marked items of a cell as typed, else its lines."""
    lines = [line.strip() for line in LINE_END.split(text) if shown(line)]
    if len(parted(text).items) > 1 and marker_of(lines[0]):
        return [marker.rest if (marker := marker_of(line)) else line for line in lines]
    return lines


def flat(text: str) -> str:
    """A cell as one line, everything else as typed."""
    return " ".join(part.strip() for part in LINE_END.split(text) if part.strip())


def months_text(headings: Sequence[Heading], fiscal_year: int) -> list[str]:
    """The marked months and quarters of a row as clerks write them; neighbours are one span."""
    spans: list[list[int]] = []
    for heading in headings:
        first = heading.number if heading.role == Role.MONTH else FIRST_MONTHS[heading.number]
        last = first if heading.role == Role.MONTH else first + 2
        if spans and _after(spans[-1][1]) == first:
            spans[-1][1] = last
        else:
            spans.append([first, last])
    return [_span(first, last, fiscal_year) for first, last in spans]


def _after(month: int) -> int:
    return month % 12 + 1


def _span(first: int, last: int, fiscal_year: int) -> str:
    start, end = _month(first, fiscal_year), _month(last, fiscal_year)
    return start if first == last else f"{start} - {end}"


def _month(number: int, fiscal_year: int) -> str:
    year = fiscal_year - (number >= 10)
    return f"{MONTHS_TH_SHORT[number - 1]} {year}"


def year_of(headings: Iterable[Heading]) -> int | None:
    """The one fiscal year that headings such as ต.ค. ๖๘ name with their months."""
    years = {year for heading in headings for year in _years_named(heading.label)}
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=512)
def _years_named(label: str) -> frozenset[int]:
    read = read_periods(label, fiscal_year=None)
    return frozenset(FiscalYear.of(period.end).be for period in read if period.end)


def quarters_named(text: str, headings: Sequence[Heading]) -> str:
    """Under ไตรมาส a bare 2 is the second quarter."""
    is_quarter = any(folded(heading.label).startswith("ไตรมาส") for heading in headings)
    return f"ไตรมาส {flat(text)}" if is_quarter and QUARTER_NUMBERS.fullmatch(folded(text)) else text
