"""Forms to a workbook: every cell at its place, merged as official tables are, with words to choose from."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from portal.reports.sheets.rows import FORMULA_STARTS, LONGEST_TEXT
from portal.shell import clock
from portal.shell.errors import Refusal

Look = Literal["banner", "title", "heading", "further_heading", "label", "text", "typed", "number", "example"]

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FONT = {"font_name": "TH SarabunPSK", "font_size": 14}
LINE, TALLEST = 21, 409  # in points; a spreadsheet allows no taller row
LONGEST_CHOICE = 255  # of the words of one list together, as Excel counts them
BODY = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#808080"}
HEAD = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
TITLE = {"bold": True, "font_size": 16, "valign": "vcenter", "text_wrap": True}
LOOKS: dict[Look, dict[str, Any]] = {
    "banner": TITLE | {"align": "center"},
    "title": TITLE,
    "heading": HEAD | {"bg_color": "#E3F1EE"},
    "further_heading": HEAD | {"bg_color": "#F2F2F2"},
    "label": BODY | {"bold": True, "bg_color": "#F2F2F2"},
    "text": BODY,
    "typed": BODY | {"num_format": "@"},
    "number": BODY | {"align": "center"},
    "example": BODY | {"italic": True, "font_color": "#595959", "bg_color": "#FFF8E1", "num_format": "@"},
}


class TooLongForACell(Refusal):
    sentence = _("Sheet %(sheet)s, row %(row)d: a cell of a workbook holds at most %(most)d characters.")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell; row and column count from one. Numbers are written as numbers, texts never as formulas."""

    row: int
    column: int
    value: str | float
    look: Look = "text"
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from; where it is not the only thing that fits, other texts are let pass."""

    column: int
    first_row: int
    last_row: int
    words: Sequence[str]
    is_only: bool = True


@dataclass(frozen=True)
class Page:
    """Headings are frozen and printed on every sheet of paper; columns after the printed ones stay on the screen.

    Columns that are folded, counted from one, open at a click on the sign beside them.
    """

    name: str
    boxes: Sequence[Box]
    widths: Sequence[float]
    heading_row: int = 0
    printed: int = 0
    choices: Sequence[Choice] = field(default=())
    folded: Collection[int] = ()


def paged_workbook(pages: Iterable[Page], *, at: datetime | None = None) -> bytes:
    """The pages as XLSX; with `at`, the same pages give the same bytes."""
    buffer = BytesIO()
    book = Workbook(buffer, OPTIONS)
    if at:
        book.set_properties({"created": clock.local(at).replace(tzinfo=None)})
    formats = {(look, False): book.add_format(FONT | shape) for look, shape in LOOKS.items()}
    formats |= {(look, True): book.add_format(FONT | shape | {"quote_prefix": True}) for look, shape in LOOKS.items()}
    for page in pages:
        sheet = book.add_worksheet(page.name)
        _lay_out(sheet, page)
        for box in page.boxes:
            _write(sheet, page, box, formats)
        for row, height in _heights(page).items():
            sheet.set_row(row - 1, min(height, TALLEST))
        for choice in page.choices:
            _offer(sheet, choice)
    book.close()
    return buffer.getvalue()


def _lay_out(sheet: Any, page: Page) -> None:
    """On A4 across, as wide as the paper and as long as need be."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")
    for at, width in enumerate((*page.widths, None)):  # the sign that opens the last ones stands behind them
        is_folded, is_behind = at + 1 in page.folded, at in page.folded
        how = {"level": 1, "hidden": True} if is_folded else {"collapsed": True} if is_behind else None
        sheet.set_column(at, at, width, None, how)
    filled = (box for box in page.boxes if box.value != "" or not page.heading_row)
    last = max((box.row + box.rows - 1 for box in filled), default=1)
    if page.heading_row:
        sheet.freeze_panes(page.heading_row, 0)
        sheet.repeat_rows(page.heading_row - 1)
    sheet.print_area(0, 0, last - 1, (page.printed or len(page.widths)) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1000}"})


def _write(sheet: Any, page: Page, box: Box, formats: dict[tuple[Look, bool], Any]) -> None:
    row, column, value = box.row - 1, box.column - 1, box.value
    looks_like_formula = isinstance(value, str) and value.startswith(FORMULA_STARTS)
    shape = formats[box.look, looks_like_formula]
    if isinstance(value, str) and len(value.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        raise TooLongForACell(sheet=page.name, row=box.row, most=LONGEST_TEXT)
    if box.rows * box.columns > 1:
        sheet.merge_range(row, column, row + box.rows - 1, column + box.columns - 1, "", shape)
    if value == "":
        sheet.write_blank(row, column, None, shape)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, shape)
    else:
        sheet.write_number(row, column, value, shape)


def _offer(sheet: Any, choice: Choice) -> None:
    words = list(choice.words)
    if len(",".join(words)) > LONGEST_CHOICE:
        raise ValueError(f"A list of choices is too long for a workbook: {words}")
    place = (choice.first_row - 1, choice.column - 1, choice.last_row - 1, choice.column - 1)
    how = "stop" if choice.is_only else "information"
    sheet.data_validation(*place, {"validate": "list", "source": words, "error_type": how})


def _heights(page: Page) -> dict[int, float]:
    """Of each row: spreadsheets find out by themselves only for cells that are not merged."""
    heights = defaultdict[int, float](lambda: LINE)
    for box in sorted(page.boxes, key=lambda box: (box.rows, box.row)):
        if box.value == "":
            continue
        rows = range(box.row, box.row + box.rows)
        missing = _lines(page, box) * LINE - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / box.rows
    return heights


def _lines(page: Page, box: Box) -> int:
    room = sum(page.widths[box.column - 1 : box.column - 1 + box.columns]) or 1
    return sum(max(1, math.ceil(_wide(line) / room)) for line in str(box.value).split("\n"))


def _wide(text: str) -> float:
    """Thai vowels and tone marks above and below take no room; a quarter is lost where lines break between words."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text) * 1.25
