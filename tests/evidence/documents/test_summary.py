"""The sentences of the page that is signed."""

import re

import pytest
from django.utils import translation

from evidence.documents.summary import behind
from portal.dashboard.heat import Cell, Row


@pytest.mark.parametrize(
    ("overdue", "named"),
    [
        ((7, 5, 4, 3, 0), "A (7), B (5), C (4)"),
        ((7, 5, 4, 4, 1), "A (7), B (5)"),
        ((4, 4, 4), "A (4), B (4), C (4)"),
        ((1, 1, 1, 1), None),
        ((0, 0), None),
    ],
)
def test_no_office_is_named_beside_which_an_equal_one_is_not(overdue, named):
    rows = [Row("", name, "", (), Cell(0, 9, count, "", "")) for name, count in zip("ABCDE", overdue, strict=False)]
    with translation.override("en"):
        said = [re.sub("<[^>]+>", "", sentence) for sentence in behind(rows)]
    assert said == ([f"Most of what is overdue lies with {named}."] if named else [])
