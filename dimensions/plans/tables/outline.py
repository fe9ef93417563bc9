"""Dimensions and criteria as the rows bring them: begun, gone on with, numbered."""

from dataclasses import dataclass, field

from dimensions.plans.tables import sentences
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft, CriterionDraft, DimensionDraft
from dimensions.plans.tables.spelling import folded
from dimensions.plans.tables.titles import CONTINUED, Named, same_name

NUMBERS = {str(number) for number in range(1, 100)}


@dataclass
class Outline:
    """The plan so far, and where in it the reading stands."""

    findings: Findings
    dimensions: list[DimensionDraft] = field(default_factory=list)
    dimension: DimensionDraft | None = None
    criterion: CriterionDraft | None = None
    level: int | None = None
    last: list[ActivityDraft] = field(default_factory=list)
    level_spot: Spot | None = None

    @property
    def here(self) -> DimensionDraft:
        """The dimension that rows belong to; the frame sees to it that there is one."""
        if self.dimension is None:
            raise LookupError("no dimension was begun")
        return self.dimension

    def enter(self, named: Named, year: tuple[int, Spot] | None = None) -> None:
        """Goes on with a dimension that was begun, or begins it."""
        known = next((each for each in self.dimensions if _is_same(each, named)), None)
        if known is None:
            known = self._begin(named)
        elif named.name and not known.data.get("name"):
            known.put("name", named.name, named.name_spot or named.spot)
        else:
            known.spots["number"].append(named.spot)
        if known is not self.dimension:
            self.criterion = known.criteria[-1] if known.criteria else None
            self.level, self.level_spot, self.last = None, None, []
        self.dimension = known
        if year and "source_header_year_be" not in known.data:
            known.put("source_header_year_be", year[0], year[1])

    def _begin(self, named: Named) -> DimensionDraft:
        begun = DimensionDraft()
        begun.put("number", named.number, named.spot)
        if named.number is not None:
            begun.put("source_number", named.number, named.spot)
        if named.name:
            begun.put("name", named.name, named.name_spot or named.spot)
        self.dimensions.append(begun)
        return begun

    def enter_unnamed(self, spot: Spot) -> None:
        """A table that says no dimension is one of its own."""
        begun = DimensionDraft()
        begun.put("number", None, spot)
        self.dimensions.append(begun)
        self.dimension, self.criterion, self.last = begun, None, []
        self.level, self.level_spot = None, None

    def judge(self, number: str | None, name: str, spots: list[Spot], *, level: int | None = None) -> CriterionDraft:
        """Goes on with the criterion where it is named again, else begins one."""
        name = CONTINUED.sub("", name)
        if level is not None:
            self.level = level
        known = self.criterion
        if known is not None and self._goes_on(known, number, name):
            known.spots["name"] += spots
            return known
        begun = CriterionDraft()
        begun.data |= {"number": number, "level": self.level, "name": name or None}
        begun.spots["name"] += spots
        if begun.data["level"] is not None and self.level_spot:
            begun.spots["level"].append(self.level_spot)
        self._take(begun)
        return begun

    def criterion_spots(self, key: str, spots: list[Spot]) -> None:
        if self.criterion is not None:
            self.criterion.spots[key] += spots

    def _goes_on(self, known: CriterionDraft, number: str | None, name: str) -> bool:
        same = folded(known.data["name"] or "") == folded(name) and known.data["level"] == self.level
        return same and number in (None, known.data["number"])

    def rise(self, level: int, spot: Spot) -> None:
        """The level from here on."""
        self.level, self.level_spot = level, spot

    def _climb(self) -> None:
        """A criterion that reaches across levels stands on each of them."""
        known = self.criterion
        if known is None or self.level in (None, known.data["level"]):
            return
        spots = {"name": list(known.spots["name"]), "level": [self.level_spot] if self.level_spot else []}
        if not known.activities:
            known.put("level", self.level, *spots["level"])
            return
        begun = CriterionDraft(data={**known.data, "level": self.level})
        begun.spots |= spots
        self._take(begun)

    def _take(self, begun: CriterionDraft) -> None:
        self.here.criteria.append(begun)
        self.criterion = begun

    def add(self, activity: ActivityDraft) -> None:
        self._climb()
        self.here.count += 1
        activity.data["seq"] = self.here.count
        rows = self.here.loose if self.criterion is None else self.criterion.activities
        rows.append(activity)

    def number(self) -> None:
        """Gives every dimension a number of its own: the printed one, or the next that nobody printed."""
        printed = {each.data["number"] for each in self.dimensions if each.data["number"]}
        taken: set[int] = set()
        for each in self.dimensions:
            said = each.data["number"]
            number = said if said and said not in taken else _free(said or _from_codes(each) or 1, printed | taken)
            each.data["number"] = number
            taken.add(number)
            self._tell(each, said, number)

    def _tell(self, each: DimensionDraft, said: int | None, number: int) -> None:
        spot = each.spots["number"][0]
        if said is None:
            self.findings.doubt(spot, "no_dimension", sentences.NO_DIMENSION, proposal=str(number), number=number)
        elif said != number:
            message = sentences.SAME_DIMENSION
            self.findings.doubt(spot, "source_number", message, proposal=str(number), printed=said, number=number)
        if not each.data.get("name"):
            each.data["name"] = f"มิติที่ {number}"
            message = sentences.DIMENSION_NAME
            self.findings.doubt(spot, "dimension_name", message, proposal=each.data["name"], number=number)


def _is_same(known: DimensionDraft, named: Named) -> bool:
    if named.number is not None and named.number == known.data["number"]:
        return same_name(known.data.get("name"), named.name)
    return named.number is None and bool(named.name) and same_name(known.data.get("name"), named.name)


def _free(first: int, taken: set[int]) -> int:
    return next(number for number in range(first, first + len(taken) + 1) if number not in taken)


def _from_codes(dimension: DimensionDraft) -> int | None:
    """The number with which all codes of three parts begin."""
    codes = [str(activity.data.get("code") or "").split(".") for activity in dimension.activities]
    heads = {code[0] for code in codes if len(code) > 2}
    return int(heads.pop()) if len(heads) == 1 and heads <= NUMBERS else None
