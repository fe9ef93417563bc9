"""Who reads and who writes what districts add of their own, and where it is not offered."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.models import LocalActivity, Programme
from dimensions.workflow.district import local_of
from portal.history.models import Entry
from tests.dimensions.district.test_local_pages import TITLE, approve, at, new_in, page_of, work_of
from tests.dimensions.test_views import sign_in_english
from tests.factories.evidence import SubmissionFactory

pytestmark = pytest.mark.django_db


READS = {"arun": 200, "head": 200, "busaba": 200, "admin": 200, "dao": 200, "chai": 404, "stranger": 404, "nobody": 404}


@pytest.mark.parametrize("name", READS)
def test_who_reads_and_who_writes(name, request, client, own, plan, typed):
    user = request.getfixturevalue(name)
    sign_in_english(client, user)
    page = client.get(page_of(plan.programme, plan.office))
    assert page.status_code == READS[name]
    if page.status_code == 200:
        assertContains(page, TITLE)
    if name != "head":
        assertNotContains(page, "Add an activity", status_code=page.status_code)
        told = 422 if page.status_code == 200 else 404
        for address in (at("local", own), at("local_remove", own), at("local_keep", own)):
            assert client.post(address, typed | {"seen": own.seen}).status_code == told
        assert client.post(new_in(plan.programme, plan.office), typed).status_code == told
        assert [local_of(row) for row in LocalActivity.objects.all()] == [local_of(own)]


def test_who_reads_the_plan_reads_an_activity_of_it_without_its_form(client, own, arun):
    sign_in_english(client, arun)
    page = client.get(at("local", own))
    assertContains(page, f"<dd>{TITLE}")
    assertNotContains(page, 'name="officer"')
    assertNotContains(page, "Remove this activity")
    refused = client.post(at("local_remove", own), {"seen": own.seen})
    assertContains(refused, "This step is not yours to take.", status_code=422)
    assertNotContains(refused, "Yes, remove it", status_code=422)


@pytest.mark.parametrize(("name", "status"), [*READS.items()])
def test_who_reads_the_approved_activity(name, status, request, client, own, plan, head, busaba):
    user = request.getfixturevalue(name)
    approve(plan, head, busaba)
    activity = LocalActivity.objects.get().activity_id
    sign_in_english(client, user)
    page = client.get(reverse("dimensions:activity", args=[activity]))
    assert page.status_code == status
    if status == 200:
        assertContains(page, "It is no part of the province's plan.")
        assertNotContains(page, "Change this activity")


def test_programme_beside_has_no_pages_of_a_plan(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    beside = Programme.objects.get(kind="local")
    sign_in_english(client, busaba)
    named = [
        reverse("dimensions:change_add", args=[beside.pk]),
        reverse("dimensions:build", args=[beside.pk]),
        reverse("dimensions:export", args=[beside.pk, "xlsx"]),
        reverse("dimensions:district_plans", args=[beside.pk]),
        page_of(beside, plan.office),
        reverse("dimensions:district_work", args=[work_of(own).pk]),
    ]
    assert [client.get(address).status_code for address in named] == [404] * len(named)
    posted = ("dimensions:carry_over", "dimensions:discard_draft")
    assert [client.post(reverse(name, args=[beside.pk])).status_code for name in posted] == [404, 404]
    taken = client.post(reverse("dimensions:take", args=[beside.pk, "close_programme"]))
    assert (taken.status_code, Programme.objects.get(pk=beside.pk).state) == (404, "active")
    assert client.get(reverse("dimensions:plan", args=[beside.pk])).url == reverse(
        "dimensions:plan", args=[plan.programme_id]
    )
    assertNotContains(client.get(reverse("dimensions:plan_list")), "Activities of the districts")
    assert client.get(reverse("dimensions:own_district_plan")).status_code == 302


def test_own_plan_is_the_provinces_programme(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    sign_in_english(client, head)
    own = client.get(reverse("dimensions:own_district_plan"))
    assert own.url == page_of(plan.programme, plan.office)


def test_board_of_them_is_one_more_choice(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    sign_in_english(client, busaba)
    board = client.get(reverse("dashboard:board", args=["21"]))
    offered = [value for value, _label in board.context["form"].fields["choice"].choices]
    assert (board.context["chosen"].slug, offered) == ("plan", ["2567-of_districts", "2567-plan"])
    own = client.get(reverse("dashboard:board", args=["21"]), {"choice": "2567-of_districts"})
    assertContains(own, "Activities of the districts&#x27; own")
    assertContains(own, "Other work of the district")
    assertNotContains(own, "Dimension 0")


def test_desk_names_what_belongs_to_no_dimension(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    SubmissionFactory(assignment=work_of(own), submitted=True)
    sign_in_english(client, busaba)
    desk = client.get(reverse("evidence:desk"))
    assertContains(desk, '<option value="0">Other work of the district</option>')
    assertNotContains(desk, "Dimension 0")


def test_whoever_closes_the_year_sees_what_ends_with_it_and_both_are_recorded(client, own, plan, head, busaba):
    approve(plan, head, busaba)
    beside = Programme.objects.get(kind="local")
    sign_in_english(client, busaba)
    page = client.get(reverse("dimensions:plan", args=[plan.programme_id]))
    assert [part.subject.slug for part in page.context["standing"]] == [plan.programme.slug, beside.slug]
    assertContains(page, "With it ends what the districts added of their own")
    workflow.close(plan.programme, by=busaba)
    closed = Entry.objects.filter(verb="close_programme").values_list("object_id", flat=True)
    assert sorted(closed) == sorted([plan.programme_id, beside.pk])
