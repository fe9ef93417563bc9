"""What the page of a file says in one sentence of all that it holds."""

import pytest
from django.utils import translation

from dimensions.checking.page import Checking


@pytest.mark.parametrize(
    ("evidence", "confirmed", "said"),
    [
        (0, 1, "1 activity that asks only for a dated confirmation"),
        (3, 0, "3 evidence requirements"),
        (1, 2, "1 evidence requirement, 2 activities that ask only for a dated confirmation"),
    ],
)
def test_nothing_is_said_of_a_proof_that_no_activity_asks_for(evidence, confirmed, said):
    counts = {"dimensions": 1, "criteria": 0, "activities": 3, "periods": 0, "evidence": evidence}
    checking = Checking(counts, [], [], doubts=0, unsettled=0, confirmed=confirmed)
    with translation.override("en"):
        assert checking.understood == f"1 dimension, 0 criteria, 3 activities, 0 periods, {said}, 0 doubts"
