from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from evidence.models import Item, Submission
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import digits
from tests.factories.dimensions import ActivityFactory, AssignmentFactory
from tests.factories.evidence import ItemFactory, StoredFileFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "make"),
    [
        ("stored_file_is_not_empty", lambda: StoredFileFactory(size=0)),
        ("item_is_a_file_or_a_link", lambda: ItemFactory(url="https://example.com/")),
        ("item_is_a_file_or_a_link", lambda: ItemFactory(file=None, url="")),
        ("what_left_the_office_has_a_first_date", lambda: SubmissionFactory(state="submitted")),
        ("what_left_the_office_has_a_first_date", lambda: SubmissionFactory(submitted=True, first_submitted_on=None)),
        ("what_is_accepted_was_decided_by_somebody", lambda: SubmissionFactory(accepted=True, decider=None)),
    ],
)
def test_row_that_breaks_a_rule_is_refused(rule, make):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make()


def test_file_stands_once_in_a_submission():
    item = ItemFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemFactory(submission=item.submission, file=item.file)
    ItemFactory(file=item.file)
    Item.objects.filter(pk=item.pk).update(removed_at=timezone.now())
    ItemFactory(submission=item.submission, file=item.file)
    assert Item.objects.filter(file=item.file).count() == 3


def test_assignment_has_one_submission():
    submission = SubmissionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SubmissionFactory(assignment=submission.assignment)


@pytest.mark.parametrize(
    ("name", "role", "seen"),
    [
        ("arun", None, {"own"}),
        ("arun", Role.REVIEWER, set()),
        ("chai", None, {"other"}),
        ("head", None, {"own"}),
        ("busaba", None, {"own", "other", "provinces"}),
        ("busaba", Role.REVIEWER, {"own", "other", "provinces"}),
        ("busaba", Role.STAFF, set()),
        ("admin", None, {"own", "other", "provinces"}),
        ("dao", None, {"own", "other", "provinces", "far"}),
        ("stranger", None, {"far"}),
        ("nobody", None, set()),
    ],
)
def test_evidence_is_seen_as_far_as_a_role_reaches(
    name, role, seen, request, district, other_district, province, far_district
):
    offices = {"own": district, "other": other_district, "provinces": province, "far": far_district}
    items = {
        ItemFactory(submission=SubmissionFactory(assignment=AssignmentFactory(office=office))): place
        for place, office in offices.items()
    }
    scope, roles = scope_of(request.getfixturevalue(name)), [role] if role else []
    assert {items[item] for item in Item.objects.within(scope, *roles)} == seen
    found = Submission.objects.within(scope, *roles)
    assert {items[item] for item in items if item.submission in found} == seen


def test_hands_are_all_who_touched_it(arun, busaba, chai, head):
    submission = SubmissionFactory(endorsed=True, submitter=arun, endorser=head, decider=busaba)
    ItemFactory(submission=submission, author=chai, removed_at=timezone.now())
    assert submission.hands == {arun.pk, head.pk, chai.pk}


def test_submission_and_its_steps_are_called_by_what_they_are(district):
    at = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)
    activity = ActivityFactory(dimension__programme__province=district.parent, code="1.1", title="ประกาศนโยบาย")
    assignment = AssignmentFactory(
        office=district, activity=activity, opens_on=date(2024, 2, 1), due_on=date(2024, 2, 29)
    )
    submission = SubmissionFactory(assignment=assignment, submitted=True, state_since=at)
    with translation.override("th"):
        assert str(submission) == f"1.1 ประกาศนโยบาย: {district.short_th}, ก.พ. 2567"
        assert str(submission.steps.get()) == "ส่งตรวจ, 14 ก.พ. 2567 15.30 น."


def test_file_is_called_by_its_kind_and_size():
    file = StoredFileFactory(media_type="application/pdf", size=22_484)
    with translation.override("th"), digits.override("thai"):
        assert str(file) == "PDF, ๒๒ กิโลไบต์"
