"""Whose work it is inside an office, where its head has given work to its officers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from dimensions.models.assignment import AssignmentQuerySet
from evidence.standing import CONDITION, Figure
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.listing import Listing

MINE, OFFICE = "mine", "office"
GIVEN = "given"


def of_officer(user: User) -> Q:
    return Q(planned__officer=user)


def counts_of(user: User, names: Sequence[Figure]) -> dict[str, Count]:
    """The figures of what one officer is responsible for, and how much of the office's work anybody is."""
    at = clock.now()
    own = {f"{MINE}_{name}": Count("pk", filter=of_officer(user) & CONDITION[name](at)) for name in names}
    return {**own, GIVEN: Count("pk", filter=Q(planned__officer__isnull=False))}


class Charge:
    """What the reader of a list looks at: the work given to them, or that of the whole office.

    Whoever is responsible for anything sees that first; where nothing is, all of it.
    """

    def __init__(self, asked: str, figures: Sequence[Mapping[str, Any]]) -> None:
        self.figures = figures
        self.own = self.total(f"{MINE}_{Figure.OWED}")
        self.is_parted = self.total(GIVEN) > 0
        self.is_mine = asked != OFFICE and self.own > 0

    def total(self, name: str) -> int:
        return sum(row[name] for row in self.figures)

    def number(self, figure: Figure) -> int:
        return self.total(f"{MINE}_{figure}" if self.is_mine else str(figure))

    def narrowed(self, owed: AssignmentQuerySet, user: User) -> AssignmentQuerySet:
        return owed.filter(of_officer(user)) if self.is_mine else owed

    def tabs(self, listing: Listing[Any]) -> list[dict[str, Any]]:
        """To go from the one to the other; nothing for whoever is responsible for nothing."""
        if not self.own:
            return []
        whole = self.total(str(Figure.OWED))
        named = ((MINE, _("Given to you"), self.own), (OFFICE, _("The whole office"), whole))
        return [
            {
                "url": listing.query(whose=whose),
                "label": label,
                "count": count,
                "is_current": (whose == MINE) == self.is_mine,
            }
            for whose, label, count in named
        ]
