"""Busaba's desk and what lies on it, as read in English on 20 March 2024."""

import pytest
from django.utils import translation

from portal.shell import clock
from tests.evidence.reviewing import DESK, waiting
from tests.evidence.working import TODAY, signed_in
from tests.factories.dimensions import ProgrammeFactory


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY):
        yield


@pytest.fixture(autouse=True)
def english(db):
    with translation.override("en"):
        yield


@pytest.fixture
def desk(client, busaba):
    """The reviewer's desk at an address."""

    def opened(address="", by=busaba):
        return signed_in(client, by).get(DESK + address)

    return opened


@pytest.fixture
def reviewer(client, busaba):
    return signed_in(client, busaba)


@pytest.fixture
def programme(province):
    return ProgrammeFactory(province=province)


@pytest.fixture
def submission(district):
    return waiting(district)


@pytest.fixture
def queue(district, other_district):
    """Three of one office and one of another, the longest waiting first."""
    offices = (district, other_district, district, district)
    return [waiting(office, 9 - number) for number, office in enumerate(offices)]
