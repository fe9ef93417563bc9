"""The district 2101 and what it owes by the end of January 2024; its milestone is 22 February."""

from datetime import date

import pytest
from django.utils import translation

from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory


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
