from datetime import date

import pytest
from django.db.models import F
from django.db.models.functions import Length
from django.http import QueryDict

from portal.offices.models import Membership
from portal.shell.keyset import Term, beside, counted
from portal.shell.listing import Filter, Listing
from tests.factories.offices import DistrictFactory, MembershipFactory, ProvinceFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
ORDERS = {"end": ("ends_on", "office__code"), "office": ("office__code", "-ends_on"), "name": ("user__username",)}
OFFICE = Filter("at", "Office", [("2102", "2102")], "office__code")


@pytest.fixture
def memberships():
    """Three at each of three offices: two that end on some day, of which one is the same everywhere, and one open."""
    person, province = UserFactory(), ProvinceFactory()
    for code in ("2103", "2101", "2102"):
        office = DistrictFactory(code=code, parent=province)
        for ends_on in (date(2026, 1, int(code[-1])), date(2026, 2, 1), None):
            starts_on = ends_on.replace(year=2025) if ends_on else date(2024, 1, 1)
            MembershipFactory(user=person, office=office, starts_on=starts_on, ends_on=ends_on)


def listing_of(address: str, **changes) -> Listing[Membership]:
    return Listing(Membership.objects.all(), QueryDict(address), orders=ORDERS, default_order="end", **changes)


@pytest.mark.parametrize("address", [f"order={sign}{name}" for sign in ("", "-") for name in ORDERS])
def test_neighbours_are_those_of_the_list_in_every_order(memberships, address):
    listing = listing_of(address)
    found = {row.pk: [[each.pk for each in side] for side in listing.beside(row)] for row in listing.rows}
    keys = [row.pk for row in listing.rows]
    assert len(keys) == 9
    assert found == {key: [keys[:place][::-1], keys[place + 1 :]] for place, key in enumerate(keys)}


def test_neighbours_are_found_for_a_row_that_has_left_the_list(memberships):
    first, second, third, *_rest = listing_of("").rows
    without = Listing(Membership.objects.exclude(pk=second.pk), QueryDict(""), orders=ORDERS, default_order="end")
    before, after = without.beside(second)
    assert (before.first().pk, after.first().pk) == (first.pk, third.pk)


def test_neighbours_are_narrowed_like_the_list(memberships):
    listing = listing_of("at=2102", filters=[OFFICE])
    before, after = listing.beside(listing.rows[1])
    assert [[row.pk for row in side] for side in (before, after)] == [[listing.rows[0].pk], [listing.rows[2].pk]]


@pytest.mark.parametrize(
    ("term", "read"),
    [
        ("name", Term("name")),
        ("-office__code", Term("office__code", descending=True)),
        (F("due_on").asc(nulls_last=True), Term("due_on", may_be_empty=True)),
        (F("due_on").desc(), Term("due_on", descending=True)),
    ],
)
def test_term_is_read_from_what_orders_a_queryset(term, read):
    assert Term.of(term) == read


def test_neighbours_are_not_found_by_a_computed_value(memberships):
    with pytest.raises(TypeError, match="found by fields"):
        beside(Membership.objects.all(), Membership.objects.first(), [Length("role").asc()])


def test_the_total_may_be_asked_inside_another_query(memberships):
    found = [listing_of(address, filters=[OFFICE]) for address in ("", "at=2102", "q=nobody")]
    asked = Membership.objects.filter(pk=Membership.objects.first().pk)
    assert [asked.values_list(each.counted).get() for each in found] == [(each.total,) for each in found]
    assert [each.total for each in found] == [9, 3, 9]
    assert asked.values_list(counted(Membership.objects.filter(pk__in=()))).get() == (0,)
