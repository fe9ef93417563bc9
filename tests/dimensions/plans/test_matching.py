"""The same activity in two years, found by theme, code and title, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dimensions.plans import carry, walk
from dimensions.plans.matching import Known, matched
from tests.dimensions.plans_at_hand import fixture


def known(*titles, theme="leadership", code=None, first=0):
    return [Known(first + place, theme, code, title) for place, title in enumerate(titles)]


def all_of(plan):
    steps = enumerate(walk(plan))
    return [
        Known(
            place,
            (step.criterion and step.criterion.theme) or step.dimension.theme,
            step.activity.code,
            step.activity.title,
        )
        for place, step in steps
    ]


def test_carried_plan_is_matched_whole():
    plan = fixture("rayong_2567")
    assert matched(all_of(plan), all_of(carry(plan, 2571))) == {place: place for place in range(58)}


def test_another_provinces_wording_of_the_same_subjects_is_found():
    then, now = all_of(fixture("rayong_2567")), all_of(fixture("chiangrai_2569"))
    found = {now[new].title[:21]: then[old].title[:21] for new, old in matched(then, now).items()}
    assert found == {
        "ประกาศข้อตกลง (เจตนาร": "ประกาศข้อตกลง (เจตนาร",
        "บุคลากรในสังกัดมีส่วน": "จัดทำแผนการขับเคลื่อน",
        "การมอบหมาย แต่งตั้งบุ": "แต่งตั้งบุคคลหรือเจ้า",
        "การดำเนินกิจกรรมตามแผ": "รายงานผลการดำเนินกิจก",
        "การจัดกิจกรรมประกาศยก": "จัดกิจกรรมประกาศยกย่อ",
        "ได้รับรางวัลหรือการชื": "ได้รับรางวัล การชื่นช",
    }


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        (known("ประกาศนโยบาย ปี ๒๕๖๗"), known("๑.๑ ประกาศ นโยบาย ปี 2568"), {0: 0}),
        (known("ประกาศนโยบาย"), known("ประกาศนโยบาย", theme="innovation"), {0: 0}),
        (known("ประกาศนโยบาย", "ประกาศนโยบาย"), known("ประกาศนโยบาย"), {}),
        (known("อบรมเจ้าหน้าที่"), known("ตรวจรับพัสดุ"), {}),
        (known("จัดอบรมเจ้าหน้าที่ทุกคน"), known("อบรมเจ้าหน้าที่ทุกคน"), {0: 0}),
        (known("จัดอบรมเจ้าหน้าที่ทุกคน"), known("อบรมเจ้าหน้าที่ทุกคน", theme="innovation"), {}),
        (known("จัดอบรมเจ้าหน้าที่ทุกคน"), known("อบรมเจ้าหน้าที่ทุกฝ่าย", "อบรมเจ้าหน้าที่ทุกกอง"), {}),
        (known("๒๕๖๗"), known("๒๕๖๘"), {}),
        ([], known("ก"), {}),
        (known("ก"), [], {}),
    ],
)
def test_only_what_is_clear_is_matched(then, now, found):
    assert matched(then, now) == found


def test_same_code_speaks_for_a_reworded_title():
    then, now = "จัดทำแผนงานประจำปีของอำเภอ", "จัดแผนปฏิบัติการของอำเภอ"
    assert matched(known(then), known(now)) == {}
    assert matched(known(then, code="1.1"), known(now, code="1.1")) == {0: 0}


@given(st.lists(st.text("กขค ", max_size=6), max_size=8), st.lists(st.text("กขค ", max_size=6), max_size=8))
@settings(derandomize=True, database=None, deadline=None)
def test_nobody_is_matched_twice(then, now):
    found = matched(known(*then), known(*now, first=100))
    assert len(set(found.values())) == len(found)
    assert set(found) <= {100 + place for place in range(len(now))}
