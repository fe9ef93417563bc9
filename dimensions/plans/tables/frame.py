"""What a row says of the dimension, level and criterion that its activity belongs to."""

import re
from dataclasses import dataclass

from dimensions.plans.tables import sentences
from dimensions.plans.tables.claims import Claims
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.rows import Row
from dimensions.plans.tables.sections import LEVEL_LINE
from dimensions.plans.tables.specials import CRITERION_LINE
from dimensions.plans.tables.spelling import DITTO, folded, level_in, number_in, says_nothing, shown
from dimensions.plans.tables.split import BARE_NUMBER, without_number
from dimensions.plans.tables.titles import DIMENSION_LINE, Named, Titles, dimension_in


@dataclass
class Frame:
    outline: Outline
    claims: Claims
    findings: Findings
    counts_activities: bool = False
    heads_stand_alone: bool = False  # criteria have rows of their own, without numbers

    def read(self, row: Row) -> None:
        self._dimension(row)
        self.need_dimension(Spot(row.sheet, row.line.own[0]))
        self._level(row)
        self._criterion(row)

    def need_dimension(self, spot: Spot) -> None:
        if self.outline.dimension is None:
            self.outline.enter_unnamed(spot)

    def enter(self, named: Named) -> None:
        self.outline.enter(named)
        self.claims.forget_latest()

    def titled(self, titles: Titles, *, has_column: bool) -> None:
        """A criterion right above its table; where they have a column, such a line is a title like others."""
        if titles.criterion is None:
            return
        number, name, spot = titles.criterion
        if has_column:
            titles.lines.append((shown(spot.text), spot))
            return
        self.need_dimension(spot)
        self.outline.judge(number, name, [spot])

    def _dimension(self, row: Row) -> None:
        for spot in row.own.get(Role.DIMENSION, ()):
            text = shown(spot.text)
            if says_nothing(text):
                continue
            if DIMENSION_LINE.match(text) and (named := dimension_in(text, spot)):
                self.enter(named)
                continue
            number, name = without_number(text)
            number = folded(text) if folded(text).isdigit() else number
            name = "" if folded(text).isdigit() else name
            whole = int(number) if number and number.isdigit() and 0 < int(number) < 100 else None
            self.enter(Named(whole, name or None, spot))

    def _level(self, row: Row) -> None:
        for spot in row.own.get(Role.LEVEL, ()):
            level = level_in(spot.text)
            if level is not None:
                self.outline.level_spot = spot
                if row.begins(Role.CRITERION):
                    self.outline.level = level
                else:
                    self.outline.rise(level, spot)
            elif not says_nothing(spot.text):
                self.findings.doubt(spot, "level", sentences.LEVEL, text=spot.text)

    def _criterion(self, row: Row) -> None:
        """A blank cell goes on with the criterion above, and so does one that repeats it."""
        spots = [spot for spot in row.own.get(Role.CRITERION, ()) if not says_nothing(spot.text)]
        if self.outline.criterion is not None and all(folded(spot.text) in DITTO for spot in spots):
            self.outline.criterion_spots("name", spots)
            return
        if not spots:
            return
        numbers = [] if self.counts_activities else row.own.get(Role.NUMBER, [])
        number, name, number_spot = _named(spots)
        if number is None and not numbers and (found := BARE_NUMBER.match(name)):
            number, name, number_spot = self._counting_on(found, name, spots[0])
        if not row.own.get(Role.LEVEL) and (found := LEVEL_LINE.fullmatch(name)) and found["rest"]:
            self.outline.level, self.outline.level_spot = int(number_in(found["level"])), spots[0]
            name = found["rest"]
        if number is None and numbers:
            number_spot, number = numbers[0], number_in(numbers[0].text) or None
        criterion = self.outline.judge(number, name, spots)
        if number and number_spot and number == criterion.data["number"]:
            criterion.spots["number"].append(number_spot)
        if criterion.data["level"] is not None and row.own.get(Role.LEVEL):
            criterion.spots["level"] += row.own[Role.LEVEL]
        if any(number_in(spot.text) == criterion.data["number"] for spot in numbers):
            criterion.spots["number"] += numbers

    def _counting_on(self, found: re.Match[str], name: str, spot: Spot) -> tuple[str | None, str, Spot | None]:
        """๒ งบประมาณ after ๑ นโยบาย is numbered; ๕ ส is not."""
        known = self.outline.here.criteria
        last = str(known[-1].data["number"] or "") if known else "0"
        number = number_in(found["number"])
        if last.isdigit() and int(number) == int(last) + 1:
            return number, name[found.end() :].strip(), spot
        return None, name, None


def _named(spots: list[Spot]) -> tuple[str | None, str, Spot | None]:
    """Number and name; under one heading over two columns the first may hold only the number."""
    if len(spots) > 1 and folded(spots[0].text).strip("().").replace(".", "").isdigit():
        return number_in(spots[0].text), shown("\n".join(spot.text for spot in spots[1:])), spots[0]
    text = shown("\n".join(spot.text for spot in spots))
    if (found := CRITERION_LINE.fullmatch(text)) and found["name"]:
        return number_in(found["number"]), found["name"], spots[0]
    number, name = without_number(text)
    return number, name, spots[0] if number else None


def is_other_criterion(outline: Outline, row: Row) -> bool:
    """Does the row bring a criterion of its own? Where they are numbered, one without a number runs on."""
    spots = [spot for spot in row.own.get(Role.CRITERION, ()) if not says_nothing(spot.text)]
    if all(folded(spot.text) in DITTO for spot in spots):
        return False
    number, name, _ = _named(spots)
    known = outline.criterion
    if number is not None or known is None:
        return True
    return known.data["number"] is None and folded(known.data["name"] or "") != folded(name)
