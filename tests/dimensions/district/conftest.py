"""The district 2101 and what it owes by the end of January 2024; its milestone is 22 February."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.district import Local
from portal.offices.models import Role
from portal.shell import clock
from tests.cast import person
from tests.factories.dimensions import (
    AssignmentFactory,
    DistrictPlanFactory,
    LocalActivityFactory,
    ProgrammeFactory,
)
from tests.factories.offices import DistrictFactory


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme(province):
    programme = ProgrammeFactory(province=province)
    programme.milestones.create(
        position=0, code="district_plan_due", title="อำเภอส่งแผน", kind="deadline", on=date(2024, 2, 22)
    )
    return programme


@pytest.fixture
def assignment(programme, district):
    return AssignmentFactory(office=district, programme=programme)


@pytest.fixture
def said(arun):
    """An activity of the district's own, as its head says it."""
    return Local(
        "อบรมเยาวชนใสสะอาด",
        "ม.ค. ๖๗",
        date(2024, 1, 31),
        arun.pk,
        "เชิญทุกโรงเรียน",
        None,
        date(2024, 1, 1),
        "",
        "ภาพถ่าย",
        ("photo",),
        2,
    )


@pytest.fixture
def row(programme, district, head, said):
    return verbs.add_local(programme, district, said, by=head)


@pytest.fixture
def approve(programme, district, head, busaba):
    """Send the plan and approve it."""

    def approve(note="", at=None):
        plan = verbs.send(programme, district, by=head, note="ส่ง", at=at)
        return verbs.take(DistrictStep.APPROVE, plan, by=busaba, note=note, at=at)

    return approve


@pytest.fixture
def reopen(busaba):
    return lambda plan, at=None: verbs.take(DistrictStep.REOPEN, plan, by=busaba, note="ปรับกิจกรรม", at=at)


@pytest.fixture
def typed(arun):
    """The same as it is posted, with three months."""
    return {
        "title": "อบรมเยาวชนใสสะอาด",
        "detail": "เชิญทุกโรงเรียน",
        "raw": "ม.ค. - มี.ค. 67",
        "officer": arun.pk,
        "evidence": "ภาพถ่าย",
        "kinds": ["photo", "report"],
        "min_count": "2",
    }


@pytest.fixture
def plan(programme, district):
    return DistrictPlanFactory(programme=programme, office=district)


@pytest.fixture
def own(plan, arun):
    return LocalActivityFactory(plan=plan, officer=arun, title="อบรมเยาวชนใสสะอาด")


@pytest.fixture
def districts(programme, province):
    """Five that owe something, and one that owes nothing and has no plan to send."""
    every = [DistrictFactory(code=f"210{number}", parent=province) for number in range(1, 7)]
    for office in every[:5]:
        AssignmentFactory(office=office, programme=programme)
    return every[:5]


@pytest.fixture
def told(programme, districts, busaba):
    """One sent in time and approved, one late, one returned, one begun; of the last nobody thought."""
    first, late, back, begun, _silent = districts
    heads = {office: person(f"h-{office.code}", Role.HEAD, office) for office in districts}

    def on(day, hour=10):
        return clock.start_of(day) + timedelta(hours=hour)

    sent = verbs.send(programme, first, by=heads[first], note="–", at=on(date(2024, 2, 20)))
    verbs.take(DistrictStep.APPROVE, sent, by=busaba, at=on(date(2024, 2, 26)))
    returned = verbs.send(programme, back, by=heads[back], note="–", at=on(date(2024, 2, 22), 23))
    verbs.take(DistrictStep.RETURN, returned, by=busaba, note="แก้", at=on(date(2024, 2, 27)))
    work = begun.assignments.values_list("pk", flat=True)
    verbs.give(programme, begun, work, heads[begun].pk, by=heads[begun], at=on(date(2024, 2, 21)))
    verbs.send(programme, late, by=heads[late], note="–", at=on(date(2024, 2, 28)))


@pytest.fixture
def on_the_day(time_machine):
    def move(day):
        time_machine.move_to(clock.start_of(day) + timedelta(hours=10), tick=False)

    return move
