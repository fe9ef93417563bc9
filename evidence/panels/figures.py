"""The figures of a board in all, by dimension and by zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from evidence.panels.reading import Lists, reading_of
from evidence.standing import FIGURES, Figure, Tally
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.scope import Scope
from portal.shell.digits import shown
from portal.shell.templatetags.ui import percent


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the address of the list that adds up to it."""

    figure: Figure
    number: int
    url: str

    @property
    def label(self) -> str | StrPromise:
        return self.figure.label

    @property
    def presses(self) -> bool:
        return self.number > 0 and self.figure == Figure.OVERDUE


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one thing that is counted: a dimension (`number` is its own), a zone, or all."""

    name: str
    number: int | None
    tally: Tally
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures under `labels`; `heading` says what they are rows of. The last one is their sum."""

    heading: str
    labels: tuple[str | StrPromise, ...]
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a whole board: of what has fallen due in a sentence, of the whole year in shares and counts."""

    tally: Tally
    counts: tuple[Count, ...]
    is_published: bool = True
    is_final: bool = False

    @property
    def shares(self) -> dict[str, int]:
        """All that is owed, each piece in one share alone."""
        tally = self.tally
        parts = {"accepted": tally.accepted, "waiting": tally.waiting, "overdue": tally.overdue}
        return parts | {"not_due": tally.owed - sum(parts.values())}

    @property
    def overlap(self) -> bool:
        """Whether a piece of work may stand in more counts than one."""
        return self.tally.returned + self.tally.late > 0

    @property
    def sentence(self) -> str:
        """How the work stands, as one would say it."""
        tally = self.tally
        if not self.is_published:
            return gettext("This programme was not published yet on that day.")
        if not tally.owed:
            return gettext("Nothing is owed here in this programme.")
        if not tally.due:
            return shown(gettext("Nothing has fallen due yet; %(owed)s are owed this year.") % {"owed": tally.owed})
        facts = {"due": tally.due, "accepted": tally.due_accepted, "share": percent(tally.due_accepted / tally.due)}
        return shown(gettext("%(accepted)s of %(due)s that have fallen due are accepted (%(share)s).") % facts)


def counts_of(tally: Tally, lists: Lists) -> tuple[Count, ...]:
    return tuple(Count(figure, getattr(tally, figure), lists.of(figure)) for figure in FIGURES)


def with_total(heading: str, rows: Iterable[Row], total: Tally, lists: Lists) -> Figures:
    last = Row(pgettext("row", "Total"), None, total, counts_of(total, lists))
    return Figures(heading, tuple(figure.label for figure in FIGURES), tuple(rows), last)


class Totals(Panel):
    title = _("Where the work stands")
    template_name = "evidence/panels/_totals.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Summary:
        reading = reading_of(scope, subject, at, options)
        counts = counts_of(reading.total, reading.lists)
        return Summary(reading.total, counts, reading.is_published, subject.is_final)


class Dimensions(Panel):
    title = _("By dimension")
    template_name = "evidence/panels/_figures.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Figures:
        reading = reading_of(scope, subject, at, options)
        rows = []
        for column in reading.columns:
            tally = Tally.of(tally for (_place, number), tally in reading.cells.items() if number == column.number)
            counts = counts_of(tally, reading.lists.narrowed(dimension=column.number))
            rows.append(Row(column.name, column.number, tally, counts))
        return with_total(pgettext("column", "Dimension"), rows, reading.total, reading.lists)


class Zones(Panel):
    title = _("By zone")
    template_name = "evidence/panels/_figures.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Figures | None:
        """One row per zone, and one for the offices that are in none; nothing where a province has no zones."""
        reading = reading_of(scope, subject, at, options)
        zones = {place.zone: place.zone_name for place in reading.places}
        if not any(zones):
            return None
        rows = []
        for zone in sorted(zones, key=lambda number: (number is None, number)):
            places = [place for place in reading.places if place.zone == zone]
            tally = Tally.of(tally for place in places for tally in reading.row(place))
            counts = counts_of(tally, reading.lists.narrowed(zone=NO_ZONE if zone is None else zone))
            rows.append(Row(zones[zone] or gettext("Offices outside the zones"), None, tally, counts))
        return with_total(pgettext("column", "Zone"), rows, reading.total, reading.lists)


NO_ZONE = "none"
