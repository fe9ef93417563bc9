"""The form was received whole, its answer got lost on the way, and the person sends it once more."""

import pytest

from evidence.models import Item, Step, Submission
from portal.offices.models import Role
from portal.shell.dates import say_moment
from tests.cast import person
from tests.evidence.working import GONE, address, faults, post, said, signed_in
from tests.factories.bytes import picture, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(requirement):
    """All that is posted; made anew each time, because files are read to their end."""

    def filled(**other):
        files = {f"files-{requirement.pk}": [sent("a.jpg"), sent("b.png", picture("PNG"))]}
        words = {"words": "ประชุมแล้ว", "done_on": "19/3/2567", "stage": 0, "link-0-url": "www.example.com"}
        return files | words | other

    return filled


@pytest.fixture
def first(client, arun, assignment, form):
    """What arrived, and when; nobody has seen what the portal answered."""

    def posted(do):
        post(signed_in(client, arun), assignment, do, **form())
        client.get(address(assignment))
        return say_moment(Item.objects.latest("pk").added_at)

    return posted


def test_saving_once_more_is_told_what_had_come(first, client, assignment, form):
    when = first("save")
    answer = post(client, assignment, "save", **form())
    told = f"Received already, the last on {when}, and kept once: 3 items."
    assert (answer.status_code, said(answer), Item.objects.count()) == (302, [told], 3)


def test_what_had_come_does_not_hold_up_submitting(first, client, assignment, form):
    when = first("save")
    answer = post(client, assignment, "submit", **form(**{"files-0": [sent("c.jpg", picture(colour="blue"))]}))
    assert said(answer) == [
        "Received and kept: 1 item.",
        f"Received already, the last on {when}, and kept once: 3 items.",
        "Submitted.",
    ]
    assert (Submission.objects.get().state, Item.objects.count()) == ("submitted", 4)


def test_submitting_once_more_is_told_that_it_was(first, client, assignment, form):
    first("submit")
    answer = post(client, assignment, "submit", **form())
    when = say_moment(Submission.objects.get().state_since)
    told = f"All of this was received before, and submitted on {when}."
    assert (answer.status_code, said(answer)) == (302, [told])
    assert (Step.objects.count(), Item.objects.count()) == (1, 3)


@pytest.mark.parametrize(
    "other",
    [
        {"words": "อื่น"},
        {"done_on": "18/3/2567"},
        {"stage": 1},
        {"do": "save"},
        {"files-0": [sent("c.jpg", picture(colour="blue"))]},
        {"files-0": [sent("other.jpg")]},
        {"link-0-url": "www.example.com/2"},
        {"link-0-url": "ftp://x"},
    ],
)
def test_whatever_differs_is_said_not_to_be_taken(other, first, client, assignment, form):
    first("submit")
    again = form() | other
    answer = post(client, assignment, again.pop("do", "submit"), **again)
    assert (answer.status_code, faults(answer)["__all__"]) == (422, [GONE])


def test_other_ticks_are_said_not_to_be_taken(first, client, assignment, form, requirement):
    first("submit")
    item = Item.objects.first()
    answer = post(client, assignment, "submit", **form(**{f"shown-{item.pk}": str(requirement.pk)}))
    assert (answer.status_code, faults(answer)["__all__"]) == (422, [GONE])


def test_colleague_who_sends_the_same_is_told_that_it_is_gone(first, client, assignment, form, district):
    first("submit")
    signed_in(client, person("benja", Role.STAFF, district))
    assert post(client, assignment, "submit", **form()).status_code == 422
