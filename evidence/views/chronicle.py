"""What became of a submission, told from its steps and items: who did what, when, and what was said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.models import Item, Remark, Step, Submission
from evidence.policy import is_from_head
from evidence.states import IN_HAND, SUBMIT, WITHDRAW
from portal.accounts.models import User
from portal.history.labels import label_of
from portal.shell.digits import shown

ADDED, REMOVED = "added", "removed"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody did: a step, or an item that came or went."""

    at: datetime
    by: User
    verb: str
    turn: datetime  # later than `at` where a clock went back: steps stay in the order in which they were taken
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story as the timeline draws it; `state` is empty where it did not change."""

    at: datetime
    what: str
    who: str
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One return: its note, and remarks on items."""

    step: Step
    remarks: list[Remark]
    is_from_head: bool
    is_taken_back: bool = False  # sent again since, and withdrawn

    @property
    def title(self) -> str:
        return _("Returned by the head of the office") if self.is_from_head else _("Returned for correction")


@dataclass(frozen=True, slots=True)
class Said:
    """What the office says of its work."""

    words: str
    done_on: date | None
    reason: str


def steps_of(submission: Submission) -> list[Step]:
    """In turn, whatever a clock said that went back."""
    return sorted(submission.steps.all(), key=lambda step: step.pk)


def last_return(submission: Submission) -> Step | None:
    return next((step for step in reversed(steps_of(submission)) if step.is_return), None)


def to_correct(submission: Submission) -> Round | None:
    """What the office has to answer while the work lies with it, even if it was sent and taken back in between."""
    step = last_return(submission)
    if step is None or submission.state not in IN_HAND:
        return None
    is_taken_back = steps_of(submission)[-1].step == WITHDRAW
    return Round(step, remarks_by_step(submission.items.all())[step.pk], is_from_head(step), is_taken_back)


def last_sending(submission: Submission) -> Step | None:
    return next((step for step in reversed(steps_of(submission)) if step.step == SUBMIT), None)


def said(submission: Submission) -> Said:
    """What the office said when it last sent this; what it types after that is not sent yet."""
    sent = last_sending(submission)
    if submission.state not in IN_HAND or sent is None or sent.words is None:
        return Said(submission.words, submission.done_on, submission.shortfall_reason)
    return Said(sent.words, sent.done_on, submission.shortfall_reason if sent.reason is None else sent.reason)


def rewritten(submission: Submission) -> dict[str, str | date | None]:
    """What the office, having sent it again, says otherwise than before the return: by field, what it said then."""
    before, now = returned_sending(submission), last_sending(submission)
    if before is None or before == now or before.words is None:
        return {}
    then, told = {"words": before.words, "done_on": before.done_on, "reason": before.reason}, said(submission)
    if before.reason is None:
        del then["reason"]
    return {name: was for name, was in then.items() if was != getattr(told, name)}


def returned_sending(submission: Submission) -> Step | None:
    """The last one before the last return."""
    returned = last_return(submission)
    before = [step for step in steps_of(submission) if returned and step.step == SUBMIT and step.pk < returned.pk]
    return before[-1] if before else None


def rounds(submission: Submission) -> list[Round]:
    """The former returns, the latest first, with the remarks on items that are no longer there to carry them."""
    lost = [item for item in submission.items.all() if item.removed_at]
    said = remarks_by_step(lost)
    returns = [step for step in steps_of(submission) if step.is_return]
    return [Round(step, said[step.pk], is_from_head(step)) for step in reversed(returns)]


def remarks_by_step(items: Iterable[Item]) -> dict[int, list[Remark]]:
    found: dict[int, list[Remark]] = defaultdict(list)
    for item in items:
        for remark in item.remarks.all():
            remark.item = item
            found[remark.step_id].append(remark)
    return found


def chronicle(submission: Submission) -> list[Event]:
    """The whole story, the newest first; what one person added in one go is one line."""
    items = list(submission.items.all())
    said = remarks_by_step(items)
    acts = sorted(acts_of(submission, items), key=lambda act: act.turn)
    runs = [list(run) for _key, run in groupby(acts, key=lambda act: (act.step and act.step.pk, act.verb, act.by.pk))]
    return [event(run, said) for run in reversed(runs)]


def acts_of(submission: Submission, items: Iterable[Item]) -> Iterator[Act]:
    steps = steps_of(submission)
    for step, turn in zip(steps, accumulate((step.at for step in steps), max), strict=True):
        yield Act(step.at, step.by, step.step, turn, step)
    for item in items:
        yield Act(item.added_at, item.author, ADDED, item.added_at)
        if item.removed_at and item.removed_by:
            yield Act(item.removed_at, item.removed_by, REMOVED, item.removed_at)


def event(run: list[Act], said: dict[int, list[Remark]]) -> Event:
    last, who = run[-1], run[-1].by.get_full_name()
    if last.step is None:
        return Event(last.at, counted(last.verb, len(run)), who)
    remarks = [f"{remark.item.name}: {remark.text}" for remark in said[last.step.pk]]
    note = "\n".join(word for word in (last.step.note, *remarks) if word)
    what = _("Returned by the head of the office") if is_from_head(last.step) else label_of(last.verb)
    return Event(last.at, what, who, last.step.to_state, note)


def counted(verb: str, count: int) -> str:
    if verb == ADDED:
        words = ngettext("Added %(count)s item", "Added %(count)s items", count)
    else:
        words = ngettext("Removed %(count)s item", "Removed %(count)s items", count)
    return words % {"count": shown(count)}
