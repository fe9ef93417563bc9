"""What a file gave: its sheets, notes on what was left out, or one sentence that says why nothing can be read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.problems import Fact


class Unreadable(Exception):  # noqa: N818
    """Nothing of the file is taken; message is a msgid with %(name)s in it, params fill it after translation."""

    def __init__(self, message: str, **params: Fact) -> None:
        super().__init__(message)
        self.message, self.params = message, params


@dataclass(frozen=True, slots=True)
class Note:
    """What the file holds and a person should know of, at its sheet and cell where it has one."""

    kind: str
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every sheet in the file's order, hidden ones marked; one without any text has no cells."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Plain lists and tables, for the way out of a child process."""
        return {
            "sheets": [
                [
                    sheet.name,
                    sheet.is_hidden,
                    [[cell.row, cell.column, cell.text, cell.rows, cell.columns] for cell in sheet.cells],
                ]
                for sheet in self.sheets
            ],
            "notes": [asdict(note) for note in self.notes],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        sheets = (
            Sheet(name, tuple(Cell(*cell) for cell in cells), is_hidden) for name, is_hidden, cells in data["sheets"]
        )
        return cls(tuple(sheets), tuple(Note(**note) for note in data["notes"]))
