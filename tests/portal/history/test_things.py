"""What an entry was about: today's name, a link for whoever may go there, the number of what is gone."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.history.recording import record
from portal.history.things import Thing, things_of
from portal.offices.scope import scope_of
from tests.factories.offices import MembershipFactory, PositionFactory, TenureFactory, ZoneFactory


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def told(reader, *things, office):
    """What the reader is told of these things, in the order in which they were recorded."""
    entries = [record("look", thing, by=None, office=office) for thing in things]
    found = things_of(entries, scope_of(reader))
    return [found[entry.pk] for entry in entries]


@pytest.fixture
def things(arun, district, province):
    position = PositionFactory(office=district)
    return [
        arun,
        district,
        ZoneFactory(province=province),
        position,
        TenureFactory(position=position, user=arun),
        arun.memberships.get(),
    ]


def test_things_of_the_ground_are_called_by_their_names(things, busaba, district):
    assert told(busaba, *things, office=district) == [Thing(str(thing)) for thing in things]


def test_administrator_is_led_to_their_pages(things, admin, district):
    tables = ["accounts_user", "offices_office", "offices_zone", "offices_position", None, "offices_membership"]
    assert told(admin, *things, office=district) == [
        Thing(str(thing), reverse(f"admin:{table}_change", args=[thing.pk]) if table else "")
        for thing, table in zip(things, tables, strict=True)
    ]


def test_administrator_elsewhere_is_led_nowhere(arun, district, far_province):
    elsewhere = MembershipFactory(office=far_province, role="admin").user
    assert told(elsewhere, arun, office=district) == [Thing("นายอรุณ นามสกุลตัวอย่าง")]


def test_thing_that_is_gone_keeps_its_number(admin, district):
    zone = ZoneFactory(province=district.parent)
    entry, pk = record("look", zone, by=None, office=district), zone.pk
    zone.delete()
    assert things_of([entry], scope_of(admin)) == {entry.pk: Thing(f"zone {pk}")}


@pytest.mark.parametrize("rows", [1, 3])
def test_names_cost_one_query_for_each_table(admin, district, rows, django_assert_num_queries):
    made = [record("look", obj, by=None, office=district) for _ in range(rows) for obj in (admin, district)]
    scope = scope_of(admin)
    with django_assert_num_queries(2):
        assert len(things_of(made, scope)) == 2 * rows
