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
NUMBERED = (Role.CODE, Role.NUMBER, Role.CRITERION, Role.ACTIVITY)


def goes_on(section: Section, outline: Outline) -> bool:
    """Its first number is higher than the last one, or it begins in the middle of a row."""
    first = _first(section)
    criterion = outline.criterion
    if first is None or outline.dimension is None:
        return False
    codes = [str(activity.data.get("code") or "") for activity in outline.dimension.activities]
    numbers = [str(criterion.data["number"] or "")] if criterion else []
    known = [parts for parts in map(_parts, codes + numbers) if len(parts) == len(first)]
    return bool(known) and first > max(known)


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


def _first(section: Section) -> tuple[int, ...] | None:
    header = section.header
    for line in section.lines[:3]:
        for cell in line.own:
            roles = [header.columns[column].role for column in header.under(cell)]
            if roles and roles[0] in NUMBERED:
                said = without_number(cell.text)[0] or number_in(cell.text)
                if parts := _parts(said):
                    return parts
    return None


def _parts(number: str) -> tuple[int, ...]:
    parts = number.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()
