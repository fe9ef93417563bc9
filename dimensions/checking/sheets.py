"""A sheet as it was typed, drawn as one table: the loop of a template would take many times as long."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from html import escape
from itertools import islice

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dimensions.checking.places import Places
from dimensions.plans.grid import Cell, Sheet, letters

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
MOST_ROWS, MOST_COLUMNS = 1500, 60
ROWS_OF_OTHERS = 12  # of a sheet from which nothing was read: enough to see what it is


@dataclass(frozen=True, slots=True)
class Mark:
    """A doubt at a cell: its number, and whether it is settled."""

    number: int
    is_settled: bool


Marks = Mapping[tuple[str, str], Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """`anchors` are the cells that can be jumped to; `left_out` counts rows that are not shown."""

    number: int
    name: str
    is_hidden: bool
    table: SafeString
    anchors: frozenset[str]
    left_out: int


def drawn(
    sheet: Sheet,
    places: Places,
    marks: Marks,
    read: Mapping[int, str] | None,
    listed: Container[int] | None = None,
) -> DrawnSheet:
    """Only rows and columns in which something stands; a sheet of a few cells may reach very far.

    `read` has the anchor of what was read from a row; None of a sheet from which nothing was read. `listed` are the
    doubts that stand on this page.
    """
    sheet = with_marked_blanks(sheet, marks)
    wanted = MOST_ROWS if read is not None else ROWS_OF_OTHERS
    all_rows = rows_of(sheet)
    rows = list(places.window.rows) if places.window else all_rows[:wanted]
    columns = list(islice(sorted({column for cell in sheet.cells for column in spanned(cell)}), MOST_COLUMNS))
    canvas = Canvas(sheet, places, marks, read or {}, rows, columns, listed)
    table = mark_safe(canvas.head() + canvas.body())  # noqa: S308  # every text in it is escaped
    anchors = frozenset(canvas.anchors)
    number = places.numbers[sheet.name]
    left_out = 0 if places.window else len(all_rows) - len(rows)
    return DrawnSheet(number, sheet.name, sheet.is_hidden, table, anchors, left_out)


def rows_of(sheet: Sheet) -> list[int]:
    """The rows in which something stands."""
    return sorted({row for cell in sheet.cells for row in range(cell.row, cell.row + cell.rows)})


def with_marked_blanks(sheet: Sheet, marks: Marks) -> Sheet:
    """A doubt may stand at a cell in which nothing is left, such as a formula that failed."""
    found = [ADDRESS.fullmatch(address) for name, address in marks if name == sheet.name]
    places = {(int(each[2]), column_of(each[1])) for each in found if each}
    blanks = tuple(Cell(row, column, "") for row, column in sorted(places) if sheet.at(row, column) is None)
    return replace(sheet, cells=sheet.cells + blanks) if blanks else sheet


def column_of(name: str) -> int:
    """The other way round than `letters`."""
    return reduce(lambda column, letter: column * 26 + ord(letter) - ord("A") + 1, name, 0)


def spanned(cell: Cell) -> range:
    return range(cell.column, cell.column + min(cell.columns, MOST_COLUMNS))


def count_between(places: list[int], first: int, behind: int) -> int:
    """How many of these rows or columns, which stand in order, a cell reaches over."""
    return bisect_left(places, behind) - bisect_left(places, first)


class Canvas:
    """The table of one sheet while it is drawn."""

    def __init__(
        self,
        sheet: Sheet,
        places: Places,
        marks: Marks,
        read: Mapping[int, str],
        rows: list[int],
        columns: list[int],
        listed: Container[int] | None = None,
    ) -> None:
        self.listed = listed
        self.sheet, self.places, self.marks, self.read = sheet, places, marks, read
        self.rows, self.columns = rows, columns
        self.anchors: list[str] = []
        self.language = escape(get_language() or "")
        self.to_reading = escape(_("What was read from row"))
        self.open_mark, self.settled_mark = escape(_("Doubt")), escape(_("Settled doubt"))
        starts = defaultdict[int, dict[int, Cell]](dict)
        covered: set[tuple[int, int]] = set()
        top = rows[0] if rows else 0
        for cell in sheet.cells:
            reaches_down = cell.row < top < cell.row + cell.rows  # to the first row that is drawn
            starts[top if reaches_down else cell.row][cell.column] = cell
            if cell.rows > 1 or cell.columns > 1:
                covered.update(islice(cell.places(), 1, MOST_ROWS * MOST_COLUMNS))
        self.starts, self.covered = starts, covered

    def head(self) -> str:
        names = "".join([f'<th scope="col">{letters(column)}</th>' for column in self.columns])
        return f"<thead><tr><td></td>{names}</tr></thead>"

    def body(self) -> str:
        return f"<tbody>{''.join([self.row(row) for row in self.rows])}</tbody>"

    def row(self, row: int) -> str:
        own, parts = self.starts.get(row, {}), [f'<tr><th scope="row">{self.number(row)}</th>']
        for column in self.columns:
            if (cell := own.get(column)) is not None:
                parts.append(self.cell(cell))
            elif (row, column) not in self.covered:
                parts.append("<td></td>")
        parts.append("</tr>")
        return "".join(parts)

    def number(self, row: int) -> str:
        """It leads to what was read from the row."""
        if (anchor := self.read.get(row)) is None:
            return str(row)
        return f'<a href="#{anchor}">{self.hidden(self.to_reading)}{row}</a>'

    def hidden(self, words: str) -> str:
        """For those who listen; in the reader's language, while the sheet itself is Thai."""
        return f'<span class="visually-hidden" lang="{self.language}">{words} </span>'

    def cell(self, cell: Cell) -> str:
        anchor = self.places.anchor(self.sheet.name, cell.address)
        self.anchors.append(anchor)
        marks = self.marks.get((self.sheet.name, cell.address), ())
        state = ""
        if marks:
            state = ' data-doubt="settled"' if all(mark.is_settled for mark in marks) else ' data-doubt="open"'
        notes = "".join([self.note(mark) for mark in marks])
        return f'<td id="{anchor}" tabindex="-1"{self.span(cell)}{state}>{notes}{escape(cell.text)}</td>'

    def span(self, cell: Cell) -> str:
        """As far as the rows and columns that are drawn."""
        if cell.rows == cell.columns == 1:
            return ""
        rows = count_between(self.rows, cell.row, cell.row + cell.rows)
        columns = count_between(self.columns, cell.column, cell.column + cell.columns)
        spans = (("rowspan", rows), ("colspan", columns))
        return "".join([f' {name}="{count}"' for name, count in spans if count > 1])

    def note(self, mark: Mark) -> str:
        words = self.settled_mark if mark.is_settled else self.open_mark
        state = "settled" if mark.is_settled else "open"
        query = "" if self.listed is None or mark.number in self.listed else f"?doubt={mark.number + 1}"
        return (
            f'<a class="doubt-number" data-doubt="{state}" href="{query}#doubt-{mark.number + 1}">'
            f"{self.hidden(words)}{mark.number + 1}</a> "
        )
