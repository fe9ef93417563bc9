"""A prepared query finds what the same query finds, each time anew, and is put into SQL once."""

import gc
import weakref
from datetime import date

import pytest
from django.db import connection
from django.db.models import BigAutoField, DateField
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import User
from portal.offices.models import Membership
from portal.shell.prepared import Prepared, Repeated, Slot
from tests.factories.offices import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)


def held():
    mine = Membership.objects.filter(user=Slot("user", BigAutoField())).in_force(Slot("day", DateField()))
    return mine.order_by("pk").values_list("pk", "starts_on")


def test_slots_are_filled_anew_each_time():
    first, second = MembershipFactory(starts_on=DAY), MembershipFactory(starts_on=DAY)
    asked = Prepared(held)
    assert asked.rows(user=first.user_id, day=DAY) == [(first.pk, DAY)]
    assert asked.rows(user=second.user_id, day=DAY) == [(second.pk, DAY)]
    assert asked.rows(user=second.user_id, day=date(2026, 3, 19)) == []


def test_columns_come_back_as_django_gives_them():
    user = UserFactory(is_active=False)
    columns = ("pk", "is_active", "date_joined", "username")
    asked = Prepared(lambda: User.objects.filter(pk=Slot("pk", BigAutoField())).order_by().values_list(*columns))
    assert asked.rows(pk=user.pk) == [User.objects.values_list(*columns).get(pk=user.pk)]


def test_constants_of_the_query_stay():
    active, _closed = UserFactory(), UserFactory(is_active=False)
    asked = Prepared(lambda: User.objects.filter(is_active=True, pk__gte=Slot("pk", BigAutoField())).values_list("pk"))
    assert asked.rows(pk=0) == [(active.pk,)]


def test_the_query_is_made_once_and_asked_each_time():
    made = []

    def query():
        made.append(1)
        return held()

    asked = Prepared(query)
    with CaptureQueriesContext(connection) as queries:
        for user in (1, 2, 3):
            asked.rows(user=user, day=DAY)
    assert (len(made), len(queries)) == (1, 3)


def test_whole_rows_come_with_those_of_select_related():
    found = MembershipFactory(ends_on=DAY)
    mine = Membership.objects.filter(pk=Slot("pk", BigAutoField())).order_by()
    asked = Prepared(lambda: mine.select_related("office__zone", "office__parent"))
    with CaptureQueriesContext(connection) as queries:
        row = asked.rows(pk=found.pk)[0]
        seen = row.ends_on, row.office.is_open, row.office.zone, row.office.parent.code
    assert (row, row._state.adding, row._state.db) == (found, False, "default")
    assert (seen, len(queries)) == ((DAY, True, None, found.office.parent.code), 1)


# --- With the same values --------------------------------------------------------------------------------------------


def of(user, made=None):
    def query():
        if made is not None:
            made.append(user)
        return Membership.objects.filter(user=user).order_by("pk").values_list("pk")

    return query


def test_a_repeated_query_finds_what_is_there_now_and_is_made_once_for_its_values():
    first, second = UserFactory(), UserFactory()
    asked, made = Repeated(), []
    found = [asked.rows(user.pk, of(user.pk, made)) for user in (first, second)]
    later = MembershipFactory(user=first)
    found += [asked.rows(user.pk, of(user.pk, made)) for user in (first, second)]
    assert (found, made) == ([[], [], [(later.pk,)], []], [first.pk, second.pk])


def test_what_nothing_can_fit_is_not_asked(django_assert_num_queries):
    asked = Repeated()
    with django_assert_num_queries(0):
        found = [asked.rows("none", lambda: Membership.objects.filter(pk__in=()).values_list("pk")) for _each in "ab"]
    assert found == [[], []]


def test_repeated_queries_never_grow_without_end(monkeypatch):
    monkeypatch.setattr(Repeated, "MOST", 2)
    asked, made = Repeated(), []
    for user in (1, 2, 3, 3, 1):
        asked.rows(user, of(user, made))
    assert made == [1, 2, 3, 1]


def test_a_repeated_query_holds_on_to_nothing_that_it_was_made_from():
    class Reading:
        user = 1

    def query_of(reading):
        return lambda: Membership.objects.filter(user=reading.user).values_list("pk")

    asked, reading = Repeated(), Reading()
    remembered = weakref.ref(reading)
    asked.rows(1, query_of(reading))
    del reading
    gc.collect()
    assert remembered() is None
