"""Text files with one row a line (.csv and the like), in the letters and with the delimiters of Thai offices."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.found import Sheets, Unreadable
from dimensions.plans.workbooks.gathering import Gathering, merged
from dimensions.plans.workbooks.kinds import UTF_16

# cp874 is what Thai Windows writes; all of tis-620 stands at the same places in it
LETTERS = ("utf-8-sig", "cp874")
DELIMITERS = ",;\t"
TRIED = 100


def read_delimited(data: bytes, name: str) -> Sheets:
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={delimiter}" for delimiter in DELIMITERS}:
        return _sheets(name, rest, first.strip()[-1])
    return _sheets(name, text, max(DELIMITERS, key=lambda delimiter: _fit(text, delimiter)))


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(UTF_16) else LETTERS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(sentences.LETTERS)


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """In how many rows it parts the same number of columns, and how many columns these are."""
    try:
        widths = Counter(len(row) for row in islice(_rows(text, delimiter), TRIED) if len(row) > 1)
    except csv.Error:
        return 0, 0
    width, rows = max(widths.items(), key=lambda counted: (counted[1], counted[0]), default=(0, 0))
    return rows, width


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _sheets(name: str, text: str, delimiter: str) -> Sheets:
    return Sheets((Sheet(name, merged(name, _cells(text, delimiter), ())),))


def _cells(text: str, delimiter: str) -> Iterator[Cell]:
    gathering = Gathering()
    try:
        for number, row in enumerate(_rows(text, delimiter), 1):
            for column, value in enumerate(row, 1):
                yield from gathering.cell(number, column, value)
    except csv.Error as error:
        raise Unreadable(sentences.DAMAGED) from error
