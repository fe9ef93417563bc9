from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Activity, Criterion, Dimension, Programme
from dimensions.named import WrongProvince
from dimensions.plans import carry
from dimensions.plans.body import EvidenceRow, QuotaRow, ShareRow
from dimensions.plans.words import CountedPer, EvidenceKind, Judge, Theme
from dimensions.states import ProgrammeState
from dimensions.wording import placed
from portal.history.models import Entry
from tests.dimensions.plans_at_hand import activity, fixture, period, small_plan

pytestmark = pytest.mark.django_db

COORDINATION = "กลุ่มงานประสานและสนับสนุนการบริหารงานพัฒนาชุมชน"


def take_in(plan, office, by=None, **more):
    return workflow.import_plan(plan, province=office, fiscal_year=plan.programme.fiscal_year_be, by=by, **more)


def differences(plan, office):
    with pytest.raises(workflow.PlanDiffers) as refusal:
        take_in(plan, office)
    return [placed(problem) for problem in refusal.value.problems]


@pytest.mark.parametrize("name", ["rayong_2567", "chiangrai_2569"])
def test_fixture_reads_back_from_the_database_as_it_was(rayong, name):
    plan = fixture(name)
    programme = take_in(plan, rayong)
    kept = replace(plan, counts=None, oddities=(), uses_levels=programme.uses_levels)
    assert plan_of(programme) == numbered(kept)


def test_carried_plan_reads_back_as_it_was(rayong):
    plan = carry(fixture("rayong_2567"), 2569)
    assert plan_of(take_in(plan, rayong)) == replace(plan, uses_levels=False)


def numbered(plan):
    """A criterion's number is a text in the database; what looks like a number reads back as one."""
    return replace(
        plan, dimensions=tuple(replace(each, criteria=tuple(map(whole, each.criteria))) for each in plan.dimensions)
    )


def whole(criterion):
    return replace(criterion, number=int(criterion.number))


def test_everything_an_activity_says_is_kept(rayong):
    full = activity(
        1,
        "group province",
        owner="กง.ประสานฯ / กลุ่มงานสารสนเทศการพัฒนาชุมชน",
        code="1.10",
        detail="ทำอย่างไร",
        periods=(period(None, date(2024, 2, 27), "ภายใน ๒๗ ก.พ. ๖๗"), period(None, None, "ทุก ๓ เดือน")),
        recurs_every_months=3,
        evidence=(
            EvidenceRow(
                title="รางวัล",
                kinds=(EvidenceKind.AWARD_LETTER, EvidenceKind.PHOTO),
                min_count=2,
                per=CountedPer.ACTIVITY,
                must_contain=("ลายมือชื่อ",),
                max_age_years=1,
                outside_agency=True,
                signed_by_superior=True,
                note="ย้อนหลังไม่เกิน ๑ ปี",
            ),
        ),
        quotas=(
            QuotaRow(
                measure="คะแนน", at_least=Decimal("79.5"), out_of=Decimal(100), per_each_of=("วินัย",), unit="ร้อยละ"
            ),
        ),
        milestones=(ShareRow(share_percent=50, by=date(2024, 3, 31)),),
        components=("ก", "ข"),
        tags=("report_to_superior",),
        verified_by=Judge.DEPARTMENT,
        remark="หมายเหตุ",
        pairing="ambiguous: ก",
        evidence_note="ไม่ต้องส่ง",
    )
    plan = small_plan(full, activity(2, sub_of=1))
    programme = take_in(plan, rayong)
    assert plan_of(programme) == replace(plan, uses_levels=False)
    owned = Activity.objects.get(seq=1)
    assert [owner.group.code for owner in owned.owners.select_related("group")] == ["21-1", "21-3"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (COORDINATION, ["21-1"]),
        ("กลุ่มงาน ประสานและสนับสนุน การบริหารงานพัฒนาชุมชน", ["21-1"]),
        ("กลุ่มงานประสานฯ", ["21-1"]),
        ("กง.สารสนเทศ และกลุ่มงานประสานฯ", ["21-3", "21-1"]),
        ("กลุ่มงานส่งเสริมการพัฒนาชุมชน/กง.ส่งเสริมฯ", ["21-2"]),
        ("พัฒนาการจังหวัด", []),
        (None, []),
    ],
)
def test_owner_text_names_groups_in_its_order(rayong, text, codes):
    plan = small_plan(activity(1, owner=text), groups={"กลุ่มงานประสานฯ": COORDINATION})
    take_in(plan, rayong)
    assert [owner.group.code for owner in Activity.objects.get().owners.select_related("group")] == codes


def test_import_is_recorded_and_stays_a_draft(rayong, busaba):
    programme = take_in(fixture("rayong_2567"), rayong, by=busaba)
    entry = Entry.objects.get()
    assert (programme.state, programme.published_at) == (ProgrammeState.DRAFT, None)
    assert (entry.verb, entry.actor_id, entry.object_id, entry.chain_id) == (
        "import_plan",
        busaba.pk,
        programme.pk,
        "21",
    )
    assert entry.facts == {
        "dimensions": 5,
        "criteria": 19,
        "activities": 58,
        "periods": 61,
        "evidence": 72,
        "quotas": 23,
        "milestones": 0,
    }


def test_programme_stands_under_the_slug_that_was_asked_for(rayong):
    letter = small_plan(activity(1), slug="circular-80", kind="letter")
    assert [take_in(letter, rayong).slug, take_in(letter, rayong, slug="circular-81").slug] == [
        "circular-80",
        "circular-81",
    ]
    assert Programme.objects.count() == 2


def test_same_file_again_adds_nothing(rayong):
    first = take_in(fixture("rayong_2567"), rayong)
    again = take_in(fixture("rayong_2567"), rayong)
    assert (again.pk, Dimension.objects.count(), Criterion.objects.count(), Activity.objects.count()) == (
        first.pk,
        5,
        19,
        58,
    )
    assert Entry.objects.order_by("-number")[0].facts["activities"] == 0


def test_second_file_adds_the_missing_dimension(rayong):
    first, second = small_plan(activity(1), number=4), small_plan(activity(1), activity(2), number=1, kpi="ตัวชี้วัดที่ ๓")
    take_in(first, rayong)
    programme = take_in(second, rayong)
    assert plan_of(programme) == replace(
        second, uses_levels=False, dimensions=(second.dimensions[0], first.dimensions[0])
    )


def test_second_file_adds_activities_behind_those_that_stand(rayong):
    take_in(small_plan(activity(2)), rayong)
    plan = small_plan(activity(1), activity(2), activity(3, sub_of=2))
    take_in(plan, rayong)
    found = Activity.objects.order_by("position").values_list("position", "seq", "sub_of__seq", "criterion__position")
    assert list(found) == [(0, 2, None, 0), (1, 1, None, 0), (2, 3, 2, 0)]


def test_second_file_fills_what_the_first_left_open(rayong):
    take_in(small_plan(activity(1)), rayong)
    second = small_plan(activity(1), name_en="Clean", default_offices=("district",))
    themed = replace(second, dimensions=(replace(second.dimensions[0], theme=Theme.LEADERSHIP),))
    programme = take_in(themed, rayong)
    assert (programme.name_en, programme.default_offices) == ("Clean", ["district"])
    assert programme.dimensions.get().theme == "leadership"


def test_row_that_reads_otherwise_is_named_and_nothing_is_written(rayong):
    take_in(small_plan(activity(1), activity(2)), rayong)
    other = small_plan(activity(1, title="อื่น", code="1.1"), activity(2), activity(3))
    assert differences(other, rayong) == [
        "dimensions[0].criteria[0].activities[0]: Activity 1 stands in the programme already, and says otherwise. "
        "Name there: “กิจกรรม 1”; in the file: “อื่น”.",
        "dimensions[0].criteria[0].activities[0]: Activity 1 stands in the programme already, and says otherwise. "
        "Code there: “–”; in the file: “1.1”.",
    ]
    assert sorted(Activity.objects.values_list("seq", "title")) == [(1, "กิจกรรม 1"), (2, "กิจกรรม 2")]


def test_heading_that_reads_otherwise_is_named(rayong):
    take_in(small_plan(activity(1), kpi="ตัวชี้วัดที่ ๓"), rayong)
    assert differences(small_plan(activity(1), name="อื่น", kpi="ตัวชี้วัดที่ ๔"), rayong) == [
        "programme.name: “name” stands in the programme already and reads otherwise.",
        "programme.kpi: “kpi” stands in the programme already and reads otherwise.",
    ]


def test_activity_under_another_criterion_is_named(rayong):
    take_in(small_plan(activity(1)), rayong)
    plan = small_plan(activity(1))
    moved = replace(plan.dimensions[0], criteria=(replace(plan.dimensions[0].criteria[0], name="เกณฑ์อื่น"),))
    assert differences(replace(plan, dimensions=(moved,)), rayong) == [
        "dimensions[0].criteria[0].activities[0]: Activity 1 stands in the programme already, and says otherwise. "
        "Criterion there: “1 เกณฑ์”; in the file: “1 เกณฑ์อื่น”."
    ]
    assert Criterion.objects.count() == 1


def test_published_programme_takes_no_file(rayong, busaba):
    plan = small_plan(activity(1))
    workflow.publish(take_in(plan, rayong), by=None)
    for closed in (False, True):
        if closed:
            workflow.close(Programme.objects.get(), by=None)
        with pytest.raises(workflow.AlreadyPublished):
            take_in(plan, rayong, by=busaba)


@pytest.mark.parametrize(
    ("year", "code", "refusal", "sentence"),
    [
        (2568, "21", workflow.WrongYear, "The file is for fiscal year 2567, not for 2568."),
        (2567, "2101", WrongProvince, "A plan belongs to a province; 2101 is none."),
    ],
)
def test_plan_goes_where_it_belongs(rayong, year, code, refusal, sentence):
    office = rayong if code == "21" else rayong.children.get(code=code)
    with pytest.raises(refusal) as refused:
        workflow.import_plan(small_plan(activity(1)), province=office, fiscal_year=year, by=None)
    assert str(refused.value) == sentence
    assert Programme.objects.count() == 0


@pytest.mark.parametrize("slug", ["Circular", "a b", "-a", "แผน", "a" * 41])
def test_programme_is_told_apart_by_a_short_name_only(rayong, slug):
    with pytest.raises(workflow.WrongSlug) as refused:
        workflow.import_plan(small_plan(activity(1)), province=rayong, fiscal_year=2567, slug=slug, by=None)
    assert str(refused.value) == (
        f"“{slug}” cannot tell programmes apart: use small Latin letters, digits and -, at most 40 of them, "
        "such as innovation-1."
    )
    assert Programme.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "may"),
    [("busaba", True), ("admin", True), ("arun", False), ("head", False), ("dao", False), ("stranger", False)],
)
def test_who_may_take_in_a_plan(rayong, request, name, may):
    user, plan = request.getfixturevalue(name), small_plan(activity(1))
    if may:
        take_in(plan, rayong, by=user)
    else:
        with pytest.raises(PermissionDenied):
            take_in(plan, rayong, by=user)
    assert Programme.objects.exists() == may


def test_queries_do_not_grow_with_the_plan(rayong, django_assert_num_queries):
    take_in(small_plan(activity(1), slug="the-first-begins-the-history"), rayong)
    for year, count in ((2567, 1), (2568, 4)):
        rows = [
            activity(seq, periods=(period(None, date(year - 543, 3, 1)),), sub_of=seq - 1 or None)
            for seq in range(1, count + 2)
        ]
        with django_assert_num_queries(22):
            take_in(small_plan(*rows, fiscal_year_be=year), rayong)
