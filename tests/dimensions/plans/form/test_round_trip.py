"""What is written reads back: every plan that can be, and those of the fixtures."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from dimensions.plans.form import form_of, is_form, read_form
from tests.dimensions.plans.form.kept import kept
from tests.dimensions.plans.strategies import PLANS
from tests.dimensions.plans_at_hand import fixture

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


def sheets_of(plan):
    return [page.sheet for page in form_of(plan)]


@SLOW
@given(PLANS)
def test_what_is_written_reads_back(plan):
    reading = read_form(sheets_of(plan))
    assert (reading.problems, reading.plan) == ((), kept(plan))


@pytest.mark.parametrize("name", ["rayong_2567", "chiangrai_2569"])
def test_fixture_reads_back_whole(name):
    plan = fixture(name)
    reading = read_form(sheets_of(plan))
    assert is_form(sheets_of(plan))
    assert (reading.problems, reading.plan) == ((), kept(plan))


def test_fixture_of_rayong_loses_nothing_at_all():
    plan = replace(fixture("rayong_2567"), counts=None)
    assert read_form(sheets_of(plan)).plan == plan
