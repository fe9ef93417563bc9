"""What the page of an assignment takes, what it refuses, and what it keeps all the same."""

from datetime import date

import pytest

from evidence.models import Item, Submission
from tests.evidence.working import (
    NO_DATE,
    SHORT,
    address,
    faults,
    post,
    said,
    signed_in,
)
from tests.factories.bytes import pdf, picture, sent
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db


def test_choosing_files_and_submitting_is_one_step(client, arun, assignment, requirement):
    files = [sent("a.jpg"), sent("b.png", picture("PNG")), sent("c.pdf", pdf())]
    answer = post(signed_in(client, arun), assignment, "submit", **{f"files-{requirement.pk}": files, "stage": 0})
    made = Submission.objects.get()
    assert (answer.status_code, answer.url) == (302, address(assignment))
    assert said(answer) == ["Received and kept: 3 items.", "Submitted."]
    assert (made.state, made.submitter, made.items.count()) == ("submitted", arun, 3)
    assert [list(item.requirements.all()) for item in Item.objects.all()] == [[requirement]] * 3


@pytest.mark.parametrize("stage", ["", "x", "-1", "9" * 5000])
def test_made_up_stage_is_as_good_as_none(stage, client, arun, assignment):
    answer = post(signed_in(client, arun), assignment, "submit", done_on="19/3/2567", stage=stage)
    assert (answer.status_code, said(answer)) == (302, ["Submitted."])


def test_page_is_a_receipt_of_what_was_kept(client, arun, assignment, requirement):
    post(signed_in(client, arun), assignment, **{f"files-{requirement.pk}": [sent("ภาพ.jpg")]})
    page = client.get(address(assignment))
    card = page.context["parts"][0].cards[0]
    text = in_one(page)
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
    assert faults(post(client, assignment, "submit")) == {"reason": [SHORT]}
    answer = post(client, assignment, "submit", reason="รอหนังสือ")
    assert (answer.status_code, said(answer)) == (302, ["Submitted."])
    assert Submission.objects.get().shortfall_reason == "รอหนังสือ"


def test_activity_without_requirements_is_confirmed_by_a_date(client, arun, assignment):
    signed_in(client, arun)
    assert faults(post(client, assignment, "submit")) == {"done_on": [NO_DATE]}
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


@pytest.mark.parametrize("do", ["remove-x", "remove-", "remove-999999", f"remove-{10**30}", f"remove-{'9' * 5000}"])
def test_unknown_item_is_not_removed(do, client, arun, assignment):
    ItemFactory(submission=SubmissionFactory(assignment=assignment))
    assert post(signed_in(client, arun), assignment, do).status_code == 302
    assert Item.objects.present().count() == 1


def test_item_of_another_office_is_not_removed(client, arun, assignment, other_district):
    other = ItemFactory(submission=SubmissionFactory(assignment=AssignmentFactory(office=other_district)))
    SubmissionFactory(assignment=assignment)
    post(signed_in(client, arun), assignment, f"remove-{other.pk}")
    assert list(Item.objects.present()) == [other]
