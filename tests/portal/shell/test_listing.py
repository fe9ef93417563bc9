from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.db.models.functions import Length
from django.http import QueryDict

from portal.shell.listing import Filter, Listing, Option, Page

User = get_user_model()
pytestmark = pytest.mark.django_db

LENGTHS = Filter(
    "length",
    "Length",
    [(2, "two"), (3, "three")],
    lambda queryset, value: queryset.annotate(length=Length("name")).filter(length=value),
)
FIRST = Filter("first", "First letter", [("a", "A"), ("b", "B")], "name__startswith")
ORDERS = {"name": ("name",), "length": (Length("name").asc(), "-name")}


def names_of(address: str, **changes) -> list[str]:
    return [group.name for group in listing_of(address, **changes).rows]


def listing_of(address: str, **changes) -> Listing[Group]:
    plan = {
        "search": ("name",),
        "filters": (FIRST, LENGTHS),
        "orders": ORDERS,
        "default_order": "name",
        "per_page": 3,
    }
    return Listing(Group.objects.all(), QueryDict(address), **plan | changes)


@pytest.fixture
def groups():
    Group.objects.bulk_create(Group(name=name) for name in ("bb", "aa", "abc", "cab", "b 1", "แผน ๒๕๖๘", "a"))


@pytest.fixture
def twenty():
    Group.objects.bulk_create(Group(name=f"g{number:02}") for number in range(1, 21))


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", ["a", "aa", "abc", "b 1", "bb", "cab", "แผน ๒๕๖๘"]),
        ("order=-name", ["แผน ๒๕๖๘", "cab", "bb", "b 1", "abc", "aa", "a"]),
        ("order=length", ["a", "bb", "aa", "cab", "b 1", "abc", "แผน ๒๕๖๘"]),
        ("order=-length", ["แผน ๒๕๖๘", "abc", "b 1", "cab", "aa", "bb", "a"]),
        ("order=password", ["a", "aa", "abc", "b 1", "bb", "cab", "แผน ๒๕๖๘"]),
        ("order=--name", ["a", "aa", "abc", "b 1", "bb", "cab", "แผน ๒๕๖๘"]),
        ("q=b", ["abc", "b 1", "bb", "cab"]),
        ("q=B+c", ["abc", "cab"]),
        ("q=%E0%B9%91", ["b 1"]),
        ("q=2568", ["แผน ๒๕๖๘"]),
        ("q=เเผน", ["แผน ๒๕๖๘"]),
        ("q=%25", []),
        ("q=a%00a", ["aa"]),
        ("first=a", ["a", "aa", "abc"]),
        ("first=a&length=2", ["aa"]),
        ("first=c", ["a", "aa", "abc", "b 1", "bb", "cab", "แผน ๒๕๖๘"]),
        ("length=x", ["a", "aa", "abc", "b 1", "bb", "cab", "แผน ๒๕๖๘"]),
        ("q=b&first=b&length=3&order=-name", ["b 1"]),
    ],
)
@pytest.mark.usefixtures("groups")
def test_listing_searches_filters_and_orders_as_the_address_says(address, names):
    assert names_of(address, per_page=50) == names


@pytest.mark.usefixtures("groups")
def test_listing_searches_several_fields_for_every_word():
    found = Listing(Group.objects.all(), QueryDict("q=a+b"), search=("name", "pk"), orders=ORDERS, default_order="name")
    assert [group.name for group in found.rows] == ["abc", "cab"]


@pytest.mark.usefixtures("groups")
def test_listing_without_search_fields_ignores_the_search():
    listing = listing_of("q=zzz", search=(), per_page=50)
    assert (listing.search, listing.total, listing.query()) == ("", 7, "?")


@pytest.mark.parametrize(
    ("page", "number", "names", "start", "end"),
    [
        ("", 1, ["g01", "g02", "g03"], 1, 3),
        ("2", 2, ["g04", "g05", "g06"], 4, 6),
        ("7", 7, ["g19", "g20"], 19, 20),
        ("8", 7, ["g19", "g20"], 19, 20),
        ("0", 1, ["g01", "g02", "g03"], 1, 3),
        ("-1", 1, ["g01", "g02", "g03"], 1, 3),
        ("x", 1, ["g01", "g02", "g03"], 1, 3),
        ("9" * 5000, 1, ["g01", "g02", "g03"], 1, 3),
        ("๒", 2, ["g04", "g05", "g06"], 4, 6),
    ],
)
@pytest.mark.usefixtures("twenty")
def test_listing_stays_within_its_pages(page, number, names, start, end):
    listing = listing_of(f"page={page}")
    shown = [group.name for group in listing.rows]
    assert (listing.number, shown, listing.start, listing.end) == (number, names, start, end)
    assert (listing.total, listing.last) == (20, 7)


@pytest.mark.parametrize(
    ("number", "pages", "previous", "following"),
    [
        (1, [1, 2, 3, None, 20], "", "?page=2"),
        (4, [1, 2, 3, 4, 5, 6, None, 20], "?page=3", "?page=5"),
        (5, [1, 2, 3, 4, 5, 6, 7, None, 20], "?page=4", "?page=6"),
        (10, [1, None, 8, 9, 10, 11, 12, None, 20], "?page=9", "?page=11"),
        (20, [1, None, 18, 19, 20], "?page=19", ""),
    ],
)
@pytest.mark.usefixtures("twenty")
def test_pages_around_the_present_one_are_offered(number, pages, previous, following):
    listing = listing_of(f"page={number}", per_page=1)
    assert [page and page.number for page in listing.pages] == pages
    assert (listing.previous, listing.next) == (previous, following)


@pytest.mark.usefixtures("twenty")
def test_pages_keep_the_address_and_name_the_present_one():
    listing = listing_of("q=g&year=2568&page=2", per_page=10)
    assert listing.pages == [
        Page(1, "?year=2568&q=g", is_current=False),
        Page(2, "?year=2568&q=g&page=2", is_current=True),
    ]


def test_listing_of_nothing_has_one_empty_page():
    listing = listing_of("page=3")
    assert (listing.rows, listing.total, listing.start, listing.end, listing.number, listing.last) == (
        [],
        0,
        0,
        0,
        1,
        1,
    )
    assert ([page and page.number for page in listing.pages], listing.previous, listing.next) == ([1], "", "")


@pytest.mark.parametrize(
    ("address", "changes", "query"),
    [
        ("", {}, "?"),
        ("q=+a++b+&page=2&year=2568&x=1&x=2", {}, "?year=2568&x=1&x=2&q=a+b"),
        ("first=a&length=9&order=name", {}, "?first=a"),
        ("first=a&q=x", {"first": None}, "?q=x"),
        ("first=a", {"first": "b", "page": 2}, "?first=b&page=2"),
        ("x=1&x=2", {"x": 3}, "?x=3"),
        ("order=-name", {"order": "length"}, "?order=length"),
        ("q=แผน", {}, "?q=%E0%B9%81%E0%B8%9C%E0%B8%99"),
    ],
)
def test_query_keeps_the_rest_of_the_address(address, changes, query):
    assert listing_of(address).query(**changes) == query


def test_orders_say_their_direction_and_where_a_click_leads():
    listing = listing_of("order=-length&q=a")
    states = {name: (state.direction, state.query) for name, state in listing.orders.items()}
    assert states == {"name": ("", "?q=a"), "length": ("descending", "?q=a&order=length")}
    by_default = listing_of("").orders["name"]
    assert (by_default.direction, by_default.query) == ("ascending", "?order=-name")


def test_filters_offer_their_choices_and_the_way_out():
    first, length = listing_of("first=b&q=x&page=2").filters
    assert (first.name, first.label, first.value, first.value_label, first.query) == (
        "first",
        "First letter",
        "b",
        "B",
        "?q=x",
    )
    assert first.options == [Option("a", "A", selected=False), Option("b", "B", selected=True)]
    assert (length.value, [option.selected for option in length.options]) == ("", [False, False])


def test_active_filters_are_the_chosen_ones():
    listing = listing_of("first=b&length=2&order=-name&q=x")
    assert [(state.name, state.query) for state in listing.active] == [
        ("first", "?q=x&order=-name&length=2"),
        ("length", "?q=x&order=-name&first=b"),
    ]
    assert (listing.is_narrowed, listing.clear) == (True, "?order=-name")
    untouched = listing_of("first=c&year=2568")
    assert (untouched.active, untouched.is_narrowed, untouched.clear) == ([], False, "?year=2568")


def test_hidden_inputs_carry_what_a_form_does_not_ask():
    assert listing_of("q=x&first=a&order=-name&page=3&year=2568").hidden == [("year", "2568"), ("order", "-name")]
    assert listing_of("order=name").hidden == []


def test_filter_takes_no_empty_value_for_a_choice():
    listing = listing_of("first=", filters=(Filter("first", "First letter", [("", "All"), ("a", "A")], "name"),))
    assert listing.active == []


def test_equal_rows_keep_the_order_of_their_keys():
    Group.objects.bulk_create(Group(name=name) for name in ("xb", "ya", "xa", "yb"))
    orders = {"length": (Length("name").asc(),)}
    for typed in ("length", "-length"):
        assert names_of(f"order={typed}", orders=orders, default_order="length", per_page=9) == ["xb", "ya", "xa", "yb"]


def test_listing_without_orders_keeps_that_of_its_queryset():
    Group.objects.bulk_create(Group(name=name) for name in ("b", "a"))
    plain = Listing(Group.objects.all(), QueryDict(""))
    ordered = Listing(Group.objects.order_by("name"), QueryDict(""))
    assert [[group.name for group in listing.rows] for listing in (plain, ordered)] == [["b", "a"], ["a", "b"]]


@pytest.mark.parametrize("columns", [("last_login",), (F("last_login").asc(nulls_last=True),)])
def test_rows_whose_column_is_empty_stand_last_either_way(columns):
    for name, month in (("never", None), ("late", 3), ("early", 2)):
        User.objects.create(username=name, last_login=month and datetime(2025, month, 1, tzinfo=UTC))
    shown = {
        address: [
            user.username for user in Listing(User.objects.all(), QueryDict(address), orders={"seen": columns}).rows
        ]
        for address in ("order=seen", "order=-seen")
    }
    assert shown == {"order=seen": ["early", "late", "never"], "order=-seen": ["late", "early", "never"]}


def test_order_may_go_through_a_relation():
    kinds = ContentType.objects.order_by("pk")[:2]
    Permission.objects.all().delete()
    for number, kind in enumerate(kinds):
        Permission.objects.create(codename=f"c{number}", name="x", content_type=kind)
    listing = Listing(
        Permission.objects.all(), QueryDict("order=-kind"), orders={"kind": ("content_type__pk", "content_type__model")}
    )
    assert [row.codename for row in listing.rows] == ["c1", "c0"]


@pytest.mark.parametrize(("rows", "names"), [(1, ["a00"]), (3, ["a02", "a01", "a00"]), (40, ["a36", "a35", "a34"])])
def test_listing_takes_two_queries(rows, names, django_assert_num_queries):
    Group.objects.bulk_create(Group(name=f"a{number:02}") for number in range(rows))
    listing = listing_of("q=a&first=a&order=-name&page=2")
    with django_assert_num_queries(2):
        drawn = (listing.rows, listing.total, listing.pages, listing.filters, listing.orders, listing.end, listing.next)
    assert ([group.name for group in drawn[0]], drawn[1]) == (names, rows)
