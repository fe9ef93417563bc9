"""Columns under headings in words of their own, beside others that are known: known by what stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dimensions.plans.grid import Cell
from dimensions.plans.tables.columns import Header
from dimensions.plans.tables.headers import Heading, Role
from dimensions.plans.tables.inferring import SIGNS, WHEN, Column, columns_under
from dimensions.plans.tables.sections import Section

FULLER = 1.5  # times as many different texts as under the heading of what is done
SHORTEST = 10  # letters of what is done, on the average
SHORTEST_NAME = 5  # of a group or a paper
IN_OWN_WORDS = (Role.OTHER, Role.DETAIL)


def by_contents(sections: Sequence[Section]) -> Iterator[Section]:
    """Every table with its columns as they are filled; the same headings further down mean the same."""
    known: Header | None = None
    for section in sections:
        header = section.header
        if section.repeats and known is not None:
            header = replace(header, columns=known.columns, roles=known.roles)
        else:
            header = known = _filled(section)
        yield section if header is section.header else replace(section, header=header)


def _filled(section: Section) -> Header:
    header = section.header
    unknown = {
        place: heading.label
        for place, heading in header.columns.items()
        if heading.role in IN_OWN_WORDS and not Column(place, heading.label, ()).is_known
    }
    if not unknown:
        return header
    columns = {column.place: column for column in columns_under(unknown, section.lines)}
    header = _with_fuller_activity(header, section, list(columns.values()))
    return _with_signs(
        header, [column for place, column in columns.items() if header.columns[place].role == Role.OTHER]
    )


def _with_fuller_activity(header: Header, section: Section, columns: Sequence[Column]) -> Header:
    """Where the heading of what is done stands above few texts, and another one above many, it names the criteria."""
    place = header.roles[Role.ACTIVITY][0]
    (named,) = columns_under({place: header.columns[place].label}, section.lines)
    least = FULLER * max(len(set(named.texts)), 1)
    full = [column for column in columns if len(set(column.texts)) >= least and _says_what_is_done(column)]
    if not full:
        return header
    fuller = min(full, key=lambda column: (column.place < place, column.place))
    above = Role.OTHER if header.has(Role.CRITERION) else Role.CRITERION
    return _with(header, {place: above, fuller.place: Role.ACTIVITY})


def _says_what_is_done(column: Column) -> bool:
    others = (SIGNS[role] for role in (Role.PERIOD, Role.OFFICE, Role.OWNER))
    return column.length > SHORTEST and not any(column.mostly(is_so) for is_so in others)


def _with_signs(header: Header, columns: Sequence[Column]) -> Header:
    """When, who and with what evidence, where no heading of the table says it."""
    taken: dict[int, Role] = {}
    for role in (Role.PERIOD, Role.OFFICE, Role.OWNER, Role.EVIDENCE):
        if header.has(role) or (role == Role.PERIOD and any(map(header.has, WHEN))):
            continue
        free = (column for column in columns if column.place not in taken)
        if role in (Role.OWNER, Role.EVIDENCE):  # แผน and ผล in a column of their own are no papers
            free = (column for column in free if column.length > SHORTEST_NAME)
        if found := next((column for column in free if column.mostly(SIGNS[role])), None):
            taken[found.place] = role
    return _with(header, taken) if taken else header


def _with(header: Header, chosen: dict[int, Role]) -> Header:
    """The same header with other meanings for some columns, which are guessed."""
    columns = header.columns | {place: Heading(role, header.columns[place].label) for place, role in chosen.items()}
    roles: dict[Role, list[int]] = {}
    for place, heading in columns.items():
        roles.setdefault(heading.role, []).append(place)
    guessed = [cell for place in chosen for cell in _heads(header, place) if cell not in header.guessed]
    return replace(header, columns=columns, roles=roles, guessed=(*header.guessed, *guessed))


def _heads(header: Header, place: int) -> list[Cell]:
    label = header.columns[place].label
    return [cell for cell in header.cells if cell.text == label and cell.column <= place < cell.column + cell.columns]
