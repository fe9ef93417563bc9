"""The levels in the report: the screen, the PDF and the workbook say the same."""

import io
from datetime import date

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from evidence.documents import ProvinceProgress
from evidence.panels.levels import Levels
from portal.accounts.models import User
from portal.dashboard.panel import Subject
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.reports.frame import Order, draw
from portal.shell import clock
from tests.evidence.documents.pages import by_pdfium, count_of, packed
from tests.factories.worlds import NOW, person_at, small_world, with_levels


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(params=[None, date(2024, 2, 29)], ids=["now", "past"])
def order(request, db, time_machine):
    """The report of a province of chance that counts by level, as of now and of a past day."""
    time_machine.move_to(NOW, tick=False)
    small_world(activities=12)
    with_levels("21")
    office = Office.objects.get(code="21")
    user = person_at(office, Role.ADMIN)
    User.objects.filter(pk=user.pk).update(language="en")
    subject = Subject(office, 2567, "plan", request.param)
    at = clock.end_of(request.param) if request.param else clock.now()
    return Order(ProvinceProgress(), subject, at, "pdf", "en", by=user, scope=scope_of(user))


@pytest.fixture
def rows(order):
    return order.kind.read(order.scope, order.subject, at=order.at)


@pytest.fixture
def levels(rows):
    (found,) = (drawn.rows for drawn in rows["panels"] if isinstance(drawn.rows, Levels))
    return found


def test_screen_and_document_read_the_same_levels(client, order, levels):
    client.force_login(order.by)
    board = client.get(order.subject.address("dashboard:board", "21"))
    assert [drawn.rows for drawn in board.context["panels"] if isinstance(drawn.rows, Levels)] == [levels]
    assert len(levels.lacking) > 3


def test_what_is_missing_is_what_no_line_calls_accepted(rows, levels):
    """The criteria add up to the cells, and no cell counts more than the lines of the document have open."""
    by_office = {row.name: sum(cell.missing for cell in row.cells) for row in levels.table.rows}
    lacking = {name: sum(lack.missing for lack in levels.lacking if lack.office == name) for name in by_office}
    unaccepted = [line for line in rows["lines"] if line.state not in ("done", "done_late")]
    assert lacking == by_office
    assert all(missing <= sum(line.office == name for line in unaccepted) for name, missing in by_office.items())


def test_workbook_holds_the_levels_as_numbers(order, levels):
    in_sheets = Order(order.kind, order.subject, order.at, "xlsx", "en", by=order.by, scope=order.scope)
    book = CalamineWorkbook.from_filelike(io.BytesIO(draw(in_sheets).content))

    def sheet(name):
        return book.get_sheet_by_name(name).to_python()[1:]

    assert book.sheet_names[1:4] == ["By office", "Level reached", "Missing for the next level"]
    assert sheet("Level reached") == [
        [row.code, row.name, *(figure for cell in row.cells for figure in numbers(cell))] for row in levels.table.rows
    ]
    assert sheet("Missing for the next level") == [
        [lack.office, float(lack.dimension), float(lack.level), lack.criterion, float(lack.missing)]
        for lack in levels.lacking
    ]


def numbers(cell):
    return ("", "", "") if cell.level is None else tuple(map(float, (cell.level, cell.highest, cell.missing)))


def test_paper_prints_the_levels_and_what_is_missing(order, levels):
    content = draw(order).content
    text = "".join(by_pdfium(content, number + 1) for number in range(count_of(content)))
    table = " ".join(f"{row.name} {' '.join(map(printed, row.cells))}" for row in levels.table.rows)
    lines = [
        f"{lack.office} Dimension {lack.dimension} {lack.level_name} {lack.criterion} {lack.missing}"
        for lack in levels.lacking
    ]
    assert text.count(packed(table)) == 1
    assert [packed(line) in text for line in lines] == [True] * len(lines)


def printed(cell):
    if cell.level is None:
        return "–"
    return f"{cell.level}/{cell.highest}{f' {cell.missing} missing' if cell.missing else ''}"
