"""Workbooks in the form of Excel 97 to 2003, through calamine."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import noted, sentences
from dimensions.plans.workbooks.found import Note, Sheets, Unreadable
from dimensions.plans.workbooks.gathering import Gathering, Range, merged
from dimensions.plans.workbooks.numbers import FIRST_1900, Look, as_seen, plain

WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
FILE_PASS, FIRST_RECORDS = 0x2F, 12
PICTURE_BYTES = (b"\x89PNG\r\n", b"\xff\xd8\xff")


def read_xls(data: bytes) -> Sheets:
    try:
        return _read(data)
    except CalamineError as error:
        raise Unreadable(sentences.PASSWORD if _is_locked(data) else sentences.DAMAGED) from error
    except BaseException as error:
        # the engine panics over some damaged files, and a panic is no Exception and has no name to import
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(sentences.DAMAGED) from error


def _is_locked(data: bytes) -> bool:
    """Does the record that tells of a password stand among the first ones? The engine says only that it cannot read."""
    start = data.find(WORKBOOK_BEGINS)
    for _ in range(FIRST_RECORDS if start >= 0 else 0):
        record, length = int.from_bytes(data[start : start + 2], "little"), data[start + 2 : start + 4]
        if record == FILE_PASS:
            return True
        start += 4 + int.from_bytes(length, "little")
    return False


def _read(data: bytes) -> Sheets:
    gathering = Gathering()
    sheets, notes = [], list[Note]()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        listed = list(enumerate(book.sheets_metadata))
        if any(about.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba) for _, about in listed):
            raise Unreadable(sentences.MACROS)
        for number, about in listed:
            firsts: list[Cell] = []
            cells = _cells(book.get_sheet_by_index(number), gathering, firsts)
            sheets.append(Sheet(about.name, cells, about.visible != SheetVisibleEnum.Visible))
            notes += _notes(about, sheets[-1])
            notes += [noted.first_days(about.name, firsts)] if firsts and not sheets[-1].is_hidden else []
    if not any(sheet.cells for sheet in sheets) and any(picture in data for picture in PICTURE_BYTES):
        raise Unreadable(sentences.ONLY_PICTURES)
    return Sheets(tuple(sheets), tuple(notes))


def _notes(about: SheetMetadata, sheet: Sheet) -> Iterator[Note]:
    if about.typ != SheetTypeEnum.WorkSheet:
        yield noted.chart(sheet.name)
    elif sheet.is_hidden and sheet.cells:
        yield noted.hidden_sheet(sheet.name)


def _cells(sheet: CalamineSheet, gathering: Gathering, firsts: list[Cell]) -> tuple[Cell, ...]:
    """Every cell; those that hold the first of a month are gathered, which may show the month."""
    return merged(sheet.name, _gathered(sheet, gathering, firsts), map(_range, sheet.merged_cell_ranges or ()))


def _gathered(sheet: CalamineSheet, gathering: Gathering, firsts: list[Cell]) -> Iterator[Cell]:
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        for column, value in enumerate(values, left + 1):
            for cell in gathering.cell(row, column, _text(value)):
                firsts += [cell] if isinstance(value, date) and _is_first(value) else []
                yield cell


def _is_first(value: date) -> bool:
    is_midnight = not isinstance(value, datetime) or value.time() == time()
    return value.day == 1 and is_midnight


def _range(found: tuple[tuple[int, int], tuple[int, int]]) -> Range:
    (top, left), (bottom, right) = found
    return top + 1, left + 1, bottom + 1, right + 1


def _text(value: Any) -> str:
    """As the cell shows it, as far as can be told: which format a number has is not known here."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, datetime):
        return as_seen(value, Look.MOMENT)
    return _day_or_time(value)


def _day_or_time(value: date | time | timedelta) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        value = (FIRST_1900 + value).time()
    return value.isoformat("minutes")
