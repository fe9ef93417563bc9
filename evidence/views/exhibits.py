"""The items of a submission laid out for a reviewer, in the order of what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField

from evidence.forms import DecisionForm
from evidence.models import Item, Step, Submission, present
from evidence.needs import Need
from evidence.views.chronicle import last_return

PAGES_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item on the page; `serves` are the numbers of the requirements it serves, `pages` a PDF's after its first."""

    item: Item
    number: int
    serves: Sequence[int]
    is_own: bool
    is_new: bool
    is_whole: bool
    field: BoundField | None
    pages: range

    @property
    def has_more_pages(self) -> bool:
        return self.pages.stop <= pages_of(self.item)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement, numbered as on the page, with the exhibits that serve it; `unsent` lies with another period."""

    number: int
    need: Need
    exhibits: Sequence[Exhibit]
    unsent: Sequence[Item]


def lay_out(
    submission: Submission, needs: Sequence[Need], form: DecisionForm, *, whole: str
) -> tuple[list[Asked], list[Exhibit]]:
    """What was asked for, and all exhibits: the submission's own, then those of earlier periods that count here too.

    `whole` is the id of the item that is shown to its last page, however many it has.
    """
    own = sorted(present(submission.items.all()), key=lambda item: min(served_by(item, needs), default=len(needs) + 1))
    earlier = {item.pk: item for need in needs for item in need.items if item.submission_id != submission.pk}
    returned = last_return(submission)
    exhibits = [
        Exhibit(
            item,
            number,
            served_by(item, needs),
            is_own=item.pk not in earlier,
            is_new=is_new(item, returned) and item.pk not in earlier,
            is_whole=whole == str(item.pk),
            field=form.remark_on(item),
            pages=further_pages(item, to_the_last=whole == str(item.pk)),
        )
        for number, item in enumerate([*own, *earlier.values()], start=1)
    ]
    unsent = [item for item in submission.beside if item not in submission.earlier]
    return [asked(number, need, exhibits, unsent) for number, need in enumerate(needs, start=1)], exhibits


def served_by(item: Item, needs: Sequence[Need]) -> list[int]:
    return [number for number, need in enumerate(needs, start=1) if item.serves(need.requirement)]


def asked(number: int, need: Need, exhibits: Sequence[Exhibit], unsent: Sequence[Item]) -> Asked:
    serving = {item.pk for item in need.items}
    shown = [exhibit for exhibit in exhibits if exhibit.item.pk in serving]
    return Asked(number, need, shown, [item for item in unsent if need.awaits(item)])


def is_new(item: Item, returned: Step | None) -> bool:
    """It came after the last return."""
    return returned is not None and item.added_at > returned.at


def pages_of(item: Item) -> int:
    return (item.file.pages or 0) if item.file else 0


def further_pages(item: Item, *, to_the_last: bool) -> range:
    """The pages after the first that are shown with it."""
    pages = pages_of(item)
    return range(2, 1 + (pages if to_the_last else min(pages, PAGES_AT_ONCE)))
