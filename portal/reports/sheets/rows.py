"""Rows to a workbook: one heading, and below it figures as numbers, days as dates."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Literal

from django.utils.translation import get_language, pgettext
from xlsxwriter import Workbook

from portal.shell import clock

Kind = Literal["text", "number", "date", "percent"]
Write = Callable[[int, int, Any], object]

WIDTHS: dict[Kind, float] = {"text": 30, "number": 11, "date": 15, "percent": 11}
BUDDHIST_DATE, COMMON_DATE = "[$-107041E]d mmm yyyy;@", "d mmm yyyy"
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
FORMULA_STARTS = tuple("=+-@\t\r")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in figures of the sheet's type; at least the heading fits. A percent is a share of 0 to 1."""

    heading: str
    kind: Kind = "text"
    width: float = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def workbook(sheets: Iterable[Sheet], *, at: datetime | None = None) -> bytes:
    """The sheets as XLSX, row by row and without a formula; with `at`, the same rows give the same bytes."""
    buffer = BytesIO()
    book = Workbook(buffer, OPTIONS)
    if at:
        book.set_properties({"created": clock.local(at).replace(tzinfo=None)})
    looks = _Looks(book)
    taken = {"history"}  # a name that Excel keeps for itself
    for sheet in sheets:
        _fill(book.add_worksheet(_name(sheet.title, taken)), sheet, looks)
    book.close()
    return buffer.getvalue()


def _fill(page: Any, sheet: Sheet, looks: "_Looks") -> None:
    last = len(sheet.columns) - 1
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, max(column.width or WIDTHS[column.kind], _room(str(column.heading))))
        page.write_string(0, at, str(column.heading), looks.heading)
    writers = [looks.writer(page, column.kind) for column in sheet.columns]
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        for at, (write, value) in enumerate(zip(writers, row, strict=True)):
            if value is not None:
                write(number, at, value)
    page.autofilter(0, 0, number, last)


class _Looks:
    """The formats of a workbook and how each kind of cell is written."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top", "text_wrap": True}
        head = {"bold": True, "bg_color": "#E3F1EE", "bottom": 1, "align": "center", "valign": "vcenter"}
        self.heading = book.add_format(head | {"text_wrap": True})
        self.text = book.add_format(top)
        self.quoted = book.add_format(top | {"quote_prefix": True})
        self.number = book.add_format({"valign": "top", "num_format": "#,##0.00"})
        self.whole = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.percent = book.add_format({"valign": "top", "num_format": "0%"})
        thai = (get_language() or "th").startswith("th")
        self.date = book.add_format({"valign": "top", "num_format": BUDDHIST_DATE if thai else COMMON_DATE})

    def writer(self, page: Any, kind: Kind) -> Write:
        def text(row: int, at: int, value: Any) -> None:
            shown = str(value)[:LONGEST_TEXT]
            page.write_string(row, at, shown, self.quoted if shown.startswith(FORMULA_STARTS) else self.text)

        def number(row: int, at: int, value: Any) -> None:
            page.write_number(row, at, value, self.whole if isinstance(value, int) else self.number)

        def percent(row: int, at: int, value: Any) -> None:
            page.write_number(row, at, value, self.percent)

        def day(row: int, at: int, value: date) -> None:
            local = clock.local(value).date() if isinstance(value, datetime) else value
            page.write_datetime(row, at, local, self.date)

        writers: dict[Kind, Write] = {"text": text, "number": number, "date": day, "percent": percent}
        return writers[kind]


def _room(text: str) -> float:
    """How wide a heading is: Thai vowels and tone marks above and below take no room of their own."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text) * 1.15 + 3  # 3: the filter's button


def _name(title: str, taken: set[str]) -> str:
    """What the sheet is called: without forbidden signs, 31 characters at most, unlike the names taken before."""
    whole = " ".join(_NOT_IN_A_NAME.sub(" ", str(title)).split()).strip("'") or pgettext("spreadsheet", "Sheet")
    name, count = _cut(whole, LONGEST_NAME), 1
    while name.casefold() in taken:
        count += 1
        tail = f" ({count})"
        name = _cut(whole, LONGEST_NAME - len(tail)) + tail
    taken.add(name.casefold())
    return name


def _cut(text: str, longest: int) -> str:
    """At most so many UTF-16 units, as Excel counts them."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore").strip(" '")
