"""What an assignment still needs, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from dimensions.models import Assignment, Requirement
from dimensions.plans.words import CountedPer
from evidence.models import Item, present
from portal.shell.digits import shown


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement in one assignment: how many items it wants now and how many there are."""

    requirement: Requirement
    wanted: int
    items: Sequence[Item]

    @property
    def missing(self) -> int:
        return max(0, self.wanted - len(self.items))

    @property
    def is_met(self) -> bool:
        return self.missing == 0

    def awaits(self, item: Item) -> bool:
        """Whether an item of another period, once sent, will count here."""
        return self.requirement.per == CountedPer.ACTIVITY and item.serves(self.requirement)

    @property
    def kinds(self) -> str:
        """The kinds of which any one will do: photo or news item."""
        return self.requirement.kinds_in_words

    @property
    def sentence(self) -> str:
        """ขาดภาพถ่าย 2 รายการ; empty when it is met."""
        if self.is_met:
            return ""
        words = ngettext("Missing: %(count)s item (%(kinds)s)", "Missing: %(count)s items (%(kinds)s)", self.missing)
        return words % {"count": shown(self.missing), "kinds": self.kinds}


def needs_of(assignment: Assignment, requirements: Iterable[Requirement], items: Iterable[Item]) -> list[Need]:
    """The needs of one assignment; `items` may hold those of its other periods too.

    A requirement per activity falls due with the last period: what was sent once need not be sent again.
    """
    here = present(items)
    return [
        Need(
            requirement,
            wanted_now(requirement, assignment),
            [item for item in here if item.counts_for(requirement, assignment)],
        )
        for requirement in requirements
    ]


def wanted_now(requirement: Requirement, assignment: Assignment) -> int:
    if requirement.per == CountedPer.ACTIVITY and not assignment.is_last:
        return 0
    return requirement.min_count
