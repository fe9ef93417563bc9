"""A province with two districts as it stood on 20 March 2567: every state that a list can show, and true files."""

import io
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from dimensions.subjects import programmes_for
from evidence import vault
from evidence.documents import ProvinceProgress
from evidence.files import examine
from evidence.models import StoredFile
from evidence.states import ACCEPT, RETURN, SUBMIT
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.reports.frame import Order, draw
from portal.shell import clock, digits
from tests.factories.bytes import pdf, picture
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, DimensionFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, walked
from tests.factories.offices import (
    DepartmentFactory,
    DistrictFactory,
    MembershipFactory,
    PositionFactory,
    ProvinceFactory,
    TenureFactory,
    ZoneFactory,
)
from tests.factories.people import UserFactory

NOW = datetime(2024, 3, 20, 2, 30, tzinfo=UTC)  # half past nine in Bangkok
TITLES = {
    (1, "๑.๑"): "จัดตั้งศูนย์รับเรื่องร้องเรียน/ร้องทุกข์ อย่างน้อย ๕ ช่องทาง (Facebook, E-mail)",
    (1, "1.2"): "ประชุมชี้แจงผู้ใหญ่บ้าน กำนัน และผู้นำชุมชน",
    (2, None): "ปรับปรุงสำนักงานให้น่าอยู่ น้ำดื่มสะอาด ตามหลัก 5ส",
}


def day(month, number):
    return clock.start_of(date(2024, month, number)).replace(hour=9)


@pytest.fixture
def rayong(db, time_machine):
    """The province; its plan has two dimensions and three activities, for itself and two districts in one zone."""
    time_machine.move_to(NOW, tick=False)
    names = {"name_en": "Rayong Provincial Office", "short_en": "Rayong Province"}
    office = ProvinceFactory(
        code="21",
        parent=DepartmentFactory(short_th="พช.", short_en="CDD"),
        name_th="สำนักงานพัฒนาชุมชนจังหวัดระยอง",
        short_th="สพจ.ระยอง",
        **names,
    )
    zone = ZoneFactory(province=office, number=1, name_th="โซนลุ่มน้ำ", name_en="River zone")
    DistrictFactory(code="2101", parent=office, zone=zone, short_th="สพอ.ปลวกแดง", short_en="Pluak Daeng")
    DistrictFactory(code="2102", parent=office, zone=zone, short_th="สพอ.บ้านค่าย", short_en="Ban Khai")
    chief = PositionFactory(
        office=office, title_th="พัฒนาการจังหวัดระยอง", title_en="Provincial Officer", level="", leads=True
    )
    TenureFactory(position=chief)
    plan_of(office)
    return office


def plan_of(office):
    programme = ProgrammeFactory(
        province=office, name_th="พัฒนาชุมชนใสสะอาด ปี 2567", name_en="Clean and transparent 2024"
    )
    names = {1: ("การเปิดเผยข้อมูล", "Open information"), 2: ("สำนักงานสะดวก", "Convenient office")}
    dimensions = {
        number: DimensionFactory(programme=programme, number=number, name_th=thai, name_en=english)
        for number, (thai, english) in names.items()
    }
    complaints, meeting, office_work = (
        ActivityFactory(dimension=dimensions[number], code=code, title=title)
        for (number, code), title in TITLES.items()
    )
    at = {code: Office.objects.get(code=code) for code in ("21", "2101", "2102")}
    by = UserFactory()

    def owes(activity, code, due, *steps):
        opens = due and due.replace(day=1)
        made = AssignmentFactory(activity=activity, office=at[code], period=None, opens_on=opens, due_on=due)
        return walked(made, *steps, by=by) if steps else made

    january, march, september = date(2024, 1, 31), date(2024, 3, 25), date(2024, 9, 30)
    done = owes(complaints, "2101", january, (SUBMIT, day(1, 20)), (ACCEPT, day(1, 25)))
    late = owes(complaints, "2102", january, (SUBMIT, day(2, 5)), (ACCEPT, day(2, 9)))
    owes(meeting, "21", january, (SUBMIT, day(1, 30)), (RETURN, day(2, 8)))
    owes(meeting, "2101", january, (SUBMIT, day(3, 1)))
    owes(meeting, "2102", january)
    owes(office_work, "21", march)
    owes(office_work, "2101", september)
    owes(office_work, "2102", None)
    for number, submission in enumerate((done, late)):
        evidence_of(submission, number)


def evidence_of(submission, number):
    """A photo and a paper, each with bytes of its own."""
    for name, content in (
        (f"ภาพถ่าย {number}.jpg", picture(colour=("teal", "navy")[number])),
        (f"คำสั่ง {number}.pdf", pdf(pages=number + 1)),
    ):
        ItemFactory(submission=submission, file=stored(name, content), name=name, added_at=day(1, 19))


def stored(name, content):
    facts = examine(io.BytesIO(content), name=name, limit=10_000_000)
    vault.keep(io.BytesIO(content), facts)
    return StoredFile.objects.create(
        sha256=facts.sha256, size=facts.size, media_type=facts.media_type, stored_at=day(1, 19)
    )


@pytest.fixture
def reviewer(rayong):
    return MembershipFactory(office=rayong, role=Role.REVIEWER).user


@pytest.fixture
def ordered(rayong, reviewer):
    """Orders the report of the province."""

    def order(*, form="pdf", language="th", as_of=None):
        scope = scope_of(reviewer)
        (chosen,) = programmes_for(scope, rayong)
        subject = chosen.about(rayong, as_of)
        return Order(ProvinceProgress(), subject, subject.moment(), form, language, by=reviewer, scope=scope)

    return order


@pytest.fixture
def paper(ordered):
    return lambda **how: draw(ordered(**how)).content


@pytest.fixture
def rows(ordered):
    """What the document reads, in its language."""

    def read(language="th", **how):
        order = ordered(language=language, **how)
        with translation.override(language), digits.override("thai" if language == "th" else "arabic"):
            return order.kind.read(order.scope, order.subject, at=order.at)

    return read
