"""All that the page of a handed-in file shows, from one reading."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext_lazy, pgettext

from dimensions.checking.doubts import MOST_CELLS, Group, Remark, groups_of, remark_of
from dimensions.checking.places import Places, Window, row_of
from dimensions.checking.reading import ReadDimension, by_row, reading_of
from dimensions.checking.sheets import DrawnSheet, Mark, column_of, drawn, rows_of
from dimensions.models import PlanSource
from dimensions.plans import counts_of, walk

ROWS_WHOLE, ROWS_AT_ONCE = 150, 40
COUNTED = (
    ("dimensions", ngettext_lazy("%(count)s dimension", "%(count)s dimensions", "count")),
    ("criteria", ngettext_lazy("%(count)s criterion", "%(count)s criteria", "count")),
    ("activities", ngettext_lazy("%(count)s activity", "%(count)s activities", "count")),
    ("periods", ngettext_lazy("%(count)s period", "%(count)s periods", "count")),
    ("evidence", ngettext_lazy("%(count)s evidence requirement", "%(count)s evidence requirements", "count")),
    (
        "confirmed",
        ngettext_lazy(
            "%(count)s activity that asks only for a dated confirmation",
            "%(count)s activities that ask only for a dated confirmation",
            "count",
        ),
    ),
    ("doubts", ngettext_lazy("%(count)s doubt", "%(count)s doubts", "count")),
)
PROOF = ("evidence", "confirmed")
"""Ways to show that something was done: of one that the file does not use nothing is said."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What somebody wants to see of a large file: a doubt, or a row of a sheet; all count from one."""

    doubt: int | None = None
    sheet: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a sheet that are drawn together."""

    first: int
    last: int
    query: str
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class SheetBesideReading:
    """One that is not drawn now has no table; `blocks` lead to its rows, where they are not drawn at once."""

    number: int
    name: str
    drawn: DrawnSheet | None
    dimensions: list[ReadDimension]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Checking:
    """`counts` are the words of a plan file's own: dimensions, criteria, activities, periods, evidence.

    `confirmed` are the activities that ask for no evidence.
    """

    counts: dict[str, int]
    groups: list[Group]
    sheets: list[SheetBesideReading]
    doubts: int
    unsettled: int
    confirmed: int
    is_guessed: bool = False

    @property
    def has_several_sheets(self) -> bool:
        return len(self.sheets) > 1

    @property
    def understood(self) -> str:
        """In one sentence what the file holds."""
        numbers = self.counts | {"confirmed": self.confirmed, "doubts": self.doubts}
        told = [words % {"count": numbers[name]} for name, words in COUNTED if numbers[name] or name not in PROOF]
        return pgettext("between things counted", ", ").join(told)

    @property
    def first_open(self) -> int | None:
        """The number that people see of the first doubt in the list that is open."""
        return next((remark.shown_number for group in self.groups for remark in group.open), None)


def checking_of(source: PlanSource, looked: Looked | None = None) -> Checking:
    reading, plan, looked = source.reading, source.plan, looked or Looked()
    marks, settled = defaultdict[tuple[str, str], list[Mark]](list), source.settled
    for number, doubt in enumerate(reading.doubts):
        for cell in doubt.cells:
            marks[cell].append(Mark(number, number in settled))
    places = Places(reading.sheets, reading.places, answered=frozenset(source.answered))
    with_plan = {place[0] for path, place in reading.places.items() if path.startswith("dimensions[")}
    wanted = [sheet for sheet in reading.sheets if sheet.name in with_plan or any(sheet.name == at for at, _ in marks)]
    rows = {sheet.name: rows_of(sheet) for sheet in wanted}
    if sum(len(rows[name]) for name in rows if name in with_plan) > ROWS_WHOLE:
        places.window = window_on(source, rows, with_plan, looked)
    groups = groups_of(source, places, looked.doubt - 1 if looked.doubt else None)
    listed = {remark.number for group in groups for remark in (*group.open, *group.settled)}
    read = reading_of(plan, places) if plan else {}
    sheets = [
        SheetBesideReading(
            places.numbers[sheet.name],
            sheet.name,
            drawn(sheet, places, marks, by_row(read[sheet.name]) if sheet.name in with_plan else None, listed)
            if places.window is None or places.window.sheet == sheet.name
            else None,
            read.get(sheet.name, []),
            tuple(blocks_of(rows[sheet.name], places, sheet.name)) if places.window else (),
        )
        for sheet in wanted
    ]
    return Checking(
        counts_of(plan) if plan else {},
        groups,
        sheets,
        doubts=len(reading.doubts),
        unsettled=len(source.unsettled),
        confirmed=sum(not step.activity.evidence for step in walk(plan)) if plan else 0,
        is_guessed=reading.is_guessed,
    )


def window_on(
    source: PlanSource, rows: Mapping[str, Sequence[int]], with_plan: Container[str], looked: Looked
) -> Window:
    """Around the row or the doubt that is wanted, else around the first that is open."""
    names = [sheet.name for sheet in source.reading.sheets]
    cell = None
    if looked.sheet and looked.sheet <= len(names) and names[looked.sheet - 1] in rows:
        cell = names[looked.sheet - 1], looked.row or 1
    number = looked.doubt - 1 if looked.doubt else next(iter(source.unsettled), None)
    if cell is None and number is not None and number < len(source.doubts) and source.doubts[number].cells:
        sheet, address = source.doubts[number].cells[0]
        cell = sheet, row_of(address)
    sheet, row = cell or (next(name for name in rows if name in with_plan), 1)
    place = min(bisect_left(rows[sheet], row), len(rows[sheet]) - 1)
    first = place - place % ROWS_AT_ONCE
    return Window(sheet, tuple(rows[sheet][first : first + ROWS_AT_ONCE]))


def blocks_of(rows: Sequence[int], places: Places, sheet: str) -> Iterator[Block]:
    for first in range(0, len(rows), ROWS_AT_ONCE):
        block = rows[first : first + ROWS_AT_ONCE]
        query = f"?sheet={places.numbers[sheet] + 1}&row={block[0]}#sheet-{places.numbers[sheet]}"
        yield Block(block[0], block[-1], query, places.shows(sheet, block[0]))


def remark_on(source: PlanSource, number: int) -> Remark:
    """One doubt, said alone."""
    places = Places(source.reading.sheets, source.reading.places)
    return remark_of(source, number, places, is_settled=number in source.settled)


def cells_of(source: PlanSource, number: int) -> list[tuple[str, str]]:
    """The cells that a doubt is about, by their address, with what was typed into them."""
    by_name = {sheet.name: sheet for sheet in source.reading.sheets}
    found = []
    for name, address in source.doubts[number].cells[: MOST_CELLS + 1]:
        cell = by_name[name].at(row_of(address), column_of(address.rstrip("0123456789")))
        found.append((address, cell.text if cell else ""))
    return found
