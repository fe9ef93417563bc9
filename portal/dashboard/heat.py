"""Tables of places by dimension: the fuller the ink, the further the work. Drawn alike wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from portal.shell.digits import shown
from portal.shell.templatetags.ui import heat, icon


@dataclass(frozen=True, slots=True)
class Cell:
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
    mark = f'{icon("warning")}{{count}}<span class="visually-hidden"> {escape(pgettext("state", "Overdue"))}</span>'
    return mark_safe("\n".join(drawn_row(row, mark) for row in rows))  # noqa: S308  # each part escapes what it is given


def drawn_row(row: Row, mark: str) -> str:
    cells = "".join(drawn_cell(cell, mark) for cell in (*row.cells, row.total))
    return f'<tr><th scope="row">{drawn_link(row.url, escape(row.name))}</th>{cells}</tr>'


def drawn_cell(cell: Cell, mark: str) -> str:
    if not cell.owed:
        return '<td data-heat="none"><span>–</span></td>'
    figures = drawn_link(cell.url, shown(f"{cell.accepted}/{cell.owed}"))
    if cell.overdue:
        figures += drawn_link(cell.overdue_url, mark.format(count=shown(cell.overdue)), "overdue-mark")
    return f'<td data-heat="{heat(cell.share)}">{figures}</td>'


def drawn_link(url: str, content: str, look: str = "") -> str:
    """`content` is HTML already."""
    style = f' class="{look}"' if look else ""
    return f'<a{style} href="{escape(url)}">{content}</a>' if url else f"<span{style}>{content}</span>"
