"""What the panels of one board share: its figures by place and dimension, read once, and the lists behind them."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from django.db.models import QuerySet

from dimensions.models import Dimension
from dimensions.models.assignment import AssignmentQuerySet
from dimensions.models.dimension import HIGHEST_LEVEL
from dimensions.states import ProgrammeState
from evidence import standing
from evidence.climbing import Spot, by_criterion, by_level, cells_and_parts, parts_by_province
from evidence.levels import Part, Reached, reached
from evidence.standing import Figure, Tally
from portal.dashboard.heat import Column
from portal.dashboard.panel import Options, Subject
from portal.offices.models import ROOT_PATH, Office, in_language
from portal.offices.scope import Scope
from portal.shell.prepared import Repeated

NOTHING = Tally()


def quoted(value: str | int) -> str:
    return str(value) if isinstance(value, int) else quote(value)


class Lists(NamedTuple):
    """The addresses of the lists behind figures, all narrowed alike."""

    address: str

    @classmethod
    def about(cls, subject: Subject) -> "Lists":
        return cls(subject.address("evidence:assignments", subject.office.code))

    def narrowed(self, **by: str | int) -> "Lists":
        """To what the list's filters of these names leave."""
        return Lists(self.address + "".join([f"&{name}={quoted(value)}" for name, value in by.items()]))

    def of(self, figure: Figure) -> str:
        """The list that adds up to the figure."""
        return f"{self.address}&figure={figure.value}"


@dataclass(frozen=True, slots=True)
class Place:
    """An office of a board; for the Department it stands for its whole province."""

    pk: int
    code: str
    name: str
    zone: int | None
    zone_name: str


class Reading:
    """A board's figures at a moment."""

    def __init__(self, scope: Scope, subject: Subject, at: datetime) -> None:
        self.scope, self.subject, self.at = scope, subject, at
        self.is_national = subject.office.kind == Office.Kind.DEPARTMENT
        self.is_now = standing.is_now(at)  # decided once: the clock goes on

    @property
    def values(self) -> tuple[Hashable, ...]:
        """All that the questions of this reading hang on; of the present only its day counts."""
        office, at = self.subject.office, self.at
        moment = (standing.day_of(at), standing.ended_before(at)) if self.is_now else (at,)
        return self.scope, self.subject, office.path, office.kind, office.parent_id, self.is_national, *moment

    @cached_property
    def owed(self) -> AssignmentQuerySet:
        return standing.owed(self.scope, self.subject)

    @property
    def standing(self) -> AssignmentQuerySet:
        """What is owed, as it stood at the moment."""
        return standing.as_it_is(self.owed) if self.is_now else standing.as_it_was(self.owed, self.at)

    @cached_property
    def lists(self) -> Lists:
        return Lists.about(self.subject)

    @cached_property
    def counted(self) -> tuple[dict[Spot, Tally], dict[Spot, list[Part]]]:
        """The figures of every place and dimension and, in a year with levels, what offices owe for each criterion."""
        if self.is_national or not self.outline.levels:
            place = "programme__province_id" if self.is_national else "office_id"
            rows = CELLS.rows(self.values, lambda: standing.cells_by(place, self.standing, self.at))
            return standing.table_of(rows), {}
        return cells_and_parts(CRITERIA.rows(self.values, lambda: by_criterion(self.standing, self.at)))

    @property
    def cells(self) -> dict[Spot, Tally]:
        """By the id of the place and the number of the dimension, where anything is owed."""
        return self.counted[0]

    @cached_property
    def reached(self) -> dict[Spot, Reached]:
        """How far each office has come, in the dimensions in which it owes anything of a level."""
        levels = self.outline.levels
        parts = self.counted[1].items()
        return {place: reached(owed, levels[place[1]]) for place, owed in parts if place[1] in levels}

    @cached_property
    def reached_in_provinces(self) -> dict[Spot, list[Reached]]:
        """Over many provinces, by province and dimension, how far its offices have come."""
        if not self.outline.levels:
            return {}
        scale = scale_of(self.subject)
        rows = LEVELS.rows(self.values, lambda: by_level(self.standing, self.at))
        highest = {
            (province, number): level for province, number, level in HIGHEST.rows(scale, lambda: highest_of(*scale))
        }
        return {
            place: [reached(parts, highest[place]) for parts in offices.values()]
            for place, offices in parts_by_province(rows).items()
        }

    @cached_property
    def total(self) -> Tally:
        return Tally.of(self.cells.values())

    @property
    def is_published(self) -> bool:
        """Whether what is owed today was so by then; asked only where nothing was."""
        return self.is_now or bool(self.cells) or not self.owed.filter(programme__published_at__gte=self.at).exists()

    @cached_property
    def places(self) -> list[Place]:
        """Every place that owes anything, in the order of the tree."""
        wanted = frozenset(place for place, _number in self.cells)
        return [
            Place(pk, code, in_language(thai, english), zone, in_language(zone_thai or "", zone_english or ""))
            for pk, code, thai, english, zone, zone_thai, zone_english in PLACES.rows(wanted, lambda: places_of(wanted))
        ]

    @cached_property
    def outline(self) -> "Outline":
        return outline_of(self.subject)

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.outline.columns

    def row(self, place: Place) -> list[Tally]:
        """The figures of a place, one tally for each column."""
        return [self.cells.get((place.pk, column.number), NOTHING) for column in self.columns]


CELLS: Repeated[tuple[Any, ...]] = Repeated()
PLACES: Repeated[tuple[Any, ...]] = Repeated()
COLUMNS: Repeated[tuple[Any, ...]] = Repeated()
CRITERIA: Repeated[tuple[Any, ...]] = Repeated()
LEVELS: Repeated[tuple[Any, ...]] = Repeated()
HIGHEST: Repeated[tuple[Any, ...]] = Repeated()


def places_of(wanted: Iterable[int]) -> QuerySet[Office, tuple[Any, ...]]:
    columns = ("pk", "code", "short_th", "short_en", "zone__number", "zone__name_th", "zone__name_en")
    return Office.objects.filter(pk__in=wanted).in_tree_order().values_list(*columns)


def reading_of(scope: Scope, subject: Subject, at: datetime, options: Options) -> Reading:
    """The one reading that all panels of a board share."""
    return options.once(("evidence", scope, subject, at), lambda: Reading(scope, subject, at))


Scale = tuple[int, str, str]


def scale_of(subject: Subject) -> Scale:
    """The year, slug and province that the plan of a board is known by."""
    return subject.fiscal_year, subject.slug, subject.office.province_path


@dataclass(frozen=True, slots=True)
class Outline:
    """The dimensions of a board, and the highest level in each of those that count by level, by number."""

    columns: tuple[Column, ...]
    levels: dict[int, int]


def outline_of(subject: Subject) -> Outline:
    """The dimensions by number; where provinces name one differently its number must do."""
    scale = scale_of(subject)
    names: dict[int, set[tuple[str, str]]] = {}
    levels: dict[int, int] = {}
    for number, thai, english, highest in COLUMNS.rows(scale, lambda: dimensions_of(*scale)):
        names.setdefault(number, set()).add((thai or "", english or ""))
        if highest:
            levels[number] = max(highest, levels.get(number, 0))
    return Outline(tuple(Column(number, one_name(said)) for number, said in names.items()), levels)


def published(fiscal_year: int, slug: str, province: str) -> QuerySet[Dimension]:
    """The dimensions of one province's programme, or of all of them."""
    found = Dimension.objects.filter(programme__fiscal_year=fiscal_year, programme__slug=slug)
    if province != ROOT_PATH:
        found = found.filter(programme__province__path=province)
    return found.exclude(programme__state=ProgrammeState.DRAFT).order_by("number")


def dimensions_of(*scale: Any) -> QuerySet[Dimension, tuple[Any, ...]]:
    """Number, names and highest level."""
    return published(*scale).values_list("number", "name_th", "name_en").annotate(highest=HIGHEST_LEVEL)


def highest_of(*scale: Any) -> QuerySet[Dimension, tuple[Any, ...]]:
    """Province, number and highest level."""
    return published(*scale).values_list("programme__province_id", "number").annotate(highest=HIGHEST_LEVEL)


def one_name(said: set[tuple[str, str]]) -> str:
    """What all call it; who has no English name is taken to mean that of those who say the same in Thai."""
    translated = {(thai, english) for thai, english in said if english}
    is_alike = len({thai for thai, _english in said}) == 1
    names = {in_language(thai, english) for thai, english in (translated if is_alike and translated else said)}
    return names.pop() if len(names) == 1 else ""
