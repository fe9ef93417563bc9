"""What the page of an assignment shows: what was asked for, the items that answer it, and what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dimensions.models import Requirement
from dimensions.plans.words import EvidenceKind
from evidence import policy
from evidence.forms import LinkForm
from evidence.models import Item, Remark, Submission
from evidence.needs import Need
from evidence.states import ACCEPTED, ENDORSED, SUBMITTED, WAITING
from evidence.views.chronicle import to_correct
from evidence.views.preparing import Block
from evidence.workflow import Refused


@dataclass(frozen=True, slots=True)
class Tick:
    """One requirement that an item can serve, numbered as on the page."""

    requirement: Requirement
    number: int
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One item; `shown` are the ids of the requirements it serves, to be posted along, `is_new` came in just now."""

    item: Item
    ticks: Sequence[Tick]
    remarks: Sequence[Remark]
    is_new: bool

    @property
    def shown(self) -> str:
        return " ".join(str(tick.requirement.pk) for tick in self.ticks if tick.is_ticked)

    @property
    def has_choice(self) -> bool:
        """Whether it can serve anything beside what it serves already."""
        return not all(tick.is_ticked for tick in self.ticks) or len(self.ticks) > 1

    @property
    def numbers(self) -> list[int]:
        return [tick.number for tick in self.ticks if tick.is_ticked]


@dataclass(frozen=True, slots=True)
class Part:
    """One requirement with the cards of its items, or what serves none.

    An item that serves several has its card at the first; `also` are the others' names here. `earlier` was sent with
    another period and counts here; `unsent` will, as soon as its own period is submitted.
    """

    key: int
    number: int
    need: Need | None
    link: LinkForm
    refused: Sequence[Refused]
    cards: Sequence[Card]
    also: Sequence[Card]
    earlier: Sequence[Item]
    unsent: Sequence[Item]

    @property
    def files_name(self) -> str:
        """The name of the field that the files for it come in."""
        return f"files-{self.key}"

    @property
    def missing(self) -> list[str]:
        return [self.need.sentence] if self.need and not self.need.is_met else []

    @property
    def is_aside(self) -> bool:
        """Nothing is asked for here and nothing is wrong here: it can be folded away."""
        return self.need is None and self.number > 1 and not (self.refused or self.link.errors)

    @property
    def wants_link(self) -> bool:
        return self.need is not None and EvidenceKind.WEBSITE in self.need.requirement.kinds


def parts_of(
    blocks: Sequence[Block],
    needs: Sequence[Need],
    submission: Submission,
    received: Iterable[Item],
) -> list[Part]:
    """The blocks of the form with the items of the submission, each at the first requirement that it serves."""
    new = {item.pk for item in received}
    own = [item for item in submission.papers if item.submission_id == submission.pk]
    cards = [Card(item, ticks_of(item, needs), remarks_on(item, submission), item.pk in new) for item in own]
    unsent = [item for item in submission.beside if item not in submission.earlier]
    return [
        part_of(block, number, needs[number - 1] if number <= len(needs) else None, cards, unsent)
        for number, block in enumerate(blocks, start=1)
    ]


def part_of(block: Block, number: int, need: Need | None, cards: Sequence[Card], unsent: Sequence[Item]) -> Part:
    mine = {card.item.pk for card in cards}
    return Part(
        block.key,
        number,
        need,
        block.link,
        block.refused,
        cards=[card for card in cards if (card.numbers[:1] == [number] if need else not card.numbers)],
        also=[card for card in cards if need and number in card.numbers[1:]],
        earlier=[item for item in need.items if item.pk not in mine] if need else [],
        unsent=[item for item in unsent if need and need.awaits(item)],
    )


def ticks_of(item: Item, needs: Iterable[Need]) -> list[Tick]:
    return [Tick(need.requirement, number, item.serves(need.requirement)) for number, need in enumerate(needs, start=1)]


def remarks_on(item: Item, submission: Submission) -> list[Remark]:
    """What the last return said of it, as long as the office is correcting."""
    correcting = to_correct(submission)
    return [remark for remark in item.remarks.all() if correcting and remark.step_id == correcting.step.pk]


def outlook(submission: Submission, *, may_take_back: bool) -> str | Promise:
    """What happens next, in a sentence; empty while the office itself is at work, or where nothing happens any more."""
    assignment = submission.assignment
    if assignment.is_withdrawn:
        return ""
    if submission.state in WAITING and not assignment.programme.is_active:
        return _("The year was closed before this was decided.")
    is_the_departments = policy.is_the_departments_to_decide(assignment)
    if policy.lies_with_head(submission):
        return TO_THE_DEPARTMENT if is_the_departments else TO_THE_PROVINCE
    if submission.state in WAITING and submission.opened_at:
        return _("A reviewer has opened it. It will be accepted, or come back with a reason.")
    if submission.state == SUBMITTED and may_take_back:
        return BACK_FROM_THE_DEPARTMENT if is_the_departments else BACK_FROM_THE_PROVINCE
    return (AT_THE_DEPARTMENT if is_the_departments else AT_THE_PROVINCE).get(submission.state, "")


TO_THE_PROVINCE = _("The head of the office looks at it next; once endorsed, it goes to the province.")
TO_THE_DEPARTMENT = _("The head of the office looks at it next; once endorsed, it goes to the Department.")
BACK_FROM_THE_PROVINCE = _("The province has it on its desk. Until a reviewer opens it you can take it back.")
BACK_FROM_THE_DEPARTMENT = _("The Department has it on its desk. Until a reviewer opens it you can take it back.")
NOTHING_LEFT = _("Nothing is left to do here.")
AT_THE_PROVINCE: dict[str, str | Promise] = {
    SUBMITTED: _("The province has it on its desk."),
    ENDORSED: _("The province has it on its desk."),
    ACCEPTED: NOTHING_LEFT,
}
AT_THE_DEPARTMENT: dict[str, str | Promise] = {
    SUBMITTED: _("The Department has it on its desk."),
    ENDORSED: _("The Department has it on its desk."),
    ACCEPTED: NOTHING_LEFT,
}
