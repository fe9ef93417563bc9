"""What the history says of a submission: the activity, its page, the item that was concerned."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from portal.history.recording import record
from portal.history.things import Thing, things_of
from portal.offices.scope import scope_of
from tests.factories.dimensions import AssignmentFactory
from tests.factories.evidence import ItemFactory, RemarkFactory, StepFactory, SubmissionFactory
from tests.unbroken import in_one


@pytest.fixture
def submission(district):
    return SubmissionFactory(assignment=AssignmentFactory(office=district))


def told(reader, submission, **facts):
    entry = record("look", submission, by=None, office=submission.assignment.office, **facts)
    return things_of([entry], scope_of(reader))[entry.pk]


def test_submission_is_its_activity_with_a_link(busaba, submission):
    title, page = str(submission.assignment.activity), reverse("evidence:assignment", args=[submission.assignment_id])
    item, period = ItemFactory(submission=submission, name="ภาพถ่าย.jpg"), submission.assignment.period.name
    assert told(busaba, submission) == Thing(title, page, aside=period)
    assert told(busaba, submission, item=item.pk) == Thing(title, page, "ภาพถ่าย.jpg", period)
    assert told(busaba, submission, item=item.pk + 1) == Thing(title, page, aside=period)


@pytest.mark.parametrize(
    ("days", "label", "thai", "english"),
    [
        ((date(2024, 2, 1), date(2024, 2, 29)), None, "ก.พ. 2567", "Feb 2024"),  # moved; the text still says January
        ((date(2024, 1, 1), date(2024, 1, 31)), "ไตรมาสที่ ๑", "ไตรมาสที่ 1", "Quarter 1"),
        ((None, None), None, "ทุกสัปดาห์", "ทุกสัปดาห์"),
    ],
)
def test_activity_has_its_code_and_period_in_the_language_of_the_reader(busaba, submission, days, label, thai, english):
    activity, period = submission.assignment.activity, submission.assignment.period
    type(activity).objects.filter(pk=activity.pk).update(code="๑.๒")
    type(period).objects.filter(pk=period.pk).update(
        start=days[0], end=days[1], raw="ม.ค. ๒๕๖๗" if days[1] else "ทุกสัปดาห์", label=label
    )
    for language, said in (("th", thai), ("en", english)):
        with translation.override(language):
            thing = told(busaba, submission)
            assert (thing.name, thing.aside) == (f"1.2 {activity.title}", said)


def test_return_says_what_was_remarked_on_the_files(busaba, submission):
    step = StepFactory(submission=submission, by=busaba)
    for name in ("ก.jpg", "ข.jpg"):
        item = ItemFactory(submission=submission, name=name)
        RemarkFactory(item=item, step=step, text=f"{name} มืด")
    assert told(busaba, submission, step=step.pk).remarks == (("ก.jpg", "ก.jpg มืด"), ("ข.jpg", "ข.jpg มืด"))
    assert told(busaba, submission, step=step.pk + 1).remarks == ()


def test_page_of_the_history_draws_all_of_it(client, busaba, submission):
    step = StepFactory(submission=submission, by=busaba)
    RemarkFactory(item=ItemFactory(submission=submission, name="ก.jpg"), step=step, text="ภาพมืดเกินไป")
    record("return", submission, by=busaba, office=submission.assignment.office, note="แก้ไข", step=step.pk)
    client.force_login(busaba)
    page = in_one(client.get("/history/"))
    assert f"{submission.assignment.activity}</a> · {submission.assignment.period.name}<" in page
    assert ("ก.jpg: “ภาพมืดเกินไป”" in page, "“แก้ไข”" in page) == (True, True)


def test_submission_out_of_reach_is_a_number(stranger, submission):
    assert told(stranger, submission).url == ""
    assert submission.assignment.activity.title not in told(stranger, submission).name


@pytest.mark.parametrize("rows", [1, 3])
def test_names_of_submissions_cost_three_queries(busaba, district, rows, django_assert_num_queries):
    made = [SubmissionFactory(assignment=AssignmentFactory(office=district)) for _ in range(rows)]
    items = [ItemFactory(submission=each) for each in made]
    steps = [StepFactory(submission=each, by=busaba) for each in made]
    entries = [
        record("look", item.submission, by=None, office=district, item=item.pk, step=step.pk)
        for item, step in zip(items, steps, strict=True)
    ]
    scope = scope_of(busaba)
    with django_assert_num_queries(3):  # submissions, items, remarks
        assert len(things_of(entries, scope)) == rows
