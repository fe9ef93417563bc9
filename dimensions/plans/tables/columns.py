"""The header of a table: where it stands, and what each of its columns holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dimensions.plans.grid import Cell
from dimensions.plans.tables.headers import Heading, Role, heading_of, nearly
from dimensions.plans.tables.lines import Line
from dimensions.plans.tables.spelling import folded
from dimensions.plans.words import ActingOffice

WHAT = frozenset({Role.CRITERION, Role.ACTIVITY, Role.DETAIL})
WHEN_AND_WHO = frozenset(
    {Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER, Role.OWNER, Role.OFFICE, Role.EVIDENCE}
)
# A row of the table may hold one month and one office: only several of them are headings.
FEWEST = {Role.MONTH: 3, Role.QUARTER: 2, Role.MARK: 2}
# Where words of an office's own part a heading, the first column is what it says: ผู้รับผิดชอบ into หลัก and สนับสนุน.
FIRST_OF_SEVERAL = frozenset({Role.OWNER, Role.PERIOD, Role.EVIDENCE})
OVER_NAMES = frozenset({Role.OFFICE, Role.MARK, Role.NUMBER, Role.OTHER})  # อำเภอที่ดำเนินการ
DEEPEST = 3  # lines of one header
MONEY = re.compile("(?<!ปี)งบประมาณ|ใช้จ่าย|เบิกจ่าย|จำนวนเงิน|บาท")
FEWEST_MONTHS = 6  # that are named by their numbers only


@dataclass(frozen=True, slots=True)
class Header:
    """The columns by their place; `guessed` are those whose meaning was chosen between two."""

    columns: dict[int, Heading]
    cells: tuple[Cell, ...]
    guessed: tuple[Cell, ...] = ()
    roles: dict[Role, list[int]] = field(default_factory=dict)

    @property
    def others(self) -> list[Cell]:
        """The headings of columns that a plan does not have."""
        labels = {heading.label for heading in self.columns.values() if heading.role == Role.OTHER}
        return [cell for cell in self.cells if cell.text in labels]

    def under(self, cell: Cell) -> list[int]:
        """The columns of the table that a cell stands in, several when it is merged across them."""
        return [column for column in range(cell.column, cell.column + min(cell.columns, 500)) if column in self.columns]

    def has(self, role: Role) -> bool:
        return role in self.roles

    @property
    def second_begins(self) -> int | None:
        """The column in which the same headings begin anew, of another table beside the first."""
        labels = {place: folded(heading.label) for place, heading in self.columns.items()}
        for count in range(2, len(labels) // 3 + 1):
            width, rest = divmod(len(labels), count)
            if not rest and list(labels.values()) == list(labels.values())[:width] * count:
                return list(labels)[width]
        return None

    def is_like(self, other: "Header") -> bool:
        return {place: heading.role for place, heading in self.columns.items()} == {
            place: heading.role for place, heading in other.columns.items()
        }


def header_at(lines: Sequence[Line], place: int) -> tuple[Header, int] | None:
    """The header that begins on this line and how many lines it takes, if one does."""
    if not _may_begin(lines[place]):
        return None
    best: tuple[Header, int] | None = None
    for depth in range(1, DEEPEST + 1):
        block = lines[place : place + depth]
        if len(block) < depth or block[-1].number - block[0].number >= DEEPEST:
            break
        if depth > 1 and not _may_continue(block[-1], block[0]):
            break
        found = _header_of(block)
        if found:
            best = found, depth
    return best


def _may_begin(line: Line) -> bool:
    """Two headings at least; a slip of the finger is only looked for beside one that is sure."""
    if len(line.own) < 2:
        return False
    sure = [found.role for cell in line.own if (found := heading_of(cell.text))]
    return len(sure) > 1 or (bool(sure) and sure[0] in WHAT | WHEN_AND_WHO and len(_roles(line)) > 1)


def _roles(line: Line) -> list[Role]:
    return [found.role for cell in line.own if (found := heading_of(cell.text) or nearly(cell.text))]


def _may_continue(line: Line, first: Line) -> bool:
    """A second line of a header holds nothing but headings."""
    if _are_months(line, first):
        return True
    top = {column for cell in first.own for column in range(cell.column, cell.column + cell.columns)}
    parted = _parted(first, line)
    return all(
        cell.column in parted or (heading_of(cell.text) and (cell.column in top or len(line.own) > 1))
        for cell in line.own
    )


def _are_months(line: Line, first: Line) -> bool:
    """10, 11, 12, 1 … under one heading that says when: the months of the year by their numbers."""
    numbers = [int(folded(cell.text)) for cell in line.own if folded(cell.text).isdecimal()]
    above = [cell for cell in first.own if cell.columns >= FEWEST_MONTHS and _says_when(cell.text)]
    follow = all(behind == before % 12 + 1 for before, behind in pairwise(numbers))
    return (
        len(numbers) == len(line.own) >= FEWEST_MONTHS
        and follow
        and max(numbers) <= 12
        and any(cell.column <= line.own[0].column < cell.column + cell.columns for cell in above)
    )


def _says_when(text: str) -> bool:
    found = heading_of(text) or nearly(text)
    return found is not None and found.role == Role.PERIOD


def _parted(first: Line, line: Line) -> set[int]:
    """The columns under one heading in which any word may stand: it is of no column of a plan, or others reach down."""
    spans = [cell for cell in first.own if cell.columns > 1]
    reaches_down = sum(cell.row + cell.rows > line.number for cell in first.own) > 1
    others = [cell for cell in spans if reaches_down or ((found := heading_of(cell.text)) and found.role == Role.OTHER)]
    return {column for cell in others for column in range(cell.column, cell.column + min(cell.columns, 50))}


def _header_of(block: Sequence[Line]) -> Header | None:
    cells = tuple(cell for line in block for cell in line.own)
    columns: dict[int, tuple[Heading, Cell]] = {}
    for line in block:
        are_months = _are_months(line, block[0])
        for cell in line.own:
            if are_months:
                columns[cell.column] = Heading(Role.MONTH, cell.text, int(folded(cell.text))), cell
            else:
                _add(columns, cell)
    known = [heading.role for heading, _ in columns.values() if heading.role != Role.OTHER]
    roles = {role for role in known if known.count(role) >= FEWEST.get(role, 1)}
    if (
        not roles & WHAT
        or not roles & WHEN_AND_WHO
        or len(known) < 2
        or not all(_is_sure(line, block[0]) for line in block)
    ):
        return None
    return _settled(columns, cells)


def _is_sure(line: Line, first: Line) -> bool:
    """Half of a line at least are headings."""
    if _are_months(line, first):
        return True
    roles = _roles(line)
    sure = sum(roles.count(role) >= FEWEST.get(role, 1) for role in roles)
    free = 0 if line is first else sum(cell.column in _parted(first, line) for cell in line.own)
    return sure * 2 >= len(line.own) - free


def _add(columns: dict[int, tuple[Heading, Cell]], cell: Cell) -> None:
    """What a heading says about each column under it, together with the heading above."""
    for column in range(cell.column, cell.column + min(cell.columns, 50)):
        above = columns.get(column)
        found = heading_of(cell.text) or nearly(cell.text) or Heading(Role.OTHER, cell.text)
        if above is None:
            columns[column] = found, cell
            continue
        if found.role in {Role.QUARTER, Role.MONTH} and MONEY.search(folded(above[0].label)):
            columns[column] = Heading(Role.OTHER, cell.text), cell
            continue
        if found.role == Role.OTHER and _names_districts(above):
            columns[column] = Heading(Role.MARK, cell.text, office=ActingOffice.DISTRICT, place=cell.text), cell
            continue
        together = heading_of(above[0].label + cell.text)
        if together and above[1].columns == 1:  # one heading, broken over two lines
            columns[column] = together, above[1]
        elif found.role == Role.OTHER and column == above[1].column and above[0].role in FIRST_OF_SEVERAL:
            columns[column] = Heading(above[0].role, f"{above[0].label} {cell.text}"), cell
        elif found.role != Role.OTHER or above[1].columns > 1:
            columns[column] = found, cell


def _names_districts(above: tuple[Heading, Cell]) -> bool:
    """อำเภอที่ดำเนินการ over several columns: under it stand their names."""
    heading, cell = above
    return cell.columns > 1 and heading.role in OVER_NAMES and "อำเภอ" in folded(cell.text)


def _settled(columns: dict[int, tuple[Heading, Cell]], cells: tuple[Cell, ...]) -> Header:
    """One meaning for each column, where headings leave a choice."""
    chosen = {place: heading for place, (heading, _) in sorted(columns.items())}
    guessed = _settle_marks(chosen) + _settle_what(chosen)
    districts = [place for place, heading in chosen.items() if heading.place]
    chosen |= {place: replace(chosen[place], among=len(districts)) for place in districts}
    _settle_numbers(chosen)
    roles: dict[Role, list[int]] = {}
    for place, heading in chosen.items():
        roles.setdefault(heading.role, []).append(place)
    return Header(chosen, cells, tuple(columns[place][1] for place in guessed), roles)


def _places(chosen: dict[int, Heading], *roles: Role) -> list[int]:
    return [place for place, heading in chosen.items() if heading.role in roles]


def _settle_marks(chosen: dict[int, Heading]) -> list[int]:
    """“กลุ่มงาน” alone names who is responsible; beside other offices it is one of them."""
    marks = _places(chosen, Role.MARK)
    if len(marks) == 1:
        role = Role.OFFICE if _places(chosen, Role.OWNER) else Role.OWNER
        chosen[marks[0]] = replace(chosen[marks[0]], role=role)
        return marks
    return []


def _settle_numbers(chosen: dict[int, Heading]) -> None:
    """ที่, เกณฑ์, ที่, กิจกรรม: the first number is the criterion's, and the second the activity's."""
    first, *others = _places(chosen, Role.NUMBER) or [0]
    criterion = next(iter(_places(chosen, Role.CRITERION)), 0)
    activity = next(iter(_places(chosen, Role.ACTIVITY)), 0)
    for place in others:
        if first < criterion < place < activity and not _places(chosen, Role.CODE):
            chosen[place] = replace(chosen[place], role=Role.CODE)


def _settle_what(chosen: dict[int, Heading]) -> list[int]:
    """Which columns are criterion, activity and how it is done; what had to be chosen is answered."""
    activities = _places(chosen, Role.ACTIVITY)
    if not activities:
        return _settle_without_activity(chosen)
    activities = _finest(chosen, activities)
    named = _places(chosen, Role.CRITERION)
    criteria = [place for place in named if place < activities[0]] or [
        place for place in named if "เกณฑ์" in chosen[place].label
    ]
    guessed = []
    first = [place for place in criteria if chosen[place] == chosen[criteria[0]]]
    for place in [place for place in _places(chosen, Role.CRITERION) if place not in first]:
        chosen[place] = replace(chosen[place], role=_second(chosen, place))
        guessed.append(place)
    further = _distinct(chosen, activities)[1:]
    if further and not criteria and not _tells_how(chosen[further[0]]):
        chosen[activities[0]] = replace(chosen[activities[0]], role=Role.CRITERION)
        guessed.append(activities[0])
        further = further[1:]
    for place in further:
        if not _tells_how(chosen[place]):
            guessed.append(place)
        chosen[place] = replace(chosen[place], role=_second(chosen, place))
    return guessed


def _finest(chosen: dict[int, Heading], activities: list[int]) -> list[int]:
    """Beside a criterion, กิจกรรมย่อย are the activities and what stands above them is told in the remarks."""
    finer = [place for place in activities[1:] if "ย่อย" in chosen[place].label]
    if not finer or not _places(chosen, Role.CRITERION):
        return activities
    for place in activities:
        if place not in finer:
            chosen[place] = replace(chosen[place], role=Role.OTHER)
    return finer


def _distinct(chosen: dict[int, Heading], places: list[int]) -> list[int]:
    """Columns under one merged heading count once."""
    return [place for number, place in enumerate(places) if not number or chosen[place] != chosen[places[number - 1]]]


def _second(chosen: dict[int, Heading], place: int) -> Role:
    """A second column of what is done tells how; a third one, or one that names a figure, stands in the remarks."""
    taken = [other for other in _places(chosen, Role.DETAIL) if other != place]
    figure = "ตัวชี้วัด" in chosen[place].label
    return Role.TARGET if figure else Role.OTHER if taken else Role.DETAIL


def _tells_how(heading: Heading) -> bool:
    return heading.label.strip().startswith(("การ", "วิธี", "แนวทาง", "รายละเอียด"))


def _settle_without_activity(chosen: dict[int, Heading]) -> list[int]:
    """No heading says what is done: the last one that may is taken for it."""
    candidates = _places(chosen, Role.DETAIL) or _places(chosen, Role.CRITERION)
    taken = candidates[-1]
    chosen[taken] = replace(chosen[taken], role=Role.ACTIVITY)
    for place in _places(chosen, Role.CRITERION)[1:]:
        chosen[place] = replace(chosen[place], role=Role.OTHER)
    return [taken]
