"""What two readings of a plan say otherwise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from dimensions.plans.body import EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.differences import Difference, compared, differences
from dimensions.plans.words import ActingOffice, EvidenceKind
from tests.dimensions.plans.strategies import PLANS
from tests.dimensions.plans_at_hand import activity, period, small_plan

JANUARY = period(date(2024, 1, 1), date(2024, 1, 31), "ม.ค. ๖๗")
FEBRUARY = period(date(2024, 2, 1), date(2024, 2, 29), "ก.พ. ๖๗")
MARCH = period(date(2024, 3, 1), date(2024, 3, 31), "มี.ค. ๖๗")
PHOTO = EvidenceRow(title="ภาพถ่ายกิจกรรม", kinds=(EvidenceKind.PHOTO,))
ORDER = EvidenceRow(title="คำสั่งแต่งตั้งคณะทำงาน", kinds=(EvidenceKind.ORDER,))
ROW = activity(1, "district province", periods=(JANUARY, FEBRUARY), evidence=(PHOTO, ORDER))


def test_what_says_the_same_does_not_differ():
    assert differences(ROW, replace(ROW, offices=(ActingOffice.PROVINCE, ActingOffice.DISTRICT))) == ()
    assert differences(ROW, replace(ROW, pairing="เดา", tags=("x",), seq=7)) == ()


@pytest.mark.parametrize("raw", ["ม.ค.\xa0๖๗", " ม.ค.\n๖๗", "ม.ค.  ๖๗ "])
def test_period_that_is_only_spaced_otherwise_does_not_differ(raw):
    assert differences(ROW, replace(ROW, periods=(replace(JANUARY, raw=raw), FEBRUARY))) == ()


def test_texts_and_offices_that_differ_are_told_in_order():
    after = replace(ROW, title="ประชุม", offices=(ActingOffice.DISTRICT,), remark="ใหม่")
    assert differences(ROW, after) == (
        Difference("title", ROW.title, "ประชุม"),
        Difference("offices", ROW.offices, (ActingOffice.DISTRICT,)),
        Difference("remark", None, "ใหม่"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([JANUARY, FEBRUARY], [FEBRUARY, JANUARY], []),
        ([JANUARY, FEBRUARY], [JANUARY, MARCH], [(FEBRUARY, MARCH)]),
        ([JANUARY, FEBRUARY], [FEBRUARY], [(JANUARY, None)]),
        ([FEBRUARY], [JANUARY, FEBRUARY], [(None, JANUARY)]),
        ([], [JANUARY], [(None, JANUARY)]),
        ([replace(JANUARY, label="รอบ 1"), FEBRUARY], [FEBRUARY, replace(MARCH, label="รอบ 1")], [(0, 1)]),
    ],
)
def test_periods_are_known_by_what_they_say_then_by_round_then_in_turn(before, after, expected):
    found = differences(replace(ROW, periods=tuple(before)), replace(ROW, periods=tuple(after)))
    pairs = [(before[was], after[now]) if isinstance(was, int) else (was, now) for was, now in expected]
    assert [(each.before, each.after) for each in found] == pairs
    assert [(each.is_new, each.is_gone, each.moves_dates) for each in found] == [
        (was is None, now is None, was is not None and now is not None) for was, now in pairs
    ]


def test_reworded_period_moves_no_date():
    [found] = differences(ROW, replace(ROW, periods=(replace(JANUARY, raw="มกราคม"), FEBRUARY)))
    assert (found.key, found.moves_dates) == ("periods", False)


def test_evidence_is_known_by_its_title_even_where_that_is_reworded():
    longer = replace(PHOTO, title="ภาพถ่ายกิจกรรมประชุม", min_count=2)
    news = EvidenceRow(title="ข่าว", kinds=(EvidenceKind.NEWS,))
    found = differences(ROW, replace(ROW, evidence=(ORDER, longer, news)))
    assert [(each.before, each.after) for each in found] == [(PHOTO, longer), (None, news)]


def test_known_pairs_are_taken_as_they_are():
    found = differences(ROW, replace(ROW, periods=(FEBRUARY,)), {"periods": [(0, 0), (1, None)]})
    assert [(each.before, each.after) for each in found] == [(JANUARY, FEBRUARY), (FEBRUARY, None)]


def test_figures_to_reach_are_held_against_each_other_in_turn():
    few, many = (QuotaRow(measure="ช่องทาง", at_least=Decimal(number)) for number in (3, 5))
    assert differences(replace(ROW, quotas=(few,)), replace(ROW, quotas=(many,))) == (Difference("quotas", few, many),)


def test_row_that_was_put_in_between_is_the_only_new_one():
    one, two, three = (activity(number, title=f"เรื่องที่ {number}") for number in (1, 2, 3))
    between = activity(2, title="แทรก")
    before = small_plan(one, two, three)
    after = small_plan(one, between, replace(two, seq=3), replace(three, seq=4))
    found = compared(before, after)
    assert [
        (each.before and each.before.activity.title, each.after and each.after.activity.title) for each in found
    ] == [
        ("เรื่องที่ 1", "เรื่องที่ 1"),
        ("เรื่องที่ 2", "เรื่องที่ 2"),
        ("เรื่องที่ 3", "เรื่องที่ 3"),
        (None, "แทรก"),
    ]


def test_activity_with_another_title_is_known_by_its_number():
    before, after = small_plan(activity(1, title="เดิม"), activity(2)), small_plan(activity(1, title="ใหม่"))
    found = compared(before, after)
    assert [
        (each.before and each.before.activity.title, each.after and each.after.activity.title) for each in found
    ] == [
        ("เดิม", "ใหม่"),
        ("กิจกรรม 2", None),
    ]


@settings(max_examples=30, deadline=None)
@given(plan=PLANS)
def test_no_plan_differs_from_itself(plan):
    for each in compared(plan, plan):
        assert each.before == each.after
        assert differences(each.before.activity, each.after.activity) == ()


def test_undated_period_is_not_taken_for_another_by_its_missing_days():
    once, twice = PeriodRow(raw="ทุก ๓ เดือน"), PeriodRow(raw="ตลอดปี")
    found = differences(replace(ROW, periods=(once, JANUARY)), replace(ROW, periods=(JANUARY, twice)))
    assert [(each.before, each.after) for each in found] == [(once, twice)]
