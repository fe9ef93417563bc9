"""Tables with headings in words of their own, or with none: what a column holds is concluded from what stands in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dimensions.plans.grid import Cell, Sheet, letters
from dimensions.plans.periods import Flag, read_periods
from dimensions.plans.tables.columns import Header
from dimensions.plans.tables.evidence import begins_a_paper
from dimensions.plans.tables.headers import Heading, Role, heading_of, nearly
from dimensions.plans.tables.lines import Line, lines_on
from dimensions.plans.tables.offices import OWNER_LINE, names_a_person, offices_in
from dimensions.plans.tables.sections import Section
from dimensions.plans.tables.specials import is_note
from dimensions.plans.tables.spelling import folded, lines_of, number_in, says_nothing, shown
from dimensions.plans.tables.split import marker_of
from portal.shell.fiscal import arabic_digits

ANY_YEAR = 2567  # only whether there is a date is asked
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
MOST_ABOVE = 15  # lines before the first row of a table
MOST_LOOKED_AT = 80  # rows: enough to know a column by
MOST_OF = 0.6
LONGEST_PERIOD = 150
WHEN = (Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER)
WHO_AND_WHAT = (Role.OWNER, Role.OFFICE, Role.EVIDENCE)
NAMES = {
    Role.NUMBER: "ลำดับ",
    Role.CODE: "รหัส",
    Role.CRITERION: "เกณฑ์การประเมิน",
    Role.ACTIVITY: "กิจกรรม",
    Role.DETAIL: "วิธีดำเนินการ",
    Role.PERIOD: "ระยะเวลา",
    Role.OWNER: "ผู้รับผิดชอบ",
    Role.OFFICE: "หน่วยปฏิบัติ",
    Role.EVIDENCE: "หลักฐาน",
    Role.OTHER: "หมายเหตุ",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its heading, with the texts that stand in it."""

    place: int
    label: str
    texts: tuple[str, ...]

    def mostly(self, is_so: Callable[[str], bool]) -> bool:
        return bool(self.texts) and sum(map(is_so, self.texts)) >= MOST_OF * len(self.texts)

    @property
    def is_known(self) -> bool:
        """Does its heading say what it holds, though no plan has it?"""
        return self.label != "" and (heading_of(self.label) or nearly(self.label)) is not None

    @property
    def is_varied(self) -> bool:
        """What is done differs from row to row."""
        return len(set(self.texts)) * 2 > len(self.texts)

    @property
    def length(self) -> float:
        return sum(map(len, self.texts)) / max(len(self.texts), 1)


def inferred(sheet: Sheet) -> Section | None:
    """The first table of the sheet in which something is done and dated, or done by somebody who shows it."""
    lines = lines_on(sheet)
    for place, line in enumerate(lines[:MOST_ABOVE]):
        body = lines[place + 1 :]
        is_wide = len(line.own) >= FEWEST_COLUMNS and sum(len(each.own) > 1 for each in body) >= FEWEST_ROWS
        if is_wide and (found := _section(lines, place)):
            return found
    return None


def told(header: Header) -> str:
    """What each column was taken for, by its heading or its letter."""
    named = {heading.role: NAMES.get(heading.role, heading.label) for heading in header.columns.values()}
    return "; ".join(
        f"{shown(heading.label) or letters(place)} = {named[heading.role]}" for place, heading in header.columns.items()
    )


def _section(lines: Sequence[Line], place: int) -> Section | None:
    first = lines[place]
    is_data = any(_is_period(cell.text) for cell in first.own)
    deep = 1 if is_data else _depth(lines, place)
    heads = () if is_data else tuple(cell for line in lines[place : place + deep] for cell in line.own)
    body = tuple(lines[place if is_data else place + deep :])
    columns = list(columns_under(_labels(heads or first.own, has_heads=not is_data), body))
    roles = _roles(columns)
    is_plan = any(role in roles.values() for role in WHEN) or len(set(roles.values()) & set(WHO_AND_WHAT)) > 1
    if Role.ACTIVITY not in roles.values() or not is_plan:
        return None
    headings = {column.place: _heading(column, roles[column.place]) for column in columns}
    by_role: dict[Role, list[int]] = {}
    for column, heading in headings.items():
        by_role.setdefault(heading.role, []).append(column)
    return Section(tuple(lines[:place]), Header(headings, heads, (), by_role), body, is_inferred=True)


def _depth(lines: Sequence[Line], place: int) -> int:
    """How many lines a heading takes that is merged over them."""
    bottom = max(cell.row + cell.rows - 1 for cell in lines[place].own)
    return sum(line.number <= bottom for line in lines[place:])


def _labels(heads: Sequence[Cell], *, has_heads: bool) -> dict[int, str]:
    return {
        column: head.text if has_heads else ""
        for head in heads
        for column in range(head.column, head.column + min(head.columns, 50))
    }


def columns_under(labels: Mapping[int, str], body: Sequence[Line]) -> Iterator[Column]:
    """The columns of a table by their places, each with its heading and its texts."""
    texts: dict[int, list[str]] = {}
    for line in body[:MOST_LOOKED_AT]:
        for cell in line.own:
            if len(line.own) > 1 and not is_note(cell.text) and not says_nothing(cell.text):
                texts.setdefault(cell.column, []).append(cell.text)
    for column in sorted(labels):
        yield Column(column, labels[column], tuple(texts.get(column, ())))


def _heading(column: Column, role: Role) -> Heading:
    known = heading_of(column.label) or nearly(column.label)
    return known if known and known.role == role else Heading(role, column.label)


def _roles(columns: Sequence[Column]) -> dict[int, Role]:
    """By its heading where that is known, else by what most of its cells are; the longest text is what is done."""
    roles: dict[int, Role] = {}
    for column in columns:
        known = heading_of(column.label) or nearly(column.label)
        if known and known.role != Role.OTHER:
            roles[column.place] = known.role
    for role, is_so in SIGNS.items():
        free = [column for column in columns if column.place not in roles]
        if role in roles.values():
            continue
        found = next((column for column in reversed(free) if column.mostly(is_so)), None)
        if found and (role != Role.EVIDENCE or _leaves_text(free, found)):
            roles[found.place] = role
    _texts(roles, [column for column in columns if column.place not in roles])
    return roles


def _leaves_text(free: Sequence[Column], taken: Column) -> bool:
    """Is there a column before it that can say what is done?"""
    return any(column.place < taken.place and column.length > 5 for column in free)


def _texts(roles: dict[int, Role], free: Sequence[Column]) -> None:
    """What is left: the fullest column of different texts is what is done, one before it what it belongs to."""
    roles |= {column.place: Role.OTHER for column in free}
    full = [each for each in free if each.length > 5 and not each.is_known and not each.mostly(_is_period)]
    if Role.ACTIVITY not in roles.values() and full:
        done = max(full, key=lambda column: (len(set(column.texts)), -column.place))
        if done.is_varied:
            roles[done.place] = Role.ACTIVITY
            full.remove(done)
    activity = next((place for place, role in roles.items() if role == Role.ACTIVITY), 0)
    before = [column for column in full if column.place < activity]
    behind = [column for column in full if column.place > activity]
    if before and Role.CRITERION not in roles.values():
        roles[before[-1].place] = Role.CRITERION
    if behind and Role.DETAIL not in roles.values():
        roles[behind[0].place] = Role.DETAIL


def _is_number(text: str) -> bool:
    return number_in(text).replace(".", "").isdigit() and len(folded(text)) < 8


def _is_period(text: str) -> bool:
    if len(text) > LONGEST_PERIOD or arabic_digits(folded(text)).isdigit():
        return False
    read = read_periods(text, fiscal_year=ANY_YEAR)
    return bool(read) and all(
        (period.end or period.proposal) and Flag.WORDS_UNREAD not in period.flags for period in read
    )


def _is_office(text: str) -> bool:
    found, rest = offices_in(text)
    return bool(found) and not rest


def _is_owner(text: str) -> bool:
    return OWNER_LINE.match(shown(text)) is not None or names_a_person(text)


def _is_paper(text: str) -> bool:
    first = next(iter(lines_of(text)), "")
    marker = marker_of(first)
    return begins_a_paper(marker.rest if marker else first)


SIGNS: dict[Role, Callable[[str], bool]] = {
    Role.PERIOD: _is_period,
    Role.NUMBER: _is_number,
    Role.OFFICE: _is_office,
    Role.OWNER: _is_owner,
    Role.EVIDENCE: _is_paper,
}
