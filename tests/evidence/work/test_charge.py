"""Whose work it is inside an office: what is given to somebody, and the work of the whole office."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.evidence.working import address, signed_in
from tests.factories.dimensions import AssignmentFactory, PlannedFactory

pytestmark = pytest.mark.django_db

WORK = reverse("evidence:work")


@pytest.fixture
def works(district):
    return [AssignmentFactory(office=district, due_on=date(2024, 3, 29)) for _number in range(3)]


def rows(page):
    return {task.assignment.pk for task in page.context["tasks"]}


def test_where_nobody_is_responsible_all_see_the_whole_office(works, arun, head, client):
    for user in (arun, head):
        page = signed_in(client, user).get(WORK)
        assert (rows(page), page.context["tabs"]) == ({work.pk for work in works}, [])


def test_officer_sees_the_whole_office_and_what_is_given_to_them(works, arun, head, client):
    PlannedFactory(assignment=works[0], officer=arun, planned_from=date(2024, 3, 18), planned_to=date(2024, 3, 22))
    PlannedFactory(assignment=works[1], officer=head)
    office = signed_in(client, arun).get(WORK)
    assert rows(office) == {work.pk for work in works}
    assert [(tab["label"], tab["count"], tab["is_current"]) for tab in office.context["tabs"]] == [
        ("The whole office", 3, True),
        ("Given to you", 1, False),
    ]
    assert office.context["tiles"][0]["number"] == 3
    assertContains(office, head.get_full_name())
    own = client.get(WORK + office.context["tabs"][1]["url"])
    assert (rows(own), own.context["tiles"][0]["number"]) == ({works[0].pk}, 1)
    assertContains(own, "planned 18-22 Mar 2024")
    assertNotContains(own, head.get_full_name())
    assert rows(client.get(WORK, {"whose": "office"})) == rows(office)


def test_colleague_to_whom_nothing_is_given_sees_the_office(works, arun, head, client):
    PlannedFactory(assignment=works[0], officer=arun)
    page = signed_in(client, head).get(WORK, {"whose": "mine"})
    assert (rows(page), page.context["tabs"]) == ({work.pk for work in works}, [])
    assertContains(page, arun.get_full_name())


def test_search_and_filters_stay_with_whose_work_it_is(works, arun, client):
    PlannedFactory(assignment=works[0], officer=arun)
    page = signed_in(client, arun).get(WORK, {"whose": "office", "dimension": "1"})
    assert ("whose", "office") in page.context["listing"].hidden
    assert "whose=office" in page.context["tiles"][0]["url"]


def test_list_leads_to_the_district_plan_and_an_activity_says_who_does_it(works, arun, busaba, client):
    PlannedFactory(assignment=works[0], officer=arun, planned_to=date(2024, 3, 22))
    assertContains(signed_in(client, arun).get(WORK), reverse("dimensions:own_district_plan"))
    for user in (arun, busaba):
        page = signed_in(client, user).get(address(works[0]))
        assertContains(page, f"<dt>Responsible officer</dt><dd>{arun.get_full_name()}</dd>", html=False)
        assertContains(page, reverse("dimensions:district_work", args=[works[0].pk]))


def test_work_of_a_province_office_is_in_no_district_plan(province, admin, client):
    work = AssignmentFactory(office=province)
    assertNotContains(signed_in(client, admin).get(address(work)), "/districts/work/")


@pytest.mark.parametrize("count", [1, 3])
def test_my_work_with_officers_costs_no_more(count, district, arun, client, django_assert_num_queries):
    for _number in range(count):
        PlannedFactory(assignment=AssignmentFactory(office=district, due_on=date(2024, 3, 29)), officer=arun)
    signed_in(client, arun).get(WORK, {"q": "x"})
    with django_assert_num_queries(10):
        page = client.get(WORK)
    assert len(rows(page)) == count
