"""How far districts are with their plans, on boards: now, as of past days, and in a year that was closed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from dimensions import panels
from dimensions.districts import deadline_of
from dimensions.panels import Tally
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.changing import MilestoneEdit, change_milestone, preview_of_milestone
from portal.dashboard.panel import Options, Subject
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import AssignmentFactory, DistrictPlanFactory, ProgrammeFactory, closing
from tests.factories.offices import DistrictFactory

pytestmark = pytest.mark.django_db

DUE = date(2024, 2, 22)


def read(panel, user, office, day=None, *, at=None, closed_on=None, limit=10):
    subject = Subject(office, 2567, "plan", day, closed_on)
    return panel.read(scope_of(user), subject, at=at or subject.moment(), options=Options(limit=limit))


@pytest.mark.parametrize(
    ("day", "tally", "courses"),
    [
        (date(2024, 2, 19), Tally(5, 0, 0, 0), "none none none none none"),
        (date(2024, 2, 20), Tally(5, 1, 0, 0), "sent none none none none"),
        (date(2024, 2, 21), Tally(5, 1, 0, 0), "sent none none begun none"),
        (DUE, Tally(5, 2, 0, 3), "sent overdue sent overdue overdue"),
        (date(2024, 2, 26), Tally(5, 2, 1, 3), "approved overdue sent overdue overdue"),
        (date(2024, 2, 27), Tally(5, 2, 1, 4), "approved overdue overdue overdue overdue"),
        (date(2024, 2, 28), Tally(5, 3, 1, 3), "approved sent overdue overdue overdue"),
        (None, Tally(5, 3, 1, 3), "approved sent overdue overdue overdue"),
    ],
)
def test_board_of_a_province_on_any_day(day, tally, courses, told, busaba, province):
    found = read(panels.DistrictPlans(), busaba, province, day)
    assert (found.tally, " ".join(row.course for row in found.every)) == (tally, courses)


def test_what_was_taken_back_was_not_sent(told, districts, busaba, province):
    """From the moment on; what the province had returned before stays sent."""
    _first, late, back, *_others = districts
    moments = [clock.start_of(date(2024, 3, day)) + timedelta(hours=10) for day in (1, 2, 3)]
    verbs.take(DistrictStep.WITHDRAW, late.district_plans.get(), by=head_of(late), at=moments[0])
    verbs.send(back.district_plans.get().programme, back, by=head_of(back), note="–", at=moments[1])
    verbs.take(DistrictStep.WITHDRAW, back.district_plans.get(), by=head_of(back), at=moments[2])
    days = (date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3), None)
    found = [read(panels.DistrictPlans(), busaba, province, day).tally for day in days]
    assert found == [Tally(5, 3, 1, 3), Tally(5, 2, 1, 4), Tally(5, 2, 1, 3), Tally(5, 2, 1, 4), Tally(5, 2, 1, 4)]


def head_of(office):
    return office.memberships.get(role=Role.HEAD).user


def test_another_year_of_the_same_district_is_no_part_of_it(told, programme, districts, province, busaba):
    before = ProgrammeFactory(province=province, fiscal_year=2566)
    before.milestones.create(position=0, code="district_plan_due", title="ส่ง", kind="deadline", on=date(2023, 2, 22))
    AssignmentFactory(office=districts[0], programme=before)
    DistrictPlanFactory(office=districts[4], programme=before, approved=True)
    found = read(panels.DistrictPlans(), busaba, province)
    assert (found.tally, found.due_on) == (Tally(5, 3, 1, 3), DUE)


def test_on_its_day_a_plan_is_not_overdue_until_the_day_has_ended(told, busaba, province, time_machine):
    time_machine.move_to(clock.start_of(DUE) + timedelta(hours=12), tick=False)
    assert (
        read(panels.DistrictPlans(), busaba, province, at=clock.start_of(DUE) + timedelta(hours=1)).tally.overdue == 0
    )
    assert read(panels.DistrictPlans(), busaba, province, at=clock.end_of(DUE)).tally.overdue == 3


def test_day_that_was_moved_counts_from_then_on(told, programme, busaba, province, time_machine):
    time_machine.move_to(clock.start_of(date(2024, 3, 5)) + timedelta(hours=9), tick=False)
    [found] = programme.milestones.all()
    edit = MilestoneEdit(found.pk, {"title": found.title, "kind": found.kind, "on": date(2024, 3, 31)})
    change_milestone(programme, edit, reason="น้ำท่วม", seen=preview_of_milestone(programme, edit).print, by=busaba)
    time_machine.move_to(clock.start_of(date(2024, 3, 20)), tick=False)
    before, after = (read(panels.DistrictPlans(), busaba, province, day) for day in (date(2024, 3, 4), None))
    assert (before.tally.overdue, before.due_on) == (3, DUE)
    assert (after.tally.overdue, after.due_on) == (0, date(2024, 3, 31))
    moments = (clock.end_of(date(2024, 3, 4)), clock.now())
    assert [deadline_of(programme, at).on for at in moments] == [DUE, date(2024, 3, 31)]


def test_panel_names_what_presses_and_leads_to_it(told, busaba, province, programme, districts):
    found = read(panels.DistrictPlans(), busaba, province, date(2024, 3, 20))
    assert [(row.office, row.course, row.late) for row in found.rows] == [
        ("Office 2103", "overdue", 27),
        ("Office 2104", "overdue", 27),
        ("Office 2105", "overdue", 27),
        ("Office 2102", "sent", 6),
    ]
    assert found.rows[0].url == reverse("dimensions:district_plan", args=[programme.pk, "2103"])
    assert found.url == f"{reverse('dimensions:district_plans', args=[programme.pk])}?as_of=2024-03-20"
    assert read(panels.DistrictPlans(), busaba, province).url == found.url.partition("?")[0]
    assert found.sentence == "Of 5 district plans, due 22 Feb 2024: sent 3, approved 1, overdue 3."
    assert len(read(panels.DistrictPlans(), busaba, province, limit=2).rows) == 2


def test_in_a_closed_year_the_calendar_stands_still(programme, districts, province, busaba, dao, department):
    closed = date(2024, 2, 21)
    type(programme).objects.update(**closing(closed))
    far = ProgrammeFactory(province=DistrictFactory(code="9901").parent)
    far.milestones.create(position=0, code="district_plan_due", title="ส่งแผน", kind="deadline", on=DUE)
    AssignmentFactory(office=DistrictFactory(code="9902", parent=far.province), programme=far)
    own = read(panels.DistrictPlans(), busaba, province, closed_on=closed)
    assert own.tally == Tally(5, 0, 0, 0)
    nation = read(panels.ProvincesDistrictPlans(), dao, department, date(2024, 3, 1))
    assert sorted((row.tally.districts, row.tally.overdue) for row in nation.rows) == [(1, 1), (5, 0)]
    assert nation.total == Tally(6, 0, 0, 1)


def test_what_was_due_on_the_closing_day_is_overdue_at_its_end(programme, districts, province, busaba):
    type(programme).objects.update(**closing(DUE))
    assert read(panels.DistrictPlans(), busaba, province, closed_on=DUE).tally.overdue == 5


@pytest.mark.parametrize(("name", "course"), [("head", "sent"), ("arun", "sent"), ("dao", "sent")])
def test_district_sees_its_own_plan_on_its_board(name, course, request, told, districts, district):
    verbs.take(DistrictStep.REOPEN, district.district_plans.get(), by=request.getfixturevalue("busaba"), note="แก้")
    row = read(panels.OwnDistrictPlan(), request.getfixturevalue(name), district, date(2024, 2, 20))
    assert (row.office, row.course) == ("Office 2101", course)
    assert read(panels.OwnDistrictPlan(), request.getfixturevalue(name), district).course == "overdue"


def test_without_its_day_there_is_no_panel(programme, districts, province, district, busaba, dao, department, head):
    programme.milestones.all().delete()
    assert read(panels.DistrictPlans(), busaba, province) is None
    assert read(panels.ProvincesDistrictPlans(), dao, department) is None
    assert read(panels.OwnDistrictPlan(), head, district) is None


def test_before_its_publication_a_programme_has_no_panel(programme, districts, busaba, province):
    day = date(2023, 9, 29)
    assert read(panels.DistrictPlans(), busaba, province, day) is None


def test_staff_of_the_province_office_see_no_district_plans(programme, districts, province):
    assert read(panels.DistrictPlans(), person("clerk", Role.STAFF, province), province) is None


@pytest.mark.parametrize("count", [1, 4])
def test_panels_cost_one_query_however_many_districts(
    count, programme, province, department, busaba, dao, django_assert_num_queries
):
    for number in range(count):
        office = DistrictFactory(code=f"211{number}", parent=province)
        AssignmentFactory(office=office, programme=programme)
        DistrictPlanFactory(office=office, programme=programme, sent=True)
    for panel, user, office in (
        (panels.DistrictPlans(), busaba, province),
        (panels.ProvincesDistrictPlans(), dao, department),
    ):
        scope, subject = scope_of(user), Subject(office, 2567, "plan", date(2024, 3, 1))
        with django_assert_num_queries(1):
            panel.read(scope, subject, at=subject.moment(), options=Options())


@pytest.mark.parametrize("language", ["en", "th"])
def test_boards_draw_their_panels(language, told, client, busaba, dao, head, district):
    province = district.parent
    for user, office in ((busaba, province), (dao, province.parent), (head, district)):
        sign_in_english(client, user)
        type(user).objects.filter(pk=user.pk).update(language=language)
        page = client.get(reverse("dashboard:board", args=[office.code]), {"year": 2567, "as_of": "2024-03-01"})
        drawn = [part for part in page.context["panels"] if type(part.panel).__module__ == panels.__name__]
        assert [part.rows is not None for part in drawn] == [True]
        assert "/districts/" in page.content.decode()


def test_district_of_which_nothing_is_asked_any_more_owes_no_plan(programme, district, province, busaba):
    AssignmentFactory(office=district, programme=programme, withdrawn=True)
    assert read(panels.DistrictPlans(), busaba, province) is None
