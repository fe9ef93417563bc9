"""The district 2101 and what it owes by the end of January 2024; its milestone is 22 February."""

from datetime import date

import pytest
from django.utils import translation

from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.district import Local
from tests.factories.dimensions import (
    AssignmentFactory,
    DistrictPlanFactory,
    LocalActivityFactory,
    ProgrammeFactory,
)


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
