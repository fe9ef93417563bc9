"""An assignment of Arun's district that asks for one photo, as read in English."""

import pytest
from django.utils import translation

from tests.factories.dimensions import AssignmentFactory, RequirementFactory


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def assignment(district):
    return AssignmentFactory(office=district)


@pytest.fixture
def requirement(assignment):
    return RequirementFactory(activity=assignment.activity)
