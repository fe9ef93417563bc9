"""What became of a submission, told from its steps and items: who did what, when, and what was said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import ngettext

from evidence.models import Item, Remark, Step, Submission
from evidence.states import RETURNED, SUBMIT
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
    """One former return: its note, and the remarks on items that are no longer there to carry them."""

    step: Step
    remarks: list[Remark]


def steps_of(submission: Submission) -> list[Step]:
    return sorted(submission.steps.all(), key=lambda step: (step.at, step.pk))


def last_return(submission: Submission) -> datetime | None:
    """The moment since which the office has been correcting."""
    return max((step.at for step in submission.steps.all() if step.to_state == RETURNED), default=None)


def last_sending(submission: Submission) -> Step | None:
    return next((step for step in reversed(steps_of(submission)) if step.step == SUBMIT), None)


def rounds(submission: Submission) -> list[Round]:
    """The former returns, the latest first."""
    lost = [item for item in submission.items.all() if item.removed_at]
    said = remarks_by_step(lost)
    returns = [step for step in steps_of(submission) if step.to_state == RETURNED]
    return [Round(step, said[step.pk]) for step in reversed(returns)]


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
    acts = sorted(acts_of(submission, items), key=lambda act: act.at)
    runs = [list(run) for _key, run in groupby(acts, key=lambda act: (act.step and act.step.pk, act.verb, act.by.pk))]
    return [event(run, said) for run in reversed(runs)]


def acts_of(submission: Submission, items: Iterable[Item]) -> Iterator[Act]:
    for step in submission.steps.all():
        yield Act(step.at, step.by, step.step, step)
    for item in items:
        yield Act(item.added_at, item.author, ADDED)
        if item.removed_at and item.removed_by:
            yield Act(item.removed_at, item.removed_by, REMOVED)


def event(run: list[Act], said: dict[int, list[Remark]]) -> Event:
    last, who = run[-1], run[-1].by.get_full_name()
    if last.step is None:
        return Event(last.at, counted(last.verb, len(run)), who)
    remarks = [f"{remark.item.name}: {remark.text}" for remark in said[last.step.pk]]
    note = "\n".join(word for word in (last.step.note, *remarks) if word)
    return Event(last.at, label_of(last.verb), who, last.step.to_state, note)


def counted(verb: str, count: int) -> str:
    if verb == ADDED:
        words = ngettext("Added %(count)s item", "Added %(count)s items", count)
    else:
        words = ngettext("Removed %(count)s item", "Removed %(count)s items", count)
    return words % {"count": shown(count)}
