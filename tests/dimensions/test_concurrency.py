from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connection

from dimensions import workflow
from dimensions.models import Assignment, Programme
from portal.shell.errors import Refusal
from tests.dimensions.plans_at_hand import activity, small_plan
from tests.dimensions.test_importing import take_in


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_one_publication(rayong):
    pk = take_in(small_plan(activity(1)), rayong).pk
    barrier, said = Barrier(2), []

    def publish():
        programme = Programme.objects.get(pk=pk)
        barrier.wait()
        try:
            said.append(workflow.publish(programme, by=None).state)
        except Refusal as refusal:
            said.append(type(refusal))
        finally:
            connection.close()

    publishers = [Thread(target=publish) for _ in range(2)]
    for each in publishers:
        each.start()
    for each in publishers:
        each.join()
    assert (Counter(said), Assignment.objects.count()) == ({"active": 1, workflow.WrongMoment: 1}, 8)
