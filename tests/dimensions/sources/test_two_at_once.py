"""Two people at one file in the same moment."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connection

from dimensions import workflow
from dimensions.models import Activity, PlanSource, Programme
from portal.history.models import Entry
from portal.shell.errors import Refusal
from tests.dimensions.sources.at_hand import ALL, handed_in

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act came to: its refusal, or that it was done."""
    barrier, said = Barrier(len(acts)), []

    def run(act):
        source = PlanSource.objects.get()
        barrier.wait()
        try:
            act(source)
            said.append("done")
        except Refusal as refusal:
            said.append(type(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return Counter(said)


def test_two_who_settle_different_doubts_both_count(rayong, busaba):
    handed_in(rayong)
    acts = [lambda source, each=each: workflow.accept(source, each, by=busaba) for each in ([0, 1], [1, 2, 3])]
    assert at_once(*acts) == {"done": 2}
    assert PlanSource.objects.get().accepted == [0, 1, 2, 3]
    assert sorted(number for entry in Entry.objects.all() for number in entry.facts["doubts"]) == [0, 1, 2, 3]


def test_two_who_take_in_at_once_make_one_plan(rayong, busaba):
    handed_in(rayong, settled=ALL)
    take_in = lambda source: workflow.take_in(source, by=busaba)  # noqa: E731
    assert at_once(take_in, take_in) == {"done": 1, workflow.AlreadyTaken: 1}
    assert (Programme.objects.count(), Activity.objects.count()) == (1, 3)


def test_who_discards_and_who_takes_in_do_not_both_succeed(rayong, busaba):
    handed_in(rayong, settled=ALL)
    said = at_once(
        lambda source: workflow.take_in(source, by=busaba), lambda source: workflow.discard(source, by=busaba)
    )
    refusal = workflow.AlreadyTaken if Programme.objects.exists() else workflow.Gone
    assert (said, PlanSource.objects.count()) == ({"done": 1, refusal: 1}, Programme.objects.count())
