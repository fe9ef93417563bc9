"""My work: in what order, with what said of each row, whose."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions.models import Programme
from dimensions.plans.words import CountedPer
from evidence import workflow
from portal.shell import clock
from tests.evidence.working import LATER, PAST, SOON, signed_in
from tests.factories.bytes import sent
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory, RequirementFactory, closing
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db


def owed(office, **more):
    return AssignmentFactory(office=office, opens_on=None, **more)


def test_first_things_come_first(client, arun, district):
    accepted, waiting = owed(district, due_on=PAST), owed(district, due_on=PAST)
    SubmissionFactory(assignment=accepted, accepted=True)
    SubmissionFactory(assignment=waiting, submitted=True)
    undated, later = owed(district, due_on=None), owed(district, due_on=LATER)
    soon, overdue, returned = owed(district, due_on=SOON), owed(district, due_on=PAST), owed(district, due_on=LATER)
    SubmissionFactory(assignment=returned, returned=True)
    page = signed_in(client, arun).get(reverse("evidence:work"))
    found = [(task.assignment, task.state, task.turn, task.days_late) for task in page.context["tasks"]]
    assert found == [
        (returned, "returned", 0, -102),
        (overdue, "overdue", 0, 49),
        (soon, "due_soon", 0, -11),
        (later, "open", 1, -102),
        (undated, "undated", 2, 0),
        (waiting, "waiting", 3, 0),
        (accepted, "done_late", 4, 0),
    ]


@pytest.mark.parametrize(
    ("figure", "number", "rows"),
    [
        ("to_do", 3, {"open", "overdue", "returned"}),
        ("overdue", 1, {"overdue"}),
        ("due_soon", 0, set()),
        ("returned", 1, {"returned"}),
        ("waiting", 1, {"waiting"}),
        ("accepted", 1, {"accepted"}),
    ],
)
def test_tile_leads_to_the_list_that_adds_up_to_it(figure, number, rows, client, arun, district):
    made = {name: owed(district, due_on=PAST if name == "overdue" else LATER) for name in ("open", "overdue")}
    made |= {state: owed(district, due_on=LATER) for state in ("returned", "waiting", "accepted")}
    SubmissionFactory(assignment=made["returned"], returned=True)
    SubmissionFactory(assignment=made["waiting"], submitted=True)
    SubmissionFactory(assignment=made["accepted"], accepted=True)
    page = signed_in(client, arun).get(reverse("evidence:work"))
    tile = next(tile for tile in page.context["tiles"] if f"figure={figure}" in tile["url"])
    behind = client.get(reverse("evidence:work") + tile["url"])
    assert tile["number"] == number == behind.context["listing"].total
    assert {task.assignment for task in behind.context["tasks"]} == {made[name] for name in rows}


def test_row_says_what_is_missing_where_it_presses(client, arun, district):
    now, begun, later = owed(district, due_on=SOON), owed(district, due_on=LATER), owed(district, due_on=LATER)
    for row in (now, begun, later):
        RequirementFactory(activity=row.activity, min_count=3)
    with clock.set_to(PAST):
        photo = workflow.add_files(begun, [("a.jpg", sent())], requirements=begun.activity.requirements.all(), by=arun)
    assert photo.refused == []
    page = signed_in(client, arun).get(reverse("evidence:work"))
    assert [(task.assignment, task.missing) for task in page.context["tasks"]] == [
        (now, ["Missing: 3 items (Photo)"]),
        (begun, ["Missing: 2 items (Photo)"]),
        (later, []),
    ]


def test_row_says_that_only_submitting_is_left(client, arun, district):
    rows = [owed(district, due_on=SOON) for _ in range(4)]
    gathered, bare, returned, asked_once = rows
    for row in rows:
        RequirementFactory(activity=row.activity, per="activity" if row is asked_once else "period")
    for row in (gathered, returned):
        submission = SubmissionFactory(assignment=row, returned=row is returned)
        ItemFactory(submission=submission, requirements=row.activity.requirements.all())
    page = signed_in(client, arun).get(reverse("evidence:work"))
    assert {task.assignment: task.is_gathered for task in page.context["tasks"]} == {
        gathered: True,
        bare: False,
        returned: False,
        asked_once: False,
    }
    assert page.content.decode().count("All evidence is there, not submitted yet") == 1


def test_others_work_and_closed_years_do_not_show(client, arun, chai, district, other_district):
    mine, others = owed(district, due_on=SOON), owed(other_district, due_on=SOON)
    closed = ProgrammeFactory(province=district.parent, closed=True, fiscal_year=2566)
    owed(district, due_on=SOON, activity__dimension__programme=closed)
    for user, seen in ((arun, [mine]), (chai, [others])):
        page = signed_in(client, user).get(reverse("evidence:work"))
        assert [task.assignment for task in page.context["tasks"]] == seen


def test_office_whose_year_is_closed_is_told_so(client, arun, chai, district, assignment):
    Programme.objects.update(**closing(PAST))
    closed, none = (signed_in(client, user).get(reverse("evidence:work")) for user in (arun, chai))
    assert (closed.context["closed"], none.context["closed"]) == (assignment.programme, None)
    assertContains(closed, "Fiscal year 2567 (2023/24) is closed")
    assertContains(closed, '<a class="btn btn-primary" href="/boards/">')
    assertContains(none, "Your office owes nothing yet")


def test_head_sees_what_waits_to_be_endorsed(client, arun, head, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    waiting = SubmissionFactory(assignment=assignment, submitted=True)
    for user, seen in ((head, [waiting]), (arun, [])):
        page = signed_in(client, user).get(reverse("evidence:work"))
        assert page.context["to_endorse"] == seen
        assert ("waits for you to endorse it" in in_one(page)) is bool(seen)
        assertContains(page, "Submitted, waiting for you or for others" if seen else "Submitted, waiting for others")


@pytest.mark.parametrize(
    ("name", "status", "total"),
    [
        ("arun", 200, 1),
        ("head", 200, 1),
        ("chai", 200, 0),
        ("busaba", 200, 0),
        ("admin", 200, 0),
        ("dao", 200, 0),
        ("stranger", 200, 0),
        ("nobody", 200, 0),
    ],
)
def test_my_work_is_the_own_offices(name, status, total, client, request, assignment):
    page = signed_in(client, request.getfixturevalue(name)).get(reverse("evidence:work"))
    assert (page.status_code, page.context["listing"].total) == (status, total)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("arun", 11), ("head", 12)])
def test_my_work_query_count(name, queries, rows, client, request, district, django_assert_num_queries):
    for row in AssignmentFactory.create_batch(rows, office=district, due_on=SOON):
        requirement = RequirementFactory(activity=row.activity, min_count=2)
        ItemFactory(submission=SubmissionFactory(assignment=row), requirements=[requirement])
    signed_in(client, request.getfixturevalue(name))
    client.get(reverse("evidence:work"))
    with django_assert_num_queries(queries):
        page = client.get(reverse("evidence:work"))
    assert len(page.context["tasks"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_papers_for_a_whole_activity_cost_no_more(rows, client, arun, district, django_assert_num_queries):
    for row in AssignmentFactory.create_batch(rows, office=district, due_on=SOON):
        requirement = RequirementFactory(activity=row.activity, min_count=2, per=CountedPer.ACTIVITY)
        ItemFactory(submission=SubmissionFactory(assignment=row), requirements=[requirement])
    signed_in(client, arun)
    with django_assert_num_queries(11):
        page = client.get(reverse("evidence:work"))
    assert [len(task.missing) for task in page.context["tasks"]] == [1] * rows
