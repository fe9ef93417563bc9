"""A page of the form before it becomes a file: cells, and what each of them is."""

from dataclasses import dataclass, field
from enum import StrEnum, auto
from functools import cached_property

from dimensions.plans.form.words import NO, WORDS, YES
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.keys import Day, Kind, Label, ListOf, Number, OneOf, Whole, Word, YesNo


class Mark(StrEnum):
    """What a cell is; how that looks is the business of whoever draws it."""

    BANNER = auto()
    TITLE = auto()
    HEADING = auto()
    FURTHER_HEADING = auto()
    LABEL = auto()
    TEXT = auto()
    TYPED = auto()
    NUMBER = auto()
    EXAMPLE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """Cells that take one of some words; where several may stand together, other texts are let pass."""

    column: int
    first_row: int
    last_row: int
    words: tuple[str, ...]
    is_only: bool


@dataclass(frozen=True)
class Page:
    """Cells with their marks; empty ones stand where borders and merging need them. `heading_row` 0 means none.

    `folded` are columns in which nothing is said: they open at a click.
    """

    name: str
    cells: tuple[tuple[Cell, Mark], ...]
    widths: tuple[float, ...]
    heading_row: int = 0
    printed: int = 0
    choices: tuple[Choice, ...] = field(default=())
    folded: tuple[int, ...] = field(default=())

    @cached_property
    def sheet(self) -> Sheet:
        """As a reader finds it."""
        filled = [cell for cell, _mark in self.cells if cell.text]
        return Sheet(self.name, tuple(sorted(filled, key=lambda cell: (cell.row, cell.column))))


def mark_of(kind: Kind) -> Mark:
    """Typed texts are those that a spreadsheet would take for numbers or dates."""
    if isinstance(kind, Whole | Number):
        return Mark.NUMBER
    return Mark.TYPED if isinstance(kind, Day | Label | Word) else Mark.TEXT


def words_for(kind: Kind) -> tuple[tuple[str, ...], bool] | None:
    """The words that a cell of this kind takes, and whether it takes one only."""
    match kind:
        case YesNo():
            return (YES, NO), True
        case OneOf(words=words):
            return tuple(WORDS[words].values()), True
        case ListOf(kind=OneOf(words=words)):
            return tuple(WORDS[words].values()), False
    return None
