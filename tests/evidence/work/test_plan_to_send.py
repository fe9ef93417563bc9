"""That the head of a district is told on My work when the district's own plan presses, and nobody else is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import Programme
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from portal.shell import clock
from tests.evidence.working import TODAY, signed_in
from tests.factories.dimensions import AssignmentFactory, DistrictPlanFactory, ProgrammeFactory, closing
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db

WORK = reverse("evidence:work")


@pytest.fixture
def due(assignment):
    """The day by which the programme wants the plans of its districts."""

    def due(day, programme=assignment.programme):
        programme.milestones.create(position=0, code="district_plan_due", title="ส่งแผน", kind="deadline", on=day)

    return due


def told(client, user):
    return signed_in(client, user).get(WORK).context["plans_to_send"]


def days(number):
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (days(15), ""),
        (days(14), "To be sent to the province by 3 Apr 2024: 14 days left."),
        (days(0), "To be sent to the province by 20 Mar 2024: that is today."),
        (days(-1), "To be sent to the province by 19 Mar 2024: 1 day overdue."),
    ],
)
def test_plan_that_nobody_sent_is_told_of_from_a_fortnight_before_its_day(day, said, client, head, due, assignment):
    due(day)
    page = signed_in(client, head).get(WORK)
    address = reverse("dimensions:district_plan", args=[assignment.programme_id, assignment.office.code])
    assert len(page.context["plans_to_send"]) == bool(said)
    if said:
        assertContains(page, f'<a href="{address}">District plan</a>: ')
        assert said in in_one(page)
    else:
        assertNotContains(page, address)


@pytest.mark.parametrize(
    ("state", "day", "course"),
    [
        ("returned", days(60), ["returned"]),
        ("returned", days(-3), ["overdue"]),
        ("returned", None, ["returned"]),
        ("sent", days(-3), []),
        ("approved", days(-3), []),
    ],
)
def test_what_came_back_is_told_of_whatever_its_day(state, day, course, client, head, due, assignment):
    if day:
        due(day)
    DistrictPlanFactory(programme=assignment.programme, office=assignment.office, **{state: True})
    page = signed_in(client, head).get(WORK)
    assert [each.course for each in page.context["plans_to_send"]] == course
    if course:
        assert "Back with the district since 20 Mar 2024, to be corrected and sent again." in in_one(page)


def test_it_is_told_until_it_is_sent_and_again_when_it_is_taken_back(client, head, due, assignment):
    due(days(-3))
    assert len(told(client, head)) == 1
    plan = verbs.send(assignment.programme, assignment.office, by=head, note="ส่ง")
    assert told(client, head) == []
    verbs.take(DistrictStep.WITHDRAW, plan, by=head)
    assert len(told(client, head)) == 1


def test_day_passes_by_the_clock(client, head, due):
    due(TODAY)
    found = []
    for day in (TODAY, days(1)):
        with clock.set_to(day):
            found += [each.course for each in told(client, head)]
    assert found == ["none", "overdue"]


@pytest.mark.parametrize("name", ["arun", "chai", "busaba", "admin", "dao", "stranger", "nobody"])
def test_nobody_but_the_head_is_told(name, client, request, due):
    due(days(-3))
    assert told(client, request.getfixturevalue(name)) == []


def test_closed_years_and_what_asks_nothing_of_the_district_are_not_told_of(client, head, due, assignment, province):
    due(days(-3))
    circular = ProgrammeFactory(province=province, slug="circular", kind="letter")
    due(days(-3), circular)
    assert [each.programme for each in told(client, head)] == [assignment.programme_id]
    Programme.objects.filter(pk=assignment.programme_id).update(**closing(date(2024, 3, 19)))
    assert told(client, head) == []


def test_plans_of_several_years_are_told_apart(client, head, due, assignment, province):
    due(days(5))
    following = ProgrammeFactory(province=province, fiscal_year=2568)
    AssignmentFactory(office=assignment.office, programme=following)
    due(days(-5), following)
    page = signed_in(client, head).get(WORK)
    assert [each.fiscal_year for each in page.context["plans_to_send"]] == [2568, 2567]
    assertContains(page, "District plan, fiscal year 2568 (2024/25)</a>")
