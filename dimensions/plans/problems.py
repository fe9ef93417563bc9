"""What a reading finds: problems forbid the import, doubts ask a person to look; both know their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Fact = str | int


def gettext_noop(message: str) -> str:
    """Marks an English sentence for the catalogue; whoever shows it translates it."""
    return message


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column count from one; the path names the keys from the top, list places from zero."""

    line: int
    column: int
    path: str

    def below(self, key: str) -> "Place":
        return Place(self.line, self.column, joined(self.path, key))


def joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path and not key.startswith("[") else f"{path}{key}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Message is a msgid with %(name)s in it; params fill it after translation."""

    place: Place
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """The proposal is what was taken, or what is offered, as text in the file's own words."""

    place: Place
    kind: str
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in a cell of a workbook; message and params as those of a problem."""

    sheet: str
    cell: str
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellDoubt:
    """What a person should look at in a cell; the proposal is what was taken, or what is offered.

    One doubt may be about several cells: `others` are those behind the first. `paths` are the parts of the plan that
    were read from them.
    """

    sheet: str
    cell: str
    kind: str
    message: str
    params: Mapping[str, Fact] = field(default_factory=dict)
    proposal: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        return (self.sheet, self.cell), *self.others


class Report:
    """Gathers the problems of one reading and remembers where each key stood."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}

    def saw(self, place: Place) -> None:
        self.places[place.path] = place

    def at(self, path: str, *keys: str) -> Place:
        """The place of the first of these keys that was written, else that of the row they belong to."""
        row = self.places.get(path, Place(1, 1, path))
        for key in keys:
            if found := self.places.get(joined(path, key)):
                return found
        return row.below(keys[0]) if keys else row

    def refused(self, *paths: str) -> bool:
        """Was a value refused at one of these paths?"""
        return any(problem.place.path in paths for problem in self.problems)

    def problem(self, place: Place, message: str, **params: Fact) -> None:
        self.problems.append(Problem(place, message, params))
