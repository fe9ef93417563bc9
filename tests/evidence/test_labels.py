"""What the history says of a submission: the activity, its page, the item that was concerned."""

import pytest
from django.urls import reverse

from portal.history.recording import record
from portal.history.things import Thing, things_of
from portal.offices.scope import scope_of
from tests.factories.dimensions import AssignmentFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory


@pytest.fixture
def submission(district):
    return SubmissionFactory(assignment=AssignmentFactory(office=district))


def told(reader, submission, **facts):
    entry = record("look", submission, by=None, office=submission.assignment.office, **facts)
    return things_of([entry], scope_of(reader))[entry.pk]


def test_submission_is_its_activity_with_a_link(busaba, submission):
    title, page = submission.assignment.activity.title, reverse("evidence:assignment", args=[submission.assignment_id])
    item = ItemFactory(submission=submission, name="ภาพถ่าย.jpg")
    assert told(busaba, submission) == Thing(title, page)
    assert told(busaba, submission, item=item.pk) == Thing(title, page, "ภาพถ่าย.jpg")
    assert told(busaba, submission, item=item.pk + 1) == Thing(title, page)


def test_submission_out_of_reach_is_a_number(stranger, submission):
    assert told(stranger, submission).url == ""
    assert submission.assignment.activity.title not in told(stranger, submission).name


@pytest.mark.parametrize("rows", [1, 3])
def test_names_of_submissions_cost_two_queries(busaba, district, rows, django_assert_num_queries):
    made = [SubmissionFactory(assignment=AssignmentFactory(office=district)) for _ in range(rows)]
    items = [ItemFactory(submission=each) for each in made]
    entries = [record("look", item.submission, by=None, office=district, item=item.pk) for item in items]
    scope = scope_of(busaba)
    with django_assert_num_queries(2):  # submissions, items
        assert len(things_of(entries, scope)) == rows
