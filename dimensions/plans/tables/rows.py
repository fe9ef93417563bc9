"""The rows of a table: what stands under which heading, merged cells included."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dimensions.plans.grid import Cell
from dimensions.plans.tables.columns import Header
from dimensions.plans.tables.doubts import Spot
from dimensions.plans.tables.headers import Heading, Role
from dimensions.plans.tables.lines import Line
from dimensions.plans.tables.spelling import folded, number_in, says_nothing, shown
from dimensions.plans.tables.split import marker_of

Held = dict[Role, list[Spot]]
# What stands beside an activity; a row that has none of these may run on from the row above.
FACTS = (Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER, Role.OWNER, Role.POSITION, Role.OFFICE, Role.MARK)
WHEN = (Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER)
ONE_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){0,4}\)?\.?")
# A cell merged across columns of these roles holds what the last of them is for.
SPANNING = (
    {Role.NUMBER, Role.CODE, Role.CRITERION},
    {Role.NUMBER, Role.CODE, Role.ACTIVITY, Role.DETAIL},
    {Role.MONTH},
    {Role.QUARTER},
    {Role.MARK, Role.OFFICE},
    {Role.START, Role.END, Role.PERIOD},
    {Role.OWNER, Role.POSITION},
    {Role.OWNER, Role.OFFICE},
)
TEXTUAL = (Role.CRITERION, Role.ACTIVITY, Role.MONTH, Role.QUARTER, Role.MARK, Role.PERIOD, Role.OWNER)


@dataclass
class Row:
    """`own` cells begin in this row, `above` reach down to it; `wide` ones stand across columns of several meanings."""

    line: Line
    sheet: str
    own: Held = field(default_factory=lambda: defaultdict(list))
    above: Held = field(default_factory=lambda: defaultdict(list))
    wide: list[Spot] = field(default_factory=list)
    outside: list[Spot] = field(default_factory=list)
    headings: dict[tuple[str, str], list[Heading]] = field(default_factory=dict)

    def has(self, *roles: Role) -> bool:
        return any(self.own.get(role) or self.above.get(role) for role in roles)

    def begins(self, *roles: Role) -> bool:
        return any(self.own.get(role) for role in roles)

    def spots(self, role: Role) -> list[Spot]:
        return [*self.above.get(role, ()), *self.own.get(role, ())]

    def text(self, role: Role) -> str:
        return "\n".join(spot.text for spot in self.own.get(role, ()))

    def under(self, spot: Spot) -> list[Heading]:
        return self.headings.get(spot.address, [])

    @property
    def lone(self) -> Spot | None:
        return Spot(self.sheet, self.line.own[0]) if self.line.lone else None

    @property
    def is_wide(self) -> bool:
        return bool(self.wide)


def row_of(line: Line, sheet: str, header: Header, top: int) -> Row:
    """The row as the header sorts it; cells that began above the header do not count."""
    row = Row(line, sheet)
    for cell in line.above:
        if cell.row > top:
            _sort(row, row.above, cell, header)
    for cell in line.own:
        _sort(row, row.own, cell, header)
    if len(row.own.get(Role.ACTIVITY, ())) > 1:
        _take_number_apart(row)
    if row.wide and len(line.own) > 1:
        _settle_wide(row)
    return row


def _sort(row: Row, held: Held, cell: Cell, header: Header) -> None:
    spot = Spot(row.sheet, cell)
    headings = [header.columns[column] for column in header.under(cell)]
    row.headings[spot.address] = headings
    roles = {heading.role for heading in headings}
    if not roles:
        row.outside.append(spot)
    elif len(roles) == 1:
        held[headings[0].role].append(spot)
    elif spanning := next((each for each in SPANNING if roles <= each), None):
        role = next((role for role in TEXTUAL if role in spanning & roles), headings[-1].role)
        held[role].append(spot)
    elif held is row.own:
        row.wide.append(spot)


def _take_number_apart(row: Row) -> None:
    """Under one heading over two columns, the first often holds only the number."""
    first, *rest = row.own[Role.ACTIVITY]
    if ONE_NUMBER.fullmatch(folded(first.text)):
        row.own[Role.CODE].append(first)
        row.own[Role.ACTIVITY] = rest


def _settle_wide(row: Row) -> None:
    """A cell across criterion and activity, in a row with a date or an owner, holds the activity."""
    for spot in list(row.wide):
        roles = {heading.role for heading in row.under(spot)}
        if Role.ACTIVITY in roles and not roles & set(FACTS) and row.begins(*FACTS) and not row.begins(Role.ACTIVITY):
            row.own[Role.ACTIVITY].append(spot)
            row.wide.remove(spot)


def counts_columns(line: Line) -> bool:
    """The row (๑) (๒) (๓) under a header, which only numbers the columns."""
    numbers = [number_in(cell.text) for cell in line.own]
    return len(numbers) > 2 and numbers == [str(place) for place in range(1, len(numbers) + 1)]


def has_number(row: Row) -> bool:
    """Does the row say a code or number of its own, or begin like an entry of a list?"""
    if any(not says_nothing(spot.text) for role in (Role.CODE, Role.NUMBER) for spot in row.own.get(role, ())):
        return True
    return any(marker_of(shown(spot.text)) for spot in row.own.get(Role.ACTIVITY, ()))


def is_bare(row: Row) -> bool:
    """Nothing says that something new begins here: it may be the rest of the row above."""
    return not has_number(row) and not any(not says_nothing(spot.text) for role in FACTS for spot in row.spots(role))


def numbers_activities(rows: Iterable[Row]) -> bool:
    """Does the column of numbers count activities, and not criteria?"""
    criterion = number = ""
    for row in rows:
        here, text = folded(row.text(Role.CRITERION)), number_in(row.text(Role.NUMBER))
        if text and row.begins(Role.ACTIVITY) and (not here or (here == criterion and text != number)):
            return True
        criterion, number = here or criterion, text or number
    return False
