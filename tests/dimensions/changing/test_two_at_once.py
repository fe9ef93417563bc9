"""Two who change a plan at the same moment: the second is told, and nothing is done twice."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connection

from dimensions.models import Assignment, PlanChange
from dimensions.workflow.changing import PreviewIsOld, change_plan, preview_of
from portal.shell.errors import Refusal
from tests.dimensions.changing.at_hand import WHY, dropped, edited, stood


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_one_is_made(programme):
    proposals = [[edited(stood(), title="ของฉัน")], [dropped(stood())]]
    seen = [preview_of(programme, edits).print for edits in proposals]
    barrier, said = Barrier(2), []

    def act(number):
        barrier.wait()
        try:
            said.append(type(change_plan(programme, proposals[number], reason=WHY, seen=seen[number], by=None)))
        except Refusal as refusal:
            said.append(type(refusal))
        finally:
            connection.close()

    people = [Thread(target=act, args=(number,)) for number in range(2)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert Counter(said) == {PlanChange: 1, PreviewIsOld: 1}
    is_dropped = stood().dropped_at is not None
    assert Assignment.objects.withdrawn().count() == (4 if is_dropped else 0)
