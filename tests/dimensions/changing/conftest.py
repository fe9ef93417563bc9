import pytest

from dimensions import workflow
from dimensions.workflow.importing import import_plan
from portal.shell import clock
from tests.dimensions.changing.at_hand import FULL, OTHER, PUBLISHED, signed_in
from tests.dimensions.plans_at_hand import small_plan


@pytest.fixture
def programme(province, district, other_district):
    """Published: two districts owe the first activity in two periods, the province the second one."""
    made = import_plan(small_plan(FULL, OTHER), province=province, fiscal_year=2567, by=None)
    return workflow.publish(made, by=None, at=clock.start_of(PUBLISHED))


@pytest.fixture
def writer(client, busaba):
    """Who reads English."""
    return signed_in(client, busaba)
