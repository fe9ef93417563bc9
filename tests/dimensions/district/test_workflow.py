"""What a head plans, and the way of the plan to the province and back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dimensions.models import Assignment, DistrictPlan, DistrictPlanStep, Planned
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.district import Terms
from portal.history.models import Entry
from portal.offices.models import Role
from portal.shell import clock
from portal.shell.errors import Refusal
from tests.cast import person
from tests.evidence.test_two_at_once import at_once
from tests.factories.dimensions import AssignmentFactory, DistrictPlanFactory, PlannedFactory, closing

pytestmark = pytest.mark.django_db

FIRST, LAST, DUE = date(2024, 1, 8), date(2024, 1, 26), date(2024, 1, 31)


def refused(verb, *args, **facts):
    with pytest.raises(Refusal) as caught:
        verb(*args, **facts)
    return str(caught.value)


def plan_of(assignment):
    return DistrictPlan.objects.get(programme=assignment.programme, office=assignment.office)


def test_head_says_who_does_it_and_when(assignment, head, arun):
    planned = verbs.plan_work(assignment, Terms(arun.pk, FIRST, LAST), by=head)
    assert Planned.objects.get() == planned
    assert (planned.officer, planned.planned_from, planned.planned_to) == (arun, FIRST, LAST)
    plan, entry = plan_of(assignment), Entry.objects.get()
    assert (plan.state, plan.stage) == ("draft", 0)
    assert [(step.step, step.to_state, step.by) for step in plan.steps.all()] == [("begin", "draft", head)]
    assert (entry.verb, entry.object_type, entry.object_id) == ("plan_work", "dimensions.planned", assignment.pk)
    assert entry.facts == {"officer": arun.pk, "from": "2024-01-08", "to": "2024-01-26"}


def test_saying_the_same_again_is_no_act(assignment, head, arun):
    for _turn in range(2):
        verbs.plan_work(assignment, Terms(arun.pk, None, LAST), by=head)
    assert (Entry.objects.count(), DistrictPlanStep.objects.count()) == (1, 1)


def test_saving_what_stands_begins_no_plan(assignment, head):
    """Nothing is written that the history would not know of; the first change writes both."""
    planned = verbs.plan_work(assignment, Terms(), by=head, seen=Terms())
    assert planned.pk == assignment.pk
    assert verbs.give(assignment.programme, assignment.office, [], head.pk, by=head) == 0
    assert verbs.give(assignment.programme, assignment.office, [assignment.pk], None, by=head) == 0
    assert not any(model.objects.exists() for model in (DistrictPlan, DistrictPlanStep, Planned, Entry))
    verbs.give(assignment.programme, assignment.office, [assignment.pk], head.pk, by=head)
    assert [model.objects.count() for model in (DistrictPlan, DistrictPlanStep, Planned, Entry)] == [1] * 4


def test_head_may_be_responsible_too(assignment, head):
    assert verbs.plan_work(assignment, Terms(head.pk), by=head).officer == head


@pytest.mark.parametrize("who", ["reviewer here", "staff of another district", "gone", "yet to come", "inactive"])
def test_officer_works_at_exactly_this_office_now(who, assignment, head, district, province, other_district):
    today = clock.today()
    if who == "reviewer here":
        user = person("x", Role.REVIEWER, district)
    elif who == "staff of another district":
        user = person("x", Role.STAFF, other_district)
    else:
        user = person("x", Role.STAFF, district)
        dates = {
            "gone": {"ends_on": today - timedelta(days=1)},
            "yet to come": {"starts_on": today + timedelta(days=1)},
        }
        user.memberships.update(**dates.get(who, {}))
        type(user).objects.filter(pk=user.pk).update(is_active=who != "inactive")
    said = "This person does not work at the office now. Choose somebody who does."
    assert refused(verbs.plan_work, assignment, Terms(user.pk), by=head) == said
    assert refused(verbs.give, assignment.programme, district, [assignment.pk], user.pk, by=head) == said
    assert not Planned.objects.exists()


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ((FIRST, None), "planned_to", "Say the last day of the work too."),
        ((LAST, FIRST), "planned_to", "The work cannot end before it begins on 26 Jan 2024."),
        (
            (FIRST, DUE + timedelta(days=1)),
            "planned_to",
            "This work is due on 31 Jan 2024. Plan its last day no later than that.",
        ),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(days, field, sentence, assignment, head):
    with pytest.raises(verbs.OutOfTime) as caught:
        verbs.plan_work(assignment, Terms(None, *days), by=head)
    assert (caught.value.field, str(caught.value)) == (field, sentence)


def test_days_that_can_be(assignment, head, programme, district):
    undated = AssignmentFactory(office=district, programme=programme, period=None)
    for work, days in ((assignment, (None, DUE)), (assignment, (DUE, DUE)), (undated, (FIRST, date(2024, 12, 1)))):
        assert verbs.plan_work(work, Terms(None, *days), by=head).planned_to == days[1]


def test_row_that_somebody_else_changed_is_not_overwritten(assignment, head, arun):
    verbs.plan_work(assignment, Terms(arun.pk), by=head)
    said = refused(verbs.plan_work, assignment, Terms(head.pk), by=head, seen=Terms())
    assert said.startswith("Somebody else changed this row while you had it open;")
    assert Planned.objects.get().officer == arun


def test_several_are_given_to_one_person_at_once(programme, district, other_district, head, arun):
    mine = [AssignmentFactory(office=district, programme=programme) for _number in range(3)]
    PlannedFactory(assignment=mine[0], officer=head, planned_to=LAST)
    gone = AssignmentFactory(office=district, programme=programme, withdrawn=True)
    other = AssignmentFactory(office=other_district, programme=programme)
    chosen = [each.pk for each in (*mine[:2], gone, other)]
    assert verbs.give(programme, district, chosen, arun.pk, by=head) == 2
    rows = Planned.objects.order_by("pk").values_list("assignment", "officer", "planned_to")
    assert list(rows) == [(mine[0].pk, arun.pk, LAST), (mine[1].pk, arun.pk, None)]
    entry = Entry.objects.get()
    assert (entry.verb, entry.facts) == (
        "give_work",
        {"officer": arun.pk, "assignments": [each.pk for each in mine[:2]]},
    )
    assert verbs.give(programme, district, chosen, arun.pk, by=head) == 0
    assert verbs.give(programme, district, chosen, None, by=head) == 2
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("name", ["arun", "busaba", "admin", "dao", "chai", "stranger", "nobody"])
def test_nobody_but_its_head_plans(name, request, assignment, district):
    user = request.getfixturevalue(name)
    with pytest.raises(PermissionDenied):
        verbs.plan_work(assignment, Terms(), by=user)
    with pytest.raises(PermissionDenied):
        verbs.give(assignment.programme, district, [], None, by=user)
    with pytest.raises(PermissionDenied):
        verbs.send(assignment.programme, district, by=user)


def test_work_of_the_province_is_in_no_district_plan(programme, province):
    chief = person("chief", Role.HEAD, province)
    with pytest.raises(PermissionDenied):
        verbs.plan_work(AssignmentFactory(office=province, programme=programme), Terms(), by=chief)


def test_work_that_was_dropped_is_planned_no_more(district, programme, head):
    gone = AssignmentFactory(office=district, programme=programme, withdrawn=True)
    said = "The plan no longer asks for this work, so it cannot be planned any more."
    assert refused(verbs.plan_work, gone, Terms(), by=head) == said


def test_the_whole_way_to_the_province_and_back(assignment, head, arun, busaba):
    programme, office = assignment.programme, assignment.office
    verbs.give(programme, office, [assignment.pk], arun.pk, by=head)
    plan = verbs.send(programme, office, by=head, stage=0)
    first = plan.first_sent_at
    assert (plan.state, plan.stage, plan.submitter, plan.first_sent_on) == ("sent", 1, head, clock.today())
    plan = verbs.take(DistrictStep.WITHDRAW, plan, by=head, stage=1)
    plan = verbs.send(programme, office, by=head, stage=2)
    plan = verbs.take(DistrictStep.RETURN, plan, by=busaba, note=" แก้วัน ", stage=3)
    assert (plan.state, plan.decider, plan.steps.last().note) == ("returned", busaba, "แก้วัน")
    plan = verbs.send(programme, office, by=head, stage=4)
    plan = verbs.take(DistrictStep.APPROVE, plan, by=busaba, stage=5)
    assert (plan.state, plan.decider, plan.first_sent_at) == ("approved", busaba, first)
    plan = verbs.take(DistrictStep.REOPEN, plan, by=busaba, note="ย้ายคน", stage=6)
    steps = "begin send withdraw send return send approve reopen"
    assert " ".join(plan.steps.values_list("step", flat=True)) == steps
    verbs_told = [entry.verb.removesuffix("_district_plan") for entry in Entry.objects.order_by("number")]
    assert " ".join(verbs_told) == "give_work send withdraw send return send approve reopen"
    assert Entry.objects.filter(note="แก้วัน").count() == 1


def test_what_came_back_and_is_taken_back_again_stands_as_returned(assignment, head, busaba):
    plan = verbs.send(assignment.programme, assignment.office, by=head, note="ส่ง")
    verbs.take(DistrictStep.RETURN, plan, by=busaba, note="แก้วัน")
    plan = verbs.send(assignment.programme, assignment.office, by=head, note="ส่ง")
    plan = verbs.take(DistrictStep.WITHDRAW, plan, by=head)
    assert (plan.state, plan.steps.last().to_state) == ("returned", "returned")


def test_sending_with_work_that_is_nobodys_needs_a_reason(assignment, head):
    programme, office = assignment.programme, assignment.office
    said = "1 assignment has nobody who is responsible for it. Give it to somebody, or say why; the province reads it."
    assert refused(verbs.send, programme, office, by=head, note=" ") == said
    plan = verbs.send(programme, office, by=head, note="รอบรรจุ")
    assert (plan.state, plan.steps.last().note) == ("sent", "รอบรรจุ")


def test_work_of_somebody_who_left_is_nobodys(assignment, head, arun):
    verbs.plan_work(assignment, Terms(arun.pk), by=head)
    arun.memberships.update(ends_on=clock.today() - timedelta(days=1))
    assert refused(verbs.send, assignment.programme, assignment.office, by=head).startswith("1 assignment has nobody")


@pytest.mark.parametrize("step", ["return", "reopen"])
def test_steps_back_need_a_reason(step, district, busaba):
    plan = DistrictPlanFactory(office=district, **{"sent" if step == "return" else "approved": True})
    assert refused(verbs.take, DistrictStep(step), plan, by=busaba, note="  ").startswith("Say ")
    assert verbs.take(DistrictStep(step), plan, by=busaba, note="แก้").state == "returned"


def test_nothing_changes_while_it_lies_with_the_province(assignment, head):
    DistrictPlanFactory(office=assignment.office, programme=assignment.programme, sent=True)
    said = "This plan lies with the province. Take it back first, to change it."
    assert refused(verbs.plan_work, assignment, Terms(head.pk), by=head) == said
    assert refused(verbs.give, assignment.programme, assignment.office, [assignment.pk], head.pk, by=head) == said


def test_officers_of_an_approved_plan_change_and_its_days_stand(assignment, head, arun):
    PlannedFactory(assignment=assignment, officer=head, planned_to=LAST)
    DistrictPlanFactory(office=assignment.office, programme=assignment.programme, approved=True)
    said = "The province has approved these dates. To change them, ask it to open the plan again."
    assert refused(verbs.plan_work, assignment, Terms(arun.pk, None, FIRST), by=head) == said
    assert verbs.plan_work(assignment, Terms(arun.pk, None, LAST), by=head).officer == arun
    assert verbs.give(assignment.programme, assignment.office, [assignment.pk], head.pk, by=head) == 1
    assert [entry.verb for entry in Entry.objects.order_by("number")] == ["plan_work", "give_work"]


def test_nothing_changes_in_a_closed_year(assignment, head, busaba):
    plan = DistrictPlanFactory(office=assignment.office, programme=assignment.programme, sent=True)
    type(plan.programme).objects.update(**closing(plan.programme.ends_on))
    said = "This programme is closed; nothing in it can be changed any more."
    assert refused(verbs.plan_work, Assignment.objects.get(), Terms(), by=head) == said
    assert refused(verbs.take, DistrictStep.APPROVE, plan, by=busaba) == said


@pytest.mark.parametrize(("by", "own"), [("busaba", True), ("busaba-2", False)])
def test_stale_page_says_who_was_faster(by, own, district, province, busaba):
    plan = DistrictPlanFactory(office=district, sent=True)
    user = busaba if own else person(by, Role.REVIEWER, province)
    verbs.take(DistrictStep.APPROVE, plan, by=busaba, stage=1)
    told = "You have already acted on this: it is" if own else "Someone else was faster: this is"
    said = refused(verbs.take, DistrictStep.APPROVE, plan, by=user, stage=1)
    assert said == f"{told} now “Approved”. The page shows it as it stands."
    assert plan.steps.filter(step="approve").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_begin_one_plan(programme, district, head, arun):
    other = person("head-2", Role.HEAD, district)
    works = [AssignmentFactory(office=district, programme=programme) for _number in range(2)]
    outcome = at_once(
        lambda: verbs.plan_work(works[0], Terms(arun.pk), by=head).pk,
        lambda: verbs.plan_work(works[1], Terms(arun.pk), by=other).pk,
    )
    assert outcome == [work.pk for work in works]
    assert (DistrictPlan.objects.count(), DistrictPlanStep.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_make_one_decision(district, busaba, province):
    plan = DistrictPlanFactory(office=district, sent=True)
    other = person("reviewer-2", Role.REVIEWER, province)
    outcome = at_once(
        lambda: verbs.take(DistrictStep.APPROVE, plan, by=busaba, stage=1).state,
        lambda: verbs.take(DistrictStep.RETURN, plan, by=other, note="แก้", stage=1).state,
    )
    state = DistrictPlan.objects.get().state
    assert sorted(outcome, key=len)[0] == state
    assert max(outcome, key=len).startswith("Someone else was faster")


@pytest.mark.django_db(transaction=True)
def test_sending_twice_at_once_sends_once(assignment, head):
    send = lambda: verbs.send(assignment.programme, assignment.office, by=head, note="ไม่มีคน", stage=0).state  # noqa: E731
    outcome = at_once(send, send)
    assert sorted(outcome, key=len)[0] == "sent"
    assert DistrictPlanStep.objects.filter(step="send").count() == 1
