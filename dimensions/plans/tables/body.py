"""The rows of one table, from top to bottom: what each adds to the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dimensions.plans.tables import sentences
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.entries import Entries, is_part
from dimensions.plans.tables.frame import Frame, is_other_criterion
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.rows import (
    FACTS,
    WHEN,
    Row,
    counts_columns,
    has_number,
    is_bare,
    numbers_activities,
    row_of,
)
from dimensions.plans.tables.sections import Section
from dimensions.plans.tables.specials import criterion_of, dimension_of, is_note, is_signature, is_sum, level_of
from dimensions.plans.tables.spelling import FORMULA_ERROR, folded, number_in, says_nothing
from dimensions.plans.tables.split import without_number

MOST_IDLE = 300  # rows without an activity: what stands below is something else, and is only told of


@dataclass
class Body:
    """Reads the rows of one section into the outline."""

    section: Section
    sheet: str
    outline: Outline
    frame: Frame
    entries: Entries
    findings: Findings
    rows: list[Row] = field(default_factory=list)
    may_run_on: bool = False
    after_note: bool = False
    is_signed: bool = False

    def read(self) -> None:
        header = self.section.header
        top = max((cell.row for cell in header.cells), default=0)
        self.rows = [row_of(line, self.sheet, header, top) for line in self.section.lines]
        if not self.section.repeats:
            self.frame.counts_activities = numbers_activities(self.rows)
        self.may_run_on = _may_run_on(self.rows)
        idle = 0
        for place, row in enumerate(self.rows):
            idle = 0 if row.begins(Role.ACTIVITY) else idle + 1
            if idle <= MOST_IDLE:
                is_first = self.section.repeats and place == 0
                self._row(row, self.rows[place + 1 : place + 4], is_first=is_first)

    def _row(self, row: Row, following: Sequence[Row], *, is_first: bool) -> None:
        self._drop_formula_errors(row)
        if counts_columns(row.line):
            self._pass_over(row)
        elif self._is_special(row, following):
            self.after_note = False
        elif self._is_note(row):
            self._note(row)
        else:
            self.after_note = False
            self._ordinary(row, is_first=is_first)

    def _drop_formula_errors(self, row: Row) -> None:
        for held in row.own.values():
            for spot in [spot for spot in held if FORMULA_ERROR.fullmatch(folded(spot.text).upper())]:
                held.remove(spot)
                self.findings.doubt(spot, "formula_error", sentences.FORMULA_ERROR, text=spot.text.strip())

    def _pass_over(self, row: Row) -> None:
        for cell in row.line.own:
            self.findings.pass_over(Spot(self.sheet, cell))

    def _is_note(self, row: Row) -> bool:
        """After a note only a row that is dated or somebody's is part of the table again."""
        if all(is_signature(cell.text) or says_nothing(cell.text) for cell in row.line.own):
            return True
        if self.is_signed:  # names, positions and days below a line to sign on
            return not (row.begins(Role.ACTIVITY) and has_number(row))
        if self.after_note:
            return not (row.begins(Role.ACTIVITY) and (row.has(*WHEN) or has_number(row)))
        if is_sum(row.line.own[0].text):
            return True
        told = [is_note(cell.text) for cell in row.line.own]
        return all(told) or (told[0] and not (row.begins(Role.ACTIVITY) and row.has(*FACTS)))

    def _note(self, row: Row) -> None:
        """Dots and brackets that wait for a pen say nothing that is lost."""
        self.after_note = True
        for cell in row.line.own:
            spot = Spot(self.sheet, cell)
            if says_nothing(spot.text):
                self.findings.pass_over(spot)
            elif self.is_signed or is_signature(spot.text):
                self.is_signed = True
                message = sentences.SIGNATURES
                self.findings.doubt_alike(spot, "footnote", message, message, alike=self.sheet, text=spot.text)
            else:
                self.findings.doubt(spot, "footnote", sentences.FOOTNOTE, text=spot.text)

    def _is_special(self, row: Row, following: Sequence[Row]) -> bool:
        if named := dimension_of(row):
            self.frame.enter(named)
            return True
        spot = row.lone
        if spot and (found := level_of(row)):
            self._level_row(spot, *found)
            return True
        has_column = self.section.header.has(Role.CRITERION)
        criterion = criterion_of(row, has_column=has_column) or self._heads(row, following)
        if criterion is None or (criterion[0] is None and (self.after_note or (row.is_wide and has_column))):
            return False
        self._criterion_row(spot or row.own[Role.ACTIVITY][0], *criterion)
        if spot is None:
            self.outline.criterion_spots("number", [*row.own[Role.NUMBER], *row.own[Role.CODE]])
        return True

    def _level_row(self, spot: Spot, level: int, rest: str) -> None:
        self.frame.need_dimension(spot)
        if rest:
            self.outline.judge(None, rest, [spot], level=level)
        else:
            self.outline.rise(level, spot)
            self.outline.level_spot = spot
            self.findings.pass_over(spot)

    def _criterion_row(self, spot: Spot, number: str | None, name: str) -> None:
        self.frame.need_dimension(spot)
        self.outline.judge(number, name, [spot])
        self.outline.last = []
        if number is None:
            message, many = sentences.CRITERION_ROW, sentences.CRITERION_ROWS
            self.findings.doubt_alike(
                spot, "criterion_row", message, many, alike=self.sheet, proposal=name, text=spot.text
            )

    def _heads(self, row: Row, following: Sequence[Row]) -> tuple[str | None, str] | None:
        """A lone ๑. นโยบาย before ๑.๑ is the criterion of what follows, where criteria have no column."""
        roles = {role for role, held in row.own.items() if held}
        if self.section.header.has(Role.CRITERION) or row.wide or not row.begins(Role.ACTIVITY):
            return None
        if not roles <= {Role.ACTIVITY, Role.NUMBER, Role.CODE} or row.has(*FACTS):
            return None
        number, name = without_number(row.own[Role.ACTIVITY][0].text)
        number = number or _code_of(row)
        after = next((code for other in following if (code := _code_of(other))), None)
        if number is None:
            may_run_on = self.section.repeats and row is self.rows[0]
            stands_alone = self.frame.heads_stand_alone and bool(after) and not may_run_on
            begins = after == "1" or self._begins_anew(after or "") or stands_alone
            self.frame.heads_stand_alone = self.frame.heads_stand_alone or begins
            return (None, name) if begins else None
        above = (after or "").rpartition(".")[0]  # ๒. นโยบาย before ๒.๑, or before ๑.๒.๑ of dimension ๑
        heads = (after or "").startswith(f"{number}.") or above.endswith(f".{number}")
        return (number, name) if heads else None

    def _begins_anew(self, code: str) -> bool:
        """๑.๒.๑ after ๑.๑.๔, where criteria stand in rows of their own."""
        last = str(self.outline.last[-1].data.get("code") or "") if self.outline.last else ""
        if not code.endswith(".1") or (self.outline.last and self.outline.criterion is None):
            return False
        return last.rpartition(".")[0] != code.rpartition(".")[0] and (not self.outline.last or "." in last)

    def _ordinary(self, row: Row, *, is_first: bool) -> None:
        if self._is_rest(row, is_first=is_first):
            self.frame.need_dimension(Spot(self.sheet, row.line.own[0]))
            self.entries.go_on(row)
            return
        if self.may_run_on and is_part(row, self.outline.last):
            self.entries.add_parts(row)
            return
        self.frame.read(row)
        if row.begins(Role.ACTIVITY) and any(not says_nothing(spot.text) for spot in row.own[Role.ACTIVITY]):
            self.entries.begin(row, self._numbers(row))
        elif reached := self._reached(row):
            self.entries.claim(row, reached)
        elif self._only_frames(row):
            self.outline.last = []
        else:
            self.entries.without_activity(row)

    def _reached(self, row: Row) -> list[ActivityDraft]:
        """The activities whose merged cell reaches down to this row."""
        above = {spot.address for spot in row.above.get(Role.ACTIVITY, ())}
        return [each for each in self.outline.last if above & {spot.address for spot in each.spots["title"]}]

    def _numbers(self, row: Row) -> list[Spot]:
        """The numbers of a row that count activities, not criteria."""
        spots = row.own.get(Role.NUMBER, [])
        criterion = self.outline.criterion
        settled = criterion.spots["number"] if criterion else []
        return [spot for spot in spots if spot not in settled]

    def _only_frames(self, row: Row) -> bool:
        """A row that only opens a criterion, a level or a dimension."""
        roles = {role for role, held in row.own.items() if held}
        return bool(roles) and roles <= {Role.DIMENSION, Role.LEVEL, Role.CRITERION, Role.NUMBER}

    def _is_rest(self, row: Row, *, is_first: bool) -> bool:
        """Does the row only run on from the one above?"""
        if row.is_wide or row.above.get(Role.ACTIVITY) or not self.outline.last or not is_bare(row):
            return False
        if row.begins(Role.LEVEL, Role.DIMENSION) or (not is_first and is_other_criterion(self.outline, row)):
            return False
        if not row.begins(Role.ACTIVITY):
            return row.begins(Role.DETAIL, Role.EVIDENCE, Role.TARGET, Role.REMARK, Role.OTHER, Role.CRITERION)
        return is_first or self.may_run_on


def _may_run_on(rows: Sequence[Row]) -> bool:
    """In a table where most rows say neither code nor date nor owner, that tells nothing about a row."""
    begun = [row for row in rows if row.begins(Role.ACTIVITY) and not row.is_wide]
    bare = sum(is_bare(row) for row in begun)
    return bare * 2 <= len(begun)


def _code_of(row: Row) -> str | None:
    for role in (Role.CODE, Role.NUMBER, Role.ACTIVITY):
        for spot in row.own.get(role, ()):
            if role is Role.ACTIVITY:
                return without_number(spot.text)[0]
            return number_in(spot.text) or None
    return None
