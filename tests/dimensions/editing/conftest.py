"""A draft to edit: two dimensions, criteria with activities, one of them full of parts."""

import pytest

from dimensions import workflow
from tests.dimensions.editing.at_hand import DRAFT


@pytest.fixture
def draft(rayong):
    return workflow.import_plan(DRAFT, province=rayong, fiscal_year=2567, by=None)


@pytest.fixture
def at_desk(client, busaba):
    """Busaba signed in, who reads English."""
    busaba.language = "en"
    busaba.save()
    client.force_login(busaba)
