"""All as read in English on 20 March 2024."""

import pytest
from django.utils import translation

from portal.shell import clock
from tests.evidence.working import TODAY


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY), translation.override("en"):
        yield
