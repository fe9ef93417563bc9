"""What the governor gets: the board, every assignment by dimension and office, and what was sent."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dimensions.panels import DistrictPlans, Districts
from evidence.documents.lines import lines_of, parts_of
from evidence.documents.summary import summary_of
from evidence.documents.thumbnails import annex_of, files_of
from evidence.documents.workbook import (
    districts_sheet,
    figures_sheet,
    heat_sheet,
    lacking_sheet,
    levels_sheet,
    lines_sheet,
    owed_sheet,
)
from evidence.panels import Dimensions, DueSoon, Heat, OfficeLevels, Overdue, Totals, Zones
from evidence.panels.figures import Figures
from evidence.panels.levels import Levels
from evidence.panels.owed import Rows as Owed
from evidence.panels.reading import reading_of
from evidence.standing import Tally
from portal.dashboard.heat import Table
from portal.dashboard.panel import Drawn, Options, Panel, Subject, read_all
from portal.offices.models import Office, in_language
from portal.offices.scope import Scope
from portal.reports.kinds import DocumentKind, NothingToShow, Rows
from portal.reports.sheets import Sheet
from portal.shell.digits import shown


class ProvinceProgress(DocumentKind):
    name = "province-progress"
    label = gettext_lazy("Report to the governor")
    title = gettext_lazy("Progress report")
    final_title = gettext_lazy("Report of results")
    template_name = "evidence/documents/province_progress.html"
    office_kinds = ("province",)

    def read(self, scope: Scope, subject: Subject, *, at: datetime) -> Rows:
        """Panels as on the screen, but with all their rows; every line of the plan; pictures of what was accepted."""
        options = Options(limit=None)
        closed_on = subject.closed_on if subject.is_final else None
        reading = reading_of(scope, subject, at, options)
        if not reading.total.owed:
            raise NothingToShow
        chosen = panels_of(reading.total, closed_on)
        found = [drawn for drawn in read_all(chosen, scope, subject, at=at, options=options) if drawn.rows is not None]
        lines = lines_of(reading)
        return {
            "closed_on": closed_on,
            "summary": summary_of(Totals().read(scope, subject, at=at, options=options), found, closed_on),
            "panels": found,
            "lines": lines,
            "parts": parts_of(lines, reading.columns),
            "annex": annex_of(reading),
            "province": place_of(subject.office),
        }

    def closed_on(self, rows: Rows) -> date | None:
        found: date | None = rows["closed_on"]
        return found

    def pictures(self, rows: Rows) -> Mapping[str, Path | bytes]:
        return files_of(rows["annex"])

    def sheets(self, rows: Rows) -> Iterable[Sheet]:
        for drawn in rows["panels"]:
            yield from sheets_of(drawn)
        yield lines_sheet(_("Every assignment"), rows["lines"])


def panels_of(total: Tally, closed_on: date | None) -> tuple[Panel, ...]:
    """After the end of a year nothing falls due any more, and what is not there to be done needs no list."""
    figures = (Heat(), OfficeLevels(), Zones(), Dimensions(), DistrictPlans())
    if closed_on:
        return (*figures, Overdue()) if total.overdue else figures
    return (*figures, Overdue(), DueSoon())


def sheets_of(drawn: Drawn) -> Iterator[Sheet]:
    """A panel's rows as a sheet; the totals stand in the last row of every sheet of figures."""
    title = shown(drawn.panel.title)
    match drawn.rows:
        case Figures():
            yield figures_sheet(title, drawn.rows)
        case Table():
            yield heat_sheet(_("By office"), drawn.rows)
        case Levels():
            yield levels_sheet(_("Level reached"), drawn.rows)
            yield lacking_sheet(_("Missing for the next level"), drawn.rows)
        case Owed():
            yield owed_sheet(title, drawn.rows)
        case Districts():
            yield districts_sheet(title, drawn.rows)


def place_of(province: Office) -> str:
    """The name of the province itself, which its office's short name wraps."""
    return in_language(province.short_th.removeprefix("สพจ."), province.short_en.removesuffix(" Province"))
