"""What two readings of a plan say otherwise, as facts: the words for them stand elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow
from dimensions.plans.file import PlanFile, Step, walk

ALIKE = 0.6  # titles that have so much in common are one title, reworded
# How the paper was typed and read says nothing to those who do the work.
SAID_OF_ACTIVITY = (
    "title",
    "code",
    "detail",
    "sub_of",
    "offices",
    "owner_group",
    "owner_position",
    "verified_by",
    "recurs_every_months",
    "components",
    "remark",
    "evidence_note",
)
PARTS = ("periods", "evidence", "quotas", "milestones")
SAID_OF_PERIOD = ("raw", "start", "end", "label")
DAYS = ("start", "end")

Pairs = Sequence[tuple[int | None, int | None]]
"""Which part of a list before is which of the list after, by their places; one of them is missing where it has none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise: the key of an activity's row, or of a list of which one part differs.

    Of a list a part is missing before where it is new, and after where it was dropped.
    """

    key: str
    before: Any
    after: Any

    @property
    def is_of_part(self) -> bool:
        return self.key in PARTS

    @property
    def is_new(self) -> bool:
        return self.is_of_part and self.before is None

    @property
    def is_gone(self) -> bool:
        return self.is_of_part and self.after is None

    @property
    def moves_dates(self) -> bool:
        """A period that has other days than before."""
        both = self.before is not None and self.after is not None
        return self.key == "periods" and both and days(self.before) != days(self.after)


def days(period: PeriodRow) -> tuple[Any, Any]:
    return period.start, period.end


def differences(
    before: ActivityRow, after: ActivityRow, pairs: dict[str, Pairs] | None = None
) -> tuple[Difference, ...]:
    """In the order in which an activity is read; `pairs` says by list which part is which, where that is known."""
    known = pairs or {}
    found = [
        Difference(key, getattr(before, key), getattr(after, key))
        for key in SAID_OF_ACTIVITY
        if plain(key, getattr(before, key)) != plain(key, getattr(after, key))
    ]
    for key in PARTS:
        lists = getattr(before, key), getattr(after, key)
        found += between(key, *lists, known.get(key) or PAIRING[key](*lists))
    return tuple(found)


def plain(key: str, value: Any) -> Any:
    """Offices are the same in whatever order they are named."""
    return frozenset(value) if key == "offices" else value


def between(key: str, before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Iterator[Difference]:
    for old, new in pairs:
        was = None if old is None else before[old]
        now = None if new is None else after[new]
        if was is None or now is None or said(key, was) != said(key, now):
            yield Difference(key, was, now)


def said(key: str, part: Any) -> Any:
    """What of a part is said to people; how widely a period was spaced, or where its line broke, is not."""
    if key == "periods":
        raw, *rest = (getattr(part, name) for name in SAID_OF_PERIOD)
        return " ".join(raw.split()), *rest
    return replace(part, split_from_previous_source_bullet=False) if key == "evidence" else part


def same_periods(before: Sequence[PeriodRow], after: Sequence[PeriodRow]) -> Pairs:
    """By what they say; the rest by their round, then by their days, then in turn: a date that moved is the same."""
    tests: list[Callable[[PeriodRow, PeriodRow], bool]] = [
        lambda old, new: said("periods", old) == said("periods", new),
        lambda old, new: old.label is not None and old.label == new.label,
        lambda old, new: old.end is not None and days(old) == days(new),
        lambda _old, _new: True,
    ]
    return paired(before, after, tests)


def same_evidence(before: Sequence[EvidenceRow], after: Sequence[EvidenceRow]) -> Pairs:
    tests: list[Callable[[EvidenceRow, EvidenceRow], bool]] = [
        lambda old, new: said("evidence", old) == said("evidence", new),
        lambda old, new: old.title == new.title,
        lambda old, new: alike(old.title, new.title),
    ]
    return paired(before, after, tests)


def same_parts(before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    """By what they say, the rest in turn."""
    return paired(before, after, [lambda old, new: bool(old == new), lambda _old, _new: True])


PAIRING: dict[str, Callable[[Any, Any], Pairs]] = {
    "periods": same_periods,
    "evidence": same_evidence,
    "quotas": same_parts,
    "milestones": same_parts,
}


def alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def paired(before: Sequence[Any], after: Sequence[Any], tests: Sequence[Callable[[Any, Any], bool]]) -> Pairs:
    """Each test in turn pairs what is still alone, in the order of the lists; what stays alone is gone, or new."""
    partner: dict[int, int] = {}
    alone = list(range(len(after)))
    for fits in tests:
        for old, was in enumerate(before):
            if (
                old not in partner
                and (found := next((new for new in alone if fits(was, after[new])), None)) is not None
            ):
                partner[old] = found
                alone.remove(found)
    return [*((old, partner.get(old)) for old in range(len(before))), *((None, new) for new in alone)]


@dataclass(frozen=True, slots=True)
class Compared:
    """An activity of one plan beside the same of another; one of them is missing where it has none."""

    before: Step | None
    after: Step | None


def compared(before: PlanFile, after: PlanFile) -> list[Compared]:
    """Inside a dimension activities are the same by number and title, else by title, else by number.

    A row that was put in between moves the numbers of all that follow; their titles still say which they are.
    """
    old, new = list(walk(before)), list(walk(after))
    tests: list[Callable[[Step, Step], bool]] = [
        lambda was, now: is_beside(was, now) and number_and_title(was) == number_and_title(now),
        lambda was, now: is_beside(was, now) and was.activity.title == now.activity.title,
        lambda was, now: is_beside(was, now) and was.activity.seq == now.activity.seq,
    ]
    return [
        Compared(None if was is None else old[was], None if now is None else new[now])
        for was, now in paired(old, new, tests)
    ]


def is_beside(was: Step, now: Step) -> bool:
    return was.dimension.number == now.dimension.number


def number_and_title(step: Step) -> tuple[int, str]:
    return step.activity.seq, step.activity.title
