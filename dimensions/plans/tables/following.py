"""Does a table that says no dimension go on where the one before ended?"""

from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.sections import Section
from dimensions.plans.tables.spelling import number_in
from dimensions.plans.tables.split import without_number

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
