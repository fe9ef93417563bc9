"""What the governor gets: the board, every assignment by dimension and office, and what was sent."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.documents.lines import lines_of, parts_of
from evidence.documents.thumbnails import annex_of, files_of
from evidence.documents.workbook import figures_sheet, heat_sheet, lines_sheet, owed_sheet
from evidence.panels import Dimensions, DueSoon, Heat, Overdue, Totals, Zones
from evidence.panels.figures import Figures
from evidence.panels.owed import Rows as Owed
from evidence.panels.reading import reading_of
from portal.dashboard.heat import Table
from portal.dashboard.panel import Drawn, Options, Panel, Subject, read_all
from portal.offices.models import Office, in_language
from portal.offices.scope import Scope
from portal.reports.kinds import DocumentKind, NothingToShow, Rows
from portal.reports.sheets import Sheet
from portal.shell.digits import shown


class ProvinceProgress(DocumentKind):
    name = "province-progress"
    title = gettext_lazy("Report on the progress of the clean and transparent community development programme")
    short_title = gettext_lazy("Progress report")
    template_name = "evidence/documents/province_progress.html"
    office_kinds = ("province",)
    panels: tuple[Panel, ...] = (Totals(), Heat(), Zones(), Dimensions(), Overdue(), DueSoon())

    def read(self, scope: Scope, subject: Subject, *, at: datetime) -> Rows:
        """Panels as on the screen, but with all their rows; every line of the plan; pictures of what was accepted."""
        options = Options(limit=None)
        reading = reading_of(scope, subject, at, options)
        if not reading.total.owed:
            raise NothingToShow
        found = read_all(self.panels, scope, subject, at=at, options=options)
        lines = lines_of(reading)
        return {
            "panels": [drawn for drawn in found if drawn.rows is not None],
            "lines": lines,
            "parts": parts_of(lines, reading.columns),
            "annex": annex_of(reading),
            "province": place_of(subject.office),
        }

    def pictures(self, rows: Rows) -> Mapping[str, Path | bytes]:
        return files_of(rows["annex"])

    def sheets(self, rows: Rows) -> Iterable[Sheet]:
        for drawn in rows["panels"]:
            yield from sheets_of(drawn)
        yield lines_sheet(_("Every assignment"), rows["lines"])


def sheets_of(drawn: Drawn) -> Iterator[Sheet]:
    """A panel's rows as a sheet; the totals stand in the last row of every sheet of figures."""
    title = shown(drawn.panel.title)
    match drawn.rows:
        case Figures():
            yield figures_sheet(title, drawn.rows)
        case Table():
            yield heat_sheet(_("By office"), drawn.rows)
        case Owed():
            yield owed_sheet(title, drawn.rows)


def place_of(province: Office) -> str:
    """The name of the province itself, which its office's short name wraps."""
    return in_language(province.short_th.removeprefix("สพจ."), province.short_en.removesuffix(" Province"))
