"""CSV and XLSX as offices send and read them: every cell is text, so that codes keep their zeros."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from python_calamine import CalamineError, CalamineWorkbook
from tablib import Dataset

from portal.shell.fiscal import tidy

# By name: spreadsheets are written on a floor above.
WRITER = "portal.reports.sheets"
WRITER_NAMES = ("workbook", "Sheet", "Column")
MOST_ROWS = 50_000
MOST_BYTES_UNPACKED = 200_000_000
FORMULA_STARTS = tuple("=+-@\t\r")


class TableError(Exception):
    """The file is no table that we can read; `str()` is a sentence for people."""


class Table(Format):  # type: ignore[misc]
    """A file format by its extension; the file is read and written as bytes."""

    extension = ""

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding

    def get_title(self) -> str:
        return self.extension.upper()

    def get_extension(self) -> str:
        return self.extension

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes) -> Dataset:
        name, rows = self.read(in_stream)
        dataset = dataset_of(rows)
        dataset.title = name
        return dataset

    def read(self, data: bytes) -> tuple[str, list[list[Any]]]:
        """The name of the sheet, if it has one, and its rows."""
        raise NotImplementedError


class CommaSeparated(Table):
    extension = "csv"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def read(self, data: bytes) -> tuple[str, list[list[Any]]]:
        """In Unicode, or as Windows in Thai saved it; parted by commas, semicolons or tabs."""
        text = decoded(data)
        heading = text.partition("\n")[0]
        try:
            delimiter = max(",;\t", key=heading.count)
            return "", list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error as error:
            raise TableError(_("This CSV file is damaged. Save it again as CSV UTF-8.")) from error

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        """With a mark that tells Excel it is Unicode; nothing in it is taken for a formula."""
        written = StringIO(newline="")
        csv.writer(written).writerows([unarmed(str(cell)) for cell in row] for row in [dataset.headers, *dataset])
        return written.getvalue().encode("utf-8-sig")


class Spreadsheet(Table):
    extension = "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def read(self, data: bytes) -> tuple[str, list[list[Any]]]:
        """The first sheet."""
        try:
            with ZipFile(BytesIO(data)) as packed:
                if sum(part.file_size for part in packed.infolist()) > MOST_BYTES_UNPACKED:
                    raise TableError(_("This workbook is too large. Split it into smaller ones."))
            sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
            return sheet.name, sheet.to_python(skip_empty_area=False)
        except (BadZipFile, CalamineError, IndexError) as error:
            raise TableError(_("This is not an Excel workbook (.xlsx). Open it in Excel and save it again.")) from error

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        sheets = {name: import_string(f"{WRITER}.{name}") for name in WRITER_NAMES}
        columns = [sheets["Column"](heading) for heading in dataset.headers]
        book: bytes = sheets["workbook"](
            [sheets["Sheet"](dataset.title or "1", columns, [[quoted(str(cell)) for cell in row] for row in dataset])]
        )
        return book


FORMATS = [Spreadsheet, CommaSeparated]


def dataset_of(rows: Iterable[list[Any]]) -> Dataset:
    """The first row names the columns. Empty rows stay, so that row numbers are those of the file."""
    texts = Texts()
    lines = [[texts[cell] if type(cell) is str else as_text(cell) for cell in row] for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) < 2:
        raise TableError(_("The file holds no rows. The first row names the columns, the others follow."))
    if len(lines) > MOST_ROWS:
        raise TableError(_("The file holds more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    headings = [heading.casefold() for heading in lines[0]]
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    if any(any(line[width:]) for line in lines):
        raise TableError(_("A row has more cells than there are columns named in the first row."))
    return Dataset(*([*line, *[""] * width][:width] for line in lines[1:]), headers=headings)


class Texts(dict[str, str]):
    """Most texts stand in a table many times; each is put in order once."""

    def __missing__(self, cell: str) -> str:
        self[cell] = text = as_text(cell)
        return text


def as_text(cell: Any) -> str:
    """A cell as somebody would have typed it: whole numbers without a point, dates as 2026-10-01."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = tidy(str(cell if cell is not None else ""))
    return text[1:] if text.startswith("'") and is_armed(text) else text


def unarmed(text: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if is_armed(text) else text


def quoted(text: str) -> str:
    """A workbook marks by itself what is no formula; only an apostrophe of the text's own has to be kept."""
    return unarmed(text) if text.startswith("'") else text


def is_armed(text: str) -> bool:
    return text.lstrip("'").startswith(FORMULA_STARTS)


def decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(_("The letters in this file cannot be read. Save it as CSV UTF-8."))
