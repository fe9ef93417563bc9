"""What differs between two years of one activity: everything a person would call a change, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from dimensions.plans import carry, walk
from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.carrying import Carrying
from dimensions.plans.comparing import Aspect, Difference, differences, rewritten, texts_of
from dimensions.plans.words import ActingOffice, EvidenceKind, Judge
from tests.dimensions.plans.strategies import PLANS

YEARS = Carrying(2567, 2568)
MARCH = PeriodRow(raw="มี.ค. ๖๗", start=date(2024, 3, 1), end=date(2024, 3, 31))
NEXT_MARCH = PeriodRow(raw="มี.ค. ๖๘", start=date(2025, 3, 1), end=date(2025, 3, 31))
NEXT_APRIL = PeriodRow(raw="เม.ย. ๖๘", start=date(2025, 4, 1), end=date(2025, 4, 30))
PHOTO = EvidenceRow(title="ภาพถ่าย ปี ๒๕๖๗", kinds=(EvidenceKind.PHOTO,))
THEN = ActivityRow(seq=1, title="ประกาศนโยบาย ปี ๒๕๖๗", periods=(MARCH,), evidence=(PHOTO,))
NOW = ActivityRow(
    seq=4, title="ประกาศนโยบาย  ปี 2568", periods=(NEXT_MARCH,), evidence=(replace(PHOTO, title="ภาพถ่าย ปี 2568"),)
)


def bare(period):
    return replace(period, raw="")


def test_years_spaces_digits_and_places_are_no_difference():
    assert differences(THEN, NOW, YEARS) == ()


@pytest.mark.parametrize(
    ("change", "aspect", "then", "now"),
    [
        ({"title": "ประกาศเจตนา"}, Aspect.TITLE, ("ประกาศนโยบาย ปี ๒๕๖๗",), ("ประกาศเจตนา",)),
        ({"code": "1.2"}, Aspect.CODE, (), ("1.2",)),
        ({"detail": "ติดประกาศ"}, Aspect.DETAIL, (), ("ติดประกาศ",)),
        ({"periods": (NEXT_APRIL,)}, Aspect.DATES, (bare(MARCH),), (bare(NEXT_APRIL),)),
        ({"periods": (NEXT_MARCH, NEXT_APRIL)}, Aspect.DATES, (), (bare(NEXT_APRIL),)),
        ({"periods": (PeriodRow(raw="ทุกเดือน"),)}, Aspect.DATES, (bare(MARCH),), (PeriodRow(raw="ทุกเดือน"),)),
        ({"recurs_every_months": 3}, Aspect.RECURRENCE, (), (3,)),
        ({"offices": (ActingOffice.DISTRICT,)}, Aspect.OFFICES, (), (ActingOffice.DISTRICT,)),
        ({"owner_group": "กง.ประสานฯ"}, Aspect.OWNER, (), ("กง.ประสานฯ",)),
        ({"evidence": ()}, Aspect.EVIDENCE, (PHOTO,), ()),
        ({"quotas": (QuotaRow(measure="คดี", at_most=0),)}, Aspect.QUOTAS, (), (QuotaRow(measure="คดี", at_most=0),)),
        ({"components": ("ก",)}, Aspect.PARTS, (), ("ก",)),
        (
            {"milestones": (ShareRow(share_percent=50, by=date(2025, 3, 31)),)},
            Aspect.SHARES,
            (),
            (ShareRow(share_percent=50, by=date(2025, 3, 31)),),
        ),
        ({"verified_by": Judge.DEPARTMENT}, Aspect.JUDGE, (Judge.PROVINCE,), (Judge.DEPARTMENT,)),
        ({"remark": "ใหม่"}, Aspect.REMARK, (), ("ใหม่",)),
    ],
)
def test_change_is_told_as_each_year_says_it(change, aspect, then, now):
    assert differences(THEN, replace(NOW, **change), YEARS) == (Difference(aspect, then, now),)


def test_more_papers_are_a_difference_of_what_is_asked_for():
    more = replace(NOW.evidence[0], min_count=3)
    assert differences(THEN, replace(NOW, evidence=(more,)), YEARS) == (Difference(Aspect.EVIDENCE, (PHOTO,), (more,)),)


def test_notes_about_the_typing_are_no_difference():
    noted = replace(NOW, evidence=(replace(NOW.evidence[0], note="ต้นฉบับ", split_from_previous_source_bullet=True),))
    assert differences(THEN, noted, YEARS) == ()


def test_rewritten_texts_are_those_that_stand_as_carried():
    carried = YEARS.activity(THEN)
    assert list(rewritten(THEN, carried, YEARS)) == [
        ("ประกาศนโยบาย ปี ๒๕๖๗", "ประกาศนโยบาย ปี ๒๕๖๘"),
        ("ภาพถ่าย ปี ๒๕๖๗", "ภาพถ่าย ปี ๒๕๖๘"),
    ]
    assert list(rewritten(THEN, replace(carried, title="อื่น"), YEARS)) == [("ภาพถ่าย ปี ๒๕๖๗", "ภาพถ่าย ปี ๒๕๖๘")]


@settings(max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLANS)
def test_plan_that_was_only_carried_does_not_differ(plan):
    year = plan.programme.fiscal_year_be
    carrying, new = Carrying(year, year + 1), carry(plan, year + 1)
    pairs = [(old.activity, now.activity) for old, now in zip(walk(plan), walk(new), strict=True)]
    assert [differences(*pair, carrying) for pair in pairs] == [()] * len(pairs)
    assert [len(texts_of(old)) == len(texts_of(now)) for old, now in pairs] == [True] * len(pairs)
