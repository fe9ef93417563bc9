"""Who may take which step: the whole table, with the answers written out."""

import pytest

from evidence import policy
from evidence.models import Step
from evidence.states import SubmissionState
from portal.offices.models import Role
from portal.offices.scope import scope_of
from tests.cast import person
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.factories.offices import MembershipFactory

pytestmark = pytest.mark.django_db

CAST = ["arun", "head", "busaba", "dao", "admin", "chai", "stranger", "nobody"]
PLAIN = {
    # state       arun          head  busaba                dao  admin  chai  stranger  nobody
    "draft": ["submit", "", "", "", "", "", "", ""],
    "submitted": ["withdraw", "", "accept return", "", "", "", "", ""],
    "endorsed": ["", "", "accept return", "", "", "", "", ""],
    "returned": ["submit", "", "", "", "", "", "", ""],
    "accepted": ["", "", "reopen", "", "", "", "", ""],
}
WITH_ENDORSEMENT = PLAIN | {
    "submitted": ["withdraw", "endorse return", "", "", "", "", "", ""],
}
TABLE = [
    (asks, state, name, steps)
    for asks, table in ((False, PLAIN), (True, WITH_ENDORSEMENT))
    for state, row in table.items()
    for name, steps in zip(CAST, row, strict=True)
]


def submission_in(state, office, **programme):
    """A submission in which strangers to the cast had their hands."""
    assignment = AssignmentFactory(office=office)
    if programme:
        type(assignment.programme).objects.filter(pk=assignment.programme_id).update(**programme)
    reached = {} if state == "draft" else {state: True}
    made = SubmissionFactory(assignment=assignment, **reached)
    return (
        type(made)
        .objects.select_related("assignment__programme", "assignment__office", "assignment__responsible")
        .get(pk=made.pk)
    )


@pytest.fixture
def steps_of(request):
    def ask(name, submission):
        user = request.getfixturevalue(name)
        return " ".join(policy.steps_open_to(scope_of(user), user, submission))

    return ask


@pytest.mark.parametrize(("asks", "state", "name", "steps"), TABLE)
def test_steps_open_to_a_person(asks, state, name, steps, steps_of, district):
    assert steps_of(name, submission_in(state, district, asks_endorsement=asks)) == steps


@pytest.mark.parametrize("state", SubmissionState.values)
@pytest.mark.parametrize("name", CAST)
def test_closed_programme_has_no_steps(state, name, steps_of, district):
    ProgrammeFactory(province=district.parent, closed=True)
    assert steps_of(name, submission_in(state, district)) == ""


@pytest.mark.parametrize(
    ("state", "name", "may"),
    [
        (state, name, name == "arun" and state in ("draft", "returned"))
        for state in SubmissionState.values
        for name in CAST
    ],
)
def test_items_change_only_in_the_hands_of_their_office(state, name, may, request, district):
    submission = submission_in(state, district)
    assert policy.may_change_items(scope_of(request.getfixturevalue(name)), submission) == may


def test_withdrawing_ends_when_a_reviewer_has_opened_it(steps_of, district):
    submission = submission_in("submitted", district)
    assert steps_of("arun", submission) == "withdraw"
    submission.opened_at = submission.state_since
    assert steps_of("arun", submission) == ""


@pytest.mark.parametrize("hand", ["author", "former author", "submitter", "endorser"])
def test_nobody_decides_on_what_went_through_the_own_hands(hand, steps_of, district, busaba):
    submission = submission_in("submitted", district)
    assert steps_of("busaba", submission) == "accept return"
    if hand in ("author", "former author"):
        gone = submission.state_since if hand == "former author" else None
        ItemFactory(submission=submission, author=busaba, removed_at=gone)
    else:
        setattr(submission, hand, busaba)
    assert steps_of("busaba", submission) == ""


@pytest.mark.parametrize("hand", ["author", "submitter"])
def test_head_who_had_a_hand_in_it_may_still_send_it_back(hand, steps_of, district, head):
    """It decides nothing: the reviewer who accepts is another person all the same."""
    submission = submission_in("submitted", district, asks_endorsement=True)
    if hand == "author":
        ItemFactory(submission=submission, author=head)
    else:
        submission.submitter = head
    assert steps_of("head", submission) == "endorse return"


@pytest.mark.parametrize("asks", [True, False])
def test_only_a_return_before_endorsing_is_the_heads(asks, district):
    made = submission_in("returned", district, asks_endorsement=asks)
    moves = [("submitted", "return"), ("endorsed", "return"), ("accepted", "reopen"), ("submitted", "withdraw")]
    steps = [Step(submission=made, from_state=state, step=step) for state, step in moves]
    assert [policy.is_from_head(step) for step in steps] == [asks, False, False, False]


def test_head_who_also_reviews_decides_on_nothing_of_the_own_hand(province):
    both = person("both", Role.REVIEWER, province)
    MembershipFactory(user=both, role=Role.HEAD, office=province)
    submission = submission_in("submitted", province, asks_endorsement=True)
    assert policy.steps_open_to(scope_of(both), both, submission) == ["endorse", "return"]
    submission.state, submission.endorser = "endorsed", both
    assert policy.steps_open_to(scope_of(both), both, submission) == []


def test_own_work_of_the_province_is_decided_by_another_of_its_reviewers(steps_of, province):
    assert steps_of("busaba", submission_in("submitted", province)) == "accept return"


def test_own_work_of_the_province_is_the_departments_to_decide_where_the_programme_says_so(
    steps_of, province, department, request
):
    submission = submission_in("submitted", province, own_work_decided_by="department")
    judge = person("judge", Role.REVIEWER, department)
    assert steps_of("busaba", submission) == ""
    assert policy.steps_open_to(scope_of(judge), judge, submission) == ["accept", "return"]


def test_facts_that_the_department_checks_are_its_to_decide(steps_of, district, department):
    submission = submission_in("submitted", district)
    submission.assignment.activity.verified_by = "department"
    judge = person("judge", Role.REVIEWER, department)
    assert steps_of("busaba", submission) == ""
    assert policy.steps_open_to(scope_of(judge), judge, submission) == ["accept", "return"]


def test_responsible_group_works_on_what_the_province_owes(groups, province):
    lek, noi = person("lek", Role.STAFF, groups[0]), person("noi", Role.STAFF, groups[1])
    submission = submission_in("draft", province)
    submission.assignment.responsible = groups[0]
    assert policy.steps_open_to(scope_of(lek), lek, submission) == ["submit"]
    assert policy.steps_open_to(scope_of(noi), noi, submission) == []
