"""From sheets to the plan: every table in turn, then what stands beside the activities, then the heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dimensions.plans.grid import Sheet
from dimensions.plans.problems import CellDoubt
from dimensions.plans.tables import sentences
from dimensions.plans.tables.body import Body
from dimensions.plans.tables.claims import Claims
from dimensions.plans.tables.colours import with_coloured_marks
from dimensions.plans.tables.columns import Header
from dimensions.plans.tables.contents import by_contents
from dimensions.plans.tables.dating import Dating
from dimensions.plans.tables.dealing import Dealing
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.entries import Entries
from dimensions.plans.tables.fitting import fit
from dimensions.plans.tables.following import goes_on, rest_of
from dimensions.plans.tables.frame import Frame
from dimensions.plans.tables.guessing import Guessing
from dimensions.plans.tables.headers import Role, heading_of, nearly
from dimensions.plans.tables.heading import check_headings, check_is_plan, check_years, programme_of, usual_year
from dimensions.plans.tables.inferring import inferred, told
from dimensions.plans.tables.others import other_lists, told_of, without
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.sections import Section, sections_of
from dimensions.plans.tables.spelling import says_nothing, shown
from dimensions.plans.tables.titles import Named, Titles, cover_of, dimension_in, read_titles, year_among, year_of
from dimensions.plans.tables.wording import in_usual_words, said_usually, uses_another_word
from dimensions.plans.workbooks.found import Unreadable

CellPlace = tuple[str, str]
"""The name of a sheet and the address of a cell."""
MOST_LEFT_OUT = 500


@dataclass(frozen=True, slots=True)
class TableReading:
    """The plan in the form of a plan file, what is doubtful in it, and from which cells it was read.

    `places` has the first cell of each path; `paths` has for each cell everything that was read from it. `sheets` are
    those that were given, with a mark in each month that was only coloured.
    """

    data: dict[str, Any]
    doubts: tuple[CellDoubt, ...]
    places: Mapping[str, CellPlace]
    paths: Mapping[CellPlace, tuple[str, ...]]
    sheets: tuple[Sheet, ...]


def read_sheets(sheets: Sequence[Sheet], *, fiscal_year: int | None = None) -> TableReading:
    """The plan in these sheets, or Unreadable when none is there; the year is that of the plan, where it is known."""
    reader = Reader(sheets, fiscal_year)
    reader.read()
    if reader.year is None:  # no heading says it: most dates do, and then dates that name no year follow them
        year = usual_year(reader.outline.dimensions)
        if year is None:
            raise Unreadable(sentences.NO_YEAR)
        reader = Reader(sheets, None, by_dates=year)
        reader.read()
    return reader.told()


class Reader:
    """One reading of all sheets."""

    def __init__(self, sheets: Sequence[Sheet], given: int | None, *, by_dates: int | None = None) -> None:
        self.findings, self.claims = Findings(), Claims()
        self.outline = Outline(self.findings)
        self.frame = Frame(self.outline, self.claims, self.findings)
        self.entries = Entries(self.outline, self.claims, self.findings)
        self.given, self.by_dates = given, by_dates
        self.sheets = [with_coloured_marks(sheet, sections_of) for sheet in sheets]
        self.has_another_word = uses_another_word(sheets)
        self.header: Header | None = None
        self.others: list[list[Spot]] = []  # each a list of another kind, which is left out
        self.tables = self._tables()
        self.titles = [self._titles(sheet, section) for sheet, sections in self.tables for section in sections]
        self.covers = [
            titles for sheet, sections in self.tables if not sections for titles in [cover_of(sheet)] if titles
        ]
        printed = next((titles.year[0] for titles in (*self.titles, *self.covers) if titles.year), None)
        names = [sheet.name for sheet in self.tables_with_plan]
        self.year = given or printed or year_among(self._heads) or year_of(names) or by_dates
        if not self.titles:
            raise self._no_plan()

    @property
    def _heads(self) -> list[str]:
        return [cell.text for _, sections in self.tables for section in sections for cell in section.header.cells]

    def _tables(self) -> list[tuple[Sheet, list[Section]]]:
        """Every sheet with its tables; where no heading is known, columns are known by what stands in them."""
        seen = [
            self._of_plans(said_usually(sheet, self.findings) if self.has_another_word else sheet)
            for sheet in self.sheets
            if not sheet.is_hidden
        ]
        tables = [(sheet, self._sections(sheet)) for sheet in seen]
        if any(sections for _, sections in tables):
            return tables
        return [(sheet, list(by_contents([found])) if (found := inferred(sheet)) else []) for sheet in seen]

    def _of_plans(self, sheet: Sheet) -> Sheet:
        """The sheet without its lists of other kinds, such as purchases."""
        lists = other_lists(sheet)
        self.others += [[Spot(sheet.name, cell) for cell in cells] for cells in lists]
        return without(sheet, lists)

    def _no_plan(self) -> Unreadable:
        heads = ", ".join(shown(spot.text) for spot in self._first_other) if self.others else ""
        return Unreadable(sentences.OTHER_LIST, text=heads) if heads else Unreadable(sentences.NO_PLAN)

    @property
    def _first_other(self) -> list[Spot]:
        first, *_ = self.others
        return [spot for spot in first if spot.cell.row == first[0].cell.row]

    def _sections(self, sheet: Sheet) -> list[Section]:
        """The tables of a sheet; one without a header may be the rest of the table before it."""
        sections = list(by_contents(sections_of(sheet))) if sheet.cells else []
        if not sections and sheet.cells and self.header:
            rest = rest_of(sheet, self.header)
            sections = [rest] if rest else []
        self.header = sections[-1].header if sections else self.header
        return sections

    def _titles(self, sheet: Sheet, section: Section) -> Titles:
        return read_titles([Spot(sheet.name, cell) for cell in line.own] for line in section.titles)

    def read(self) -> None:
        titles = iter(self.titles)
        for sheet, sections in self.tables:
            for place, section in enumerate(sections):
                self._section(sheet, section, next(titles), is_first=place == 0)
        activities = self._activities()
        if not activities:
            raise Unreadable(sentences.NO_ACTIVITY)
        self.outline.number()
        Dating(self.claims, self.findings, self.year).deal()
        dealing = Dealing(self.claims, self.findings)
        dealing.deal()
        dealing.look_at(activities)
        guessing = Guessing(self.claims, self.findings, self.year)
        guessing.deal()
        guessing.look_at(activities)
        fit(self.outline.dimensions, self.findings)

    def _activities(self) -> list[ActivityDraft]:
        return [activity for dimension in self.outline.dimensions for activity in dimension.activities]

    def _section(self, sheet: Sheet, section: Section, titles: Titles, *, is_first: bool) -> None:
        self._header(sheet, section)
        self._dimension(sheet, section, titles, is_first=is_first)
        if titles.criterion:
            self.frame.titled(titles, has_column=section.header.has(Role.CRITERION))
        Body(section, sheet.name, self.outline, self.frame, self.entries, self.findings).read()
        if self.outline.dimension is not None and titles.year:
            self.outline.dimension.data.setdefault("source_header_year_be", titles.year[0])
            self.outline.dimension.spots["source_header_year_be"].append(titles.year[1])

    def _header(self, sheet: Sheet, section: Section) -> None:
        for cell in section.header.cells:
            self.findings.pass_over(Spot(sheet.name, cell))
        if not section.repeats:
            self._inferred(sheet, section)
            for cell in section.header.guessed:
                message = sentences.COLUMN_GUESS
                self.findings.doubt(Spot(sheet.name, cell), "column_guess", message, text=shown(cell.text))

    def _inferred(self, sheet: Sheet, section: Section) -> None:
        """One doubt for a table the headings of which said nothing."""
        if section.is_inferred:
            heads = section.header.cells
            message = sentences.COLUMNS_GUESS if heads else sentences.NO_HEADINGS
            for cell in heads or section.lines[0].own:
                spot, text = Spot(sheet.name, cell), told(section.header)
                self.findings.doubt_alike(spot, "column_guess", message, message, alike=sheet.name, text=text)

    def _dimension(self, sheet: Sheet, section: Section, titles: Titles, *, is_first: bool) -> None:
        """What the titles say, else the sheet's name; a table that says nothing may go on with the one before."""
        here = Spot(sheet.name, (*section.header.cells, *sheet.cells)[0])
        named = titles.dimension or (dimension_in(self._called(sheet), here, anywhere=True) if is_first else None)
        if titles.dimension and titles.dimension.name is None and is_first:
            other = dimension_in(self._called(sheet), here, anywhere=True)
            if other and other.number == titles.dimension.number:
                named = Named(other.number, other.name, titles.dimension.spot)
        if named:
            self.frame.enter(named)
        elif self.outline.dimension is not None and is_first and not section.header.has(Role.DIMENSION):
            self._follow(section, here, has_criterion=titles.criterion is not None)

    def _called(self, sheet: Sheet) -> str:
        return in_usual_words(shown(sheet.name)) if self.has_another_word else shown(sheet.name)

    def _follow(self, section: Section, here: Spot, *, has_criterion: bool) -> None:
        if has_criterion or goes_on(section, self.outline):
            number = self.outline.dimension.data["number"] if self.outline.dimension else None
            message, told = sentences.CONTINUED, str(number or "")
            self.findings.doubt(here, "continued_table", message, proposal=told)
        else:
            self.outline.dimension, self.outline.criterion, self.outline.last = None, None, []
            self.claims.forget_latest()

    def told(self) -> TableReading:
        """The plan as data, with every cell accounted for."""
        year = self.year or 0
        dimensions = self.outline.dimensions
        first = Spot(self.tables_with_plan[0].name, (*self._first_header.cells, *self.tables_with_plan[0].cells)[0])
        programme = programme_of([*self.titles, *self.covers], year, first, self.findings)
        check_years(dimensions, year, is_given=self.given is not None, findings=self.findings)
        check_headings(self.titles, year, self.findings)
        if self.by_dates:
            message, told = sentences.YEAR_FROM_DATES, str(year)
            self.findings.doubt(first, "year_from_dates", message, proposal=told, year=year)
        links = list(programme.links("programme"))
        for place, dimension in enumerate(dimensions):
            links += dimension.links_of_all(f"dimensions[{place}]")
        check_is_plan([*self.titles, *self.covers], self._heads, dimensions, first, self.findings)
        data = {"programme": programme.data, "dimensions": [dimension.written() for dimension in dimensions]}
        return self._accounted(data, links)

    @property
    def tables_with_plan(self) -> list[Sheet]:
        return [sheet for sheet, sections in self.tables if sections]

    @property
    def _first_header(self) -> Any:
        return next(sections[0].header for _, sections in self.tables if sections)

    def _accounted(self, data: dict[str, Any], links: Sequence[tuple[str, Spot]]) -> TableReading:
        places: dict[str, CellPlace] = {}
        paths: dict[CellPlace, list[str]] = {}
        for path, spot in links:
            places.setdefault(path, spot.address)
            paths.setdefault(spot.address, []).append(path)
        self._columns()
        self._left_out(set(paths))
        order = {sheet.name: number for number, sheet in reversed(list(enumerate(self.sheets)))}
        doubts = sorted(self.findings.told(), key=lambda doubt: (order[doubt.sheet], *_place(doubt.cell)))
        told = tuple(replace(doubt, paths=_paths_of(doubt, paths)) for doubt in doubts)
        by_cell = {cell: tuple(read) for cell, read in paths.items()}
        return TableReading(data, told, places, by_cell, tuple(self.sheets))

    def _columns(self) -> None:
        """A doubt for each column that a plan does not have; a known one is silent while nothing stands in it."""
        used = {
            (claim.spot.sheet, claim.headings[0].label)
            for claim in self.claims.of(Role.OTHER)
            if not says_nothing(claim.text)
        }
        told: set[tuple[str, str]] = set()
        for sheet, sections in self.tables:
            for cell in (cell for section in sections for cell in section.header.others):
                is_known = heading_of(cell.text) is not None or nearly(cell.text) is not None
                column = (sheet.name, cell.text)
                if column not in told and (column in used or not is_known):
                    message, text = sentences.COLUMN, shown(cell.text)
                    self.findings.doubt(Spot(sheet.name, cell), "unknown_column", message, text=text)
                    told.add(column)

    def _left_out(self, read: set[CellPlace]) -> None:
        """Whatever is neither in the plan nor named in a doubt is named here."""
        known = read | self.findings.furniture | {cell for doubt in self.findings.told() for cell in doubt.cells}
        with_plan = {sheet.name for sheet in self.tables_with_plan}
        known |= told_of(self.others, with_plan, self.findings)
        left: list[Spot] = []
        for sheet in self.sheets:
            if sheet.name in with_plan:
                spots = (Spot(sheet.name, cell) for cell in sheet.cells)
                left += [spot for spot in spots if spot.address not in known and shown(spot.text)]
            elif sheet.cells:
                message = sentences.HIDDEN_SHEET if sheet.is_hidden else sentences.OTHER_SHEET
                kind = "hidden_sheet" if sheet.is_hidden else "other_sheet"
                self.findings.doubt(Spot(sheet.name, sheet.cells[0]), kind, message, sheet=sheet.name)
        for spot in left[:MOST_LEFT_OUT]:
            self.findings.doubt(spot, "not_read", sentences.NOT_READ, text=spot.text)
        if len(left) > MOST_LEFT_OUT:
            message, more = sentences.MANY_NOT_READ, len(left) - MOST_LEFT_OUT
            self.findings.doubt(left[MOST_LEFT_OUT], "not_read", message, count=more)


def _paths_of(doubt: CellDoubt, paths: Mapping[CellPlace, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for cell in doubt.cells for path in paths.get(cell, ())))


def _place(address: str) -> tuple[int, int, str]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), len(letters), letters
