"""The doubts of a file by kind: what is said, where, what is proposed, and whether somebody settled it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from dimensions.checking.kinds import KINDS, NOTED, OTHER, OTHERS, weight_of
from dimensions.checking.places import CellLink, Places
from dimensions.models import PlanSource
from dimensions.plans.handed_in import OpenDoubt
from portal.shell.dates import say_date, say_range
from portal.shell.digits import shown

DAY = r"\d{4}-\d{2}-\d{2}"
DAYS = re.compile(rf"(?P<first>{DAY})?\.\.(?P<last>{DAY})?|(?P<day>{DAY})")
NUMBER = re.compile(r"%\((\w+)\)d")


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt as it is said; `number` is its place in the reading, people count from one.

    What `is_noted` changes nothing in the plan: its proposal is only to be known.
    """

    number: int
    sentence: str
    proposal: str
    sheet: str
    cell: CellLink | None
    is_settled: bool
    is_noted: bool = False

    @property
    def shown_number(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Group:
    """All doubts of one kind."""

    kind: str
    title: StrPromise
    open: tuple[Remark, ...]
    settled: tuple[Remark, ...]


def groups_of(source: PlanSource, places: Places, drawn: Iterable[str]) -> list[Group]:
    """The weightiest kind first, those without a name together; a cell that is not `drawn` is named without a link."""
    settled, anchors = set(source.accepted), set(drawn)
    by_kind: dict[str, list[Remark]] = {}
    for number, doubt in enumerate(source.doubts):
        kind = doubt.kind if doubt.kind in KINDS else OTHERS
        by_kind.setdefault(kind, []).append(remark_of(number, doubt, places, anchors, number in settled))
    return [
        Group(
            kind,
            KINDS.get(kind, OTHER),
            tuple(each for each in found if not each.is_settled),
            tuple(each for each in found if each.is_settled),
        )
        for kind, found in sorted(by_kind.items(), key=lambda each: weight_of(each[0]))
    ]


def remark_of(number: int, doubt: OpenDoubt, places: Places, anchors: set[str], is_settled: bool) -> Remark:
    cell = None
    if doubt.sheet is not None and doubt.cell is not None:
        anchor = places.anchor(doubt.sheet, doubt.cell)
        cell = CellLink(doubt.cell, anchor if anchor in anchors else "")
    is_noted = doubt.kind in NOTED
    return Remark(number, in_sentence(doubt), in_words(doubt.proposal), doubt.sheet or "", cell, is_settled, is_noted)


def in_words(proposal: str | None) -> str:
    """Days are proposed as a file writes them; people read them as everywhere on the page."""
    return DAYS.sub(said_days, proposal or "")


def said_days(found: re.Match[str]) -> str:
    try:
        first, last, day = (date.fromisoformat(each) if each else None for each in found.group("first", "last", "day"))
    except ValueError:  # figures of another kind
        return found.group()
    return say_date(day) if day else say_range(first, last) or found.group()


def in_sentence(doubt: OpenDoubt) -> str:
    """Numbers in the reader's digits; what is quoted from the file stays as it was typed."""
    facts = {key: shown(value) if isinstance(value, int) else value for key, value in doubt.params.items()}
    if isinstance(day := facts.get("day"), str):  # a day that was read, and no quotation
        facts["day"] = in_words(day)
    return NUMBER.sub(r"%(\1)s", _(doubt.message)) % facts
