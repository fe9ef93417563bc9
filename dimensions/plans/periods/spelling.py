"""A text in one spelling, where every letter still knows what was typed for it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from portal.shell.fiscal import arabic_digits, tidy
from portal.shell.fiscal.typed import DASHES

NIKHAHIT = "\u0e4d"
# Written above, below or not at all: what belongs to the letter before it.
WITHOUT_A_PLACE = {"Mn", "Mc", "Me", "Cf", "Cc", "Cs"}
SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
TILDES = str.maketrans("~～˜∼〜", "-----")

_tidy = lru_cache(maxsize=4096)(tidy)  # of single letters


@dataclass(frozen=True)
class Spelled:
    """`text` is what the grammar reads, `shown` the same letters for people; each knows where it stood as typed."""

    typed: str
    text: str
    shown: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def as_typed(self, start: int, end: int) -> str:
        return self.typed[self.starts[start] : self.ends[end - 1]] if start < end else ""


def spell(typed: str) -> Spelled:
    """Thai in one spelling, small Latin letters, Arabic digits, one kind of dash; a line break stays one."""
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(typed):
        cluster = typed[start:end]
        letters = _blank(cluster) if cluster.isspace() else _tidy(cluster)
        shown.append(letters)
        places += [(start, end)] * len(letters)
    spelled = "".join(shown)
    text = DASHES.sub("-", arabic_digits(spelled).translate(SMALL).translate(TILDES))
    return Spelled(typed, text, spelled, tuple(start for start, _ in places), tuple(end for _, end in places))


def has_look_alikes(typed: str) -> bool:
    """Does a letter stand for another that looks like it, or do marks stand in another order than they are typed in?"""
    bare = "".join(letter for letter in typed if not letter.isspace() and _tidy(letter))
    return bare != tidy(bare)


def _blank(run: str) -> str:
    return "\n" if len(run.splitlines()) > 1 or run.splitlines()[0] != run else " "


def _clusters(typed: str) -> Iterator[tuple[int, int]]:
    """Where each letter with its marks begins and ends; white space stands together."""
    start = 0
    for place in range(1, len(typed) + 1):
        if place == len(typed) or not _belongs(typed, start, place):
            yield start, place
            start = place


def _belongs(typed: str, start: int, place: int) -> bool:
    letter, first = typed[place], typed[start]
    if letter.isspace() or first.isspace():
        return letter.isspace() and first.isspace()
    if unicodedata.category(letter) in WITHOUT_A_PLACE:
        return True
    if letter in "าๅ":
        return NIKHAHIT in typed[max(start, place - 4) : place]
    return letter == "เ" == first and all(not tidy(between) for between in typed[start + 1 : place][:4])
