"""The first page in sentences: how far the work is, and where it is behind, from the rows of the board itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.html import conditional_escape, escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.panels import figures
from evidence.standing import Tally
from portal.dashboard.heat import Row, Table
from portal.dashboard.panel import Drawn
from portal.shell.digits import shown

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of the whole board, and what is to be said about them."""

    totals: figures.Summary
    sentences: tuple[SafeString, ...]


def summary_of(totals: figures.Summary, panels: Iterable[Drawn], closed_on: date | None) -> Summary:
    said = of_a_year(totals.tally) if closed_on else of_a_day(totals.tally)
    offices = [row for drawn in panels if isinstance(drawn.rows, Table) for row in drawn.rows.rows]
    sentences = (shown(conditional_escape(sentence)) for sentence in (*said, *behind(offices)))
    return Summary(totals, tuple(map(mark_safe, sentences)))


def of_a_year(tally: Tally) -> Iterator[str]:
    facts = tally._asdict() | {"open": tally.owed - tally.accepted}
    yield _("Of all %(owed)s assignments of the year: accepted %(accepted)s, sent late %(late)s.") % facts
    if facts["open"]:
        yield _("Not accepted when the year was closed: %(open)s.") % facts


def of_a_day(tally: Tally) -> Iterator[str]:
    """Of the whole year, for what is accepted may not even be due yet."""
    facts = tally._asdict()
    yield (
        _(
            "Of all %(owed)s assignments of the year: accepted %(accepted)s, waiting for review %(waiting)s,"
            " returned %(returned)s, overdue %(overdue)s."
        )
        % facts
    )
    if tally.due_soon:
        yield (
            ngettext(
                "%(due_soon)s more falls due within 14 days.",
                "%(due_soon)s more fall due within 14 days.",
                tally.due_soon,
            )
            % facts
        )


def behind(rows: Iterable[Row]) -> Iterator[str]:
    """The offices with the most that is overdue, at most `MOST_NAMED`: none without its equals."""
    late = sorted((row for row in rows if row.total.overdue), key=lambda row: -row.total.overdue)
    unnamed = late[MOST_NAMED].total.overdue if len(late) > MOST_NAMED else 0
    if named_rows := [row for row in late[:MOST_NAMED] if row.total.overdue > unnamed]:
        said = ((row.name, row.total.overdue) for row in named_rows)
        named = format_html_join(", ", '<span class="nowrap">{} ({})</span>', said)
        yield mark_safe(escape(_("Most of what is overdue lies with %(offices)s.")) % {"offices": named})  # noqa: S308
