"""What the panels of one board share: its figures by place and dimension, read once, and the lists behind them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import quote

from dimensions.models import Dimension
from dimensions.states import ProgrammeState
from evidence import standing
from evidence.standing import Figure, Tally
from portal.dashboard.heat import Column
from portal.dashboard.panel import Options, Subject
from portal.offices.models import Office, in_language
from portal.offices.scope import Scope

NOTHING = Tally()


def quoted(value: str | int) -> str:
    return str(value) if isinstance(value, int) else quote(value)


@dataclass(frozen=True, slots=True)
class Lists:
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
        self.subject, self.at = subject, at
        self.owed = standing.owed(scope, subject)
        self.is_national = subject.office.kind == Office.Kind.DEPARTMENT

    @cached_property
    def lists(self) -> Lists:
        return Lists.about(self.subject)

    @cached_property
    def cells(self) -> dict[tuple[int, int], Tally]:
        """By the id of the place and the number of the dimension, where anything is owed."""
        return standing.cells_by("programme__province_id" if self.is_national else "office_id", self.owed, self.at)

    @cached_property
    def total(self) -> Tally:
        return Tally.of(self.cells.values())

    @cached_property
    def places(self) -> list[Place]:
        """Every place that owes anything, in the order of the tree."""
        found = Office.objects.filter(pk__in={place for place, _number in self.cells}).in_tree_order()
        columns = ("pk", "code", "short_th", "short_en", "zone__number", "zone__name_th", "zone__name_en")
        return [
            Place(pk, code, in_language(thai, english), zone, in_language(zone_thai or "", zone_english or ""))
            for pk, code, thai, english, zone, zone_thai, zone_english in found.values_list(*columns)
        ]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.subject)

    def row(self, place: Place) -> list[Tally]:
        """The figures of a place, one tally for each column."""
        return [self.cells.get((place.pk, column.number), NOTHING) for column in self.columns]


def reading_of(scope: Scope, subject: Subject, at: datetime, options: Options) -> Reading:
    """The one reading that all panels of a board share."""
    return options.once(("evidence", scope, subject, at), lambda: Reading(scope, subject, at))


def columns_of(subject: Subject) -> tuple[Column, ...]:
    """The dimensions by number; where provinces name one differently its number must do."""
    found = Dimension.objects.filter(programme__fiscal_year=subject.fiscal_year, programme__slug=subject.slug).exclude(
        programme__state=ProgrammeState.DRAFT
    )
    if subject.office.kind != Office.Kind.DEPARTMENT:
        found = found.filter(programme__province__path=subject.office.province_path)
    names: dict[int, set[tuple[str, str]]] = {}
    columns = ("number", "name_th", "name_en")
    for number, thai, english in found.order_by("number").values_list(*columns).distinct():
        names.setdefault(number, set()).add((thai or "", english or ""))
    return tuple(Column(number, one_name(said)) for number, said in names.items())


def one_name(said: set[tuple[str, str]]) -> str:
    """What all call it; who has no English name is taken to mean that of those who say the same in Thai."""
    translated = {(thai, english) for thai, english in said if english}
    is_alike = len({thai for thai, _english in said}) == 1
    names = {in_language(thai, english) for thai, english in (translated if is_alike and translated else said)}
    return names.pop() if len(names) == 1 else ""
