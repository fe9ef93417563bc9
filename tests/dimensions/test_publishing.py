from collections import Counter
from datetime import UTC, date, datetime

import pytest
import yaml
from django.core.exceptions import PermissionDenied

from dimensions import workflow
from dimensions.models import Assignment
from dimensions.states import ProgrammeState
from portal.history.models import Entry
from portal.offices.models import Office
from tests.dimensions.plans_at_hand import FIXTURES, activity, fixture, period, small_plan
from tests.dimensions.test_importing import COORDINATION, take_in

pytestmark = pytest.mark.django_db

MARCH = (date(2024, 3, 1), date(2024, 3, 31))
DISTRICTS = [f"210{number}" for number in range(1, 9)]


def owed_after(plan, office):
    """Who owes what after publication: sequence, office, responsible group, opens on, due on."""
    workflow.publish(take_in(plan, office), by=None)
    rows = Assignment.objects.order_by("activity__seq", "period__position", "office__code")
    return list(rows.values_list("activity__seq", "office__code", "responsible__code", "opens_on", "due_on"))


def refusal_of(plan, office, kind):
    with pytest.raises(kind) as refused:
        workflow.publish(take_in(plan, office), by=None)
    assert Assignment.objects.count() == 0
    return str(refused.value)


def test_rayong_owes_541(rayong):
    """Held against a count from the bare file: one for the province, one for each of the eight districts."""
    bare = yaml.safe_load((FIXTURES / "rayong_2567.yaml").read_text("utf-8"))
    counted = Counter()
    for dimension in bare["dimensions"]:
        for criterion in dimension["criteria"]:
            for each in criterion["activities"]:
                offices = ("province" in each["offices"]) + 8 * ("district" in each["offices"])
                counted[dimension["number"]] += offices * len(each["periods"])
    programme = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    found = Counter(programme.assignments.values_list("dimension__number", flat=True))
    assert found == counted == {1: 145, 2: 108, 3: 90, 4: 117, 5: 81}
    assert programme.assignments.count() == 541


def test_rayongs_groups_are_responsible_beside_the_province(rayong):
    workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    rows = Assignment.objects.values_list("dimension__number", "office__kind", "responsible__code")
    assert Counter(rows) == {
        (1, "province", None): 17,
        (1, "district", None): 128,
        (2, "province", None): 12,
        (2, "district", None): 96,
        (3, "province", "21-2"): 10,
        (3, "district", None): 80,
        (4, "province", "21-1"): 13,
        (4, "district", None): 104,
        (5, "province", "21-1"): 9,
        (5, "district", None): 72,
    }


def test_assignments_keep_their_activitys_programme_and_dimension(rayong):
    programme = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    rows = Assignment.objects.values_list(
        "programme_id", "dimension_id", "activity__dimension_id", "activity__dimension__programme_id"
    )
    assert {(said == programme.pk == kept, own == theirs) for said, own, theirs, kept in rows} == {(True, True)}


@pytest.mark.parametrize(
    ("acting", "owner", "expected"),
    [
        ("province", COORDINATION, [("21", None)]),
        ("group province", COORDINATION, [("21", "21-1")]),
        ("group province", None, [("21", None)]),
        ("group", COORDINATION, [("21-1", None)]),
        ("group", "กง.ประสานฯ กง.ส่งเสริมฯ", [("21-1", None), ("21-2", None)]),
        ("district", None, [(code, None) for code in DISTRICTS]),
        ("group district", COORDINATION, [("21-1", None), *((code, None) for code in DISTRICTS)]),
        ("province district", None, [("21", None), *((code, None) for code in DISTRICTS)]),
    ],
)
def test_who_owes_an_activity(rayong, acting, owner, expected):
    owed = owed_after(small_plan(activity(1, acting, owner=owner)), rayong)
    assert sorted((office, group) for _seq, office, group, _opens, _due in owed) == sorted(
        expected, key=lambda row: row[0]
    )


@pytest.mark.parametrize(
    ("periods", "dates"),
    [
        ((), [(None, None)]),
        ((period(*MARCH),), [MARCH]),
        ((period(None, date(2024, 2, 27)),), [(None, date(2024, 2, 27))]),
        ((period(None, None, "ทุก ๓ เดือน"),), [(None, None)]),
        ((period(*MARCH), period(None, date(2024, 6, 30))), [MARCH, (None, date(2024, 6, 30))]),
    ],
)
def test_when_an_activity_is_owed(rayong, periods, dates):
    owed = owed_after(small_plan(activity(1, "province", periods=periods)), rayong)
    assert [(opens, due) for _seq, _office, _group, opens, due in owed] == dates


def test_components_are_no_work_of_their_own_and_sub_activities_are(rayong):
    plan = small_plan(activity(1, "province", components=("ก", "ข")), activity(2, "province", sub_of=1))
    assert [row[:2] for row in owed_after(plan, rayong)] == [(1, "21"), (2, "21")]


def test_closed_district_owes_nothing(rayong):
    Office.objects.filter(code="2108").update(is_open=False)
    assert [row[1] for row in owed_after(small_plan(activity(1)), rayong)] == DISTRICTS[:-1]


def test_default_offices_act_where_nobody_is_named(rayong):
    plan = small_plan(activity(1, ""), activity(2, "district"), default_offices=("province",))
    assert [row[:2] for row in owed_after(plan, rayong)] == [(1, "21"), *((2, code) for code in DISTRICTS)]


def test_work_of_nobody_is_refused_by_name(rayong):
    plan = small_plan(activity(1, "", code="1.1"), activity(2), activity(3, ""))
    assert refusal_of(plan, rayong, workflow.NobodyActs) == (
        "These activities name no acting office, and the programme has no default (dimension: activities): "
        "1: 1.1, #3. Say who acts by default, then publish."
    )


def test_work_of_an_unknown_group_is_refused_by_name(rayong):
    plan = small_plan(activity(1, "group", owner="กลุ่มงานอื่น", code="1.1"), activity(2))
    assert refusal_of(plan, rayong, workflow.NobodyActs) == (
        "The owner of these activities is no group of this province (dimension: activities): 1: 1.1. "
        "Correct the owner, or let another office act."
    )


def test_empty_plan_is_refused(rayong):
    sentence = refusal_of(small_plan(), rayong, workflow.NothingToDo)
    assert sentence == "The plan holds no activity; there is nothing to publish."


def test_chiang_rai_is_published_once_it_is_said_who_acts(rayong, busaba):
    programme = take_in(fixture("chiangrai_2569"), rayong)
    with pytest.raises(workflow.NobodyActs) as refused:
        workflow.publish(programme, by=busaba)
    assert len(refused.value.activities) == 10
    workflow.set_default_offices(programme, ["district", "province"], by=busaba)
    programme = workflow.publish(programme, by=busaba)
    assert (programme.default_offices, programme.assignments.count()) == (["province", "district"], 90)
    assert list(Entry.objects.order_by("number").values_list("verb", "facts"))[1:] == [
        ("set_default_offices", {"offices": ["province", "district"]}),
        ("publish_programme", {"assignments": 90}),
    ]


def test_steps_follow_the_table(rayong, busaba):
    at = datetime(2023, 10, 10, tzinfo=UTC)
    programme = take_in(small_plan(activity(1)), rayong)
    assert refused(workflow.close, programme) == "This programme is not published yet; there is no year to close."
    programme = workflow.publish(programme, by=busaba, at=at)
    assert (programme.state, programme.published_at, programme.assignments.first().published_at) == (
        ProgrammeState.ACTIVE,
        at,
        at,
    )
    assert refused(workflow.publish, programme) == "This programme is already published."
    programme = workflow.close(programme, by=busaba, at=at)
    assert (programme.state, programme.closed_at) == (ProgrammeState.CLOSED, at)
    assert refused(workflow.publish, programme) == "This programme is already published, and its year is closed."
    assert refused(workflow.close, programme) == "The year of this programme is already closed."
    assert Assignment.objects.count() == 8
    assert list(Entry.objects.order_by("number").values_list("verb", "actor_id", "at"))[1:] == [
        ("publish_programme", busaba.pk, at),
        ("close_programme", busaba.pk, at),
    ]


def refused(verb, programme):
    with pytest.raises(workflow.WrongMoment) as refusal:
        verb(programme, by=None)
    return str(refusal.value)


def test_default_is_asked_before_publication_only(rayong):
    programme = workflow.publish(take_in(small_plan(activity(1)), rayong), by=None)
    with pytest.raises(workflow.WrongMoment) as refusal:
        workflow.set_default_offices(programme, ["district"], by=None)
    assert str(refusal.value) == "The plan is published; who acts in it is no longer a default."


@pytest.mark.parametrize("verb", [workflow.publish, workflow.close])
@pytest.mark.parametrize("name", ["arun", "head", "chai", "dao", "stranger", "nobody"])
def test_step_is_the_provinces_own(rayong, request, verb, name):
    programme = take_in(small_plan(activity(1)), rayong)
    with pytest.raises(PermissionDenied):
        verb(programme, by=request.getfixturevalue(name))
    assert Assignment.objects.count() == 0


def test_second_publisher_gets_a_sentence(rayong, busaba):
    """Both hold the draft as they read it; the row decides."""
    programme = take_in(small_plan(activity(1)), rayong)
    first, second = type(programme).objects.get(), type(programme).objects.get()
    workflow.publish(first, by=busaba)
    with pytest.raises(workflow.WrongMoment) as refusal:
        workflow.publish(second, by=busaba)
    assert (str(refusal.value), Assignment.objects.count()) == ("This programme is already published.", 8)


def test_work_begins_once(rayong):
    workflow.publish(take_in(small_plan(activity(1, "province")), rayong), by=None)
    owed = Assignment.objects.get()
    for moment in (datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 3, 2, tzinfo=UTC)):
        workflow.begin_work(owed, at=moment)
    assert Assignment.objects.get().work_began_at == datetime(2024, 3, 1, tzinfo=UTC)


def test_queries_do_not_grow_with_the_plan(rayong, django_assert_num_queries):
    for year, count, queries in ((2567, 1, 17), (2568, 1, 19), (2569, 4, 19)):  # from the second on, with origins
        rows = [
            activity(seq, "group province", owner=COORDINATION, periods=(period(None, None),)) for seq in range(count)
        ]
        programme = take_in(small_plan(*rows, fiscal_year_be=year), rayong)
        with django_assert_num_queries(queries):
            workflow.publish(programme, by=None)
