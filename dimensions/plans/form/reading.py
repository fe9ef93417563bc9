"""Our own workbook read back: exactly, or with everything that is wrong named at its cell."""

import re
from collections.abc import Sequence
from typing import Any

from dimensions.plans.file import PlanFile, walk
from dimensions.plans.form.columns import DIMENSION, Column
from dimensions.plans.form.facts import GUIDE_SHEET
from dimensions.plans.form.facts_reading import is_facts_sheet, read_facts
from dimensions.plans.form.found import CellPlace, Findings, FormReading
from dimensions.plans.form.table_reading import TableReading, heading_row_of
from dimensions.plans.form.words import bare
from dimensions.plans.form.writing import title_lines
from dimensions.plans.grid import Sheet
from dimensions.plans.problems import gettext_noop
from dimensions.plans.reading import read_data
from dimensions.plans.retyping import says_otherwise
from portal.shell.fiscal import arabic_digits

NO_FORM = gettext_noop("This workbook is not in the form of this portal.")
NO_DIMENSION = gettext_noop("No sheet of this workbook holds a dimension with an activity.")
NOT_READ = gettext_noop("This sheet is not part of the form; it was not read.")
NO_NUMBER = gettext_noop("Say above the table which dimension this is, such as “%(example)s”.")
TITLE_DIFFERS = gettext_noop(
    "This line is only for printing and was not read; title, province and year stand on the sheet “%(sheet)s”."
)
PERIOD_DIFFERS = gettext_noop(
    "“%(raw)s” says other days than the columns of dates in this row; what those columns say was read."
)
NUMBERED = re.compile(r"มิติ(?:ที่)?\s*([0-9๐-๙]{1,2})(?:\s+(.*))?", re.DOTALL)
BY_HEADING = {bare(column.heading): column for column in DIMENSION}
EXAMPLE = "มิติที่ ๔ สำนักงานสะดวก"


def is_form(sheets: Sequence[Sheet]) -> bool:
    """Whether this is a workbook that we wrote, edited or not."""
    return any(is_facts_sheet(sheet) for sheet in sheets)


def read_form(sheets: Sequence[Sheet]) -> FormReading:
    """Of a workbook that `is_form` knows; every wrong cell is a problem, and with one problem there is no plan."""
    facts = next((sheet for sheet in sheets if is_facts_sheet(sheet)), None)
    if facts is None:
        found = Findings((sheets[0].name if sheets else "", "A1"))
        found.problem(found.places[""], NO_FORM)
        return FormReading(None, tuple(found.problems.values()))
    found = Findings((facts.name, "A1"))
    data = read_facts(facts, found)
    data["dimensions"] = []
    titles = list[tuple[CellPlace, str]]()
    for sheet in sheets:
        if sheet is not facts and sheet.name != GUIDE_SHEET and sheet.cells:
            _read_sheet(sheet, data["dimensions"], titles, found)
    if not data["dimensions"]:
        found.problem((facts.name, "A1"), NO_DIMENSION)
    return _whole(data, titles, facts.name, found)


def _read_sheet(
    sheet: Sheet, dimensions: list[dict[str, Any]], titles: list[tuple[CellPlace, str]], found: Findings
) -> None:
    heading_row = heading_row_of(sheet)
    if heading_row is None:
        found.doubt((sheet.name, "A1"), "not_read", NOT_READ)
        return
    path = f"dimensions[{len(dimensions)}]"
    head = _head(sheet, heading_row, path, titles, found)
    body = TableReading(sheet, heading_row, path, found).read()
    if head.keys() <= {"number"} and not any(body.values()):
        return  # a sheet of the empty form that nobody filled in
    if "number" not in head:
        found.problem((sheet.name, "A1"), NO_NUMBER, example=EXAMPLE)
        return
    dimensions.append(head | body)


def _head(
    sheet: Sheet, heading_row: int, path: str, titles: list[tuple[CellPlace, str]], found: Findings
) -> dict[str, Any]:
    """Number and name out of the title; what else is known of a dimension stands under its headings."""
    head: dict[str, Any] = {}
    found.places[path] = (sheet.name, "A1")
    for cell in sheet.cells:
        if cell.row >= heading_row:
            continue
        column: Column | None = BY_HEADING.get(bare(cell.text))
        place = (sheet.name, cell.address)
        if column:
            value = found.value(sheet, cell.row + 1, cell.column, column.kind, f"{path}.{column.key}")
            head |= {} if value is None else {column.key: value}
        elif numbered := NUMBERED.fullmatch(cell.text.strip()):
            head["number"] = int(arabic_digits(numbered[1]))
            head |= {"name": numbered[2].strip()} if numbered[2] else {}
            found.places |= {path: place, f"{path}.number": place, f"{path}.name": place}
        elif cell.column == 1:
            titles.append((place, cell.text.strip()))
    return head


def _compare_dates(plan: PlanFile, found: Findings) -> None:
    """The columns of dates are what counts; a period that says other days beside them was perhaps retyped alone."""
    for step in walk(plan):
        for number, period in enumerate(step.activity.periods):
            said, year = period.clean or period.raw, plan.programme.fiscal_year_be
            if says_otherwise(said, period.start, period.end, fiscal_year=year):
                place = found.at(f"{step.path}.periods[{number}].raw")
                found.doubt(place, "period_differs", PERIOD_DIFFERS, raw=" ".join(period.raw.split()))


def _whole(data: dict[str, Any], titles: list[tuple[CellPlace, str]], facts: str, found: Findings) -> FormReading:
    reading = read_data(data)
    for problem in reading.problems:
        found.take_over(problem)
    plan = None if found.problems else reading.plan
    for doubt in reading.doubts:
        found.take_doubt(doubt)
    if plan is not None:
        _compare_dates(plan, found)
        expected = {bare(line) for line in title_lines(plan.programme)}
        for place, text in titles:
            if bare(text) not in expected:
                found.doubt(place, "not_read", TITLE_DIFFERS, sheet=facts)
    return FormReading(plan, tuple(found.problems.values()), tuple(found.doubts), found.places)
