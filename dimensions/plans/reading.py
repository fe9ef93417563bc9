"""From the text of a plan file to its rows: everything wrong is named at its place, and then nothing is read."""

from dataclasses import dataclass
from pathlib import Path

from dimensions.plans.checks import check
from dimensions.plans.doubts import doubts_of
from dimensions.plans.file import PlanFile
from dimensions.plans.keys import RowOf
from dimensions.plans.problems import Doubt, Place, Problem, Report, gettext_noop
from dimensions.plans.tree import MAX_CHARACTERS, TOO_LONG, Node, Unreadable, grow, planted

MAX_BYTES = MAX_CHARACTERS * 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Either a plan, perhaps with doubts, or problems."""

    plan: PlanFile | None
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read(source: str | bytes | Path) -> Reading:
    """Reads the text, the bytes, or the file at a path."""
    report = Report()
    try:
        tree = grow(_text(source), report)
    except Unreadable as fault:
        return Reading(None, (*report.problems, Problem(fault.place, fault.message, fault.params)))
    return _read_tree(tree, report)


def read_data(data: object) -> Reading:
    """Reads what already stands in plain lists, tables, texts, numbers and dates."""
    return _read_tree(planted(data), Report())


def _read_tree(tree: Node, report: Report) -> Reading:
    plan: PlanFile = RowOf(PlanFile).read(tree, report)
    if plan.programme is not None and plan.dimensions is not None:
        check(plan, report)
    if report.problems:
        return Reading(None, tuple(sorted(report.problems, key=lambda problem: problem.place)))
    return Reading(plan, doubts=tuple(sorted(doubts_of(plan, report), key=lambda doubt: doubt.place)))


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, Path):
        with source.open("rb") as file:
            source = file.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise Unreadable(Place(1, 1, ""), TOO_LONG, most=MAX_CHARACTERS)
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        message = gettext_noop("The file is not text in UTF-8; save it in that encoding and try again.")
        raise Unreadable(Place(line, 1, ""), message) from error
