"""Tables of places by dimension: the fuller the ink, the further the work. Drawn alike wherever they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from portal.shell.digits import ARABIC, active, shown
from portal.shell.templatetags.ui import heat, icon


class Cell(NamedTuple):
    """So much accepted of what is owed, so much of it overdue; each figure with the list behind it."""

    accepted: int
    owed: int
    overdue: int
    url: str
    overdue_url: str

    @property
    def share(self) -> float | None:
        return self.accepted / self.owed if self.owed else None


@dataclass(frozen=True, slots=True)
class Column:
    """A dimension; its name may be empty."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place with a cell for each column and one for all of them; `url` is the place's own board."""

    code: str
    name: str
    url: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row


def draw_rows(rows: Sequence[Row]) -> SafeString:
    """The rows of a table's body or foot as one string; a loop in a template would take many times as long."""
    words = f'<span class="visually-hidden"> {escape(pgettext("state", "Overdue"))}</span>'
    ink = Ink(icon("warning"), words, str if active() == ARABIC else shown)
    return mark_safe("\n".join([drawn_row(row, ink) for row in rows]))  # noqa: S308  # each part escapes what it is given


@dataclass(frozen=True, slots=True)
class Ink:
    """What all cells are drawn with: the mark of what is overdue, before and after its figure, and the digits."""

    before: str
    after: str
    digits: Callable[[object], str]


def drawn_row(row: Row, ink: Ink) -> str:
    cells = "".join([drawn_cell(cell, ink) for cell in (*row.cells, row.total)])
    return f'<tr><th scope="row">{drawn_link(row.url, escape(row.name))}</th>{cells}</tr>'


def drawn_cell(cell: Cell, ink: Ink) -> str:
    accepted, owed = cell.accepted, cell.owed
    if not owed:
        return '<td data-heat="none"><span>–</span></td>'
    figures = drawn_link(cell.url, ink.digits(f"{accepted}/{owed}"))
    if cell.overdue:
        figures += drawn_link(
            cell.overdue_url, f"{ink.before}{ink.digits(cell.overdue)}{ink.after}", ' class="overdue-mark"'
        )
    return f'<td data-heat="{heat(accepted / owed)}">{figures}</td>'


def drawn_link(url: str, content: str, style: str = "") -> str:
    """`content` and `style` are HTML already."""
    return f'<a{style} href="{escape(url)}">{content}</a>' if url else f"<span{style}>{content}</span>"
