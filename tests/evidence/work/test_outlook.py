"""The sentence that says with whom a submission lies: the head, the province, or the Department."""

import pytest

from evidence.states import ACCEPTED, ENDORSED, SUBMITTED
from portal.shell import clock
from tests.evidence.working import address, signed_in
from tests.factories.dimensions import closing
from tests.factories.evidence import SubmissionFactory

pytestmark = pytest.mark.django_db

TAKE_BACK = "Until a reviewer opens it you can take it back."
HEAD = "The head of the office looks at it next; once endorsed, it goes to the"


@pytest.mark.parametrize(
    ("judge", "asks_endorsement", "state", "sentence"),
    [
        ("province", False, SUBMITTED, f"The province has it on its desk. {TAKE_BACK}"),
        ("department", False, SUBMITTED, f"The Department has it on its desk. {TAKE_BACK}"),
        ("province", True, SUBMITTED, f"{HEAD} province."),
        ("department", True, SUBMITTED, f"{HEAD} Department."),
        ("province", True, ENDORSED, "The province has it on its desk."),
        ("department", True, ENDORSED, "The Department has it on its desk."),
        ("department", True, ACCEPTED, "Nothing is left to do here."),
    ],
)
def test_office_is_told_where_its_work_lies(judge, asks_endorsement, state, sentence, client, arun, assignment):
    type(assignment.programme).objects.update(asks_endorsement=asks_endorsement)
    type(assignment.activity).objects.update(verified_by=judge)
    SubmissionFactory(assignment=assignment, **{state: True})
    assert signed_in(client, arun).get(address(assignment)).context["outlook"] == sentence


@pytest.mark.parametrize(("judge", "place"), [("province", "The province"), ("department", "The Department")])
def test_who_can_not_take_it_back_is_not_told_so(judge, place, client, arun, busaba, dao, head, assignment):
    type(assignment.activity).objects.update(verified_by=judge)
    SubmissionFactory(assignment=assignment, submitted=True)
    told = {
        user.username: signed_in(client, user).get(address(assignment)).context["outlook"]
        for user in (arun, head, busaba, dao)
    }
    desk = f"{place} has it on its desk."
    assert told == {"arun": f"{desk} {TAKE_BACK}", "head": desk, "busaba": desk, "dao": desk}


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (SUBMITTED, "The year was closed before this was decided."),
        (ENDORSED, "The year was closed before this was decided."),
        (ACCEPTED, "Nothing is left to do here."),
    ],
)
def test_nobody_decides_in_a_closed_year(state, sentence, client, arun, assignment):
    SubmissionFactory(assignment=assignment, opened_at=clock.now(), **{state: True})
    type(assignment.programme).objects.update(**closing(clock.today()))
    assert signed_in(client, arun).get(address(assignment)).context["outlook"] == sentence
