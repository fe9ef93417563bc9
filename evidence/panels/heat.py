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
    board = reading.subject.address("dashboard:board", place.code)
    numbered = zip(reading.columns, reading.row(place), strict=True)
    cells = tuple([cell_of(tally, f"{lists.address}&dimension={column.number}") for column, tally in numbered])
    return Row(place.code, place.name, board, cells, sum_of(cells, lists.address))


def cell_of(tally: Tally, address: str) -> Cell:
    return Cell(tally.accepted, tally.owed, tally.overdue, address + OWED, address + OVERDUE)


def sum_of(cells: Iterable[Cell], address: str) -> Cell:
    """One cell over others; of the nine figures of a tally a table shows three."""
    accepted, owed, overdue, *_addresses = zip(*cells, strict=True)
    return Cell(sum(accepted), sum(owed), sum(overdue), address + OWED, address + OVERDUE)


def table_of(reading: Reading, rows: Sequence[Row]) -> Table | None:
    """The rows over a row of sums; nothing where nothing is owed."""
    if not rows:
        return None
    address, columns = reading.lists.address, zip(*[row.cells for row in rows], strict=True)
    numbered = zip(reading.columns, columns, strict=True)
    cells = tuple([sum_of(each, f"{address}&dimension={column.number}") for column, each in numbered])
    total = Row("", pgettext("row", "Total"), "", cells, sum_of([row.total for row in rows], address))
    return Table(reading.columns, tuple(rows), total)
