"""What a preview warns of: work that is overdue at once, and work that becomes late."""

from datetime import date

import pytest

from dimensions import workflow
from dimensions.models import Assignment
from dimensions.workflow.changing import preview_of
from portal.shell import clock
from tests.dimensions.changing.at_hand import FEBRUARY, JANUARY, MARCH, added, edited, stood
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db


def test_what_falls_overdue_at_once_is_told(programme):
    [effect] = preview_of(programme, [edited(stood(), periods=(JANUARY, MARCH))]).effects
    assert [len(effect.past(day)) for day in (date(2024, 2, 28), date(2024, 3, 31), date(2024, 4, 1))] == [0, 0, 0]
    [effect] = preview_of(programme, [edited(stood(), periods=(JANUARY, JANUARY))]).effects
    assert [len(effect.past(day)) for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 3, 1))] == [0, 2, 0]
    [effect] = preview_of(programme, [added(activity(9, "district", periods=(JANUARY,)), stood())]).effects
    assert [len(effect.past(day)) for day in (date(2024, 1, 31), date(2024, 2, 1))] == [0, 2]


def test_begun_work_that_is_due_earlier_is_told(programme):
    workflow.begin_work(Assignment.objects.filter(office__code="2101", due_on=FEBRUARY.end).first(), at=clock.now())
    [effect] = preview_of(programme, [edited(stood(), periods=(JANUARY, JANUARY))]).effects
    assert [each.office.code for each in effect.sooner] == ["2101"]
    [effect] = preview_of(programme, [edited(stood(), periods=(MARCH, MARCH))]).effects
    assert effect.sooner == []
