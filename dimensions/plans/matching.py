"""Which activity of one year is which of another, where nobody wrote it down: by theme, then by code and title."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.shell.fiscal import arabic_digits, tidy

NO_LETTERS = re.compile(r"(?:25|20)\d\d|[^\w\u0e31-\u0e4e]+|_")
LEADING_CODE = re.compile(r"^[\d.()\s]+")
ALIKE = 0.6
CLEARLY = 0.1
FOR_THE_CODE = 0.15


@dataclass(frozen=True)
class Known:
    """What an activity is known by in any year; `key` is the caller's own."""

    key: int
    theme: str | None
    code: str | None
    title: str

    @cached_property
    def bare(self) -> str:
        """The title without code, years, spaces and signs, which change from print to print."""
        return NO_LETTERS.sub("", LEADING_CODE.sub("", arabic_digits(tidy(self.title)))).casefold()

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of letters of the title."""
        return frozenset(self.bare[at : at + 2] for at in range(max(1, len(self.bare) - 1)) if self.bare)

    def likeness(self, other: "Known") -> float:
        """How much of both titles is common, from 0 to 1; the same code speaks for it."""
        common = 2 * len(self.pairs & other.pairs) / max(1, len(self.pairs) + len(other.pairs))
        return common + (FOR_THE_CODE if self.code and self.code == other.code and common else 0)


def matched(then: Sequence[Known], now: Sequence[Known]) -> dict[int, int]:
    """By the key of each activity now, the key of the one then that it continues; what is not clear is left out."""
    found: dict[int, int] = {}
    for alike in (lambda each: (each.theme, each.bare), lambda each: each.bare):
        found |= _alone(_open(then, found.values()), _open(now, found), alike)
    left_then, left_now = _by_theme(_open(then, found.values())), _by_theme(_open(now, found))
    for theme, those in left_now.items():
        found |= _likest(left_then.get(theme, []), those)
    return found


def _open(rows: Iterable[Known], taken: Iterable[int]) -> list[Known]:
    gone = set(taken)
    return [row for row in rows if row.key not in gone]


def _by_theme(rows: Iterable[Known]) -> Mapping[str | None, list[Known]]:
    found = defaultdict[str | None, list[Known]](list)
    for row in rows:
        found[row.theme].append(row)
    return found


def _alone(then: Iterable[Known], now: Iterable[Known], alike: Callable[[Known], Hashable]) -> dict[int, int]:
    """Those that are the only ones of their kind in both years."""
    first, second = defaultdict[Hashable, list[int]](list), defaultdict[Hashable, list[int]](list)
    for rows, kinds in ((then, first), (now, second)):
        for row in rows:
            if row.bare:
                kinds[alike(row)].append(row.key)
    return {
        keys[0]: first[kind][0] for kind, keys in second.items() if len(keys) == 1 and len(first.get(kind, ())) == 1
    }


def _likest(then: Sequence[Known], now: Sequence[Known]) -> dict[int, int]:
    """Pairs in which each is clearly the likest to the other."""
    likeness = {(old.key, new.key): old.likeness(new) for old in then for new in now}
    best_now = {new.key: _clear_best({old.key: likeness[old.key, new.key] for old in then}) for new in now}
    best_then = {old.key: _clear_best({new.key: likeness[old.key, new.key] for new in now}) for old in then}
    return {new: old for new, old in best_now.items() if old is not None and best_then[old] == new}


def _clear_best(likeness: Mapping[int, float]) -> int | None:
    if not likeness:
        return None
    (best, degree), *others = sorted(likeness.items(), key=lambda each: -each[1])
    is_clear = not others or degree - others[0][1] >= CLEARLY
    return best if degree >= ALIKE and is_clear else None
