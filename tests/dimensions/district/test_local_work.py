"""What becomes of a district's own activities with the province's approval, and after it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dimensions import workflow
from dimensions.models import Activity, Assignment, DistrictPlan, LocalActivity, Planned, Programme, Requirement
from dimensions.states import DistrictStep
from dimensions.workflow import changing
from dimensions.workflow import district as verbs
from evidence import standing
from portal.dashboard.panel import Subject
from portal.history.models import Entry
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.errors import Refusal
from tests.cast import person
from tests.evidence.test_two_at_once import at_once
from tests.factories.dimensions import (
    DimensionFactory,
    DistrictPlanFactory,
    LocalActivityFactory,
    closing,
)
from tests.factories.evidence import SubmissionFactory

pytestmark = pytest.mark.django_db

START, END = date(2024, 1, 1), date(2024, 1, 31)


def refused(verb, *args, **facts):
    with pytest.raises(Refusal) as caught:
        verb(*args, **facts)
    return str(caught.value)


def beside(programme):
    return Programme.objects.get(province=programme.province, slug="of_districts")


def work_of(row):
    row.refresh_from_db()
    return Assignment.objects.get(activity=row.activity_id)


def test_approval_makes_it_work_of_that_district(row, said, programme, district, other_district, approve, arun):
    approve()
    work, made = work_of(row), beside(programme)
    activity = work.activity
    assert Assignment.objects.count() == 1
    assert (work.office, work.programme, work.opens_on, work.due_on) == (district, made, START, END)
    assert (work.dimension.number, work.dimension.name_th) == (0, "กิจกรรมอื่นของอำเภอ")
    assert (activity.title, activity.detail, activity.by_district) == (said.title, said.detail, True)
    assert [(period.raw, period.start, period.end) for period in activity.periods.all()] == [("ม.ค. ๖๗", START, END)]
    asked = activity.requirements.get()
    assert (asked.title, asked.kinds, asked.min_count) == ("ภาพถ่าย", ["photo"], 2)
    assert Planned.objects.get().officer == arun
    assert (made.kind, made.state, made.name_th) == ("local", "active", "กิจกรรมของอำเภอ")
    entry = Entry.objects.get(verb="approve_district_plan")
    assert entry.facts["local"] == {"new": 1, "changed": 0, "withdrawn": 0}


def test_programme_beside_is_as_the_plan(programme, row, approve):
    Programme.objects.filter(pk=programme.pk).update(asks_endorsement=True, own_work_decided_by="department")
    approve()
    made = beside(programme)
    assert (made.asks_endorsement, made.own_work_decided_by) == (True, "department")
    assert (made.starts_on, made.ends_on, made.uses_levels) == (programme.starts_on, programme.ends_on, False)


def test_dimension_is_the_plans_by_number_and_name(programme, district, head, said, approve):
    third = DimensionFactory(programme=programme, number=3, name_th="สิ่งแวดล้อม", theme="environment")
    row = verbs.add_local(programme, district, said._replace(dimension=third.pk, evidence="", kinds=()), by=head)
    approve()
    work = work_of(row)
    assert (work.dimension.number, work.dimension.name_th, work.dimension.theme) == (3, "สิ่งแวดล้อม", "environment")
    assert work.dimension != third
    assert not Requirement.objects.exists()


def test_returned_plan_makes_no_work(row, programme, district, head, busaba):
    plan = verbs.send(programme, district, by=head, note="ส่ง")
    verbs.take(DistrictStep.RETURN, plan, by=busaba, note="แก้")
    assert not Assignment.objects.exists()
    verbs.remove_local(row, by=head)
    assert not LocalActivity.objects.exists()


def test_plan_without_any_makes_no_programme(programme, district, approve):
    approve()
    assert list(Programme.objects.all()) == [programme]
    assert "local" not in Entry.objects.get(verb="approve_district_plan").facts


def test_approved_ones_stand_and_only_their_officer_changes(row, said, head, programme, district, approve):
    approve()
    stands = "The province has approved these activities. To change them, ask it to open the plan again."
    assert refused(verbs.add_local, programme, district, said._replace(title="อื่น"), by=head) == stands
    assert refused(verbs.edit_local, row, said._replace(title="อื่น"), by=head) == stands
    assert refused(verbs.remove_local, row, by=head, reason="ไม่ทำแล้ว") == stands
    verbs.edit_local(row, said._replace(officer=head.pk), by=head)
    assert (LocalActivity.objects.get().officer, Planned.objects.get().officer) == (head, head)
    assert not LocalActivity.objects.get().is_changed


def test_change_takes_effect_with_the_next_approval(row, said, head, approve, reopen):
    plan = approve()
    work = work_of(row)
    paper = work.activity.requirements.get()
    reopen(plan)
    later = said._replace(
        title="อบรมเยาวชนสองรุ่น", raw="มี.ค. ๖๗", start=date(2024, 3, 1), end=date(2024, 3, 31), evidence="สรุปผล"
    )
    verbs.edit_local(row, later, by=head)
    assert work_of(row).due_on == END
    approve()
    now = work_of(row)
    assert (now.pk, now.opens_on, now.due_on, now.activity.title) == (work.pk, later.start, later.end, later.title)
    assert now.activity.requirements.get().pk == paper.pk
    former = now.former_terms.get()
    assert (former.opens_on, former.due_on, former.was_owed, former.change.reason) == (START, END, True, "ปรับกิจกรรม")
    entry = Entry.objects.filter(verb="approve_district_plan").last()
    assert entry.facts["local"] == {"new": 0, "changed": 1, "withdrawn": 0}
    assert not LocalActivity.objects.get().is_changed


def test_paper_that_is_no_longer_asked_for_stays(row, said, head, approve, reopen):
    reopen(approve())
    verbs.edit_local(row, said._replace(evidence="", kinds=(), min_count=1), by=head)
    approve()
    assert not work_of(row).activity.requirements.exists()
    assert Requirement.with_dropped.get().dropped_at is not None


def test_what_nobody_changed_is_left_alone(row, approve, reopen):
    reopen(approve())
    before = work_of(row)
    approve()
    after = work_of(row)
    assert (after.changed_at, after.former_terms.count()) == (before.changed_at, 0)


def test_work_that_was_begun_is_withdrawn_with_the_reason_and_stays(row, head, approve, reopen, programme):
    plan = approve()
    SubmissionFactory(assignment=work_of(row), submitted=True)
    reopen(plan)
    assert refused(verbs.remove_local, row, by=head).startswith("Say why it is removed")
    verbs.remove_local(row, by=head, reason=" ควบรวมกับกิจกรรมจังหวัด ")
    assert not work_of(row).is_withdrawn
    approve(note="ตกลง")
    work = work_of(row)
    assert (work.withdrawn_for, work.activity.dropped_at) == ("ควบรวมกับกิจกรรมจังหวัด", work.withdrawn_at)
    assert work.submission.state == "submitted"
    assert not LocalActivity.objects.standing().exists()
    approve_again = Entry.objects.filter(verb="approve_district_plan").last()
    assert approve_again.facts["local"] == {"new": 0, "changed": 0, "withdrawn": 1}


def test_one_that_was_to_go_is_kept_after_all(row, said, head, approve, reopen):
    reopen(approve())
    verbs.remove_local(row, by=head, reason="ไม่ทำแล้ว")
    told = "This activity goes with the next approval. Keep it first, to change it."
    assert refused(verbs.edit_local, row, said._replace(title="อื่น"), by=head) == told
    for _turn in range(2):
        verbs.keep_local(row, by=head)
    approve()
    assert not work_of(row).is_withdrawn
    assert Entry.objects.filter(verb="keep_local_activity").count() == 1


def test_figures_of_past_days_stay(row, said, head, programme, province, approve, reopen, dao):
    noon = lambda day: clock.start_of(day).replace(hour=12)  # noqa: E731
    plan = approve(at=noon(date(2024, 1, 10)))
    reopen(plan, at=noon(date(2024, 2, 5)))
    verbs.edit_local(row, said._replace(start=date(2024, 3, 1), end=date(2024, 3, 31), raw="มี.ค. ๖๗"), by=head)
    approve(at=noon(date(2024, 2, 6)))
    reopen(DistrictPlan.objects.get(), at=noon(date(2024, 2, 20)))
    verbs.remove_local(row, by=head, reason="ไม่ทำแล้ว")
    approve(at=noon(date(2024, 2, 21)))

    def figures(day):
        subject = Subject(province, 2567, "of_districts")
        owed = standing.owed(scope_of(dao), subject)
        found = standing.figures_by(owed, at=clock.end_of(day))[0]
        return found["owed"], found["overdue"]

    days = [date(2024, 1, 9), date(2024, 1, 20), date(2024, 2, 4), date(2024, 2, 10), date(2024, 2, 21)]
    assert [figures(day) for day in days] == [(0, 0), (1, 0), (1, 1), (1, 0), (0, 0)]


def test_figures_of_the_plan_know_nothing_of_it(row, programme, province, assignment, approve, dao):
    approve()
    owed = standing.owed(scope_of(dao), Subject(province, 2567, "plan"))
    assert list(owed) == [assignment]
    assert [activity.dimension.programme for activity in Activity.objects.of(programme.pk)] == [programme]


def test_two_districts_share_the_programme_beside(
    row, said, programme, province, other_district, approve, busaba, chai
):
    approve()
    chief = person("chief", Role.HEAD, other_district)
    other = verbs.add_local(programme, other_district, said._replace(officer=chai.pk), by=chief)
    plan = verbs.send(programme, other_district, by=chief, note="ส่ง")
    verbs.take(DistrictStep.APPROVE, plan, by=busaba)
    assert work_of(row).programme == work_of(other).programme
    assert (work_of(row).activity.seq, work_of(other).activity.seq) == (1, 2)
    assert [work_of(each).office.code for each in (row, other)] == ["2101", "2102"]


def test_year_of_it_closes_with_the_plan_and_never_alone(row, programme, approve, busaba):
    approve()
    with pytest.raises(PermissionDenied):
        workflow.close(beside(programme), by=busaba)
    told = "What districts added of their own is closed together with the plan of their province."
    assert refused(workflow.close, beside(programme), by=None) == told
    workflow.close(programme, by=busaba)
    made, plan = beside(programme), Programme.objects.get(pk=programme.pk)
    assert (made.state, made.closed_at, made.closed_on) == ("closed", plan.closed_at, plan.closed_on)
    assert Entry.objects.filter(verb="close_programme").count() == 2


def test_nothing_is_added_in_a_closed_year(row, programme, district, head, said):
    Programme.objects.update(**closing(programme.ends_on))
    told = "This programme is closed; nothing in it can be changed any more."
    assert refused(verbs.add_local, programme, district, said._replace(title="อื่น"), by=head) == told
    assert refused(verbs.remove_local, row, by=head) == told


def test_programme_beside_is_nobodys_to_write_carry_or_plan_in(row, programme, approve, busaba, head):
    approve()
    made, work = beside(programme), work_of(row)
    with pytest.raises(PermissionDenied):
        workflow.carry_over(made, 2568, by=busaba)
    with pytest.raises(PermissionDenied):
        changing.change_plan(made, [], reason="x", seen="", by=busaba)
    with pytest.raises(PermissionDenied):
        verbs.plan_work(work, verbs.Terms(head.pk), by=head)
    assert refused(workflow.carry_over, made, 2568, by=None).startswith("These are activities that districts added")


def test_carried_plan_takes_none_along(row, programme, assignment, approve, busaba):
    approve()
    made = workflow.carry_over(programme, 2568, by=busaba)
    assert [activity.title for activity in Activity.objects.of(made.pk)] == [assignment.activity.title]
    assert not Programme.objects.filter(fiscal_year=2568, kind="local").exists()


@pytest.mark.django_db(transaction=True)
def test_two_districts_approved_at_once_make_one_programme(district, other_district, programme, busaba):
    plans = [DistrictPlanFactory(programme=programme, office=each, sent=True) for each in (district, other_district)]
    for plan in plans:
        LocalActivityFactory(plan=plan)
    approve = lambda plan: verbs.take(DistrictStep.APPROVE, plan, by=busaba).state  # noqa: E731
    assert at_once(lambda: approve(plans[0]), lambda: approve(plans[1])) == ["approved", "approved"]
    assert (Programme.objects.count(), Assignment.objects.count()) == (2, 2)


def test_one_that_goes_is_added_anew_in_another_dimension(row, said, programme, district, head, approve, reopen):
    reopen(approve())
    row.refresh_from_db()
    verbs.remove_local(row, by=head, reason="ย้ายมิติ")
    third = DimensionFactory(programme=programme, number=3)
    anew = verbs.add_local(programme, district, said._replace(dimension=third.pk), by=head)
    approve()
    assert (work_of(row).is_withdrawn, work_of(anew).dimension.number) == (True, 3)
