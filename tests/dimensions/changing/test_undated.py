"""Work without a date, of which some was withdrawn before."""

import pytest

from dimensions.models import Assignment
from tests.dimensions.changing.at_hand import (
    DISTRICT,
    JANUARY,
    PROVINCE,
    added,
    change,
    edited,
    owed,
    stood,
)
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db
ONE_NEW = {"periods": (None,)}


def work_of(office, **more):
    return Assignment.objects.get(activity__seq=3, office__code=office, **more)


def test_dated_work_goes_on_without_a_date_beside_what_was_withdrawn(programme):
    """The province owed it once, undated, and no longer does when the districts get it with a date."""
    change(programme, added(activity(1, "province"), stood()))
    change(programme, edited(stood(3), offices=(DISTRICT,), keys=ONE_NEW, periods=(JANUARY,)))
    gone, going = work_of("21"), work_of("2101")
    assert (gone.period, gone.is_withdrawn) == (None, True)
    change(programme, edited(stood(3), periods=()))
    assert owed(3) == [("2101", None, None), ("2102", None, None)]
    assert (work_of("2101"), work_of("21").is_withdrawn) == (going, True)


def test_withdrawn_undated_work_of_an_office_is_put_back_in_place_of_its_dated_work(programme):
    """No office may have an activity twice without a date."""
    change(programme, added(activity(1, "district province"), stood()))
    first, going = work_of("2101"), work_of("21")
    change(programme, edited(stood(3), offices=(PROVINCE,), keys=ONE_NEW, periods=(JANUARY,)))
    change(programme, edited(stood(3), offices=(PROVINCE, DISTRICT)))
    dated = work_of("2101", withdrawn_at=None)
    change(programme, edited(stood(3), periods=()))
    assert owed(3) == [("21", None, None), ("2101", None, None), ("2102", None, None)]
    assert (work_of("21"), work_of("2101", withdrawn_at=None)) == (going, first)
    assert work_of("2101", withdrawn_at__isnull=False) == dated
