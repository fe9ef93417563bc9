from calendar import isleap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dimensions.plans import PlanFile, carry, counts_of, read, walk, write
from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.heading import (
    CountsRow,
    MilestoneRow,
    OddityRow,
    ProgrammeRow,
    SourceDocumentRow,
    SpanRow,
    TaskRow,
    WorkbookRow,
)
from dimensions.plans.words import ActingOffice, EvidenceKind, MilestoneKind, Theme
from portal.shell.fiscal import add_years, month_end
from tests.dimensions.plans.strategies import PLANS

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "plans"


def plan_with(*activities, **heading):
    return PlanFile(
        programme=ProgrammeRow(**{"fiscal_year_be": 2567, "name": "พัฒนาชุมชนใสสะอาด"} | heading),
        dimensions=(DimensionRow(number=1, name="ก", criteria=(CriterionRow(number=1, activities=activities),)),),
    )


def carried(activity, year=2568):
    return next(walk(carry(plan_with(activity), year))).activity


def period(start, end, raw="ตามที่พิมพ์", **more):
    return PeriodRow(raw=raw, start=start and date.fromisoformat(start), end=end and date.fromisoformat(end), **more)


@pytest.mark.parametrize(
    ("year", "old", "new"),
    [
        (2568, period("2024-01-01", "2024-01-31"), period("2025-01-01", "2025-01-31", "ม.ค. ๒๕๖๘")),
        (2568, period("2024-02-01", "2024-02-29"), period("2025-02-01", "2025-02-28", "ก.พ. ๒๕๖๘")),
        (2571, period("2024-02-29", "2024-02-29"), period("2028-02-29", "2028-02-29", "๒๙ ก.พ. ๒๕๗๑")),
        (2566, period("2023-12-01", "2024-06-30"), period("2022-12-01", "2023-06-30", "ธ.ค. ๒๕๖๕ - มิ.ย. ๒๕๖๖")),
        (2568, period("2024-07-01", "2024-07-15"), period("2025-07-01", "2025-07-15", "๑-๑๕ ก.ค. ๒๕๖๘")),
        (2568, period(None, "2024-02-27"), period(None, "2025-02-27", "ภายใน ๒๗ ก.พ. ๒๕๖๘")),
        (
            2568,
            period(None, None, "ทุก ๓ เดือน", flags=("no_dates",)),
            period(None, None, "ทุก ๓ เดือน", flags=("no_dates",)),
        ),
        (2568, period(None, None, "รอบ ปี ๒๕๖๗", clean="รอบปี ๒๕๖๗"), period(None, None, "รอบปี ๒๕๖๘")),
        (
            2568,
            period(
                "2024-06-01",
                "2024-06-30",
                "มี.ย.๖๗",
                clean="มิ.ย.๖๗",
                raw_cell="มี.ค ๖๗/มี.ย.๖๗",
                label="ไตรมาสที่ ๓",
                flags=("month_slip",),
            ),
            period("2025-06-01", "2025-06-30", "มิ.ย. ๒๕๖๘", label="ไตรมาสที่ ๓"),
        ),
    ],
)
def test_period_moves_with_a_text_of_its_own(year, old, new):
    assert carried(ActivityRow(seq=1, title="ก", periods=(old,)), year).periods == (new,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (period("2023-02-28", "2023-02-28"), period("2024-02-28", "2024-02-28", "๒๘ ก.พ. ๒๕๖๗")),
        (period(None, "2023-02-28"), period(None, "2024-02-29", "ภายใน ๒๙ ก.พ. ๒๕๖๗")),
        (period("2023-02-20", "2023-02-28"), period("2024-02-20", "2024-02-29", "๒๐-๒๙ ก.พ. ๒๕๖๗")),
        (period("2023-02-28", "2023-03-15"), period("2024-02-28", "2024-03-15", "๒๘ ก.พ. - ๑๕ มี.ค. ๒๕๖๗")),
        (period("2022-11-30", "2023-02-28"), period("2023-11-30", "2024-02-29", "๓๐ พ.ย. ๒๕๖๖ - ๒๙ ก.พ. ๒๕๖๗")),
        (period(None, "2023-02-27"), period(None, "2024-02-27", "ภายใน ๒๗ ก.พ. ๒๕๖๗")),
    ],
)
def test_what_ends_with_february_ends_with_it_again_and_a_single_day_stays(old, new):
    activity = ActivityRow(seq=1, title="ก", periods=(old,))
    assert next(walk(carry(plan_with(activity, fiscal_year_be=2566), 2567))).activity.periods == (new,)


def test_single_leap_day_becomes_the_day_before_it():
    assert carried(ActivityRow(seq=1, title="ก", periods=(period("2024-02-29", "2024-02-29"),))).periods == (
        period("2025-02-28", "2025-02-28", "๒๘ ก.พ. ๒๕๖๘"),
    )


def test_words_beside_the_dates_are_kept_with_the_period():
    old = period("2024-02-01", "2024-02-29", "ก.พ. ๖๗ หลังประชุมกรม", flags=("words_unread", "year_assumed"))
    new = period("2025-02-01", "2025-02-28", "ก.พ. ๖๘ หลังประชุมกรม", flags=("words_unread",))
    assert carried(ActivityRow(seq=1, title="ก", periods=(old,))).periods == (new,)


def test_february_that_ends_a_short_year_ends_a_leap_year():
    activity = ActivityRow(seq=1, title="ก", periods=(period("2023-02-01", "2023-02-28"),))
    plan = carry(plan_with(activity, fiscal_year_be=2566), 2567)
    assert next(walk(plan)).activity.periods == (period("2024-02-01", "2024-02-29", "ก.พ. ๒๕๖๗"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"),
        ("ประจำปี 2567", "ประจำปี 2570"),
        ("ได้รับในปี พ.ศ. ๒๕๖๖ - ๒๕๖๗", "ได้รับในปี พ.ศ. ๒๕๖๙ - ๒๕๗๐"),
        ("ภายใน ๓๑ มี.ค. ๖๗ และเดือนธันวาคม ๖๖", "ภายใน ๓๑ มี.ค. ๗๐ และเดือนธันวาคม ๖๙"),
        ("พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", "พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐"),
        ("ร้อยละ ๖๗ ของ ๒๕๖๗๐ คน", "ร้อยละ ๖๗ ของ ๒๕๖๗๐ คน"),
        ("หนังสือที่ ว ๖๗", "หนังสือที่ ว ๖๗"),
    ],
)
def test_years_named_in_texts_move_and_other_numbers_stay(old, new):
    assert carried(ActivityRow(seq=1, title=old), 2570).title == new


def milestones(year, *, be, raw):
    """Two steps of the programme, the second on the last of February."""
    return (
        MilestoneRow(
            code="plan_due",
            title=f"ส่งแผนปี {be}",
            kind=MilestoneKind.DEADLINE,
            date=date(year, 2, 22),
            raw=f"ภายในวันที่ ๒๒ กุมภาพันธ์ {be}",
        ),
        MilestoneRow(code="talk", title="ประชุม", kind=MilestoneKind.EVENT, date=month_end(date(year, 2, 1)), raw=raw),
    )


def tasks(year):
    return (TaskRow(number="๑", title="ศึกษา"), TaskRow(number="๒", title="ส่ง", due=date(year, 5, 15)))


def span(year, text, **more):
    return SpanRow(start=date(year - 1, 10, 1), end=date(year, 9, 30), text=text, **more)


def test_heading_moves_and_leaves_the_old_print_behind():
    old = ProgrammeRow(
        fiscal_year_be=2567,
        name="ใสสะอาด ประจำปี ๒๕๖๗",
        plan_title="แผนปี ๒๕๖๗",
        period=span(2024, "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗", note="ต้นฉบับ"),
        source="แผนที่พิมพ์",
        source_document=SourceDocumentRow(number="รย ๐๐๑๙"),
        milestones=milestones(2024, be="๒๕๖๗", raw="สิ้น ก.พ."),
        district_tasks=tasks(2024),
        virtues=("วินัย",),
    )
    plan = PlanFile(programme=old, dimensions=(DimensionRow(number=1, name="ก"),))
    assert carry(plan, 2568).programme == ProgrammeRow(
        fiscal_year_be=2568,
        name="ใสสะอาด ประจำปี ๒๕๖๘",
        plan_title="แผนปี ๒๕๖๘",
        period=span(2025, "๑ ต.ค. ๒๕๖๗ - ๓๐ ก.ย. ๒๕๖๘"),
        milestones=milestones(2025, be="๒๕๖๘", raw="๒๘ กุมภาพันธ์ ๒๕๖๘"),
        district_tasks=tasks(2025),
        virtues=("วินัย",),
    )


def test_names_parts_and_figures_name_the_new_year():
    task = TaskRow(number=1, title="ศึกษา", quota=QuotaRow(measure="คดีปี ๒๕๖๗", at_most=0))
    old = PlanFile(
        programme=ProgrammeRow(fiscal_year_be=2567, name="ก", district_tasks=(task,)),
        dimensions=(
            DimensionRow(
                number=1,
                name="ความโปร่งใส ปี ๒๕๖๗",
                name_en="Transparency 2567",
                name_in_letter="มิติ ๑ ปี ๒๕๖๗",
                name_in_project_document="มิติ ๑ ปี ๖๗",
                activities=(
                    ActivityRow(
                        seq=1,
                        title="ก",
                        components=("ผลปี ๒๕๖๖",),
                        periods=(period(None, None, "ไตรมาส", label="ก.พ. ๖๗"),),
                    ),
                ),
            ),
        ),
    )
    new = carry(old, 2568)
    (dimension,) = new.dimensions
    (activity,) = dimension.activities
    assert new.programme.district_tasks[0].quota.measure == "คดีปี ๒๕๖๘"
    assert (dimension.name, dimension.name_en) == ("ความโปร่งใส ปี ๒๕๖๘", "Transparency 2568")
    assert (dimension.name_in_letter, dimension.name_in_project_document) == ("มิติ ๑ ปี ๒๕๖๘", "มิติ ๑ ปี ๖๘")
    assert (activity.components, activity.periods[0].label) == (("ผลปี ๒๕๖๗",), "ก.พ. ๖๘")


def test_themes_and_levels_stay_and_editorial_keys_are_left_behind():
    printed = DimensionRow(number=5, source_number=4, source_header_year_be=2567, name="ก", theme=Theme.INNOVATION)
    old = PlanFile(
        programme=ProgrammeRow(fiscal_year_be=2567, name="ก"),
        uses_levels=True,
        messy_fixture=WorkbookRow(file="plan.xlsx"),
        counts=CountsRow(dimensions=1),
        oddities=(OddityRow(id="CR01", what="one dimension"),),
        dimensions=(printed,),
    )
    assert carry(old, 2568) == PlanFile(
        programme=ProgrammeRow(fiscal_year_be=2568, name="ก"),
        uses_levels=True,
        dimensions=(DimensionRow(number=5, name="ก", theme=Theme.INNOVATION),),
    )


def test_activity_keeps_what_it_asks_for():
    old = ActivityRow(
        seq=2,
        code="1.2",
        title="ก",
        sub_of=1,
        offices=(ActingOffice.DISTRICT,),
        evidence=(
            EvidenceRow(
                title="ผลปี ๒๕๖๗", kinds=(EvidenceKind.REPORT,), min_count=3, split_from_previous_source_bullet=True
            ),
        ),
        quotas=(QuotaRow(measure="คดีในปี ๒๕๖๗", at_most=0),),
        milestones=(ShareRow(share_percent=50, by=date(2024, 3, 31)),),
        pairing="ambiguous: ก",
        owner_pairing="ข",
        evidence_pairing="ค",
        offices_inferred="ง",
        evidence_note="กรมตรวจปี ๒๕๖๗",
    )
    assert carried(old) == ActivityRow(
        seq=2,
        code="1.2",
        title="ก",
        sub_of=1,
        offices=(ActingOffice.DISTRICT,),
        evidence=(EvidenceRow(title="ผลปี ๒๕๖๘", kinds=(EvidenceKind.REPORT,), min_count=3),),
        quotas=(QuotaRow(measure="คดีในปี ๒๕๖๘", at_most=0),),
        milestones=(ShareRow(share_percent=50, by=date(2025, 3, 31)),),
        evidence_note="กรมตรวจปี ๒๕๖๘",
    )


@pytest.mark.parametrize("name", ["rayong_2567.yaml", "chiangrai_2569.yaml"])
def test_carried_fixture_is_a_plan_of_the_same_size_inside_its_year(name):
    plan = read(FIXTURES / name).plan
    new = carry(plan, 2570)
    reading = read(write(new))
    assert (reading.plan, counts_of(new)) == (new, counts_of(plan))
    assert {doubt.kind for doubt in reading.doubts} <= {"no_offices"}


def test_same_year_only_rewrites_the_texts_of_periods():
    plan = read(FIXTURES / "chiangrai_2569.yaml").plan
    new = carry(plan, 2569)
    assert [dates_of(step) for step in walk(new)] == [dates_of(step) for step in walk(plan)]
    assert new.programme == replace(plan.programme, source=None)


def dates_of(step):
    return [(period.start, period.end) for period in step.activity.periods]


@settings(max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLANS, st.integers(-2, 5))
def test_every_date_moves_by_the_same_years(plan, by):
    year = plan.programme.fiscal_year_be + by
    assume(2500 <= year < 2700)
    moved = [[moved_by(by, *dates) for dates in dates_of(step)] for step in walk(plan)]
    assert [dates_of(step) for step in walk(carry(plan, year))] == moved


def moved_by(by, start, end):
    """Said once more, and otherwise: the end of a stretch keeps its place in the month, any other day its number."""
    first = start and same_day(start, by)
    last = end and (same_day(end, by) if start == end else add_years(end, by))
    return first, last


def same_day(day, by):
    is_lost = (day.month, day.day) == (2, 29) and not isleap(day.year + by)
    return date(day.year + by, day.month, 28 if is_lost else day.day)
