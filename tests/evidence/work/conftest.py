"""An assignment of Arun's district that asks for one photo, as read in English on 20 March 2024."""

import pytest
from django.utils import translation

from portal.shell import clock
from tests.evidence.working import TODAY
from tests.factories.dimensions import AssignmentFactory, RequirementFactory


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY), translation.override("en"):
        yield


@pytest.fixture
def assignment(district):
    return AssignmentFactory(office=district)


@pytest.fixture
def requirement(assignment):
    return RequirementFactory(activity=assignment.activity)
