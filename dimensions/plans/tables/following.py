"""Does a table that says no dimension go on where the one before ended?"""

from dataclasses import replace

from dimensions.plans.grid import Sheet
from dimensions.plans.periods import read_periods
from dimensions.plans.tables.columns import Header
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.lines import Line, lines_on
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.sections import Section
from dimensions.plans.tables.spelling import number_in
from dimensions.plans.tables.split import without_number

ANY_YEAR = 2567  # only whether there is a date is asked
IN_DIMENSION = 3  # parts of a code the first of which is the dimension's number
NUMBERED = (Role.CODE, Role.NUMBER, Role.CRITERION, Role.ACTIVITY)


def goes_on(section: Section, outline: Outline) -> bool:
    """Its first number is higher than the last one; the longest in a row decides, as a criterion may go on."""
    criterion = outline.criterion
    if outline.dimension is None:
        return False
    codes = [str(activity.data.get("code") or "") for activity in outline.dimension.activities]
    numbers = [str(criterion.data["number"] or "")] if criterion else []
    for first in sorted(_first(section), key=len, reverse=True):
        known = [parts for parts in map(_parts, codes + numbers) if len(parts) == len(first)]
        if known:
            return first > max(known) and (len(first) < IN_DIMENSION or first[0] == max(known)[0])
    return False


def rest_of(sheet: Sheet, header: Header) -> Section | None:
    """A table without a header under the columns of the one before, where most of its rows are dated there."""
    lines = lines_on(sheet)
    first = next((place for place, line in enumerate(lines) if len(line.own) > 1), len(lines))
    body = lines[first:]
    if not body or sheet.width > max(header.columns):
        return None
    dated = sum(_is_dated(line, header) for line in body)
    return (
        Section(tuple(lines[:first]), replace(header, cells=()), tuple(body), True) if dated * 2 >= len(body) else None
    )


def _is_dated(line: Line, header: Header) -> bool:
    texts = {header.columns[cell.column].role: cell.text for cell in line.own if cell.column in header.columns}
    if Role.ACTIVITY not in texts or Role.PERIOD not in texts:
        return False
    return any(period.end for period in read_periods(texts[Role.PERIOD], fiscal_year=ANY_YEAR))


def _first(section: Section) -> list[tuple[int, ...]]:
    """The numbers of the first row that has any."""
    header = section.header
    for line in section.lines[:3]:
        found = []
        for cell in line.own:
            roles = [header.columns[column].role for column in header.under(cell)]
            if roles and roles[0] in NUMBERED:
                said = without_number(cell.text)[0] or number_in(cell.text)
                found += [parts] if (parts := _parts(said)) else []
        if found:
            return found
    return []


def _parts(number: str) -> tuple[int, ...]:
    parts = number.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()
