"""Places by dimension: which of them are behind, and in what."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from evidence.panels.reading import Lists, Place, Reading, reading_of
from evidence.standing import Figure, Tally
from portal.dashboard.heat import Cell, Row, Table
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.scope import Scope

OWED, OVERDUE = (Lists("").of(figure) for figure in (Figure.OWED, Figure.OVERDUE))  # thousands of addresses end so


class Heat(Panel):
    """Every office that owes anything, by dimension."""

    title = _("Accepted of what is owed, by office and dimension")
    template_name = "evidence/panels/_heat.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Table | None:
        reading = reading_of(scope, subject, at, options)
        return table_of(reading, [row_of(reading, place, self.lists(reading, place)) for place in reading.places])

    def lists(self, reading: Reading, place: Place) -> Lists:
        return reading.lists.narrowed(at=place.code)


class Provinces(Heat):
    """Every province that has a programme, by dimension."""

    title = _("Accepted of what is owed, by province and dimension")

    def lists(self, reading: Reading, place: Place) -> Lists:
        return Lists(reading.subject.address("evidence:assignments", place.code))


def row_of(reading: Reading, place: Place, lists: Lists) -> Row:
    tallies = reading.row(place)
    board = reading.subject.address("dashboard:board", place.code)
    return Row(place.code, place.name, board, cells_of(reading, tallies, lists), cell_of(Tally.of(tallies), lists))


def cells_of(reading: Reading, tallies: Iterable[Tally], lists: Lists) -> tuple[Cell, ...]:
    """One cell for each column."""
    numbered = zip(reading.columns, tallies, strict=True)
    return tuple([cell_of(tally, Lists(f"{lists.address}&dimension={column.number}")) for column, tally in numbered])


def cell_of(tally: Tally, lists: Lists) -> Cell:
    return Cell(tally.accepted, tally.owed, tally.overdue, lists.address + OWED, lists.address + OVERDUE)


def table_of(reading: Reading, rows: Sequence[Row]) -> Table | None:
    """The rows over a row of sums; nothing where nothing is owed."""
    if not rows:
        return None
    sums = [Tally.of(tallies) for tallies in zip(*map(reading.row, reading.places), strict=True)]
    cells = cells_of(reading, sums, reading.lists)
    total = Row("", pgettext("row", "Total"), "", cells, cell_of(reading.total, reading.lists))
    return Table(reading.columns, tuple(rows), total)
