"""A sheet cut into tables: the lines above each header, the header, and the lines under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dimensions.plans.grid import Sheet
from dimensions.plans.tables.columns import Header, header_at
from dimensions.plans.tables.lines import Line, lines_on
from dimensions.plans.tables.spelling import folded, lines_of, shown
from dimensions.plans.tables.titles import ABOUT_THE_PLAN, DIMENSION_LINE, YEAR

MOST_TITLES = 8
LEVEL_LINE = re.compile(r"ระดับ(?:ที่)?\s*(?P<level>[1-5๑-๕])(?![0-9๐-๙])\s*[.:\-–)]*\s*(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Section:
    """`titles` stand above the header; `repeats` says that the same header stood further up already,
    `is_inferred` that the columns are known by what stands in them."""

    titles: tuple[Line, ...]
    header: Header
    lines: tuple[Line, ...]
    repeats: bool = False
    is_inferred: bool = False


def sections_of(sheet: Sheet) -> list[Section]:
    """The tables of a sheet; none where no header is found, and one for each of those that stand side by side."""
    lines = lines_on(sheet)
    headers = _headers(lines)
    if part := next((column for _, header, _ in headers if (column := header.second_begins)), None):
        left = Sheet(sheet.name, tuple(cell for cell in sheet.cells if cell.column < part))
        right = Sheet(sheet.name, tuple(cell for cell in sheet.cells if cell.column >= part))
        return sections_of(left) + sections_of(right)
    sections: list[Section] = []
    known: set[str] = set()
    for number, (place, header, depth) in enumerate(headers):
        floor = headers[number - 1][0] + headers[number - 1][2] if number else 0
        first = _titles_begin(lines, place, floor, known) if number else 0
        until = headers[number + 1][0] if number + 1 < len(headers) else len(lines)
        body = lines[place + depth : until]
        repeats = number > 0 and header.is_like(sections[-1].header) and first == place
        known |= {folded(cell.text) for line in lines[first:place] for cell in line.own}
        sections.append(Section(tuple(lines[first:place]), header, tuple(body), repeats))
    return [_without_next_titles(section, sections[number + 1 :]) for number, section in enumerate(sections)]


def _headers(lines: Sequence[Line]) -> list[tuple[int, Header, int]]:
    found, place = [], 0
    while place < len(lines):
        if header := header_at(lines, place):
            found.append((place, *header))
            place += header[1]
        else:
            place += 1
    return found


def _titles_begin(lines: Sequence[Line], place: int, floor: int, known: set[str]) -> int:
    """Where the titles right above a header further down begin."""
    first = place
    while first > floor and place - first < MOST_TITLES and _is_title(lines[first - 1], known):
        first -= 1
    return first


def _is_title(line: Line, known: set[str]) -> bool:
    if not all(folded(cell.text) in known or _speaks_of_plan(cell.text) for cell in line.own):
        return False
    return not line.above


def _speaks_of_plan(text: str) -> bool:
    return any(
        DIMENSION_LINE.match(shown(part)) or ABOUT_THE_PLAN.match(shown(part)) or YEAR.match(shown(part))
        for part in lines_of(text)
    )


def _without_next_titles(section: Section, following: Sequence[Section]) -> Section:
    """Titles of the next table are no lines of this one."""
    if not following or not following[0].titles:
        return section
    first = following[0].titles[0].number
    return Section(
        section.titles, section.header, tuple(line for line in section.lines if line.number < first), section.repeats
    )
