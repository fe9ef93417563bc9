from datetime import date

import pytest

from evidence.agenda import last_of_month


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2025, 2, 14), date(2025, 2, 28)),
        (date(2024, 12, 31), date(2024, 12, 31)),
        (date(2024, 1, 31), date(2024, 1, 31)),
        (date(2024, 4, 30), date(2024, 4, 30)),
    ],
)
def test_month_ends_on_its_last_day(day, last):
    assert last_of_month(day) == last
