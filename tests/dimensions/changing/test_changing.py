"""What a change of a published plan does to the plan, to the work of each office, and to the record."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dimensions import workflow
from dimensions.correspondence import activity_row, plan_of
from dimensions.models import Activity, ActivityChange, Assignment, FormerTerms, Period, PlanChange, Requirement
from dimensions.plans.edits import ActivityEdit
from dimensions.workflow.changing import (
    Edit,
    NobodyWouldAct,
    NothingChanges,
    PreviewIsOld,
    ReasonNeeded,
    StaysInItsDimension,
    as_it_stands,
    change_plan,
    preview_of,
)
from dimensions.workflow.editing import NoSuchRow, OthersStandUnder
from portal.history.models import Entry
from portal.history.verify import faults_of_all
from portal.offices.models import Office
from portal.shell import clock
from tests.dimensions.changing.at_hand import (
    DISTRICT,
    FEBRUARY,
    FULL,
    JANUARY,
    MARCH,
    ORDER,
    OTHER,
    PROVINCE,
    WHY,
    added,
    change,
    dropped,
    edited,
    owed,
    stood,
)
from tests.dimensions.plans_at_hand import activity
from tests.factories.dimensions import DimensionFactory
from tests.factories.offices import DistrictFactory

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = ((row.start, row.end) for row in (JANUARY, FEBRUARY, MARCH))


def test_date_that_moves_moves_for_every_office(programme, busaba):
    edit = edited(stood(), periods=(JANUARY, MARCH))
    [effect] = preview_of(programme, [edit]).effects
    assert [(each.assignment.office.code, each.from_days, each.days) for each in effect.moved] == [
        ("2101", FEB, MAR),
        ("2102", FEB, MAR),
    ]
    assert (effect.new, effect.withdrawn, effect.asked_again) == ((), (), [])
    keys = list(Assignment.objects.values_list("pk", flat=True))
    made = change(programme, edit, by=busaba)
    assert owed() == [("2101", *JAN), ("2102", *JAN), ("2101", *MAR), ("2102", *MAR)]
    assert list(Assignment.objects.values_list("pk", flat=True)) == keys
    former = FormerTerms.objects.filter(assignment__period__position=1).values_list("opens_on", "due_on", "was_owed")
    assert list(former) == [(*FEB, True)] * 2
    assert set(FormerTerms.objects.values_list("until", "change")) == {(made.at, made.pk)}
    assert [period.end for period in stood().periods.all()] == [JAN[1], MAR[1]]


def test_everything_is_in_the_history(programme, busaba):
    made = change(programme, edited(stood(), periods=(JANUARY, MARCH)), dropped(stood(2)), by=busaba)
    entry = Entry.objects.order_by("pk").last()
    assert (entry.verb, entry.actor_id, entry.note, entry.object_id) == ("change_plan", busaba.pk, WHY, programme.pk)
    assert entry.facts == {
        "change": made.pk,
        "activities": [stood().pk, stood(2).pk],
        "new": 0,
        "moved": 2,
        "asked_again": 0,
        "withdrawn": 1,
    }
    assert list(faults_of_all()) == []
    assert (made.by, made.reason) == (busaba, WHY)


def test_change_keeps_what_stood_and_what_stands(programme):
    change(programme, edited(stood(), title="ประชุมชี้แจง"), dropped(stood(2)))
    kept = ActivityChange.objects.order_by("pk")
    assert [(each.before and each.before["title"], each.after and each.after["title"]) for each in kept] == [
        (FULL.title, "ประชุมชี้แจง"),
        (OTHER.title, None),
    ]


def test_rewording_leaves_the_dates_and_tells_every_office(programme):
    Assignment.objects.filter(office__code="2101").update(due_on=date(2024, 2, 15))  # extended for one office
    before = owed()
    [effect] = preview_of(programme, [edit := edited(stood(), title="ประชุมชี้แจง")]).effects
    assert (effect.moved, effect.new, effect.withdrawn, len(effect.kept)) == ([], (), (), 4)
    made = change(programme, edit)
    assert (owed(), stood().title) == (before, "ประชุมชี้แจง")
    assert set(Assignment.objects.filter(activity__seq=1).values_list("changed_at", flat=True)) == {made.at}


def test_activity_that_is_added_is_owed_from_then_on(programme):
    made = change(programme, added(activity(1, "district", periods=(MARCH,)), stood()))
    assert owed(3) == [("2101", *MAR), ("2102", *MAR)]
    change(programme, *[added(activity(1, "province"), stood()) for _twice in range(2)])
    assert (owed(4), owed(5)) == ([("21", None, None)], [("21", None, None)])
    assert set(Assignment.objects.filter(activity__seq=3).values_list("published_at", "changed_at")) == {
        (made.at, made.at)
    }
    assert [each.seq for each in Activity.objects.of(programme.pk)] == [1, 2, 3, 4, 5]


def test_activity_that_is_dropped_is_withdrawn_with_the_reason(programme):
    begun = Assignment.objects.filter(activity__seq=1)[0]
    workflow.begin_work(begun, at=clock.now())
    [effect] = preview_of(programme, [dropped(stood())]).effects
    assert ([each.pk for each in effect.worked_on], len(effect.withdrawn)) == ([begun.pk], 4)
    made = change(programme, dropped(stood()))
    rows = Assignment.objects.filter(activity__seq=1)
    assert set(rows.values_list("withdrawn_at", "withdrawn_for")) == {(made.at, WHY)}
    assert ([each.seq for each in Activity.objects.of(programme.pk)], owed()) == ([2], [])
    assert [each.title for each in plan_of(programme).dimensions[0].criteria[0].activities] == [OTHER.title]
    assert (Period.objects.count(), Requirement.objects.count()) == (3, 2)


def test_dropped_activity_can_be_put_back_with_its_work(programme):
    before = owed()
    workflow.begin_work(Assignment.objects.filter(activity__seq=1)[0], at=clock.now())
    change(programme, dropped(stood()))
    back = Edit(activity=stood().pk, becomes=as_it_stands(stood()))
    [effect] = preview_of(programme, [back]).effects
    assert (len(effect.asked_again), effect.new, effect.withdrawn) == (4, (), ())
    change(programme, back)
    assert (owed(), stood().dropped_at, Assignment.objects.count()) == (before, None, 5)


def test_period_is_dropped_and_another_added(programme):
    first = stood().periods.first().pk
    edit = edited(stood(), keys={"periods": (first, None)}, periods=(JANUARY, MARCH))
    [effect] = preview_of(programme, [edit]).effects
    assert [(each.slot, each.office.code) for each in effect.new] == [(1, "2101"), (1, "2102")]
    assert [(each.due_on, each.office.code) for each in effect.withdrawn] == [(FEB[1], "2101"), (FEB[1], "2102")]
    change(programme, edit)
    assert owed() == [("2101", *JAN), ("2102", *JAN), ("2101", *MAR), ("2102", *MAR)]
    gone = Assignment.objects.withdrawn()
    assert {each.period.raw for each in gone} == {FEBRUARY.raw}
    assert list(Period.with_dropped.exclude(dropped_at=None).values_list("raw", flat=True)) == [FEBRUARY.raw]


def test_requirement_that_is_dropped_stays_a_row_and_is_asked_for_no_more(programme):
    photo, order = (each.pk for each in stood().requirements.all())
    change(programme, edited(stood(), keys={"evidence": (order,)}, evidence=(ORDER,)))
    assert [each.pk for each in stood().requirements.all()] == [order]
    assert Requirement.with_dropped.get(pk=photo).dropped_at == PlanChange.objects.get().at
    assert activity_row(stood()).evidence == (ORDER,)


def test_office_that_acts_as_well_owes_it_too_and_one_that_no_longer_does_owes_it_no_more(programme):
    change(programme, edited(stood(), offices=(PROVINCE, DISTRICT)))
    assert {office for office, *_days in owed()} == {"21", "2101", "2102"}
    change(programme, edited(stood(), offices=(PROVINCE,)))
    assert owed() == [("21", *JAN), ("21", *FEB)]
    assert Assignment.objects.withdrawn().count() == 4


def test_district_that_was_opened_since_owes_no_standing_period(programme, province):
    DistrictFactory(code="2103", parent=province)
    change(programme, edited(stood(), title="ประชุมชี้แจง"))
    assert {office for office, *_days in owed()} == {"2101", "2102"}
    keys = {"periods": (*as_it_stands(stood()).keys["periods"], None)}
    change(programme, edited(stood(), keys=keys, periods=(JANUARY, FEBRUARY, MARCH)))
    assert [office for office, _opens, due in owed() if due == MAR[1]] == ["2101", "2102", "2103"]


def test_district_that_was_closed_since_keeps_what_it_owes(programme):
    Office.objects.filter(code="2102").update(is_open=False)
    change(programme, edited(stood(), offices=(PROVINCE, DISTRICT)))
    assert {office for office, *_days in owed()} == {"21", "2101", "2102"}


def test_work_without_a_date_goes_on_in_the_first_period(programme):
    change(programme, added(activity(1, "district"), stood()))
    undated = list(Assignment.objects.filter(activity__seq=3).values_list("pk", flat=True))
    assert owed(3) == [("2101", None, None), ("2102", None, None)]
    change(programme, edited(stood(3), keys={"periods": (None, None)}, periods=(JANUARY, MARCH)))
    assert owed(3) == [("2101", *JAN), ("2102", *JAN), ("2101", *MAR), ("2102", *MAR)]
    assert list(Assignment.objects.filter(pk__in=undated).values_list("due_on", flat=True)) == [JAN[1]] * 2
    change(programme, edited(stood(3), periods=()))
    assert owed(3) == [("2101", None, None), ("2102", None, None)]
    assert {each.pk for each in Assignment.objects.owed().filter(activity__seq=3)} == set(undated)


def test_changes_follow_one_another_whatever_the_clock_says(programme):
    first = change(programme, edited(stood(), title="หนึ่ง"))
    second = change(programme, edited(stood(), title="สอง"), at=first.at - timedelta(days=1))
    assert second.at == first.at + timedelta(microseconds=1)


def test_all_or_nothing(programme):
    edits = [edited(stood(), title="ประชุมชี้แจง"), edited(stood(2), offices=(), owner_group=None)]
    programme.default_offices = []
    with pytest.raises(NobodyWouldAct) as refused:
        change(programme, *edits)
    assert OTHER.title in str(refused.value)
    assert (stood().title, PlanChange.objects.count()) == (FULL.title, 0)


@pytest.mark.parametrize(
    ("refusal", "edits"),
    [
        (NothingChanges, lambda: [edited(stood())]),
        (OthersStandUnder, lambda: [dropped(stood())]),
        (NoSuchRow, lambda: [edited(stood(2), sub_of=9)]),
        (StaysInItsDimension, lambda: [elsewhere(stood())]),
    ],
)
def test_what_cannot_be_done_is_refused(refusal, edits, programme):
    Activity.objects.filter(seq=2).update(sub_of=stood())
    with pytest.raises(refusal):
        preview_of(programme, edits())


def elsewhere(found):
    edit = as_it_stands(found)
    other = DimensionFactory(programme=found.dimension.programme, number=2)
    moved = ActivityEdit(row=edit.row, keys=edit.keys, dimension=other.pk, criterion=None)
    return Edit(activity=found.pk, becomes=moved)


def test_activity_goes_together_with_those_under_it(programme):
    Activity.objects.filter(seq=2).update(sub_of=stood())
    change(programme, dropped(stood()), dropped(stood(2)))
    assert not Activity.objects.of(programme.pk).exists()


def test_change_needs_a_reason(programme, busaba):
    edits = [edited(stood(), title="ประชุมชี้แจง")]
    with pytest.raises(ReasonNeeded):
        change(programme, *edits, by=busaba, reason=" \n ")
    assert stood().title == FULL.title


def test_what_the_preview_did_not_show_is_not_done(programme, busaba):
    edits = [dropped(stood())]
    seen = preview_of(programme, edits).print
    workflow.begin_work(Assignment.objects.filter(activity__seq=1)[0], at=clock.now())
    with pytest.raises(PreviewIsOld):
        change_plan(programme, edits, reason=WHY, seen=seen, by=busaba)
    assert (owed() != [], PlanChange.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("draft", "This plan is a draft still; it is edited without a preview."),
        ("closed", "The year of this programme is closed; its plan cannot be changed any more."),
    ],
)
def test_only_a_running_plan_is_changed(state, sentence, programme):
    edits = [edited(stood(), title="ประชุมชี้แจง")]
    moments = {"published_at": None} if state == "draft" else {"closed_at": clock.now(), "closed_on": clock.today()}
    type(programme).objects.update(state=state, **moments)
    with pytest.raises(workflow.WrongMoment) as refused:
        change_plan(programme, edits, reason=WHY, seen="", by=None)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", ["arun", "head", "chai", "dao", "stranger", "nobody"])
def test_only_its_writers_change_a_plan(name, request, programme):
    with pytest.raises(PermissionDenied):
        change(programme, edited(stood(), title="ประชุมชี้แจง"), by=request.getfixturevalue(name))
    assert stood().title == FULL.title


@pytest.mark.parametrize("count", [1, 3])
def test_effects_take_as_many_queries_however_many_they_are(count, programme, django_assert_num_queries):
    for _number in range(count):
        change(programme, added(activity(1, "district", periods=(MARCH,)), stood()))
    edits = [edited(stood(3 + number), periods=(JANUARY,)) for number in range(count)]
    with django_assert_num_queries(10):
        preview_of(programme, edits)
