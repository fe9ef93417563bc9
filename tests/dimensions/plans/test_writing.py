from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dimensions.plans import as_data, read, read_data, write
from tests.dimensions.plans.small import PLAN
from tests.dimensions.plans.strategies import PLANS

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "plans"
SLOW = settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@SLOW
@given(PLANS)
def test_what_is_written_reads_back(plan):
    reading = read(write(plan))
    assert (reading.problems, reading.plan) == ((), plan)


@SLOW
@given(PLANS)
def test_plain_data_reads_back(plan):
    assert read_data(as_data(plan, full=True)).plan == plan


@pytest.mark.parametrize("name", ["rayong_2567.yaml", "chiangrai_2569.yaml"])
def test_fixture_stands_in_the_form_that_is_written(name):
    text = (FIXTURES / name).read_text("utf-8")
    comment = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert comment + write(read(text).plan) == text


def test_small_plan_names_every_key_in_full():
    first = as_data(read(PLAN).plan, full=True)["dimensions"][0]["criteria"][0]["activities"][1]
    assert first == {
        "seq": 2,
        "code": None,
        "title": "รายงานผล",
        "detail": None,
        "sub_of": 1,
        "periods": [],
        "recurs_every_months": None,
        "owner_group": None,
        "owner_position": None,
        "offices": [],
        "evidence": [],
        "quotas": [],
        "milestones": [],
        "components": [],
        "tags": [],
        "verified_by": "province",
        "remark": None,
        "pairing": None,
        "owner_pairing": None,
        "evidence_pairing": None,
        "evidence_note": None,
        "offices_inferred": None,
    }
