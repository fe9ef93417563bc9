"""Which maturity level an office has reached in a dimension, and what it lacks for the next: whole numbers alone.

An office has reached level L when every criterion of the levels 1 to L that it owes is done; a level of which it owes
nothing passes. The scale ends with the highest level that a criterion of the dimension has.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """What an office owes for a criterion on a level: so many assignments of the whole year, so many accepted."""

    level: int
    owed: int
    done: int
    criterion: str = ""

    @property
    def missing(self) -> int:
        return self.owed - self.done


@dataclass(frozen=True, slots=True)
class Reached:
    """The level that one office has reached of those that there are; `lacks` is what bars it from the next.

    None where the office owes nothing of any level, 0 where it has not reached the first.
    """

    level: int | None
    highest: int
    lacks: tuple[Part, ...] = ()

    @property
    def following(self) -> int | None:
        """The next level, as long as there is one."""
        return None if self.level is None or self.level >= self.highest else self.level + 1

    @property
    def missing(self) -> int:
        """How many assignments are still to be accepted before the next level is reached."""
        return sum(part.missing for part in self.lacks)


@dataclass(frozen=True, slots=True)
class Spread:
    """How several offices stand: the level that at least half of them have reached, and the lowest.

    `behind` offices stand on the lowest; `missing` is what they lack together for the next.
    """

    half: int
    lowest: int
    highest: int
    behind: int
    missing: int

    @property
    def following(self) -> int | None:
        return self.lowest + 1 if self.lowest < self.highest else None


def reached(parts: Iterable[Part], highest: int) -> Reached:
    """Of the parts that one office owes in one dimension, in any order; `lacks` keeps the order."""
    owed = [part for part in parts if part.owed]
    if not owed:
        return Reached(None, highest)
    first_open = min((part.level for part in owed if part.missing), default=highest + 1)
    lacks = tuple(part for part in owed if part.level == first_open and part.missing)
    return Reached(first_open - 1, highest, lacks)


def spread(offices: Iterable[Reached]) -> Spread | None:
    """Of those that owe anything; nothing where none does."""
    standing = [(office.level, office.missing, office.highest) for office in offices if office.level is not None]
    if not standing:
        return None
    levels = sorted((level for level, _missing, _highest in standing), reverse=True)
    behind = [missing for level, missing, _highest in standing if level == levels[-1]]
    half = levels[(len(levels) - 1) // 2]
    return Spread(half, levels[-1], standing[0][2], len(behind), sum(behind))
