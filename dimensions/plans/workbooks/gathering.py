"""Cells as they are gathered: tidied, counted against what a plan can need, and merged where the file merges them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dimensions.plans.grid import Cell
from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.found import Unreadable

MAX_CELLS = 100_000
MAX_CHARACTERS = 2_000_000
MAX_PLACES = 200_000
WIDE = 10_000
LINE_END = re.compile(r"\r\n?|\v|\f|\u2028|\u2029")
NO_LETTER = re.compile(r"[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Range = tuple[int, int, int, int]
"""Top, left, bottom and right, counted from one."""


def tidied(text: str) -> str:
    """One kind of line break, and nothing that is no letter; all else stays as typed."""
    return NO_LETTER.sub("", LINE_END.sub("\n", text))


class Gathering:
    """Counts over all sheets of one file."""

    def __init__(self) -> None:
        self.cells = self.characters = 0

    def cell(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> Iterator[Cell]:
        """The cell, unless nothing is typed there."""
        text = tidied(text)
        if not text.strip():
            return
        self.cells += 1
        self.characters += len(text)
        if self.cells > MAX_CELLS:
            raise Unreadable(sentences.TOO_MANY_CELLS, most=MAX_CELLS)
        if self.characters > MAX_CHARACTERS:
            raise Unreadable(sentences.TOO_MANY_CHARACTERS, most=MAX_CHARACTERS)
        yield Cell(row, column, text, rows, columns)


def merged(sheet: str, cells: Iterable[Cell], ranges: Iterable[Range]) -> tuple[Cell, ...]:
    """Cells in reading order, the first of each range reaching over it; what a merged cell covers is not seen."""
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    height = max((cell.row for cell in ordered), default=0)
    width = max((cell.column for cell in ordered), default=0)
    reach: dict[tuple[int, int], Cell] = {}
    covered: set[tuple[int, int]] = set()
    for span in (_within(each, height, width) for each in ranges):
        places = set(span.places()) if span.rows * span.columns + len(covered) <= MAX_PLACES else None
        if places is None:
            raise Unreadable(sentences.TOO_FAR, sheet=sheet, most=MAX_PLACES)
        if not places & covered:
            reach[span.row, span.column] = span
            covered |= places
    return tuple(_reaching(ordered, reach, covered))


def _within(span: Range, height: int, width: int) -> Cell:
    """Titles are merged over whole rows now and then: what lies beyond all that is typed is cut off then."""
    top, left, bottom, right = span
    if (bottom - top + 1) * (right - left + 1) > WIDE:
        bottom, right = max(top, min(bottom, height)), max(left, min(right, width))
    return Cell(top, left, "", bottom - top + 1, right - left + 1)


def _reaching(
    cells: Iterable[Cell], reach: dict[tuple[int, int], Cell], covered: set[tuple[int, int]]
) -> Iterator[Cell]:
    for cell in cells:
        place = cell.row, cell.column
        if span := reach.get(place):
            yield replace(cell, rows=span.rows, columns=span.columns)
        elif place not in covered:
            yield cell
