from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shell.fiscal import (
    BUDDHIST_OFFSET,
    MONTHS_EN,
    MONTHS_EN_SHORT,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    FiscalYear,
    add_years,
    month_end,
)

DAYS = st.dates(date(1957, 1, 1), date(2100, 12, 31))


def test_fiscal_year_runs_from_october_to_september():
    year = FiscalYear(2567)
    assert (year.start, year.end, str(year)) == (date(2023, 10, 1), date(2024, 9, 30), "2567")


@pytest.mark.parametrize(
    ("day", "be"),
    [
        (date(2023, 9, 30), 2566),
        (date(2023, 10, 1), 2567),
        (date(2024, 1, 1), 2567),
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
    ],
)
def test_fiscal_year_of_a_day(day, be):
    assert FiscalYear.of(day) == FiscalYear(be)


@given(DAYS)
def test_fiscal_year_of_a_day_contains_it_and_its_neighbours_do_not(day):
    be = FiscalYear.of(day).be
    assert [FiscalYear(be + step).contains(day) for step in (-1, 0, 1)] == [False, True, False]


def test_fiscal_year_months_go_from_october_to_september():
    assert [(month.year, month.month, month.day) for month in FiscalYear(2568).months()] == [
        (2024, 10, 1), (2024, 11, 1), (2024, 12, 1), (2025, 1, 1), (2025, 2, 1), (2025, 3, 1),
        (2025, 4, 1), (2025, 5, 1), (2025, 6, 1), (2025, 7, 1), (2025, 8, 1), (2025, 9, 1),
    ]  # fmt: skip


def test_fiscal_years_are_ordered_and_can_be_keys():
    years = [FiscalYear(2568), FiscalYear(2566), FiscalYear(2567)]
    assert sorted(years) == [FiscalYear(2566), FiscalYear(2567), FiscalYear(2568)]
    assert {FiscalYear(2567): "x"}[FiscalYear(2567)] == "x"


def test_fiscal_year_refuses_a_year_of_the_common_era():
    with pytest.raises(ValueError, match="2025 is not a year of the Buddhist era"):
        FiscalYear(2025)


def test_months_stand_beside_each_other_in_both_languages():
    assert BUDDHIST_OFFSET == 543
    assert list(zip(MONTHS_TH, MONTHS_TH_SHORT, MONTHS_EN, MONTHS_EN_SHORT, strict=True))[5] == (
        "มิถุนายน",
        "มิ.ย.",
        "June",
        "Jun",
    )
    assert [len(names) for names in (MONTHS_TH, MONTHS_TH_SHORT, MONTHS_EN, MONTHS_EN_SHORT)] == [12, 12, 12, 12]


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2025, 2, 28), 3, date(2028, 2, 29)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), -1, date(2023, 2, 28)),
        (date(2024, 5, 31), 1, date(2025, 5, 31)),
        (date(2024, 3, 15), 0, date(2024, 3, 15)),
    ],
)
def test_add_years_keeps_the_day_and_the_end_of_february(day, years, moved):
    assert add_years(day, years) == moved


@given(DAYS, st.integers(-100, 100))
def test_add_years_keeps_the_month_and_whether_it_ends(day, years):
    moved = add_years(day, years)
    assert (moved.year, moved.month) == (day.year + years, day.month)
    assert day != month_end(day) or moved == month_end(moved)
    assert day == month_end(day) or moved.day == day.day
