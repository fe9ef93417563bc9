"""Which maturity level the offices have reached, and what each of them lacks for the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django_stubs_ext import StrPromise

from dimensions.wording import LEVELS, level_name
from evidence.levels import Reached, Spread, spread
from evidence.panels.reading import Lists, Place, Reading, reading_of
from evidence.standing import Figure
from portal.dashboard.heat import Column
from portal.dashboard.levels import Cell, Row, Table
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.scope import Scope


@dataclass(frozen=True, slots=True)
class Lacking:
    """What bars an office from the next level of a dimension: one criterion, and how many assignments of it."""

    office: str
    dimension: int
    level: int
    criterion: str
    missing: int

    @property
    def level_name(self) -> str:
        return level_name(self.level)


@dataclass(frozen=True, slots=True)
class Levels:
    """The table of places; for single offices also what each lacks, criterion by criterion."""

    table: Table
    lacking: tuple[Lacking, ...] = ()

    @property
    def words(self) -> list[tuple[int, StrPromise]]:
        """What the levels are called, as far as the table goes."""
        highest = max(cell.highest for row in self.table.rows for cell in row.cells)
        return [(level, word) for level, word in LEVELS.items() if level <= highest]


@dataclass(frozen=True, slots=True)
class Own:
    """How far one office has come in one dimension; `url` is the list of what is missing for the next level."""

    number: int
    name: str
    standing: Reached
    url: str
    lacking: tuple[Lacking, ...]

    @property
    def level_name(self) -> str:
        return level_name(self.standing.level) if self.standing.level else ""

    @property
    def following_name(self) -> str:
        return level_name(self.standing.following) if self.standing.following else ""


class OfficeLevels(Panel):
    """Every office that owes anything, in the dimensions that count by level; nothing in a year without levels."""

    title = _("Level reached, by office and dimension")
    template_name = "evidence/panels/_levels.html"
    print_template_name = "evidence/panels/_levels_print.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Levels | None:
        reading = reading_of(scope, subject, at, options)
        if not reading.reached:
            return None
        columns = levelled(reading)
        own = [(place, [own_of(reading, place, column) for column in columns]) for place in reading.places]
        rows = [row_of(reading, place, map(cell_of, standings)) for place, standings in own]
        of_all = [
            cell_of_several(every(reading, column), reading.lists.narrowed(dimension=column.number))
            for column in columns
        ]
        table = Table(columns, tuple(rows), Row("", pgettext("row", "All offices"), "", tuple(of_all)))
        return Levels(table, tuple(lack for _place, standings in own for each in standings for lack in each.lacking))


class ProvinceLevels(Panel):
    """Every province that uses levels: the level that half of its offices have reached, and those that are behind."""

    title = _("Level reached, by province and dimension")
    template_name = "evidence/panels/_levels.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Levels | None:
        reading = reading_of(scope, subject, at, options)
        found, columns = reading.reached_in_provinces, levelled(reading)
        using = {province for province, _number in found}
        rows = []
        for place in reading.places:
            lists = Lists(reading.subject.address("evidence:assignments", place.code))
            in_each = ((found.get((place.pk, column.number), ()), column.number) for column in columns)
            cells = (cell_of_several(spread(each), lists.narrowed(dimension=number)) for each, number in in_each)
            rows += [row_of(reading, place, cells)] if place.pk in using else []
        return Levels(Table(columns, tuple(rows))) if rows else None


class OwnLevels(Panel):
    """How far the office itself has come, and in words what it lacks."""

    title = _("Level reached")
    template_name = "evidence/panels/_own_levels.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> tuple[Own, ...] | None:
        reading = reading_of(scope, subject, at, options)
        office = subject.office
        if all(place != office.pk for place, _number in reading.cells):
            return None
        own = Place(office.pk, office.code, office.short_name, None, "")
        return tuple(own_of(reading, own, column) for column in levelled(reading)) or None


def levelled(reading: Reading) -> tuple[Column, ...]:
    """The dimensions that count by level."""
    return tuple(column for column in reading.columns if column.number in reading.outline.levels)


def row_of(reading: Reading, place: Place, cells: Iterable[Cell]) -> Row:
    return Row(place.code, place.name, reading.subject.address("dashboard:board", place.code), tuple(cells))


def own_of(reading: Reading, office: Place, column: Column) -> Own:
    number = column.number
    standing = reading.reached.get((office.pk, number), Reached(None, reading.outline.levels[number]))
    url = missing_for(standing.following, reading.lists.narrowed(at=office.code, dimension=number))
    lacks = (Lacking(office.name, number, part.level, part.criterion, part.missing) for part in standing.lacks)
    return Own(number, column.name, standing, url, tuple(lacks))


def cell_of(own: Own) -> Cell:
    standing = own.standing
    return Cell(standing.level, standing.highest, standing.missing, own.url)


def every(reading: Reading, column: Column) -> Spread | None:
    return spread(found for (_office, number), found in reading.reached.items() if number == column.number)


def cell_of_several(offices: Spread | None, lists: Lists) -> Cell:
    if offices is None:
        return Cell(None, 0)
    url = missing_for(offices.following, lists)
    return Cell(offices.half, offices.highest, offices.missing, url, offices.lowest, offices.behind)


def missing_for(level: int | None, lists: Lists) -> str:
    """The list of what is missing for a level."""
    return lists.narrowed(level=level).of(Figure.NOT_ACCEPTED) if level else ""
