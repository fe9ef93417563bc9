"""Plans as files: workbooks read beside their bare cells, the table on paper beside Chromium's print of that page."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from django.template.loader import render_to_string
from python_calamine import CalamineWorkbook

from dimensions.correspondence import plan_of
from dimensions.exporting import drawn, workbook_of
from dimensions.models import Programme
from dimensions.plans import PlanFile, form
from dimensions.plans.handed_in import read_file, reading_as_data
from dimensions.printing import plan_paper
from tools.bench.chromium import Printer, chromium
from tools.bench.measure import Measure, budgeted, compared, in_turns, seconds
from tools.bench.world import RAYONG, World

YEAR = 2567
WORKBOOKS = 100
PRINTED_IN = 1.5  # seconds, where there is no Chromium to print the same page


def measures(world: World) -> Iterator[Measure]:
    programme = Programme.objects.select_related("province").get(province__code=RAYONG, fiscal_year=YEAR)
    plan = plan_of(programme)
    files = {"our own form": world.folder / "form.xlsx", "a table as offices type it": world.folder / "typed.xlsx"}
    for file, content in zip(files.values(), (workbook_of(plan), typed(plan)), strict=True):
        file.write_bytes(content)
    for name, file in files.items():
        ours, bare = seconds(partial(read_file, file, fiscal_year=YEAR)), seconds(partial(cells_of, file))
        yield compared(f"58 activities read from {name}, by a child process", ours, bare, rounds=5)
    many = [*files.values()] * (WORKBOOKS // len(files))
    yield compared(
        f"{WORKBOOKS} workbooks read in one process",
        seconds(lambda: [reading_as_data(file, fiscal_year=YEAR) for file in many]),
        seconds(lambda: [cells_of(file) for file in many]),
        rounds=1,
    )
    yield on_paper(programme, world.folder)


def typed(plan: PlanFile) -> bytes:
    """The tables alone, in the columns that offices print: nothing says that the workbook is ours."""
    return drawn(narrowed(page) for page in form.form_of(plan)[1:])


def narrowed(page: form.Page) -> form.Page:
    cells = tuple((cell, mark) for cell, mark in page.cells if cell.column <= page.printed)
    return replace(page, cells=cells, widths=page.widths[: page.printed], choices=())


def cells_of(file: Path) -> int:
    """Every cell, by the library that reads them, and nothing understood."""
    workbook = CalamineWorkbook.from_path(file)
    return sum(len(workbook.get_sheet_by_index(at).to_python()) for at in range(len(workbook.sheet_names)))


def on_paper(programme: Programme, folder: Path) -> Measure:
    name, ours = "plan of 58 activities as PDF, read, measured and printed", seconds(lambda: plan_paper(programme))
    with chromium() as browser:
        if browser is None:
            return budgeted(name, in_turns([ours], rounds=5)[0], PRINTED_IN, unit="s")
        printer = Printer(browser, folder)
        address = printer.paper("plan", html_of(programme), {})
        return compared(name, ours, seconds(lambda: printer.print(address)), rounds=5)


def html_of(programme: Programme) -> str:
    """What the engine prints in the end."""
    written: list[str] = []

    def noted(name: str, context: dict[str, Any]) -> str:
        written.append(render_to_string(name, context))
        return written[-1]

    with mock.patch("dimensions.printing.paper.render_to_string", noted):
        plan_paper(programme)
    return written[-1]
