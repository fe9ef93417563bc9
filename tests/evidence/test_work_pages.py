"""My work and the page of an assignment: what they show, what they take, what they refuse."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from evidence import workflow
from evidence.models import Item, Submission
from evidence.states import RETURN
from portal.shell import clock
from tests.factories.bytes import pdf, picture, sent
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 20)
SOON, LATER, PAST = date(2024, 3, 31), date(2024, 6, 30), date(2024, 1, 31)


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY):
        yield


@pytest.fixture(autouse=True)
def english(db):
    """What the pages say is compared in English; the Thai stands in the catalogue."""
    with translation.override("en"):
        yield


def signed_in(client, user):
    type(user).objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    return client


@pytest.fixture
def assignment(district):
    return AssignmentFactory(office=district)


@pytest.fixture
def requirement(assignment):
    return RequirementFactory(activity=assignment.activity)


def address(assignment):
    return reverse("evidence:assignment", args=[assignment.pk])


def post(client, assignment, do="save", **fields):
    return client.post(address(assignment), {"do": do, **fields})


def said(response):
    """The messages of the page that the browser is led to, in order."""
    return [str(message) for message in response.wsgi_request._messages]


def faults(response):
    """All that the page says was refused, by place."""
    found = {name: list(map(str, errors)) for name, errors in response.context["form"].errors.items()}
    for part in response.context["parts"]:
        found |= {each.name: [each.reason] for each in part.refused}
        if part.link.errors:
            found[part.link.prefix] = list(map(str, part.link.errors["url"]))
    return found


# --- My work ----------------------------------------------------------------------------------------------------------


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
        (overdue, "overdue", 0, 49),
        (soon, "due_soon", 0, -11),
        (returned, "returned", 0, -102),
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
        (later, ()),
    ]


def test_others_work_and_closed_years_do_not_show(client, arun, chai, district, other_district):
    mine, others = owed(district, due_on=SOON), owed(other_district, due_on=SOON)
    closed = ProgrammeFactory(province=district.parent, closed=True, fiscal_year=2566)
    owed(district, due_on=SOON, activity__dimension__programme=closed)
    for user, seen in ((arun, [mine]), (chai, [others])):
        page = signed_in(client, user).get(reverse("evidence:work"))
        assert [task.assignment for task in page.context["tasks"]] == seen


def test_head_sees_what_waits_to_be_endorsed(client, arun, head, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    waiting = SubmissionFactory(assignment=assignment, submitted=True)
    for user, seen in ((head, [waiting]), (arun, [])):
        assert signed_in(client, user).get(reverse("evidence:work")).context["to_endorse"] == seen


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


# --- Who sees the page of an assignment -------------------------------------------------------------------------------


SEES = {
    # state       arun            head            busaba dao   admin
    "none": ["preparation", "", "", "", ""],
    "draft": ["preparation", "", "", "", ""],
    "submitted": ["withdraw", "endorse", "", "", ""],
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
        "endorse": "/endorse/" in text,
    } == {each: each == offered for each in ("preparation", "withdraw", "endorse")}


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


@pytest.mark.parametrize("items", [1, 3])
def test_assignment_query_count(items, client, arun, assignment, requirement, django_assert_num_queries):
    made = SubmissionFactory(assignment=assignment, returned=True)
    ItemFactory.create_batch(items, submission=made, requirements=[requirement])
    signed_in(client, arun)
    client.get(address(assignment))
    with django_assert_num_queries(12):
        page = client.get(address(assignment))
    assert len(page.context["parts"][0].cards) == items


# --- Sending ----------------------------------------------------------------------------------------------------------


def test_choosing_files_and_submitting_is_one_step(client, arun, assignment, requirement):
    files = [sent("a.jpg"), sent("b.png", picture("PNG")), sent("c.pdf", pdf())]
    answer = post(signed_in(client, arun), assignment, "submit", **{f"files-{requirement.pk}": files, "stage": 0})
    made = Submission.objects.get()
    assert (answer.status_code, answer.url) == (302, address(assignment))
    assert said(answer) == ["Received and kept: 3 items.", "Submitted."]
    assert (made.state, made.submitter, made.items.count()) == ("submitted", arun, 3)
    assert [list(item.requirements.all()) for item in Item.objects.all()] == [[requirement]] * 3


def test_page_is_a_receipt_of_what_was_kept(client, arun, assignment, requirement):
    post(signed_in(client, arun), assignment, **{f"files-{requirement.pk}": [sent("ภาพ.jpg")]})
    page = client.get(address(assignment))
    card = page.context["parts"][0].cards[0]
    text = page.content.decode()
    shown = [
        "ภาพ.jpg",
        f"{card.item.file.sha256[:12]}…",
        f"{card.item.file.size} bytes",
        "received 20 Mar 2024",
        arun.get_full_name(),
    ]
    assert [word for word in shown if word not in text] == []


def test_evidence_that_serves_nothing_is_kept_too(client, arun, assignment, requirement):
    post(signed_in(client, arun), assignment, **{"files-0": [sent()], "link-0-url": "www.example.com"})
    parts = client.get(address(assignment)).context["parts"]
    names = [[card.item.name for card in part.cards] for part in parts]
    assert names == [[], ["ภาพถ่าย.jpg", "https://www.example.com"]]


def test_one_refused_file_holds_up_neither_the_others_nor_the_words(client, arun, assignment, requirement):
    answer = post(
        signed_in(client, arun),
        assignment,
        "submit",
        **{f"files-{requirement.pk}": [sent("ดี.jpg"), sent("ว่าง.jpg", b"")], "link-0-url": "ftp://x"},
        words="ประชุมแล้ว",
        done_on="31/1/2567",
    )
    assert answer.status_code == 422
    assert faults(answer) == {
        "__all__": ["This has not been submitted yet: look at what is marked below."],
        "ว่าง.jpg": ["This file is empty. Open it on your device to see whether it was saved, then send it again."],
        "link-0": ["This is not a web address. Copy it whole from the browser, beginning with https://."],
    }
    kept = Submission.objects.get()
    assert (kept.state, kept.words, kept.done_on) == ("draft", "ประชุมแล้ว", date(2024, 1, 31))
    assert [item.name for item in Item.objects.all()] == ["ดี.jpg"]
    assert 'value="ftp://x"' in answer.content.decode()


def test_wrong_date_keeps_the_files_and_every_typed_word(client, arun, assignment, requirement):
    files = {f"files-{requirement.pk}": [sent()]}
    answer = post(signed_in(client, arun), assignment, done_on="32/1/2567", words="ประชุมแล้ว", reason="รอ", **files)
    assert (answer.status_code, list(faults(answer)), Item.objects.count()) == (422, ["done_on"], 1)
    form = answer.context["form"]
    assert [form[name].value() for name in ("done_on", "words", "reason")] == ["32/1/2567", "ประชุมแล้ว", "รอ"]


def test_submitting_with_something_missing_asks_for_the_reason(client, arun, assignment, requirement):
    signed_in(client, arun)
    told = "Something is still missing. Add it, or say why it is missing; the reviewer will see your reason."
    assert faults(post(client, assignment, "submit")) == {"reason": [told]}
    answer = post(client, assignment, "submit", reason="รอหนังสือ")
    assert (answer.status_code, said(answer)) == (302, ["Submitted."])
    assert Submission.objects.get().shortfall_reason == "รอหนังสือ"


def test_activity_without_requirements_is_confirmed_by_a_date(client, arun, assignment):
    signed_in(client, arun)
    told = "Enter the date on which the activity took place; for this activity it is the confirmation."
    assert faults(post(client, assignment, "submit")) == {"done_on": [told]}
    assert post(client, assignment, "submit", done_on="๑๔ ก.พ. ๒๕๖๗").status_code == 302
    assert Submission.objects.get().done_on == date(2024, 2, 14)


def test_saving_an_empty_page_begins_nothing(client, arun, assignment):
    answer = post(signed_in(client, arun), assignment)
    assert (answer.status_code, Submission.objects.count()) == (302, 0)


def test_item_is_ticked_for_another_requirement(client, arun, assignment, requirement):
    second = RequirementFactory(activity=assignment.activity)
    item = ItemFactory(submission=SubmissionFactory(assignment=assignment), requirements=[requirement])
    shown = {f"shown-{item.pk}": str(requirement.pk)}
    post(signed_in(client, arun), assignment, **shown, **{f"serves-{item.pk}": [requirement.pk, second.pk]})
    assert list(item.requirements.all()) == [requirement, second]
    post(client, assignment, **shown, **{f"serves-{item.pk}": [requirement.pk]})
    assert list(item.requirements.all()) == [requirement, second], "an unchanged stale page changes nothing"
    post(client, assignment, words="x")
    assert list(item.requirements.all()) == [requirement, second], "a page that showed no ticks changes none"
    parts = client.get(address(assignment)).context["parts"]
    assert [([card.item for card in part.cards], [card.item for card in part.also]) for part in parts] == [
        ([item], []),
        ([], [item]),
        ([], []),
    ]


def test_removing_an_item_keeps_what_was_chosen_and_typed(client, arun, assignment, requirement):
    item = ItemFactory(submission=SubmissionFactory(assignment=assignment), requirements=[requirement])
    post(signed_in(client, arun), assignment, f"remove-{item.pk}", words="ใหม่", **{"files-0": [sent()]})
    assert [each.name for each in Item.objects.present()] == ["ภาพถ่าย.jpg"]
    assert Submission.objects.get().words == "ใหม่"


@pytest.mark.parametrize("do", ["remove-x", "remove-", "remove-999999", f"remove-{10**30}"])
def test_unknown_item_is_not_removed(do, client, arun, assignment):
    ItemFactory(submission=SubmissionFactory(assignment=assignment))
    assert post(signed_in(client, arun), assignment, do).status_code == 302
    assert Item.objects.present().count() == 1


def test_item_of_another_office_is_not_removed(client, arun, assignment, other_district):
    other = ItemFactory(submission=SubmissionFactory(assignment=AssignmentFactory(office=other_district)))
    SubmissionFactory(assignment=assignment)
    post(signed_in(client, arun), assignment, f"remove-{other.pk}")
    assert list(Item.objects.present()) == [other]


# --- Returned, withdrawn, endorsed ------------------------------------------------------------------------------------


def test_returned_page_shows_the_note_and_each_remark_at_its_item(client, arun, busaba, assignment, requirement):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    good, bad = ItemFactory.create_batch(2, submission=made, requirements=[requirement])
    workflow.take(RETURN, made, by=busaba, note="แก้ตามนี้", remarks={bad.pk: "ภาพมืด"})
    page = signed_in(client, arun).get(address(assignment))
    cards = page.context["parts"][0].cards
    assert [(card.item, [remark.text for remark in card.remarks]) for card in cards] == [(good, []), (bad, ["ภาพมืด"])]
    assert page.content.decode().count("ภาพมืด") == 3, "at the top, at the item, in the history"
    assert page.context["last"].note == "แก้ตามนี้"


def test_withdrawing_gives_the_page_back(client, arun, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun)
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "withdraw"]), {"stage": 1})
    assert (answer.url, said(answer)) == (address(assignment), ["Withdrawn. You can change it and submit it again."])
    assert client.get(address(assignment)).context["may_change"] is True


def test_withdrawing_after_a_reviewer_looked_is_a_sentence(client, arun, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True, submitter=arun, opened_at=clock.now())
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "withdraw"]), {"stage": 1})
    told = "A reviewer has already opened this, so it can not be withdrawn; it will be decided or returned."
    assert said(answer) == [told]


def test_endorsing_by_staff_is_a_sentence(client, arun, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    made = SubmissionFactory(assignment=assignment, submitted=True)
    answer = signed_in(client, arun).post(reverse("evidence:take", args=[made.pk, "endorse"]), {"stage": 1})
    assert said(answer) == ["This step is not yours to take."]


@pytest.mark.parametrize("step", ["accept", "return", "reopen", "submit", "nonsense"])
def test_other_steps_have_no_button_here(step, client, busaba, assignment):
    made = SubmissionFactory(assignment=assignment, submitted=True)
    answer = signed_in(client, busaba).post(reverse("evidence:take", args=[made.pk, step]), {"note": "x"})
    assert (answer.status_code, Submission.objects.get().state) == (404, "submitted")


# --- Stale pages ------------------------------------------------------------------------------------------------------


def test_page_that_was_submitted_elsewhere_shows_what_was_typed(client, arun, assignment, requirement):
    SubmissionFactory(assignment=assignment, submitted=True)
    files = {f"files-{requirement.pk}": [sent("ใหม่.jpg")]}
    answer = post(signed_in(client, arun), assignment, "submit", words="ที่พิมพ์ไว้", stage=0, **files)
    told = "This has been submitted and can not be changed now. Withdraw it first, or wait for the reviewer."
    assert answer.status_code == 422
    assert faults(answer) == {
        "__all__": [told, "This has not been submitted yet: look at what is marked below."],
        "ใหม่.jpg": ["This file was not taken."],
    }
    assert "ที่พิมพ์ไว้</textarea>" in answer.content.decode()
    assert Item.objects.count() == 0


def test_closed_programme_is_a_sentence(client, arun, district):
    programme = ProgrammeFactory(province=district.parent, closed=True)
    assignment = AssignmentFactory(office=district, activity__dimension__programme=programme)
    answer = post(signed_in(client, arun), assignment, words="ที่พิมพ์ไว้")
    assert (answer.status_code, faults(answer)) == (
        422,
        {"__all__": ["This programme is closed; nothing in it can be changed any more."]},
    )
    assert "ที่พิมพ์ไว้</textarea>" in answer.content.decode()


def test_second_person_is_told_what_the_first_one_wrote(client, arun, assignment):
    signed_in(client, arun)
    opened = client.get(address(assignment)).context["form"].seen
    post(client, assignment, words="ของคนแรก", **dict(opened))
    answer = post(client, assignment, words="ของคนที่สอง", **dict(opened))
    assert list(faults(answer)) == ["words"]
    again = answer.context["form"].seen
    assert Submission.objects.get().words == "ของคนแรก"
    assert post(client, assignment, words="ของคนที่สอง", **dict(again)).status_code == 302
    assert Submission.objects.get().words == "ของคนที่สอง"


def test_forged_post_is_refused(arun, assignment):
    client = signed_in(Client(enforce_csrf_checks=True), arun)
    assert post(client, assignment, words="x").status_code == 403


def test_more_files_than_a_request_may_hold_is_a_page_that_says_so(client, arun, assignment, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = post(signed_in(client, arun), assignment, **{"files-0": [sent(f"{each}.jpg") for each in range(3)]})
    assert (answer.status_code, "<h1>" in answer.content.decode(), Submission.objects.count()) == (400, True, 0)
