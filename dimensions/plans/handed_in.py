"""An office's own file, read as far as it can be: the sheets as typed, the plan in them, and what is doubtful."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from dimensions.plans.form import FormReading, is_form, read_form
from dimensions.plans.grid import Sheet
from dimensions.plans.problems import CellDoubt, CellProblem, Fact, Problem
from dimensions.plans.tables import read_sheets
from dimensions.plans.workbooks import Note, Sheets, read_in_child, sheets_of
from dimensions.plans.workbooks.progress import Stage, tell
from dimensions.plans.writing import as_data


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """What a person should look at before the plan is taken in; without a sheet it concerns the whole file."""

    kind: str
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)
    proposal: str | None = None
    sheet: str | None = None
    cell: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Sheet and address of every cell that it is about."""
        return () if self.sheet is None or self.cell is None else ((self.sheet, self.cell), *self.others)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        others = tuple((place[0], place[1]) for place in data.get("others", ()))
        return cls(**dict(data) | {"others": others, "paths": tuple(data.get("paths", ()))})


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file gave: `data` is the plan in the form of a plan file, `places` its paths with sheet and cell.

    `faults` are the cells of our own form that say what they cannot mean; with one of them there is no plan. Of what
    `is_guessed` the kinds of evidence, their number and the numbers to reach were concluded from words.
    """

    sheets: tuple[Sheet, ...]
    data: dict[str, Any]
    doubts: tuple[OpenDoubt, ...]
    places: Mapping[str, tuple[str, str]]
    faults: tuple[CellProblem, ...] = ()
    is_guessed: bool = False

    def as_data(self) -> dict[str, Any]:
        """Plain lists and tables, for the way out of a child process and for keeping."""
        return {
            "sheets": Sheets(self.sheets).as_data()["sheets"],
            "data": self.data,
            "doubts": [asdict(doubt) for doubt in self.doubts],
            "places": {path: list(place) for path, place in self.places.items()},
            "faults": [asdict(fault) for fault in self.faults],
            "is_guessed": self.is_guessed,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        sheets = Sheets.from_data({"sheets": data["sheets"], "notes": []}).sheets
        doubts = tuple(map(OpenDoubt.from_data, data["doubts"]))
        places = {path: (place[0], place[1]) for path, place in data["places"].items()}
        faults = tuple(CellProblem(**fault) for fault in data["faults"])
        return cls(sheets, data["data"], doubts, places, faults, data.get("is_guessed", False))


def read_file(path: Path, *, name: str | None = None, fiscal_year: int | None = None) -> HandedIn:
    """The plan in a stranger's file, read in a process of its own; Unreadable says why there is none."""
    return HandedIn.from_data(
        read_in_child("dimensions.plans.handed_in", "reading_as_data", path, name=name, fiscal_year=fiscal_year)
    )


def reading_as_data(path: Path, *, name: str | None = None, fiscal_year: int | None = None) -> dict[str, Any]:
    """The job of the child process."""
    read = sheets_of(path, name=name)
    tell(Stage.PLAN)
    if is_form(read.sheets):
        return of_form(read, read_form(read.sheets)).as_data()
    table = read_sheets(read.sheets, fiscal_year=fiscal_year)
    doubts = tuple(all_doubts(table.doubts, read.notes))
    return HandedIn(table.sheets, plain(table.data), doubts, table.places, is_guessed=True).as_data()


def of_form(read: Sheets, form: FormReading) -> HandedIn:
    """Our own workbook, in which nothing has to be guessed, and columns that say nothing are folded by ourselves."""
    data = plain(as_data(form.plan, full=False)) if form.plan else {}
    notes = [note for note in read.notes if note.kind != "hidden_columns"]
    return HandedIn(read.sheets, data, tuple(all_doubts(form.doubts, notes)), form.places, form.problems)


def at_cells(problems: Iterable[Problem], places: Mapping[str, tuple[str, str]]) -> list[CellProblem]:
    """Each problem of the rows at the cell that it was read from, or that of the row it belongs to."""
    return [CellProblem(*cell_of(each.place.path, places), each.message, each.params) for each in problems]


def cell_of(path: str, places: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Sheet and cell; both are empty where the path came from no cell."""
    while path:
        for each in (path, f"{path}.title", f"{path}.name"):
            if each in places:
                return places[each]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return "", ""


def all_doubts(doubts: Iterable[CellDoubt], notes: Iterable[Note]) -> Iterable[OpenDoubt]:
    """What the whole file says first; what both readers noticed of one sheet is said once."""
    by_table = [
        OpenDoubt(each.kind, each.message, each.params, each.proposal, each.sheet, each.cell, each.others, each.paths)
        for each in doubts
    ]
    said = {(doubt.kind, doubt.sheet) for doubt in by_table}
    for note in notes:
        if (note.kind, note.sheet) not in said:
            yield OpenDoubt(note.kind, note.message, note.params, None, note.sheet, note.cell)
    yield from by_table


def plain(value: Any) -> Any:
    """As JSON carries it; a plan is read from days in text as well."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
