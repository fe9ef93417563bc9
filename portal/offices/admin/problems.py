"""What keeps a table from being imported: every problem at its place, as a spreadsheet names it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from import_export.results import InvalidRow, Result
from tablib import Dataset

from portal.offices.admin.headings import Headings


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` counts as the file does, `column` is its letter and its heading there, `cell` what stands there."""

    row: int
    column: str
    cell: str
    sentence: str


def problems_of(result: Result, table: Dataset, called: Headings) -> list[Problem]:
    """All of them, from the first row to the last and from left to right."""
    found = [each for row in result.invalid_rows for each in of_row(row, table.headers, table[row.number - 1], called)]
    unread = [Problem(row.number + 1, "", "", _("This row cannot be read.")) for row in result.error_rows]
    return sorted([*found, *unread], key=lambda problem: problem.row)


def of_row(row: InvalidRow, names: Sequence[str], values: Sequence[str], called: Headings) -> Iterator[Problem]:
    """What concerns the row as a whole stands first; a column that is missing from the file comes last."""
    cells = dict(zip(names, values, strict=True))
    for name in sorted(row.error_dict, key=lambda name: place_of(name, names)):
        column = "" if name == NON_FIELD_ERRORS else f"{letter_of(name, names)} {called[name]}".strip()
        for sentence in row.error_dict[name]:
            yield Problem(row.number + 1, column, cells.get(name, ""), sentence)


def place_of(name: str, names: Sequence[str]) -> int:
    return -1 if name == NON_FIELD_ERRORS else names.index(name) if name in names else len(names)


def letter_of(name: str, names: Sequence[str]) -> str:
    return ascii_uppercase[names.index(name)] if name in names else ""
