"""A plan as a file that leaves the portal: a workbook in the offices' form, a plan file, or the table on paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.correspondence import plan_of
from dimensions.models import Programme
from dimensions.plans import PlanFile, form, write
from dimensions.plans.grid import Cell
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.printing import plan_paper
from portal.reports.sheets import Box, Choice, Look, Page, paged_workbook
from portal.shell.digits import shown

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOOKS: dict[form.Mark, Look] = {
    form.Mark.BANNER: "banner",
    form.Mark.TITLE: "title",
    form.Mark.HEADING: "heading",
    form.Mark.FURTHER_HEADING: "further_heading",
    form.Mark.LABEL: "label",
    form.Mark.TEXT: "text",
    form.Mark.TYPED: "typed",
    form.Mark.NUMBER: "number",
    form.Mark.EXAMPLE: "example",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file that a plan can be taken away in; `write` reads the programme as it stands now."""

    media_type: str
    label: StrPromise
    write: Callable[[Programme], bytes]


def workbook_of(plan: PlanFile) -> bytes:
    return drawn(form.form_of(plan))


def plan_file_of(plan: PlanFile) -> bytes:
    return write(plan).encode()


def empty_workbook() -> bytes:
    """For offices that begin with nothing; filled in, it is read like a plan that was exported."""
    return drawn(form.empty_form())


def drawn(pages: Iterable[form.Page], *, at: datetime | None = None) -> bytes:
    return paged_workbook(map(_page, pages), at=at)


def _page(page: form.Page) -> Page:
    return Page(
        page.name,
        [_box(cell, mark) for cell, mark in page.cells],
        page.widths,
        page.heading_row,
        page.printed,
        [Choice(each.column, each.first_row, each.last_row, each.words, each.is_only) for each in page.choices],
        page.folded,
    )


def _box(cell: Cell, mark: form.Mark) -> Box:
    """What is a number in the form is one in the workbook, so that it can be counted on."""
    is_number = mark == form.Mark.NUMBER and cell.text
    value = float(cell.text) if is_number else cell.text
    return Box(cell.row, cell.column, value, LOOKS[mark], cell.rows, cell.columns)


FORMS = {
    "pdf": Form("application/pdf", pgettext_lazy("form of a file", "official table (PDF, in Thai)"), plan_paper),
    "xlsx": Form(
        XLSX_TYPE,
        pgettext_lazy("form of a file", "Excel table"),
        lambda programme: workbook_of(plan_of(programme)),
    ),
    "yaml": Form(
        "application/yaml",
        pgettext_lazy("form of a file", "plan file (YAML)"),
        lambda programme: plan_file_of(plan_of(programme)),
    ),
}


def exported(programme: Programme, name: str) -> bytes:
    """The programme as it stands now, in the form of that name."""
    return FORMS[name].write(programme)


def filename_of(programme: Programme, name: str) -> str:
    """As people name their files: by province and year, and by the short name where it is not the plan."""
    facts = {"province": programme.province.short_name, "year": shown(programme.fiscal_year)}
    said = _("Plan %(province)s fiscal year %(year)s") % facts
    slug = "" if programme.slug == DEFAULT_SLUG else f" {programme.slug}"
    return f"{said}{slug}.{name}"
