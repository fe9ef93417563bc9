"""A list of 44,000 assignments as XLSX, beside the spreadsheet library by hand with the same cells."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import translation
from xlsxwriter import Workbook

from evidence.documents.lines import lines_of
from evidence.documents.workbook import lines_sheet
from evidence.panels.reading import Reading
from portal.reports import sheets
from tools.bench.measure import Measure, compared, seconds
from tools.bench.world import DEPARTMENT, World

ROWS = 44_000


def measures(world: World) -> Iterator[Measure]:
    subject, scope = world.subject(DEPARTMENT), world.scope("supervisor-00")
    with translation.override("th"):
        sheet = lines_sheet("All", lines_of(Reading(scope, subject, world.at))[:ROWS])
        yield compared(
            "XLSX of 44,000 rows",
            seconds(lambda: sheets.workbook([sheet])),
            seconds(lambda: written_by_hand(sheet)),
            rounds=2,
        )


def written_by_hand(sheet: sheets.Sheet) -> bytes:
    buffer = io.BytesIO()
    book = Workbook(buffer, {"constant_memory": True})
    page, day = book.add_worksheet(), book.add_format({"num_format": "d mmm yyyy"})
    for number, row in enumerate(sheet.rows):
        for at, value in enumerate(row):
            write(page, number, at, value, day)
    book.close()
    return buffer.getvalue()


def write(page: Any, number: int, at: int, value: Any, day: Any) -> None:
    if isinstance(value, str):
        page.write_string(number, at, value)
    elif isinstance(value, date):
        page.write_datetime(number, at, value, day)
    elif value is not None:
        page.write_number(number, at, value)
