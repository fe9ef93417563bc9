"""Who sees the page of an assignment, and what it offers."""

import pytest
from django.urls import reverse

from evidence.models import Submission
from tests.evidence.working import address, post, signed_in
from tests.factories.dimensions import RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
BACK = "Back to the page before"

SEES = {
    # state       arun            head            busaba dao   admin
    "none": ["preparation", "", "", "", ""],
    "draft": ["preparation", "", "", "", ""],
    "submitted": ["withdraw", "return endorse", "", "", ""],
    "endorsed": ["", "", "", "", ""],
    "returned": ["preparation", "", "", "", ""],
    "accepted": ["", "", "", "", ""],
}


@pytest.mark.parametrize(
    ("state", "name", "offered"),
    [
        (state, name, offered)
        for state, row in SEES.items()
        for name, offered in zip(["arun", "head", "busaba", "dao", "admin"], row, strict=True)
    ],
)
def test_page_offers_what_the_person_may_do(state, name, offered, client, request, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    if state != "none":
        SubmissionFactory(assignment=assignment, **({} if state == "draft" else {state: True}))
    page = signed_in(client, request.getfixturevalue(name)).get(address(assignment))
    drawn = ["preparation"] if page.context["may_change"] else [str(step.value) for step in page.context["steps"]]
    assert (page.status_code, " ".join(drawn)) == (200, offered)
    text = page.content.decode()
    assert {
        "preparation": 'id="preparation"' in text,
        "withdraw": "/withdraw/" in text,
        "return": "/return/" in text and 'name="note"' in text,
        "endorse": "/endorse/" in text,
    } == {each: each in offered.split() for each in ("preparation", "withdraw", "return", "endorse")}


WORK, BOARD = ("/work/", "My work"), ("/boards/", "To the board")


@pytest.mark.parametrize(
    ("name", "came_from", "back"),
    [
        ("arun", "http://testserver/boards/2101/", WORK),
        ("head", "", WORK),
        ("dao", "http://testserver/boards/21/?as_of=2024-03-01", ("/boards/21/?as_of=2024-03-01", BACK)),
        ("busaba", "http://testserver/assignments/21/?figure=overdue", ("/assignments/21/?figure=overdue", BACK)),
        ("dao", "", BOARD),
        ("dao", "http://elsewhere.example.com/boards/21/", BOARD),
        ("dao", "http://testserver//elsewhere.example.com/", BOARD),
        ("dao", "http://testserver/work/{pk}/", BOARD),
        ("dao", "http://testserver/work/1{pk}/", BOARD),
        ("dao", "http://testserver/plans/activities/7/", BOARD),
    ],
)
def test_page_has_a_way_back(name, came_from, back, client, request, assignment):
    headers = {"Referer": came_from.format(pk=assignment.pk)}
    page = signed_in(client, request.getfixturevalue(name)).get(address(assignment), headers=headers)
    trail = page.content.decode().partition('<nav class="breadcrumb-trail"')[2].partition("</nav>")[0]
    assert f'<li><a href="{back[0]}">{back[1]}</a></li>' in trail


@pytest.mark.parametrize(
    ("name", "state", "led"),
    [
        ("busaba", "submitted", True),
        ("busaba", "accepted", False),
        ("arun", "submitted", False),
        ("head", "submitted", False),
        ("dao", "submitted", False),
        ("admin", "submitted", False),
    ],
)
def test_reviewer_is_led_to_the_desk(name, state, led, client, request, assignment):
    made = SubmissionFactory(assignment=assignment, **{state: True})
    page = signed_in(client, request.getfixturevalue(name)).get(address(assignment))
    assert (reverse("evidence:review", args=[made.pk]) in page.content.decode()) == led


@pytest.mark.parametrize("name", ["chai", "stranger", "nobody"])
@pytest.mark.parametrize("state", ["none", "draft", "submitted", "accepted"])
def test_another_offices_work_is_not_found(name, state, client, request, assignment):
    submission = None
    if state != "none":
        submission = SubmissionFactory(assignment=assignment, **({} if state == "draft" else {state: True}))
    signed_in(client, request.getfixturevalue(name))
    pk = submission.pk if submission else 0
    statuses = [
        client.get(address(assignment)).status_code,
        post(client, assignment, words="x").status_code,
        client.post(reverse("evidence:take", args=[pk, "withdraw"])).status_code,
        client.post(reverse("evidence:take", args=[pk, "endorse"])).status_code,
    ]
    assert statuses == [404] * 4


@pytest.mark.parametrize("name", ["head", "busaba", "dao", "admin"])
def test_who_only_looks_can_not_post(name, client, request, assignment):
    signed_in(client, request.getfixturevalue(name))
    assert post(client, assignment, words="x").status_code == 403
    assert Submission.objects.count() == 0


def test_nobody_looks_before_signing_in(client, assignment):
    for url in (address(assignment), reverse("evidence:work")):
        assert client.get(url).url == f"{reverse('accounts:sign_in')}?next={url}"


@pytest.mark.parametrize(("name", "reads"), [("arun", False), ("head", False), ("busaba", True), ("admin", True)])
def test_notes_on_the_source_puzzle_nobody_who_acts(name, reads, client, request, assignment):
    type(assignment.activity).objects.update(remark="ต้นฉบับไม่ระบุหลักฐาน")
    for note in ("ถอดจากข้อความในต้นฉบับ", "ลายมือชื่อครบทุกคน"):
        RequirementFactory(activity=assignment.activity, note=note)
    page = signed_in(client, request.getfixturevalue(name)).get(address(assignment)).content.decode()
    words = ("ต้นฉบับไม่ระบุหลักฐาน", "ถอดจากข้อความในต้นฉบับ", "ลายมือชื่อครบทุกคน")
    assert [word in page for word in words] == [reads, reads, True]


@pytest.mark.parametrize("items", [1, 3])
def test_assignment_query_count(items, client, arun, assignment, requirement, django_assert_num_queries):
    made = SubmissionFactory(assignment=assignment, returned=True)
    ItemFactory.create_batch(items, submission=made, requirements=[requirement])
    signed_in(client, arun)
    client.get(address(assignment))
    with django_assert_num_queries(12):
        page = client.get(address(assignment))
    assert len(page.context["parts"][0].cards) == items
