"""The doubts of a file by kind: what is said, where, what is proposed, and whether somebody settled it."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_stubs_ext import StrPromise

from dimensions.checking.kinds import KINDS, NOTED, OTHER, OTHERS, weight_of
from dimensions.checking.places import CellLink, Places
from dimensions.models import PlanSource
from dimensions.models.source import Answer
from dimensions.plans.answers import UNDATED, Asked, asked_of, offered_in
from dimensions.plans.handed_in import OpenDoubt
from dimensions.wording import ACTING_OFFICES, EVIDENCE_KINDS
from portal.shell.dates import say_date, say_range
from portal.shell.digits import shown

DAY = r"\d{4}-\d{2}-\d{2}"
DAYS = re.compile(rf"(?P<first>{DAY})?\.\.(?P<last>{DAY})?|(?P<day>{DAY})")
NUMBER = re.compile(r"%\((\w+)\)d")
WORD = re.compile(r"[a-z_]+")
MOST_LISTED = 20  # of the doubts of one kind
MOST_CELLS = 12  # of those of one doubt, behind the first


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt as it is said; `number` is its place in the reading, people count from one.

    What `is_noted` changes nothing in the plan: its proposal is only to be known. What `offers_dates` has none yet and
    may take them. `answer` is what a person said in its place.
    """

    number: int
    kind: str
    sentence: str
    proposal: str
    sheet: str
    cell: CellLink | None
    is_settled: bool
    is_noted: bool = False
    others: tuple[CellLink, ...] = ()
    more_cells: int = 0
    offers_dates: bool = False
    answer: str = ""
    is_left: bool = False

    @property
    def shown_number(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Group:
    """The doubts of one kind, as many as a page can bear; `numbers` are all that are open."""

    kind: str
    title: StrPromise
    open: tuple[Remark, ...]
    settled: tuple[Remark, ...]
    numbers: tuple[int, ...]
    settled_count: int
    before: int | None = None
    behind: int | None = None
    opens_settled: bool = False

    @property
    def has_more(self) -> bool:
        return len(self.numbers) > len(self.open)


def groups_of(source: PlanSource, places: Places, at: int | None = None) -> list[Group]:
    """The weightiest kind first, those without a name together; around the doubt `at` where there are too many."""
    settled = source.settled
    by_kind: dict[str, list[int]] = {}
    for number, doubt in enumerate(source.doubts):
        by_kind.setdefault(doubt.kind if doubt.kind in KINDS else OTHERS, []).append(number)
    return [
        group_of(
            kind,
            [number for number in numbers if number not in settled],
            [number for number in numbers if number in settled],
            lambda number: remark_of(source, number, places, is_settled=number in settled),
            at,
        )
        for kind, numbers in sorted(by_kind.items(), key=lambda each: weight_of(each[0]))
    ]


def group_of(
    kind: str,
    still_open: Sequence[int],
    settled: Sequence[int],
    remark: Callable[[int], Remark],
    at: int | None,
) -> Group:
    first, last = listed_of(still_open, at)
    begun, ended = listed_of(settled, at)
    return Group(
        kind,
        KINDS.get(kind, OTHER),
        tuple(map(remark, still_open[first:last])),
        tuple(map(remark, settled[begun:ended])),
        tuple(still_open),
        len(settled),
        still_open[first - MOST_LISTED] + 1 if first else None,
        still_open[last] + 1 if last < len(still_open) else None,
        at in settled,
    )


def listed_of(numbers: Sequence[int], at: int | None) -> tuple[int, int]:
    """Which of them stand on the page: the first ones, or those among which one doubt is."""
    place = numbers.index(at) if at in numbers else 0
    first = place - place % MOST_LISTED
    return first, min(first + MOST_LISTED, len(numbers))


def remark_of(source: PlanSource, number: int, places: Places, *, is_settled: bool) -> Remark:
    doubt, given = source.doubts[number], source.given.get(number)
    cells = places.links(doubt.cells[: MOST_CELLS + 1])
    return Remark(
        number,
        doubt.kind,
        in_sentence(doubt),
        in_words(doubt.proposal, doubt.kind),
        doubt.sheet or "",
        cells[0] if cells else None,
        is_settled,
        doubt.kind in NOTED,
        tuple(cells[1:]),
        max(len(doubt.cells) - 1 - MOST_CELLS, 0),
        bool(offered_in(doubt)) and doubt.kind in UNDATED,
        said(given, doubt.kind) if given else "",
        bool(given and given.is_left),
    )


def said(given: Answer, kind: str) -> str:
    """What was answered, as people read it; the same for many is said once."""
    return "; ".join(dict.fromkeys(filter(None, (in_answer(value, kind) for value in given.values.values()))))


def in_answer(value: Any, kind: str) -> str:
    match asked_of(kind):
        case Asked.PERIODS:
            spans = ((as_day(row["start"]), as_day(row["end"])) for row in value)
            return "; ".join(say_range(*span) for span in spans)
        case Asked.EVIDENCE:
            (row,) = value
            kinds = pgettext("between things counted", ", ").join(str(EVIDENCE_KINDS[each]) for each in row["kinds"])
            return f"{kinds} × {shown(row['min_count'])}"
        case Asked.OFFICES:
            return pgettext("between things counted", ", ").join(str(ACTING_OFFICES[each]) for each in value)
        case Asked.NUMBER:
            return shown(value[0].get("at_least", value[0].get("at_most"))) if value else _("no number to reach")
    return str(value)


def as_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def stop_after(source: PlanSource, numbers: Container[int]) -> str:
    """Where the page goes on: at the first open doubt behind these, in the order of the page."""
    order = sorted(range(len(source.doubts)), key=lambda number: (weight_of(source.doubts[number].kind), number))
    last = max((place for place, number in enumerate(order) if number in numbers), default=-1)
    still_open = set(source.unsettled)
    number = next((each for each in (*order[last + 1 :], *order) if each in still_open), None)
    if number is None:
        return "#take-in"
    query = f"?doubt={number + 1}" if len(order) > MOST_LISTED else ""
    return f"{query}#doubt-{number + 1}"


def in_words(proposal: str | None, kind: str = "") -> str:
    """Days and kinds of evidence are proposed as a file writes them; people read them as everywhere on the page."""
    if asked_of(kind) is Asked.EVIDENCE:
        return WORD.sub(lambda found: str(EVIDENCE_KINDS.get(found[0], found[0])), proposal or "")
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
