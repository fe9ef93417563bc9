"""What a reading of the form found, each at its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dimensions.plans.file import PlanFile
from dimensions.plans.form.cells import CellFault, meant
from dimensions.plans.grid import Sheet, letters
from dimensions.plans.keys import Kind
from dimensions.plans.problems import CellDoubt, CellProblem, Doubt, Fact, Problem, gettext_noop

CellPlace = tuple[str, str]

# A clerk has cells before the eyes, not keys.
REWORDED = {
    "The key “%(key)s” is missing.": gettext_noop("This cell must be filled in."),
    "A quota needs at_least or at_most.": gettext_noop("Say how many at least, or how many at most."),
    "The list is empty; it needs at least one entry.": gettext_noop("At least one entry belongs here."),
}


@dataclass(frozen=True, slots=True)
class FormReading:
    """Either a plan, perhaps with doubts, or problems; `places` says in which cell a path of the plan stands."""

    plan: PlanFile | None
    problems: tuple[CellProblem, ...] = ()
    doubts: tuple[CellDoubt, ...] = ()
    places: Mapping[str, CellPlace] = field(default_factory=dict)


class Findings:
    """Gathers what one reading finds."""

    def __init__(self, first: CellPlace) -> None:
        self.places: dict[str, CellPlace] = {"": first}
        self.problems: dict[CellPlace, CellProblem] = {}
        self.doubts: list[CellDoubt] = []

    def value(self, sheet: Sheet, row: int, column: int, kind: Kind, path: str) -> Any:
        """What the cell means for the key at this path; None where it is empty or wrong."""
        cell = sheet.at(row, column)
        self.places[path] = (sheet.name, f"{letters(column)}{row}")
        try:
            return meant(kind, cell.text) if cell else None
        except CellFault as fault:
            self.problem(self.places[path], fault.message, **fault.params)
        return None

    def problem(self, place: CellPlace, message: str, **params: Fact) -> None:
        """The first of each cell; what follows from it would only confuse."""
        self.problems.setdefault(place, CellProblem(*place, message, params))

    def doubt(self, place: CellPlace, kind: str, message: str, **params: Fact) -> None:
        self.doubts.append(CellDoubt(*place, kind, message, params))

    def take_over(self, problem: Problem) -> None:
        self.problem(self.at(problem.place.path), REWORDED.get(problem.message, problem.message), **problem.params)

    def take_doubt(self, doubt: Doubt) -> None:
        place = self.at(doubt.place.path)
        self.doubts.append(CellDoubt(*place, doubt.kind, doubt.message, doubt.params, doubt.proposal))

    def at(self, path: str) -> CellPlace:
        """The cell of the path, else that of what it belongs to."""
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places[path]
