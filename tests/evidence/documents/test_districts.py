"""District plans in the report: the screen, the PDF and the workbook say the same."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from dimensions.models import Programme
from dimensions.panels import Districts
from evidence.documents import ProvinceProgress
from portal.accounts.models import User
from portal.dashboard.panel import Subject
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.reports.frame import Order, draw
from portal.shell import clock
from tests.evidence.documents.pages import by_pdfium, count_of, packed
from tests.factories.dimensions import DistrictPlanFactory
from tests.factories.worlds import NOW, person_at, small_world

DUE = date(2024, 3, 15)


@pytest.fixture
def order(db, time_machine):
    """Of four districts one sent its plan two days late, one in time; the others did not."""
    time_machine.move_to(NOW, tick=False)
    small_world()
    office, programme = Office.objects.get(code="21"), Programme.objects.get(province__code="21")
    programme.milestones.create(position=0, code="district_plan_due", title="ส่งแผน", kind="deadline", on=DUE)
    for code, days in (("2101", 2), ("2102", -1)):
        at = clock.start_of(DUE + timedelta(days=days, hours=9))
        DistrictPlanFactory(office=Office.objects.get(code=code), programme=programme, sent=True, state_since=at)
    user = person_at(office, Role.SUPERVISOR)
    User.objects.filter(pk=user.pk).update(language="en")
    subject = Subject(office, 2567, "plan")
    with translation.override("en"):
        yield Order(ProvinceProgress(), subject, clock.now(), "pdf", "en", by=user, scope=scope_of(user))


@pytest.fixture
def districts(order):
    rows = order.kind.read(order.scope, order.subject, at=order.at)
    (found,) = (drawn.rows for drawn in rows["panels"] if isinstance(drawn.rows, Districts))
    return found


def test_screen_and_document_read_the_same_districts(client, order, districts):
    client.force_login(order.by)
    board = client.get(order.subject.address("dashboard:board", "21"))
    (shown,) = (drawn.rows for drawn in board.context["panels"] if isinstance(drawn.rows, Districts))
    assert shown == districts
    assert (districts.tally.districts, districts.tally.sent, districts.tally.overdue) == (4, 2, 2)


def test_paper_lists_every_district(order, districts):
    paper = draw(order).content
    pages = [by_pdfium(paper, number + 1) for number in range(count_of(paper))]
    assert sum(packed(districts.sentence) in page for page in pages) == 1
    assert [row.office for row in districts.every] == ["Office 2101", "Office 2102", "Office 2103", "Office 2104"]


def test_workbook_has_a_sheet_of_them(order):
    content = draw(replace(order, form="xlsx")).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.get_sheet_by_name("District plans").to_python() == [
        ["District", "State", "Due on", "First sent on", "Days late"],
        ["Office 2101", "To be decided", DUE, date(2024, 3, 17), 2],
        ["Office 2102", "To be decided", DUE, date(2024, 3, 14), ""],
        ["Office 2103", "Overdue", DUE, "", 5],
        ["Office 2104", "Overdue", DUE, "", 5],
    ]
