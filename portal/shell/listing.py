"""The rows of a list page: searched, filtered, ordered and paged from the address alone."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.http import QueryDict
from django.utils.functional import Promise

from portal.shell.fiscal import arabic_digits, thai_digits, tidy
from portal.shell.keyset import beside, counted

Row = TypeVar("Row")
Label = str | Promise
Choices = Sequence[tuple[Any, Label]]
Narrow = Callable[[QuerySet[Any, Any], Any], QuerySet[Any, Any]]
Order = Sequence[str | OrderBy]

LONGEST_SEARCH, MOST_WORDS = 200, 10
PAGES_AROUND = 2


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list: `apply` is a lookup that takes the chosen value, or a function of (queryset, value)."""

    name: str
    label: Label
    choices: Choices
    apply: str | Narrow

    def find(self, typed: str) -> tuple[Any, Label] | None:
        """The choice that the address names, if it is one of ours."""
        return next((choice for choice in self.choices if typed and str(choice[0]) == typed), None)

    def narrow(self, queryset: QuerySet[Any, Row], value: Any) -> QuerySet[Any, Row]:
        return queryset.filter(**{self.apply: value}) if isinstance(self.apply, str) else self.apply(queryset, value)


@dataclass(frozen=True)
class Option:
    value: str
    label: Label
    selected: bool


@dataclass(frozen=True)
class FilterState:
    """A filter as the page draws it; `query` is the address without it."""

    name: str
    label: Label
    options: list[Option]
    value: str
    value_label: Label
    query: str


@dataclass(frozen=True)
class OrderState:
    """A column's order; `direction` is an aria-sort word or empty, `query` orders by it or turns it round."""

    name: str
    direction: str
    query: str


@dataclass(frozen=True)
class Page:
    number: int
    query: str
    is_current: bool


class Listing(Generic[Row]):
    """A queryset as the reader's address wants it. Two queries: the count and the page; unknown values are ignored.

    The address holds q (words that must all occur), order (a name, "-" before it turns it round), page, one value per
    filter, and whatever else the page knows: links and forms keep it. Search fields stand on the row or on a relation
    to one. An order is field names or OrderBy expressions; rows whose column is empty stand last either way round, and
    the primary key decides between equals. `wide` is the same table with all that the page shows of a row: it is read
    for the rows on the page only, because long rows are slow to sort.

    rows, total             the page's rows; how many rows there are on all pages
    start, end              the positions of the first and last row shown, from 1; 0 and 0 if there are none
    number, last            this page's number and the last one's
    pages                   Page(number, query, is_current) around this page, None for a gap
    previous, next          addresses of the neighbours, "" at the ends
    search                  the words searched for, as they stand in the search box
    filters, active         every FilterState; those in force, whose `query` takes them away
    orders                  OrderState by name: {{ listing.orders.due.query }}
    is_narrowed, clear      whether a search or filter is in force; the address without any
    in_all                  to be set where the page knows anyway how many rows there are before search and filters
    counted                 the total as part of another query
    beside(row)             the querysets of what stands before and after a row, which may have left the list
    hidden                  (name, value) pairs that a GET form with the search box and all filters must carry along
    query(**changes)        the present address with changes; None takes a value away; back to page 1 unless told
    """

    in_all: int | None = None

    def __init__(
        self,
        queryset: QuerySet[Any, Row],
        params: QueryDict,
        *,
        wide: QuerySet[Any, Row] | None = None,
        search: Sequence[str] = (),
        filters: Sequence[Filter] = (),
        orders: Mapping[str, Order] | None = None,
        default_order: str = "",
        per_page: int = 50,
    ) -> None:
        self._queryset = queryset
        self._wide = wide
        self._search_fields = search
        self._filters = filters
        self._orders = orders or {}
        self._default_order = default_order
        self._per_page = per_page
        self._typed_page = params.get("page", "")
        self.search = tidy(params.get("q", "")[:LONGEST_SEARCH]) if search else ""
        self.order = self._known_order(params.get("order", ""))
        self._chosen = {f.name: choice for f in filters if (choice := f.find(params.get(f.name, "")))}
        own = {"q", "order", "page", *(f.name for f in filters)}
        self._rest = [(name, value) for name, values in params.lists() if name not in own for value in values]

    def _known_order(self, typed: str) -> str:
        return typed if typed.removeprefix("-") in self._orders else self._default_order

    @cached_property
    def _found(self) -> QuerySet[Any, Row]:
        found = self._queryset
        for word in self.search.split()[:MOST_WORDS]:
            found = found.filter(_occurs(word, self._search_fields))
        for each in self._filters:
            if choice := self._chosen.get(each.name):
                found = each.narrow(found, choice[0])
        return found

    @cached_property
    def total(self) -> int:
        return self._found.count() if self.in_all is None or self.is_narrowed else self.in_all

    @property
    def counted(self) -> Combinable:
        return counted(self._found)

    @cached_property
    def rows(self) -> list[Row]:
        first = (self.number - 1) * self._per_page
        page = self._ordered(self._found)[first : first + self._per_page]
        if self._wide is None:
            return list(page)
        return list(self._ordered(self._wide.filter(pk__in=page.values("pk"))))

    def _ordered(self, rows: QuerySet[Any, Row]) -> QuerySet[Any, Row]:
        if self.order.removeprefix("-") in self._orders:
            return rows.order_by(*self._terms())
        return rows if rows.ordered else rows.order_by("pk")

    def _terms(self) -> list[str | OrderBy]:
        order = self._orders.get(self.order.removeprefix("-"), ())
        terms = [_turned(term) if self.order.startswith("-") else term for term in order]
        return [_empty_last(self._queryset.model, term) for term in terms] + ["pk"]

    def beside(self, row: Row) -> tuple[QuerySet[Any, Row], QuerySet[Any, Row]]:
        """The rows before and after one in the present order, each the nearest first, whatever page they are on."""
        return beside(self._found, row, self._terms())

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self._per_page))

    @cached_property
    def number(self) -> int:
        """The page asked for, held between the first and the last."""
        asked = int(self._typed_page) if re.fullmatch(r"\d{1,9}", self._typed_page) else 1
        return min(max(asked, 1), self.last)

    @property
    def start(self) -> int:
        return (self.number - 1) * self._per_page + 1 if self.total else 0

    @property
    def end(self) -> int:
        return min(self.number * self._per_page, self.total)

    @property
    def pages(self) -> list[Page | None]:
        near = range(self.number - PAGES_AROUND, self.number + PAGES_AROUND + 1)
        numbers = _bridged({1, self.last, *(n for n in near if 1 <= n <= self.last)})
        return [Page(n, self._to_page(n), n == self.number) if n else None for n in numbers]

    def _to_page(self, number: int) -> str:
        return self.query(page=number if number > 1 else None)

    @property
    def previous(self) -> str:
        return self._to_page(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self._to_page(self.number + 1) if self.number < self.last else ""

    @cached_property
    def filters(self) -> list[FilterState]:
        return [self._state_of(each) for each in self._filters]

    def _state_of(self, each: Filter) -> FilterState:
        value, label = self._chosen.get(each.name, ("", ""))
        options = [Option(str(known), name, str(known) == str(value)) for known, name in each.choices]
        return FilterState(each.name, each.label, options, str(value), label, self.query(**{each.name: None}))

    @property
    def active(self) -> list[FilterState]:
        return [state for state in self.filters if state.name in self._chosen]

    @property
    def orders(self) -> dict[str, OrderState]:
        return {name: self._order_state(name) for name in self._orders}

    def _order_state(self, name: str) -> OrderState:
        if self.order == name:
            return OrderState(name, "ascending", self.query(order=f"-{name}"))
        return OrderState(name, "descending" if self.order == f"-{name}" else "", self.query(order=name))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self._chosen)

    @property
    def clear(self) -> str:
        return self.query(q=None, **dict.fromkeys(self._chosen))

    @property
    def hidden(self) -> list[tuple[str, str]]:
        return [*self._rest, *([("order", self.order)] if self.order != self._default_order else [])]

    def query(self, **changes: Any) -> str:
        own = {"q": self.search, "order": self.order} | {name: choice[0] for name, choice in self._chosen.items()}
        own |= changes
        if own["order"] == self._default_order:
            own["order"] = None
        address = QueryDict(mutable=True)
        for name, value in [*((n, v) for n, v in self._rest if n not in own), *own.items()]:
            if value not in (None, ""):
                address.appendlist(name, str(value))
        return f"?{address.urlencode()}"


def _occurs(word: str, fields: Iterable[str]) -> Q:
    """The word in any of the fields, its figures in either digits."""
    spellings = dict.fromkeys((word, arabic_digits(word), thai_digits(word)))
    return reduce(or_, (Q(**{f"{field}__icontains": spelling}) for field in fields for spelling in spellings))


def _turned(term: str | OrderBy) -> str | OrderBy:
    if isinstance(term, str):
        return term[1:] if term.startswith("-") else f"-{term}"
    turned = copy(term)
    turned.descending = not term.descending
    return turned


def _empty_last(model: type[Model], term: str | OrderBy) -> str | OrderBy:
    """Databases differ on where empty columns stand; those without empty columns keep the order that an index has."""
    if not isinstance(term, str) or not _may_be_empty(model, term.removeprefix("-")):
        return term
    return OrderBy(F(term.removeprefix("-")), descending=term.startswith("-"), nulls_last=True)


def _may_be_empty(model: type[Model] | None, path: str) -> bool:
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name) if model else None
        except FieldDoesNotExist:  # an annotation
            return False
        if field is None or field.null:
            return field is not None
        model = field.related_model
    return False


def _bridged(numbers: set[int]) -> list[int | None]:
    """The numbers in order, None where some are left out; a gap of one is filled."""
    bridged: list[int | None] = []
    for number in sorted(numbers):
        missing = number - (bridged[-1] or 0) - 1 if bridged else 0
        bridged += [number - 1] if missing == 1 else [None] if missing else []
        bridged.append(number)
    return bridged
