"""Who reaches the pages and verbs of district plans, and what the pages cost."""

import pytest
from django.urls import reverse

from dimensions.models import DistrictPlan, Planned
from tests.dimensions.district.test_pages import page_of, step
from tests.factories.dimensions import AssignmentFactory, DistrictPlanFactory, PlannedFactory
from tests.factories.offices import DistrictFactory

pytestmark = pytest.mark.django_db

ROLES = ("staff", "head", "reviewer", "supervisor", "admin", "group", "department", "far", "none")
OWN = {"staff", "head"}
OVERSEE = {"reviewer", "supervisor", "admin", "department"}


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_the_plan_of_a_district(role, people, client, assignment):
    client.force_login(people[role])
    pages = {
        page_of(assignment.programme, assignment.office): OWN | OVERSEE,
        reverse("dimensions:district_work", args=[assignment.pk]): OWN | OVERSEE,
        reverse("dimensions:district_plans", args=[assignment.programme_id]): OVERSEE,
    }
    answers = {page: client.get(page).status_code for page in pages}
    assert answers == {page: 200 if role in readers else 404 for page, readers in pages.items()}


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_see_it_reach_its_verbs(role, people, client, assignment):
    client.force_login(people[role])
    programme, office = assignment.programme, assignment.office
    give = reverse("dimensions:district_give", args=[programme.pk, office.code])
    answers = [
        client.post(reverse("dimensions:district_work", args=[assignment.pk]), {"seen": "||"}).status_code,
        client.post(give, {"row": assignment.pk, "officer": people["staff"].pk}).status_code,
        client.post(step(programme, office, "send"), {"note": "x"}).status_code,
    ]
    if role == "head":
        assert (answers, Planned.objects.count(), DistrictPlan.objects.get().state) == ([302] * 3, 1, "sent")
    else:
        assert answers == [422 if role in OWN | OVERSEE else 404] * 3
        assert not Planned.objects.exists()
        assert not DistrictPlan.objects.exists()


def test_neither_a_neighbour_nor_a_province_has_a_district_plan_page(client, assignment, chai, busaba, province):
    client.force_login(chai)
    assert client.get(page_of(assignment.programme, assignment.office)).status_code == 404
    client.force_login(busaba)
    assert client.get(page_of(assignment.programme, province)).status_code == 404
    assert client.get(step(assignment.programme, assignment.office, "begin")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_district_plan_query_count(rows, client, programme, district, head, arun, django_assert_num_queries):
    for _number in range(rows):
        PlannedFactory(assignment=AssignmentFactory(office=district, programme=programme), officer=arun)
    DistrictPlanFactory(office=district, programme=programme, returned=True)
    client.force_login(head)
    with django_assert_num_queries(14):
        page = client.get(page_of(programme, district))
    assert len(page.context["listing"].rows) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_district_plans_query_count(rows, client, programme, province, busaba, django_assert_num_queries):
    for number in range(rows):
        office = DistrictFactory(code=f"210{number + 1}", parent=province)
        AssignmentFactory(office=office, programme=programme)
        DistrictPlanFactory(office=office, programme=programme, sent=True)
    client.force_login(busaba)
    with django_assert_num_queries(7):
        page = client.get(reverse("dimensions:district_plans", args=[programme.pk]))
    assert len(page.context["standings"]) == rows
