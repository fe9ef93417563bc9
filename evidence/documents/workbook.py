"""The rows of a document as sheets of a workbook: figures as numbers, days as dates."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dimensions.panels import Districts
from evidence.documents.lines import Line
from evidence.panels.figures import Figures, Row
from evidence.panels.levels import Levels
from evidence.panels.owed import Row as OwedRow
from evidence.panels.owed import Rows
from evidence.standing import Figure
from portal.dashboard.heat import Row as Place
from portal.dashboard.heat import Table
from portal.dashboard.levels import Row as LevelsOfPlace
from portal.reports.sheets import Column, Sheet


def figures_sheet(title: str, figures: Figures) -> Sheet:
    """One row each and their sum; a number stands before the name where the rows have one."""
    numbered = any(row.number for row in figures.rows)
    numbers = [Column(_("Number"), "number", 10)] if numbered else []
    counts = [Column(str(label), "number", 14) for label in figures.labels]
    rows = [figures_row(row, numbered=numbered) for row in (*figures.rows, figures.total)]
    return Sheet(title, [*numbers, Column(figures.heading, width=48), *counts], rows)


def figures_row(row: Row, *, numbered: bool) -> list[object]:
    number = [row.number] if numbered else []
    return [*number, row.name, *(count.number for count in row.counts)]


def heat_sheet(title: str, table: Table) -> Sheet:
    """Per office and dimension what is accepted, owed and overdue."""
    heads = [_("Dimension %(number)s") % {"number": column.number} for column in table.columns]
    parts = (pgettext("figure", "Accepted"), pgettext("figure", "Owed"), pgettext("figure", "Overdue"))
    figures = [f"{head}: {part}" for head in (*heads, pgettext("row", "Total")) for part in parts]
    places = [Column(_("Code"), width=10), Column(_("Office"), width=30)]
    columns = [*places, *(Column(figure, "number", 14) for figure in figures)]
    return Sheet(title, columns, [heat_row(row) for row in (*table.rows, table.total)])


def heat_row(row: Place) -> list[object]:
    cells = (*row.cells, row.total)
    return [row.code, row.name, *(number for cell in cells for number in (cell.accepted, cell.owed, cell.overdue))]


def levels_sheet(title: str, levels: Levels) -> Sheet:
    """Per office and dimension the level reached, of how many, and what is missing for the next."""
    heads = [_("Dimension %(number)s") % {"number": column.number} for column in levels.table.columns]
    parts = (_("Level reached"), _("Highest level"), _("Missing for the next level"))
    figures = [f"{head}: {part}" for head in heads for part in parts]
    places = [Column(_("Code"), width=10), Column(_("Office"), width=30)]
    columns = [*places, *(Column(figure, "number", 14) for figure in figures)]
    return Sheet(title, columns, [levels_row(row) for row in levels.table.rows])


def levels_row(row: LevelsOfPlace) -> list[object]:
    """Nothing where nothing is owed."""
    figures = (cell[:3] if cell.level is not None else (None, None, None) for cell in row.cells)
    return [row.code, row.name, *(figure for cell in figures for figure in cell)]


def lacking_sheet(title: str, levels: Levels) -> Sheet:
    """What each office lacks for its next level, criterion by criterion."""
    columns = [
        Column(_("Office"), width=26),
        Column(_("Dimension"), "number", 10),
        Column(_("Next level"), "number", 10),
        Column(_("Criterion"), width=60),
        Column(pgettext("figure", "Not accepted yet"), "number", 14),
    ]
    facts = ((lack.office, lack.dimension, lack.level, lack.criterion, lack.missing) for lack in levels.lacking)
    return Sheet(title, columns, list(facts))


def owed_sheet(title: str, found: Rows) -> Sheet:
    """What is overdue or soon due, and by how many days."""
    columns = [
        Column(_("Dimension"), "number", 10),
        Column(_("Code"), width=10),
        Column(_("Activity"), width=60),
        Column(_("Office"), width=26),
        Column(_("Period"), width=24),
        Column(_("Due on"), "date", 16),
        Column(_("Days late") if found.figure == Figure.OVERDUE else _("Days left"), "number", 12),
    ]
    return Sheet(title, columns, [owed_row(row) for row in found.rows])


def owed_row(row: OwedRow) -> list[object]:
    return [row.dimension, row.code, row.title, row.office, str(row.period), row.due_on, abs(row.days)]


def districts_sheet(title: str, districts: Districts) -> Sheet:
    """How far each district is with its own plan."""
    columns = [
        Column(pgettext("kind of office", "District"), width=26),
        Column(pgettext("of a district plan", "State"), width=20),
        Column(_("Due on"), "date", 16),
        Column(_("First sent on"), "date", 16),
        Column(_("Days late"), "number", 12),
    ]
    facts = (
        (row.office, str(row.course.label), districts.due_on, row.standing.sent_on, row.late or None)
        for row in districts.every
    )
    return Sheet(title, columns, list(facts))


def lines_sheet(title: str, lines: Sequence[Line]) -> Sheet:
    columns = [
        Column(_("Dimension"), "number", 10),
        Column(_("Office"), width=26),
        Column(_("Code"), width=10),
        Column(_("Activity"), width=60),
        Column(_("Period"), width=24),
        Column(_("Due on"), "date", 16),
        Column(_("First sent on"), "date", 16),
        Column(pgettext("of an assignment", "State"), width=20),
    ]
    return Sheet(title, columns, [line_row(line) for line in lines])


def line_row(line: Line) -> list[object]:
    facts = (line.title, str(line.period), line.due_on, line.sent_on, line.state_name)
    return [line.dimension, line.office, line.code, *facts]
