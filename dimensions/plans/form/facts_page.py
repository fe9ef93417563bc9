"""The first sheet of the form: what a clerk can change about the programme itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from dimensions.plans.file import PlanFile
from dimensions.plans.form.cells import said
from dimensions.plans.form.facts import FACTS, SECTIONS, SHEET, VERSION, VERSION_LABEL, Fact, Section
from dimensions.plans.form.page import Choice, Mark, Page, mark_of, words_for
from dimensions.plans.grid import Cell

FIRST_ROW = 4
SPARE_ROWS = 3  # of every list, for what a clerk adds
WIDTHS = (38, 60, 22, 18, 24, 16, 16, 24, 22)

Marked = Iterator[tuple[Cell, Mark]]


def facts_page(plan: PlanFile | None) -> Page:
    """Without a plan the empty form."""
    cells = [
        (Cell(1, 1, SHEET), Mark.TITLE),
        (Cell(2, 1, VERSION_LABEL), Mark.LABEL),
        (Cell(2, 2, str(VERSION)), Mark.NUMBER),
    ]
    options = []
    for row, fact in enumerate(FACTS, start=FIRST_ROW):
        cells.append((Cell(row, 1, fact.label), Mark.LABEL))
        cells.append((Cell(row, 2, said(fact.kind, value_at(plan, fact.path))), mark_of(fact.kind)))
        options += _choice(fact, 2, row, row)
    row = FIRST_ROW + len(FACTS) + 1
    for section in SECTIONS:
        rows = rows_of(plan, section)
        last = row + 1 + len(rows) + SPARE_ROWS
        cells += _section(section, rows, row, last)
        for at, fact in enumerate(section.columns, start=2 if section.keyed_by else 1):
            options += _choice(fact, at, row + 2, last)
        row = last + 2
    return Page(SHEET, tuple(cells), WIDTHS, choices=tuple(options))


def value_at(row: Any, path: str) -> Any:
    for key in path.split(".") if path else ():
        row = None if row is None else getattr(row, key)
    return row


def rows_of(plan: PlanFile | None, section: Section) -> list[list[str]]:
    held: Any = value_at(plan, section.path) or ()
    if isinstance(held, Mapping):
        words = dict(section.words)
        return [[words.get(key) or key, *_texts(section, value)] for key, value in held.items()]
    return [_texts(section, value) for value in held]


def _texts(section: Section, value: Any) -> list[str]:
    return [said(fact.kind, value_at(value, fact.path)) for fact in section.columns]


def _section(section: Section, rows: list[list[str]], first: int, last: int) -> Marked:
    labels = [section.keyed_by] if section.keyed_by else []
    labels += [fact.label for fact in section.columns]
    marks = [Mark.TYPED] if section.keyed_by else []
    marks += [mark_of(fact.kind) for fact in section.columns]
    yield Cell(first, 1, section.title), Mark.TITLE
    for at, label in enumerate(labels, start=1):
        yield Cell(first + 1, at, label), Mark.HEADING
    for row in range(first + 2, last + 1):
        texts = rows[row - first - 2] if row - first - 2 < len(rows) else [""] * len(labels)
        for at, (text, mark) in enumerate(zip(texts, marks, strict=True), start=1):
            yield Cell(row, at, text), mark


def _choice(fact: Fact, column: int, first: int, last: int) -> list[Choice]:
    words = words_for(fact.kind)
    return [Choice(column, first, last, *words)] if words else []
