"""When the database takes no more, the office hears so, and nothing half-written stays."""

import pytest

from evidence.models import Item, Step, Submission
from portal.history.models import Entry
from tests.evidence.working import post, signed_in
from tests.factories.bytes import sent
from tests.factories.evidence import SubmissionFactory
from tests.fullness import LONG, no_room, only_sqlite, only_to_be_read

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Submission, Item, Step, Entry)]


@pytest.fixture
def at_arun_s(client, arun):
    client.raise_request_exception = False
    return signed_in(client, arun)


@pytest.mark.parametrize("how", [no_room, only_to_be_read])
@pytest.mark.parametrize("do", ["save", "submit"])
def test_words_that_find_no_room_are_not_acknowledged(at_arun_s, assignment, do, how):
    SubmissionFactory(assignment=assignment)
    before = everything()
    with how():
        page = post(at_arun_s, assignment, do, words=LONG, done_on="20 มี.ค. 2567", stage=0)
    assert (page.status_code, "could not be stored" in page.content.decode()) == (507, True)
    assert everything() == before
    assert post(at_arun_s, assignment, words=LONG).status_code == 302
    assert Submission.objects.get().words == LONG


def test_file_whose_row_finds_no_room_is_not_acknowledged(at_arun_s, assignment):
    with only_to_be_read():
        page = post(at_arun_s, assignment, **{"files-0": [sent()]})
    assert (page.status_code, everything()) == (507, [[], [], [], []])
