"""Rows by the thousand: the same rows as Django's own way makes, and each knows its key."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.forms.models import model_to_dict

from portal.history.models import Entry
from portal.history.recording import record
from portal.offices.models import Membership, Role
from portal.shell import clock, inserting
from portal.shell.inserting import insert_all


def memberships(user, office, days):
    return [
        Membership(user=user, office=office, role=Role.HEAD, starts_on=date(2026, 1, day), ends_on=date(2027, 1, day))
        for day in days
    ]


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(inserting, "A_BATCH", 2)


def test_rows_are_those_of_bulk_create(arun, district, far_district, small_batches):
    insert_all(rows := memberships(arun, district, range(1, 6)))
    theirs = Membership.objects.bulk_create(memberships(arun, far_district, range(1, 6)))
    assert [row.pk for row in Membership.objects.filter(office=district, role=Role.HEAD).order_by("starts_on")] == [
        row.pk for row in rows
    ]
    told = [
        [
            model_to_dict(row, exclude=["id", "office"])
            for row in Membership.objects.filter(pk__in=[each.pk for each in found])
        ]
        for found in (rows, theirs)
    ]
    assert told[0] == told[1]
    assert not any(row._state.adding for row in rows)


def test_words_moments_and_facts_come_back_as_they_were_given(arun, district):
    first = record("look", district, by=arun, office=district, codes=["2101"], note="ดู")
    again = Entry(
        **{field.attname: getattr(first, field.attname) for field in Entry._meta.fields if not field.primary_key}
        | {"number": 2, "at": clock.now()}
    )
    insert_all([again])
    kept = Entry.objects.get(number=2)
    assert [getattr(kept, field.attname) for field in Entry._meta.fields] == [
        getattr(again, field.attname) for field in Entry._meta.fields
    ]


def test_only_the_named_columns_of_known_rows_are_overwritten(arun, district, small_batches):
    insert_all(rows := memberships(arun, district, range(1, 4)))
    for row in rows:
        row.ends_on, row.role = None, Role.STAFF
    insert_all(rows, overwriting=["ends_on"])
    found = Membership.objects.filter(pk__in=[row.pk for row in rows])
    assert list(found.values_list("ends_on", "role").distinct()) == [(None, Role.HEAD)]
    assert found.count() == 3


@pytest.mark.parametrize(("rows", "queries"), [(0, 0), (1, 1), (500, 1), (501, 2)])
def test_a_batch_is_one_query(arun, district, rows, queries, django_assert_num_queries):
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + number) for number in range(rows)]
    found = [Membership(user=arun, office=district, role=Role.HEAD, starts_on=day) for day in days]
    with django_assert_num_queries(queries):
        insert_all(found)


def test_what_the_database_refuses_is_refused(arun, district):
    with pytest.raises(IntegrityError):
        insert_all(memberships(arun, district, [1, 1]))
