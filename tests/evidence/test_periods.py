"""A period as lists say it, alone and beside the date by which it is due."""

from datetime import date

import pytest
from django.utils import translation

from evidence.periods import Term
from portal.shell import digits

JANUARY, MID_MARCH, JUNE = date(2024, 1, 31), date(2024, 3, 15), date(2024, 6, 30)


@pytest.mark.parametrize(
    ("term", "whole", "beside"),
    [
        (Term("", date(2024, 1, 1), JANUARY), "Jan 2024", ""),
        (Term("ไตรมาสที่ ๒", date(2024, 1, 1), JANUARY), "Quarter 2 · Jan 2024", "Quarter 2"),
        (Term("", date(2023, 12, 1), JUNE), "Dec 2023 - Jun 2024", "Dec 2023 - Jun 2024"),
        (Term("", date(2024, 3, 10), MID_MARCH), "10-15 Mar 2024", "10-15 Mar 2024"),
        (Term("", date(2024, 3, 1), MID_MARCH), "1-15 Mar 2024", ""),
        (Term("", None, JUNE), "", ""),
        (Term("รอบที่ ๑", None, None), "Round 1", "Round 1"),
        (Term("", None, None), "", ""),
    ],
)
def test_period_in_english(term, whole, beside):
    with translation.override("en"):
        assert (str(term), term.beside_date) == (whole, beside)


def test_period_in_thai():
    with translation.override("th"), digits.override("thai"):
        assert str(Term("ไตรมาสที่ 2", date(2024, 1, 1), JANUARY)) == "ไตรมาสที่ ๒ · ม.ค. ๒๕๖๗"
