"""Tables of places by dimension that say which maturity level was reached, and what is missing for the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, pgettext

from portal.dashboard.heat import Column, drawn_link
from portal.shell.digits import shown
from portal.shell.templatetags.ui import heat


class Cell(NamedTuple):
    """The level reached of those that there are, None where nothing is owed; so much is missing for the next one.

    Of several offices it is the level that half of them have reached; `behind` of them stand on the `lowest`, and
    what is missing is what these lack. `url` is the list of what is missing.
    """

    level: int | None
    highest: int
    missing: int = 0
    url: str = ""
    lowest: int | None = None
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A place with a cell for each column; `url` is the place's own board."""

    code: str
    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`of_all` is the row of all offices together; none where the rows are of several offices themselves."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of_all: Row | None = None


def draw_rows(rows: Sequence[Row]) -> SafeString:
    """The rows of a table's body or foot as one string; a loop in a template would take many times as long."""
    return mark_safe("\n".join([drawn_row(row) for row in rows]))  # noqa: S308  # each part escapes what it is given


def drawn_row(row: Row) -> str:
    cells = "".join([drawn_cell(cell) for cell in row.cells])
    return f'<tr><th scope="row">{drawn_link(row.url, escape(row.name))}</th>{cells}</tr>'


def drawn_cell(cell: Cell) -> str:
    if cell.level is None:
        return '<td data-heat="none"><span>–</span></td>'
    figures = shown(f"{cell.level}/{cell.highest}")
    notes = [escape(note) for note in notes_of(cell)]
    small = f"<small>{' '.join([f'<span>{note}</span>' for note in notes])}</small>" if notes else ""
    link = drawn_link(cell.url if cell.missing else "", f"{figures} {small}".rstrip())
    return f'<td data-heat="{heat(cell.level / cell.highest)}">{link}</td>'


def notes_of(cell: Cell) -> list[str]:
    """How many offices stand lowest, and what is missing for the next level."""
    notes = []
    if cell.lowest is not None and cell.lowest < cell.highest:
        words = ngettext("%(offices)s office at %(level)s,", "%(offices)s offices at %(level)s,", cell.behind)
        notes.append(words % {"offices": shown(cell.behind), "level": shown(cell.lowest)})
    if cell.missing:
        notes.append(pgettext("for the next level", "%(missing)s missing") % {"missing": shown(cell.missing)})
    return notes
