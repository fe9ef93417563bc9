"""Who reaches the pages and verbs of district plans, and what the pages cost."""

import pytest
from django.db import transaction
from django.urls import reverse

from dimensions.models import DistrictPlan, DistrictPlanStep, Planned
from portal.history.models import Entry
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


HEADS = ("work", "give", "send", "new", "local", "remove", "keep")
DECISIONS = {"approve": "sent", "return": "sent", "reopen": "approved"}
WITH_A_PAGE = {"work": 200, "local": 200}
ASKS_THE_HEAD = ("new", "remove")


@pytest.fixture
def addresses(assignment, own):
    """Of every verb, with what its page would post."""
    programme, office, officer = assignment.programme, assignment.office, own.officer_id
    said = {"title": "อื่น", "raw": "ม.ค. 67", "officer": officer, "min_count": 1, "seen": own.seen}
    posts = {
        "work": (reverse("dimensions:district_work", args=[assignment.pk]), {"seen": "||", "officer": officer}),
        "give": (
            reverse("dimensions:district_give", args=[programme.pk, office.code]),
            {"row": assignment.pk, "officer": officer},
        ),
        "new": (reverse("dimensions:local_new", args=[programme.pk, office.code]), said),
        **{name: (reverse(f"dimensions:local{end}", args=[own.pk]), said) for name, end in OWN_PAGES.items()},
    }
    steps = ("send", "withdraw", *DECISIONS)
    return posts | {name: (step(programme, office, name), {"note": "x", "stage": 0}) for name in steps}


OWN_PAGES = {"local": "", "remove": "_remove", "keep": "_keep"}


def written():
    return Entry.objects.count(), DistrictPlanStep.objects.count(), Planned.objects.count()


@pytest.mark.parametrize("role", ROLES)
def test_only_the_head_plans_and_sends(role, people, client, addresses):
    """Who sees the plan is told that it is not theirs, for whom there is none there is no such address."""
    client.force_login(people[role])
    for name in HEADS:
        before, (address, posted) = written(), addresses[name]
        with transaction.atomic():
            answer = client.post(address, posted)
            changed = written() != before
            transaction.set_rollback(True)
        if role == "head":
            assert (name, answer.status_code) == (name, 302)
        else:
            assert (name, answer.status_code, changed) == (name, 422 if role in OWN | OVERSEE else 404, False)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "state"), [*DECISIONS.items(), ("withdraw", "sent")])
def test_only_a_reviewer_decides_and_the_head_takes_back(name, state, role, people, client, addresses, plan):
    DistrictPlan.objects.all().delete()
    DistrictPlanFactory(programme=plan.programme, office=plan.office, **{state: True})
    client.force_login(people[role])
    address, posted = addresses[name]
    before = written()
    answer = client.post(address, posted | {"stage": DistrictPlan.objects.get().stage})
    acts = role == ("head" if name == "withdraw" else "reviewer")
    told = 302 if acts else 422 if role in OWN | OVERSEE else 404
    assert (answer.status_code, written() != before) == (told, acts)


@pytest.mark.parametrize("role", ROLES)
def test_addresses_of_verbs_lead_whoever_reads_the_plan_to_it(role, people, client, addresses):
    client.force_login(people[role])
    answers = {name: client.get(address).status_code for name, (address, _posted) in addresses.items()}
    if role not in OWN | OVERSEE:
        assert set(answers.values()) == {404}
    else:
        shown = WITH_A_PAGE | (dict.fromkeys(ASKS_THE_HEAD, 200) if role == "head" else {})
        assert answers == {name: shown.get(name, 302) for name in addresses}


@pytest.mark.parametrize("name", ["withdraw", *DECISIONS])
@pytest.mark.parametrize("role", ["head", "staff", "reviewer"])
def test_of_a_plan_that_nobody_began_nothing_is_decided(name, role, people, client, assignment):
    client.force_login(people[role])
    address = step(assignment.programme, assignment.office, name)
    answer = client.post(address, {"note": "x", "stage": 0})
    assert (answer.status_code, DistrictPlan.objects.exists()) == (422, False)


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
