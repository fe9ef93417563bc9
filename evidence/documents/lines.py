"""Every assignment of a board as a line of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from evidence import standing
from evidence.panels.reading import Reading
from evidence.periods import Term
from evidence.states import AssignmentState
from portal.dashboard.heat import Column
from portal.offices.models import in_language

COLUMNS = (
    "dimension__number",
    "activity__code",
    "activity__title",
    "office__code",
    "office__short_th",
    "office__short_en",
    "period__label",
    "opens",
    "falls_due",
    "sent_on",
    "standing",
)
ORDER = (
    "dimension__number",
    "office__kind_order",
    "office__sort_key",
    "office__code",
    "activity__position",
    "falls_due",
    "pk",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment; `office` is its short name, `state` an AssignmentState."""

    dimension: int
    code: str
    title: str
    office_code: str
    office: str
    period: Term
    due_on: date | None
    sent_on: date | None
    state: str

    @property
    def state_name(self) -> str:
        return str(AssignmentState(self.state).label)


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension with its lines, office by office."""

    dimension: Column
    offices: tuple[tuple[str, tuple[Line, ...]], ...]


def lines_of(reading: Reading) -> list[Line]:
    """In the order of a document: by dimension, office and place in the plan, each in its state at the moment."""
    found = standing.with_state(reading.owed, reading.at).order_by(*ORDER).values_list(*COLUMNS)
    return [
        Line(number, code or "", title, at, in_language(*office), Term(label or "", opens, due), due, sent, state)
        for number, code, title, at, *office, label, opens, due, sent, state in found
    ]


def parts_of(lines: Sequence[Line], dimensions: Sequence[Column]) -> list[Part]:
    found = ((column, [line for line in lines if line.dimension == column.number]) for column in dimensions)
    return [Part(column, tuple(by_office(inside))) for column, inside in found if inside]


def by_office(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for _code, group in groupby(lines, key=attrgetter("office_code")):
        inside = tuple(group)
        yield inside[0].office, inside
