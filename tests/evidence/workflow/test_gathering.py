"""Files, links, ticks and words: what is taken in, and what has left the hand."""

import errno
import hashlib
import os
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from evidence import vault, workflow
from evidence.models import Item, StoredFile, Submission
from evidence.states import DRAFT
from portal.history.models import Entry
from portal.offices.models import Role
from tests.cast import person
from tests.evidence.verbs import refusal, refused, take_in, verbs
from tests.evidence.working import CLOSED, GONE
from tests.factories.bytes import pdf, picture, sent
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


# --- Files -----------------------------------------------------------------------------------------------------------


def test_first_file_begins_the_submission(assignment, requirement, arun):
    receipt = take_in(assignment, arun, requirements=[requirement])
    item = Item.objects.get()
    sha256 = hashlib.sha256(picture()).hexdigest()
    assert (receipt.items, receipt.refused) == ([item], [])
    assert (item.name, item.author, list(item.requirements.all())) == ("ภาพถ่าย.jpg", arun, [requirement])
    assert (item.file.sha256, item.file.size, item.file.width, item.file.height) == (sha256, len(picture()), 64, 48)
    assert (item.submission.assignment, item.submission.state) == (assignment, DRAFT)
    assignment.refresh_from_db()
    assert assignment.work_began_at == item.submission.state_since
    assert verbs() == ["add_file"]
    assert Entry.objects.get().facts == {"item": item.pk, "sha256": sha256, "size": len(picture())}


def test_thumbnail_is_drawn_when_the_file_comes(assignment, arun):
    item = take_in(assignment, arun).items[0]
    assert vault.picture_path_of(item.file.sha256, vault.THUMBNAIL_SIDE).exists()


def test_file_that_can_not_be_drawn_is_kept_all_the_same(assignment, arun, monkeypatch):
    def undrawable(*_args):
        raise vault.NoPicture

    monkeypatch.setattr(vault, "picture", undrawable)
    assert len(take_in(assignment, arun).items) == 1


def test_refused_files_do_not_hold_up_the_others(assignment, arun, settings):
    settings.MAX_FILE_BYTES = 1024 * 1024
    receipt = take_in(
        assignment,
        arun,
        sent("ดี.jpg"),
        sent("ว่าง.jpg", b""),
        sent("ใหญ่.pdf", bytes(1024 * 1024 + 1)),
        sent("โปรแกรม.exe", b"MZ"),
        sent("ปลอม.png", picture()),
        sent("ขาด.jpg", picture()[:-9]),
        sent("ดี.pdf", pdf()),
    )
    assert [item.name for item in receipt.items] == ["ดี.jpg", "ดี.pdf"]
    assert [(name, reason.partition(".")[0]) for name, reason in refused(receipt)] == [
        ("ว่าง.jpg", "This file is empty"),
        ("ใหญ่.pdf", "This file has 1"),
        ("โปรแกรม.exe", "Files of this kind cannot be taken; only photos (JPG, PNG, WebP, HEIC) and PDF can"),
        ("ปลอม.png", "The name ends in "),
        ("ขาด.jpg", "This picture cannot be opened; it may have been cut off on the way"),
    ]
    assert StoredFile.objects.count() == 2


def test_thai_name_of_200_characters_is_kept_whole(assignment, arun):
    name = "ที่ประชุมหมู่บ้าน" * 20
    receipt = take_in(assignment, arun, sent(f"{name[:196]}.jpg"))
    assert Item.objects.get() == receipt.items[0]
    assert Item.objects.get().name == f"{name[:196]}.jpg"


def test_same_file_twice_is_refused_with_the_name_it_has_here(assignment, arun):
    twin = "This file is already here as “a.jpg”. One paper may serve several requirements: tick them on it."
    receipt = take_in(assignment, arun, sent("a.jpg"), sent("b.jpg"))
    assert ([item.name for item in receipt.items], refused(receipt)) == (["a.jpg"], [("b.jpg", twin)])
    assert refused(take_in(assignment, arun, sent("c.jpg"))) == [("c.jpg", twin)]
    assert Item.objects.count() == 1


def test_same_file_sent_once_more_is_known_and_serves_what_it_is_sent_for(assignment, requirement, arun, settings):
    item = take_in(assignment, arun).items[0]
    settings.MAX_FILES_PER_SUBMISSION = 1
    again = take_in(assignment, arun, requirements=[requirement])
    assert (again.items, again.known, again.refused) == ([], [item], [])
    assert take_in(assignment, arun, requirements=[requirement]).known == [item]
    assert (list(item.requirements.all()), verbs()) == ([requirement], ["add_file", "assign_item"])


def test_same_file_of_a_colleague_is_refused_with_the_name_it_has_here(assignment, district, arun):
    take_in(assignment, arun)
    twin = "This file is already here as “ภาพถ่าย.jpg”. One paper may serve several requirements: tick them on it."
    assert refused(take_in(assignment, person("benja", Role.STAFF, district))) == [("ภาพถ่าย.jpg", twin)]


def test_file_may_come_again_after_it_was_removed(assignment, arun):
    workflow.remove(take_in(assignment, arun).items[0], by=arun)
    assert len(take_in(assignment, arun).items) == 1
    assert (Item.objects.count(), Item.objects.present().count(), StoredFile.objects.count()) == (2, 1, 1)


def test_same_bytes_of_two_offices_are_stored_once(assignment, arun, other_district, chai):
    other = AssignmentFactory(office=other_district, activity=assignment.activity, period=assignment.period)
    files = [take_in(assignment, arun).items[0].file, take_in(other, chai).items[0].file]
    assert files == [StoredFile.objects.get()] * 2


def test_items_are_as_many_as_fit(assignment, arun, settings):
    settings.MAX_FILES_PER_SUBMISSION = 2
    receipt = take_in(assignment, arun, sent("a.jpg"), sent("b.pdf", pdf()), sent("c.png", picture("PNG")))
    full = "There are already 2 items here, which is as many as fit. Remove one first."
    assert ([item.name for item in receipt.items], refused(receipt)) == (["a.jpg", "b.pdf"], [("c.png", full)])
    assert refusal(workflow.add_link, assignment, "https://example.com/", requirements=[], by=arun) == full


def test_full_disk_stores_nothing_and_says_so(assignment, arun, store, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    receipt = take_in(assignment, arun)
    told = "The server could not keep this file; its disk may be full. Nothing of it was stored: try again later."
    assert (receipt.items, refused(receipt)) == ([], [("ภาพถ่าย.jpg", told)])
    assert (StoredFile.objects.count(), Submission.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_bytes_are_kept_before_the_row_is_written(assignment, arun, monkeypatch):
    def seen(*_args, **_kwargs):
        raise RuntimeError(vault.path_of(hashlib.sha256(picture()).hexdigest()).exists())

    monkeypatch.setattr("evidence.workflow.gathering.add_file", seen)
    with pytest.raises(RuntimeError, match="True"):
        take_in(assignment, arun)


@pytest.mark.parametrize("name", ["busaba", "chai", "head", "admin", "dao", "stranger", "nobody"])
def test_only_staff_of_the_office_add_files(name, assignment, request):
    with pytest.raises(PermissionDenied):
        take_in(assignment, request.getfixturevalue(name))
    assert StoredFile.objects.count() == 0


# --- Links, ticks, words ---------------------------------------------------------------------------------------------


def test_link_is_entered_once(assignment, requirement, district, arun):
    url = f"https://example.com/{'ก' * 300}"
    item, is_new = workflow.add_link(assignment, url, requirements=[], by=arun)
    assert (item.url, item.name, list(item.requirements.all()), is_new) == (url, url[:255], [], True)
    assert workflow.add_link(assignment, url, requirements=[requirement], by=arun) == (item, False)
    assert (list(item.requirements.all()), verbs()) == ([requirement], ["add_link", "assign_item"])
    again = refusal(workflow.add_link, assignment, url, requirements=[], by=person("benja", Role.STAFF, district))
    assert again == "This link is already here."


def test_item_serves_what_it_is_assigned_to(assignment, requirement, arun):
    item = take_in(assignment, arun).items[0]
    workflow.assign(item, [requirement], by=arun)
    assert (list(item.requirements.all()), verbs()) == ([requirement], ["add_file", "assign_item"])


def test_removed_item_stays_for_the_record(assignment, arun):
    item = take_in(assignment, arun).items[0]
    workflow.remove(item, by=arun)
    workflow.remove(item, by=arun)
    item.refresh_from_db()
    assert (item.removed_by, item.removed_at is not None, verbs()) == (arun, True, ["add_file", "remove_item"])
    assert vault.path_of(item.file.sha256).exists()


def test_words_are_kept_and_an_unchanged_page_leaves_no_entry(assignment, arun):
    words = {"done_on": date(2024, 1, 10), "words": "ประชุมแล้ว", "reason": "รอหนังสือ"}
    for _each in range(2):
        workflow.describe(assignment, **words, by=arun)
    kept = Submission.objects.get()
    assert (kept.done_on, kept.words, kept.shortfall_reason) == tuple(words.values())
    assert verbs() == ["describe"]


# --- What can not be changed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["submitted", "endorsed", "accepted"])
def test_what_has_left_the_office_does_not_change(state, assignment, arun):
    submission = SubmissionFactory(assignment=assignment, **{state: True})
    item = ItemFactory(submission=submission, author=arun)
    assert refused(take_in(assignment, arun)) == [("ภาพถ่าย.jpg", GONE)]
    assert refusal(workflow.add_link, assignment, "https://example.com/", requirements=[], by=arun) == GONE
    assert refusal(workflow.assign, item, [], by=arun) == GONE
    assert refusal(workflow.remove, item, by=arun) == GONE
    assert refusal(workflow.describe, assignment, done_on=None, words="", reason="", by=arun) == GONE
    assert (Item.objects.present().count(), Entry.objects.count()) == (1, 0)


def test_closed_programme_does_not_change(district, arun):
    programme = ProgrammeFactory(province=district.parent, closed=True)
    assignment = AssignmentFactory(office=district, activity__dimension__programme=programme)
    assert refused(take_in(assignment, arun)) == [("ภาพถ่าย.jpg", CLOSED)]
    assert refusal(workflow.submit, assignment, by=arun) == CLOSED
    assert Submission.objects.count() == 0
