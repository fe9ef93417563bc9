"""The page of one submission for its reviewer: what it shows, to whom, and that it counts as opened."""

from datetime import date

import pytest
from django.urls import reverse

from dimensions.plans.words import CountedPer
from evidence import workflow
from evidence.models import Item, Submission
from evidence.states import RETURN, SUBMIT
from portal.history.models import Entry
from portal.shell import clock
from tests.evidence.reviewing import address, days_ago, decide, state_of, waiting
from tests.evidence.working import signed_in
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, PeriodFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, RemarkFactory, StoredFileFactory, SubmissionFactory, walked

pytestmark = pytest.mark.django_db


# --- What the page shows --------------------------------------------------------------------------------------------


def test_page_holds_what_was_asked_against_what_there_is(reviewer, submission):
    activity = submission.assignment.activity
    photos = RequirementFactory(activity=activity, min_count=3)
    letter = RequirementFactory(activity=activity)
    both = ItemFactory(submission=submission, requirements=[letter, photos])
    photo = ItemFactory(submission=submission, requirements=[photos])
    loose = ItemFactory(submission=submission)
    ItemFactory(submission=submission, requirements=[photos], removed_at=clock.now(), removed_by=photo.author)
    page = reviewer.get(address(submission))
    assert [
        (each.number, each.need.requirement, each.need.missing, [exhibit.number for exhibit in each.exhibits])
        for each in page.context["asked"]
    ] == [(1, photos, 1, [1, 2]), (2, letter, 0, [1])]
    assert [(each.item, each.serves) for each in page.context["exhibits"]] == [
        (both, [1, 2]),
        (photo, [1]),
        (loose, []),
    ]


def test_conditions_of_a_requirement_are_in_words(reviewer, submission):
    RequirementFactory(
        activity=submission.assignment.activity,
        title="บันทึกข้อความ",
        kinds=["memo", "photo"],
        min_count=2,
        must_contain=["วันที่", "ลายมือชื่อ"],
        max_age_years=1,
        outside_agency=True,
        signed_by_superior=True,
        note="ฉบับล่าสุด",
    )
    page = reviewer.get(address(submission)).content.decode()
    wanted = (
        "บันทึกข้อความ",
        "Memo or letter or Photo (any one of them)",
        "at least 2 items",
        "It must contain: วันที่, ลายมือชื่อ",
        "not older than 1 year",
        "from an outside agency",
        "signed by the superior",
        "ฉบับล่าสุด",
        "2 of 2 are missing",
    )
    assert [words for words in wanted if words not in page] == []


def test_photo_is_shown_large_and_small_without_downloading(reviewer, submission):
    requirement = RequirementFactory(activity=submission.assignment.activity)
    photo = ItemFactory(submission=submission, requirements=[requirement])
    page = reviewer.get(address(submission)).content.decode()
    pictures = [f'src="{reverse("evidence:picture", args=[photo.pk, side])}"' for side in (480, 1600)]
    assert [picture for picture in pictures if picture not in page] == []


def pages_shown(page, item):
    return [number for number in range(1, 60) if f'src="/files/{item.pk}/page/{number}/"' in page]


def test_pdf_is_shown_page_by_page(reviewer, submission):
    paper = ItemFactory(submission=submission, file=StoredFileFactory(media_type="application/pdf", pages=7))
    page = reviewer.get(address(submission)).content.decode()
    assert (pages_shown(page, paper), "Page 1 of 7" in page, "6 more pages" in page) == ([2, 3, 4, 5, 6, 7], True, True)


def test_long_pdf_is_shown_to_its_last_page_when_asked(reviewer, submission):
    paper = ItemFactory(submission=submission, file=StoredFileFactory(media_type="application/pdf", pages=45))
    first = reviewer.get(address(submission)).content.decode()
    whole = reviewer.get(f"{address(submission)}?whole={paper.pk}").content.decode()
    assert (pages_shown(first, paper), pages_shown(whole, paper)) == (list(range(2, 21)), list(range(2, 46)))
    link = f'href="?whole={paper.pk}#item-1"'
    assert (link in first, link in whole) == (True, False)


def test_link_opens_elsewhere_and_shows_its_whole_address(reviewer, submission):
    url = "https://www.example.com/" + "very-long/" * 60 + "?page=1&id=2"
    ItemFactory(submission=submission, link=True, url=url, name="เว็บไซต์")
    shown = url.replace("&", "&amp;")
    page = reviewer.get(address(submission)).content.decode()
    assert f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>' in page


def test_nothing_but_words_is_shown_as_such(reviewer, submission):
    Submission.objects.filter(pk=submission.pk).update(words="ไม่มีผู้ถูกดำเนินการทางวินัย", done_on=date(2024, 1, 20))
    page = reviewer.get(address(submission)).content.decode()
    wanted = ("ไม่มีผู้ถูกดำเนินการทางวินัย", "No files and no links were sent", "20 January 2024", "No paper is asked for")
    assert [words for words in wanted if words not in page] == []


@pytest.mark.parametrize(
    ("done_on", "off"),
    [
        (None, ""),
        (date(2023, 12, 31), "before"),
        (date(2024, 1, 1), ""),
        (date(2024, 1, 31), ""),
        (date(2024, 2, 1), "after"),
    ],
)
def test_date_of_the_activity_is_held_against_the_period(done_on, off, reviewer, submission):
    Submission.objects.filter(pk=submission.pk).update(done_on=done_on)
    assert reviewer.get(address(submission)).context["off_period"] == off


def test_undated_work_is_never_off_its_period(reviewer, district):
    made = waiting(district, assignment__period=None, done_on=date(2020, 1, 1))
    assert reviewer.get(address(made)).context["off_period"] == ""


@pytest.mark.parametrize(("due_on", "words"), [(date(2024, 3, 18), "1 day late"), (date(2024, 3, 19), "in time")])
def test_page_says_whether_it_came_in_time(due_on, words, reviewer, district):
    made = waiting(district, assignment__due_on=due_on)
    page = reviewer.get(address(made)).content.decode()
    assert [each for each in ("1 day late", "in time") if each in page] == [words]


def test_reason_for_what_is_missing_is_shown(reviewer, district):
    made = waiting(district, shortfall_reason="ยังไม่ได้รับหนังสือตอบ")
    assert "ยังไม่ได้รับหนังสือตอบ" in reviewer.get(address(made)).content.decode()


@pytest.fixture
def corrected(district, busaba):
    """Returned once with remarks on two items; one of them was removed since and another came."""
    timetable = (SUBMIT, days_ago(4)), (RETURN, days_ago(3)), (SUBMIT, days_ago(1))
    submission = walked(AssignmentFactory(office=district), *timetable, by=busaba)
    kept, removed = ItemFactory.create_batch(2, submission=submission, added_at=days_ago(5))
    returned = submission.steps.get(step=RETURN)
    returned.note = "ภาพไม่ครบ"
    returned.save()
    RemarkFactory(item=kept, step=returned, text="ขอภาพที่เห็นป้าย")
    RemarkFactory(item=removed, step=returned, text="ไม่มีลายมือชื่อ")
    Item.objects.filter(pk=removed.pk).update(removed_at=clock.now(), removed_by=removed.author)
    return submission, kept, removed, ItemFactory(submission=submission)


def test_earlier_round_stands_beside_what_came_since(corrected, reviewer):
    submission, kept, removed, new = corrected
    page = reviewer.get(address(submission))
    assert [
        (round.step.note, [(each.item, each.text) for each in round.remarks]) for round in page.context["rounds"]
    ] == [("ภาพไม่ครบ", [(removed, "ไม่มีลายมือชื่อ")])]
    assert [
        (each.item, each.is_new, [remark.text for remark in each.item.remarks.all()])
        for each in page.context["exhibits"]
    ] == [(kept, False, ["ขอภาพที่เห็นป้าย"]), (new, True, [])]


def test_history_tells_who_did_what_the_newest_first(corrected, reviewer):
    submission, kept, removed, _new = corrected
    events = reviewer.get(address(submission)).context["events"]
    assert [(event.what, event.state, event.note) for event in events] == [
        ("Added 1 item", "", ""),
        ("Removed 1 item", "", ""),
        ("Submitted", "submitted", ""),
        (
            "Returned for correction",
            "returned",
            f"ภาพไม่ครบ\n{kept.name}: ขอภาพที่เห็นป้าย\n{removed.name}: ไม่มีลายมือชื่อ",
        ),
        ("Submitted", "submitted", ""),
        ("Added 1 item", "", ""),
        ("Added 1 item", "", ""),
    ]


def test_items_added_in_one_go_are_one_line_of_the_history(reviewer, submission, arun):
    ItemFactory.create_batch(3, submission=submission, author=arun)
    events = reviewer.get(address(submission)).context["events"]
    assert [(event.what, event.who) for event in events] == [
        ("Added 3 items", arun.get_full_name()),
        ("Submitted", submission.submitter.get_full_name()),
    ]


def test_what_is_asked_for_once_may_have_come_with_an_earlier_period(reviewer, district):
    activity = ActivityFactory(dimension__programme__province=district.parent)
    once = RequirementFactory(activity=activity, per=CountedPer.ACTIVITY)
    earlier, last = (
        AssignmentFactory(office=district, activity=activity, period=PeriodFactory(activity=activity)) for _ in range(2)
    )
    sent = ItemFactory(submission=SubmissionFactory(accepted=True, assignment=earlier), requirements=[once])
    page = reviewer.get(address(SubmissionFactory(submitted=True, assignment=last)))
    assert [(each.item, each.is_own, each.field) for each in page.context["exhibits"]] == [(sent, False, None)]
    assert [each.need.missing for each in page.context["asked"]] == [0]


def test_paper_that_went_back_to_the_office_with_an_earlier_period_is_named(reviewer, district):
    earlier = AssignmentFactory(office=district)
    once = RequirementFactory(activity=earlier.activity, per=CountedPer.ACTIVITY)
    paper = ItemFactory(submission=SubmissionFactory(returned=True, assignment=earlier), requirements=[once])
    made = SubmissionFactory(submitted=True, assignment=AssignmentFactory(office=district, activity=earlier.activity))
    page = reviewer.get(address(made))
    assert (page.context["exhibits"], [each.unsent for each in page.context["asked"]]) == ([], [[paper]])
    assert f"{paper.name} lies with the period" in page.content.decode()


# --- Who sees it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("do", ["look", "accept"])
@pytest.mark.parametrize(
    ("name", "status"),
    [("arun", 404), ("chai", 404), ("head", 404), ("admin", 404), ("dao", 404), ("stranger", 404), ("nobody", 404)],
)
def test_page_is_for_the_reviewer_of_the_office(name, status, do, client, request, submission):
    signed_in(client, request.getfixturevalue(name))
    answer = client.get(address(submission)) if do == "look" else decide(client, submission, do)
    assert (answer.status_code, state_of(submission)) == (status, "submitted")


def test_page_asks_to_sign_in(client, submission):
    assert client.get(address(submission)).url == f"{reverse('accounts:sign_in')}?next={address(submission)}"


@pytest.mark.parametrize("items", [1, 3])
def test_review_query_count(items, reviewer, submission, busaba, django_assert_num_queries):
    """Session, person, scope; submission, items, what they serve, remarks, steps, requirements, periods; the queue."""
    requirement = RequirementFactory(activity=submission.assignment.activity)
    for item in ItemFactory.create_batch(items, submission=submission, requirements=[requirement]):
        RemarkFactory(item=item)
    workflow.open_for_review(submission, by=busaba)
    with django_assert_num_queries(12):
        page = reviewer.get(address(submission))
    assert len(page.context["exhibits"]) == items


# --- Opening --------------------------------------------------------------------------------------------------------


def opened(submission):
    """Whether it counts as opened, and how often the history says so."""
    opened_at = Submission.objects.get(pk=submission.pk).opened_at
    return (opened_at is not None, Entry.objects.about(submission).filter(verb="open").count())


def test_looking_at_it_opens_it_once(reviewer, submission):
    reviewer.get(address(submission))
    first = Submission.objects.get(pk=submission.pk).opened_at
    reviewer.get(address(submission))
    assert (opened(submission), Submission.objects.get(pk=submission.pk).opened_at) == ((True, 1), first)


@pytest.mark.parametrize("headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}])
def test_fetching_it_in_advance_does_not_open_it(headers, reviewer, submission):
    assert (reviewer.get(address(submission), headers=headers).status_code, opened(submission)) == (200, (False, 0))


def test_asking_for_its_head_does_not_open_it(reviewer, submission):
    assert (reviewer.head(address(submission)).status_code, opened(submission)) == (200, (False, 0))


def test_who_may_not_decide_does_not_open_it(reviewer, submission, busaba):
    Submission.objects.filter(pk=submission.pk).update(submitter=busaba)
    assert (reviewer.get(address(submission)).status_code, opened(submission)) == (200, (False, 0))


def test_what_does_not_wait_is_not_opened(reviewer, district):
    accepted = SubmissionFactory(accepted=True, assignment__office=district)
    assert (reviewer.get(address(accepted)).status_code, opened(accepted)) == (200, (False, 0))
