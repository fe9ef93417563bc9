"""The rows beside one row of an ordered list, found by its own values: nothing in between is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar, cast

from django.db.models import F, Func, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Term:
    """One field of an order; where it may be empty, the empty ones stand last either way round."""

    path: str
    descending: bool = False
    may_be_empty: bool = False

    @classmethod
    def of(cls, term: str | OrderBy) -> Self:
        if isinstance(term, str):
            return cls(term.removeprefix("-"), term.startswith("-"))
        if not isinstance(term.expression, F):
            raise TypeError(f"A neighbour is found by fields, not by {term.expression!r}.")
        return cls(cast(Any, term.expression).name, term.descending, bool(term.nulls_last))

    def value_in(self, row: Any) -> Any:
        for name in self.path.split("__"):
            row = None if row is None else getattr(row, name)
        return row

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})

    def beyond(self, value: Any, *, forward: bool) -> Q:
        """What stands after this value, or before it when one looks back."""
        empty = Q(**{f"{self.path}__isnull": True})
        if value is None:
            return Q(pk__in=()) if forward else ~empty
        found = Q(**{f"{self.path}__{self.compares(forward=forward)}": value})
        return found | empty if forward and self.may_be_empty else found

    def compares(self, *, forward: bool) -> str:
        return "lt" if self.descending == forward else "gt"

    def ordering(self, *, forward: bool) -> OrderBy:
        descending = self.descending if forward else not self.descending
        last, first = (forward or None, not forward or None) if self.may_be_empty else (None, None)
        return OrderBy(F(self.path), descending=descending, nulls_last=last, nulls_first=first)


def beside(
    queryset: QuerySet[Any, Row], row: Row, order: Iterable[str | OrderBy]
) -> tuple[QuerySet[Any, Row], QuerySet[Any, Row]]:
    """What stands before the row and what stands after it, each the nearest first.

    The order must end in something unique. The row itself need not be in the queryset any more.
    """
    terms = [Term.of(term) for term in order]
    return _from(queryset, row, terms, forward=False), _from(queryset, row, terms, forward=True)


def counted(queryset: QuerySet[Any, Row]) -> Coalesce:
    """How many rows there are, to be asked inside another query."""
    rows = queryset.order_by().annotate(rows_counted=Func("pk", function="COUNT")).values("rows_counted")
    return Coalesce(Subquery(rows), 0)


def _from(queryset: QuerySet[Any, Row], row: Row, terms: list[Term], *, forward: bool) -> QuerySet[Any, Row]:
    beyond, equal = Q(pk__in=()), Q()
    for term in terms:
        value = term.value_in(row)
        beyond |= equal & term.beyond(value, forward=forward)
        equal &= term.same(value)
    return queryset.filter(_reach(terms[0], row, forward=forward), beyond).order_by(
        *(term.ordering(forward=forward) for term in terms)
    )


def _reach(term: Term, row: Any, *, forward: bool) -> Q:
    """Says nothing new, but an index begins to read where it says."""
    value = term.value_in(row)
    if value is None or term.may_be_empty:
        return Q()
    return Q(**{f"{term.path}__{term.compares(forward=forward)}e": value})
