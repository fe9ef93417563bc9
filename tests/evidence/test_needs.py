import pytest
from django.utils import translation

from dimensions.plans.words import CountedPer, EvidenceKind
from evidence.models import Item
from evidence.needs import needs_of
from portal.shell import clock, digits
from tests.factories.dimensions import AssignmentFactory, PeriodFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(district):
    return SubmissionFactory(assignment=AssignmentFactory(office=district))


def needs(submission):
    return needs_of(submission.assignment, submission.assignment.activity.requirements.all(), Item.objects.all())


def wants(submission, count=1, kinds=(EvidenceKind.PHOTO,), **more):
    kinds = [kind.value for kind in kinds]
    return RequirementFactory(activity=submission.assignment.activity, min_count=count, kinds=kinds, **more)


def sentences(submission):
    with translation.override("en"):
        return [need.sentence for need in needs(submission)]


def test_missing_items_are_counted_in_words(submission):
    photos, paper = wants(submission, 3), wants(submission, 1, (EvidenceKind.MEMO, EvidenceKind.ORDER))
    ItemFactory(submission=submission, requirements=[photos])
    assert sentences(submission) == ["Missing: 2 items (Photo)", "Missing: 1 item (Memo or letter or Order)"]
    ItemFactory(submission=submission, requirements=[paper])
    assert sentences(submission) == ["Missing: 2 items (Photo)", ""]


def test_missing_items_are_counted_in_the_readers_digits(submission):
    wants(submission, 2)
    with digits.override(digits.THAI):
        assert sentences(submission) == ["Missing: ๒ items (Photo)"]


def test_one_paper_serves_two_requirements(submission):
    both = [wants(submission), wants(submission)]
    ItemFactory(submission=submission, requirements=both)
    assert [(need.wanted, need.missing, need.is_met) for need in needs(submission)] == [(1, 0, True), (1, 0, True)]


def test_removed_item_counts_no_more(submission):
    wanted = wants(submission)
    ItemFactory(submission=submission, requirements=[wanted], removed_at=clock.now())
    assert [need.missing for need in needs(submission)] == [1]


def test_more_than_was_asked_for_is_met(submission):
    wanted = wants(submission)
    ItemFactory.create_batch(2, submission=submission, requirements=[wanted])
    assert [(len(need.items), need.missing) for need in needs(submission)] == [(2, 0)]


def test_requirement_of_the_whole_activity_is_wanted_with_its_last_period(submission):
    wants(submission, 2, per=CountedPer.ACTIVITY)
    wants(submission, 1)
    later = PeriodFactory(activity=submission.assignment.activity)
    assert [need.wanted for need in needs(submission)] == [0, 1]
    submission.assignment.period = later
    assert [need.wanted for need in needs(submission)] == [2, 1]


def test_requirement_of_the_whole_activity_is_wanted_of_an_undated_assignment(district):
    assignment = AssignmentFactory(office=district, period=None, opens_on=None, due_on=None)
    submission = SubmissionFactory(assignment=assignment)
    wants(submission, per=CountedPer.ACTIVITY)
    assert [need.wanted for need in needs(submission)] == [1]


def test_whatever_else_will_do_is_named_last(submission):
    wants(submission, 1, (EvidenceKind.OTHER, EvidenceKind.PHOTO))
    assert sentences(submission) == ["Missing: 1 item (Photo or Other)"]
