"""One figure, four places: the database, the screen, the PDF and the workbook say the same."""

import io
from collections import Counter
from datetime import date

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from evidence import standing
from evidence.documents import ProvinceProgress
from evidence.documents.workbook import heat_sheet
from evidence.panels.figures import Figures
from evidence.standing import FIGURES, Tally
from portal.accounts.models import User
from portal.dashboard.heat import Cell, Column, Table
from portal.dashboard.heat import Row as Place
from portal.dashboard.panel import Subject
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.reports.frame import Order, draw
from portal.shell import clock, digits
from tests.evidence.documents.pages import by_pdfium, count_of, packed
from tests.factories.worlds import NOW, person_at, small_world

ON_PAPER = {"Totals", "Heat", "Zones", "Dimensions"}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(params=[None, date(2024, 2, 29)], ids=["now", "past"])
def order(request, db, time_machine):
    """The report of a province of chance, as of now and of a past day."""
    time_machine.move_to(NOW, tick=False)
    small_world(activities=12)
    office = Office.objects.get(code="21")
    user = person_at(office, Role.ADMIN)
    User.objects.filter(pk=user.pk).update(language="en")
    subject = Subject(office, 2567, "plan", request.param)
    at = clock.end_of(request.param) if request.param else clock.now()
    return Order(ProvinceProgress(), subject, at, "pdf", "en", by=user, scope=scope_of(user))


def drawn_by_name(drawn):
    return {type(each.panel).__name__: each.rows for each in drawn if each.rows is not None}


def panels_in(rows):
    """Those of the document by name; the totals stand in its summary."""
    return drawn_by_name(rows["panels"]) | {"Totals": rows["summary"].totals}


@pytest.fixture
def rows(order):
    return order.kind.read(order.scope, order.subject, at=order.at)


@pytest.fixture
def book(order):
    in_sheets = Order(order.kind, order.subject, order.at, "xlsx", "en", by=order.by, scope=order.scope)
    return CalamineWorkbook.from_filelike(io.BytesIO(draw(in_sheets).content))


def sheet(book, name):
    return book.get_sheet_by_name(name).to_python()[1:]


def numbers(row):
    return tuple(count.number for count in row.counts)


def heat_cells(row):
    return [(cell.accepted, cell.owed, cell.overdue) for cell in (*row.cells, row.total)]


def flat(cells):
    return [number for cell in cells for number in cell]


def test_screen_and_document_read_the_same_rows(client, order, rows):
    client.force_login(order.by)
    board = client.get(order.subject.address("dashboard:board", "21"))
    screen, document = drawn_by_name(board.context["panels"]), panels_in(rows)
    assert {name: screen[name] for name in ON_PAPER} == {name: document[name] for name in ON_PAPER}
    for name in ("Overdue", "DueSoon"):
        whole, first = document[name], screen[name]
        assert (whole.rows[: len(first.rows)], whole.number) == (first.rows, first.number)
        assert len(whole.rows) == whole.number


def test_heat_is_what_the_database_holds(order, rows):
    found = standing.owed(order.scope, order.subject)
    cells = standing.table_of(standing.cells_by("office__code", standing.as_of(found, order.at), order.at))
    table = panels_in(rows)["Heat"]
    shown = {
        (row.code, column.number): (cell.accepted, cell.owed, cell.overdue)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.owed
    }
    assert shown == {place: (tally.accepted, tally.owed, tally.overdue) for place, tally in cells.items()}
    assert len(shown) > 8


def test_list_adds_up_to_the_figures(rows):
    states = Counter(line.state for line in rows["lines"])
    (last,) = {numbers(figures.total) for figures in panels_in(rows).values() if isinstance(figures, Figures)}
    owed, _due, accepted, waiting, returned, _overdue, _late = last
    assert (sum(states.values()), states["done"] + states["done_late"], states["waiting"], states["returned"]) == (
        owed,
        accepted,
        waiting,
        returned,
    )
    assert [line for part in rows["parts"] for _office, lines in part.offices for line in lines] == rows["lines"]


def test_workbook_holds_the_figures_as_numbers(rows, book):
    panels = panels_in(rows)
    zones, dimensions = panels["Zones"], panels["Dimensions"]
    assert sheet(book, "By zone") == [[row.name, *map(float, numbers(row))] for row in (*zones.rows, zones.total)]
    assert sheet(book, "By dimension") == [
        [row.number or "", row.name, *map(float, numbers(row))] for row in (*dimensions.rows, dimensions.total)
    ]
    table = panels["Heat"]
    assert sheet(book, "By office") == [
        [row.code, row.name, *map(float, flat(heat_cells(row)))] for row in (*table.rows, table.total)
    ]
    assert book.sheet_names == [
        "About this document",
        "By office",
        "By zone",
        "By dimension",
        "Overdue",
        "Due within 14 days",
        "Every assignment",
    ]


def test_heads_of_a_workbook_have_the_digits_of_the_document():
    table = Table((Column(4, "สำนักงานสะดวก"),), (), Place("", "รวม", "", (), Cell(0, 0, 0, "", "")))
    with translation.override("th"), digits.override(digits.THAI):
        heads = [column.heading for column in heat_sheet("", table).columns]
    assert [head.partition(":")[0] for head in heads] == ["รหัส", "หน่วยงาน", *["มิติที่ ๔"] * 3, *["รวม"] * 3]


def test_workbook_holds_the_rows_with_dates(rows, book):
    panels = panels_in(rows)
    for title, name, past in (("Overdue", "Overdue", 1), ("Due within 14 days", "DueSoon", -1)):
        assert sheet(book, title) == [
            [row.dimension, row.code, row.title, row.office, str(row.period), row.due_on, row.days * past]
            for row in panels[name].rows
        ]
    assert sheet(book, "Every assignment") == [
        [
            *(line.dimension, line.office, line.code, line.title, str(line.period)),
            *(line.due_on or "", line.sent_on or "", line.state_name),
        ]
        for line in rows["lines"]
    ]


def test_paper_prints_the_figures(order, rows):
    content = draw(order).content
    text = "".join(by_pdfium(content, number + 1) for number in range(count_of(content)))
    panels = panels_in(rows)
    printed = [printed_figures(panels[name]) for name in ("Zones", "Dimensions")] + [printed_heat(panels["Heat"])]
    assert [text.count(packed(each)) for each in printed] == [1, 1, 1]
    tiles = " ".join(f"{count.number} {count.label}" for count in panels["Totals"].counts)
    assert text.count(packed(tiles)) == 1


def printed_figures(figures):
    """The body and the sum of such a table."""
    return " ".join(
        f"{f'Dimension {row.number}' if row.number else ''} {row.name} {' '.join(map(str, numbers(row)))}"
        for row in (*figures.rows, figures.total)
    )


def printed_heat(table: Table):
    return " ".join(f"{row.name} {' '.join(map(printed_cell, heat_cells(row)))}" for row in (*table.rows, table.total))


def printed_cell(cell):
    accepted, owed, overdue = cell
    return f"{accepted}/{owed}{f'▲{overdue}' if overdue else ''}" if owed else "–"


def test_totals_are_those_of_the_command_line(order, rows):
    (figures,) = standing.figures_by(standing.owed(order.scope, order.subject), at=order.at, names=FIGURES)
    total = panels_in(rows)["Totals"].tally
    assert {name: getattr(total, name) for name in figures} == figures
    assert isinstance(total, Tally)
