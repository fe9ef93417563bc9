"""What boards draw beside the components of every page."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.dashboard import heat, levels
from portal.shell.digits import shown

register = template.Library()


class Counted(Protocol):
    """A figure with the address of the list behind it; one that presses is marked."""

    @property
    def number(self) -> int: ...

    @property
    def url(self) -> str: ...

    @property
    def presses(self) -> bool: ...


@register.simple_tag
def heat_rows(*rows: Sequence[heat.Row] | heat.Row) -> SafeString:
    """Rows of a heat table, or one row alone."""
    found = [row for given in rows for row in ([given] if isinstance(given, heat.Row) else given)]
    return heat.draw_rows(found)


@register.simple_tag
def level_rows(rows: Sequence[levels.Row] | levels.Row) -> SafeString:
    """Rows of a table of levels, or one row alone."""
    return levels.draw_rows([rows] if isinstance(rows, levels.Row) else rows)


@register.simple_tag
def count_cells(counts: Iterable[Counted]) -> SafeString:
    """The cells of one row of figures as one string; a loop in a template would take many times as long."""
    return mark_safe("".join(map(count_cell, counts)))  # noqa: S308  # each part is escaped


def count_cell(count: Counted) -> str:
    look = ' class="is-overdue"' if count.presses else ""
    return f'<td class="number"><a href="{escape(count.url)}"{look}>{shown(count.number)}</a></td>'
