"""The texts of two real plans, and what the clerks of the other provinces may type."""

import re
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from dimensions.plans import walk
from dimensions.plans.periods import Flag, Offer, ReadPeriod, read_periods
from portal.shell.fiscal import read_span
from tests.dimensions.plans_at_hand import fixture

HERE = Path(__file__).parent
ESCAPED = re.compile(r"\\(?:n|t|u([0-9a-f]{4}))")
PLANS = [fixture("rayong_2567"), fixture("chiangrai_2569")]
PERIODS = [
    (period, plan.programme.fiscal_year_be) for plan in PLANS for step in walk(plan) for period in step.activity.periods
]
CELLS = [
    (cell, year, [period for period, _ in rows])
    for (cell, year), rows in groupby(PERIODS, lambda each: (each[0].raw_cell, each[1]))
    if cell
]


def rows(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def unescaped(text):
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else {"n": "\n", "t": "\t"}[found[0][1]], text)


def days(period):
    return f"{period.start or ''}..{period.end}" if period.end else "-"


def told(period):
    """As spellings.tsv writes it."""
    label = [f"[{period.label}]"] if period.label else []
    offers = [">", *map(days, period.proposal)] if period.proposal else []
    return " ".join([days(period), *label, *period.flags, *offers])


def test_tables_hold_what_they_should():
    assert (len(rows("periods_rayong.tsv")), len(rows("spellings.tsv")) > 300) == (30, True)
    assert (len(PERIODS), len(CELLS)) == (71, 1)


@pytest.mark.parametrize(("text", "ranges"), rows("periods_rayong.tsv"))
def test_spelling_of_rayong_is_read(text, ranges):
    assert ",".join(map(days, read_periods(text))) == ranges


@pytest.mark.parametrize(("text", "year", "reading"), rows("spellings.tsv"))
def test_spelling_is_read(text, year, reading):
    found = read_periods(unescaped(text), fiscal_year=int(year) if year else None)
    assert " | ".join(map(told, found)) == reading


def test_periods_of_real_plans_are_read_as_they_were_by_hand():
    alone = [(period, year) for period, year in PERIODS if period.raw_cell is None]
    found = [read_periods(period.raw, fiscal_year=year) for period, year in alone]
    assert [[(each.start, each.end, each.label, each.clean) for each in one] for one in found] == [
        [(period.start, period.end, period.label, period.clean)] for period, _ in alone
    ]


def test_cell_of_several_periods_is_read_as_it_was_by_hand():
    for cell, year, periods in CELLS:
        found = read_periods(cell, fiscal_year=year)
        assert [(each.raw, each.start, each.end, each.label, each.clean) for each in found] == [
            (period.raw, period.start, period.end, period.label, period.clean) for period in periods
        ]


def test_milestones_of_real_plans_are_read_as_they_were_by_hand():
    milestones = [each for plan in PLANS for each in plan.programme.milestones if each.raw]
    assert len(milestones) == 6
    assert [[period.end for period in read_periods(each.raw)] for each in milestones] == [
        [each.date] for each in milestones
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0", "\u200b", " \u200b\ufeff "])
def test_text_without_letters_has_no_periods(text):
    assert read_periods(text, fiscal_year=2567) == []


def test_period_is_told_in_full():
    assert read_periods("รอบ ๒ มี.ย.-๖๗", fiscal_year=2567) == [
        ReadPeriod(
            raw="รอบ ๒ มี.ย.-๖๗",
            label="รอบที่ ๒",
            start=date(2024, 6, 1),
            end=date(2024, 6, 30),
            flags=(Flag.MONTH_SLIP, Flag.STRAY_DASH),
            clean="รอบ ๒ มิ.ย. ๖๗",
        )
    ]


def test_undated_period_offers_dates_and_fills_in_none():
    assert read_periods("ทุก ๖ เดือน", fiscal_year=2567) == [
        ReadPeriod(
            raw="ทุก ๖ เดือน",
            flags=(Flag.NO_DATES, Flag.RECURRING),
            proposal=(
                Offer(date(2023, 10, 1), date(2024, 3, 31)),
                Offer(date(2024, 4, 1), date(2024, 9, 30)),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("มี.ค ๖๗", "มี.ค. ๖๗"),
        ("กพ.-เมย. 69", "ก.พ.-เม.ย. 69"),
        ("เม.ย.-๖๓", "เม.ย. ๖๓"),
        ("เเม.ย. ๖๓", "เม.ย. ๖๓"),
        ("๑๐-๒๐มี.ย. ๖๗", "๑๐-๒๐มิ.ย. ๖๗"),
        ("กรกฏาคม  2569", "กรกฎาคม 2569"),
        ("ภายใน\n๒๗ ก.พ.\u00a0๖๙", None),
        ("มี\u200b.ค. ๖๗", None),
        ("มกรา 69", None),
        ("คมนาคม 2569", None),
        ("ม.ค. ๖๗", None),
    ],
)
def test_only_slips_of_the_text_are_put_right(typed, shown):
    assert [period.clean for period in read_periods(typed)] == [shown]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("  ม.ค. ๖๗\u00a0", ["ม.ค. ๖๗"]),
        ("ธ.ค. ๖๖/มี\u200b.ค ๖๗ /มี.ย.๖๗", ["ธ.ค. ๖๖", "มี\u200b.ค ๖๗", "มี.ย.๖๗"]),
        ("1) ม.ค. 69\n2) ส่งผล ก.ค. 69", ["ม.ค. 69", "ส่งผล ก.ค. 69"]),
        (
            "สรุป รอบการรายงาน ๓๑ มี.ค. ๖๙ รอบการรายงาน ๓๐ มิ.ย. ๖๙",
            ["สรุป รอบการรายงาน ๓๑ มี.ค. ๖๙", "รอบการรายงาน ๓๐ มิ.ย. ๖๙"],
        ),
    ],
)
def test_raw_is_each_piece_as_it_was_typed(text, pieces):
    assert [period.raw for period in read_periods(text)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        "ก.พ. 2570",
        "ธ.ค.๖๖ -ก.พ. ๖๗",
        "28 ธ.ค. - 3 ม.ค. ๖๗",
        "๑๐-๒๐มี.ย. ๖๗",
        "ภายใน ก.พ. ๖๙",
        "เม.ย.-๖๓",
        "1-15 มี.ค. 2024",
    ],
)
def test_spans_that_the_portal_shows_are_read_alike(text):
    (period,) = read_periods(text)
    assert read_span(text) == (period.start, period.end)
