"""Activities as they are typed into the cells of a row: one or several in a cell, or the rest of one above."""

import re
from dataclasses import dataclass

from dimensions.plans.tables import sentences
from dimensions.plans.tables.claims import Claims
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.outline import Outline
from dimensions.plans.tables.rows import FACTS, Row
from dimensions.plans.tables.spelling import DITTO, D, folded, joined, lines_of, number_in, says_nothing, shown
from dimensions.plans.tables.split import Item, Parts, marker_of, part_text, parted

BESIDE = (
    Role.DETAIL, Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER, Role.OWNER, Role.POSITION, Role.OFFICE,
    Role.MARK, Role.EVIDENCE, Role.TARGET, Role.REMARK, Role.OTHER,
)  # fmt: skip
REPEATED = (Role.PERIOD, Role.OWNER, Role.OFFICE, Role.EVIDENCE, Role.DETAIL, Role.POSITION)
MOST_JOINED = 30  # rows: what runs on for longer is something else
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T].*)?")
CODE = re.compile(r"[ก-ฮa-z]{0,4}[-./]?\d{1,4}(?:[-./]\d{1,4}){0,6}")
SECOND_IN_LINE = re.compile(rf"\s(?:2[.)]|๒[.)]|\((?:2|๒)\))\s?[ก-๎A-Za-z]|\s{D}{{1,2}}\.{D}{{1,2}}\.?{D}*\s[ก-๎]")


@dataclass
class Entries:
    outline: Outline
    claims: Claims
    findings: Findings

    def begin(self, row: Row, numbers: list[Spot]) -> None:
        """The activities of a row that has something in the column of activities."""
        spots = row.own[Role.ACTIVITY]
        spot = spots[0]
        text = "\n".join(each.text for each in spots)
        parts = parted(text)
        begun = [ActivityDraft() for _ in range(1 if _is_introduced(parts) else len(parts.items))]
        if _is_introduced(parts):
            self._one_with_parts(begun[0], Item(None, [parts.lead], list(parts.items)), spot)
        else:
            for activity, item in zip(begun, parts.items, strict=True):
                self._one_with_parts(activity, item, spot)
            if parts.lead:
                self.findings.doubt(spot, "lead", sentences.LEAD, text=parts.lead)
        self._tell_of_line(text, begun, spot)
        for activity in begun:
            activity.spots["title"] += spots
            self.outline.add(activity)
        self._code(begun, numbers, row.own.get(Role.CODE, []))
        self.outline.last = begun
        self.claim(row, begun)

    def _one_with_parts(self, activity: ActivityDraft, item: Item, spot: Spot) -> None:
        activity.lines = list(item.lines)
        activity.put("code", item.number, *([spot] if item.number else ()))
        activity.data["title"] = item.text
        if item.parts:
            names = [part_text(part) for part in item.parts]
            activity.put("components", list(dict.fromkeys(names)), spot)
            told = "; ".join(names)
            self.findings.doubt(spot, "components", sentences.COMPONENTS, proposal=told, text=item.text)

    def _tell_of_line(self, text: str, begun: list[ActivityDraft], spot: Spot) -> None:
        count = len(begun)
        if count > 1 and len(lines_of(text)) == 1:
            self.findings.doubt(spot, "several_in_line", sentences.READ_AS_SEVERAL, count=count)
        elif count == 1 and any(SECOND_IN_LINE.search(line) for line in begun[0].lines):
            self.findings.doubt(spot, "several_in_line", sentences.SEVERAL_IN_LINE)

    def _code(self, begun: list[ActivityDraft], numbers: list[Spot], codes: list[Spot]) -> None:
        """A column of codes; one that only counts the rows says nothing that the order does not."""
        for spot in (*codes, *numbers):
            lines = [number_in(line) for line in lines_of(spot.text)]
            if says_nothing(spot.text):
                begun[0].spots["code"].append(spot)
            elif len(begun) == 1 and (date := ISO_DAY.fullmatch(spot.text.strip())):
                self._date_for_code(spot, date)
            elif len(lines) == len(begun) and all(map(CODE.fullmatch, lines)):
                self._give(begun, lines, spot)
            else:
                self.findings.doubt(spot, "number", sentences.NUMBER, number=spot.text)

    def _give(self, begun: list[ActivityDraft], lines: list[str], spot: Spot) -> None:
        for activity, number in zip(begun, lines, strict=True):
            known = activity.data.get("code")
            if known in (None, number) and len(number) <= 40:
                activity.put("code", number, spot)
            elif number == str(activity.data["seq"]):
                activity.spots["seq"].append(spot)
            else:
                self.findings.doubt(spot, "number", sentences.NUMBER, number=number)

    def _date_for_code(self, spot: Spot, date: re.Match[str]) -> None:
        proposal = f"{int(date['day'])}.{int(date['month'])}"
        message = sentences.CODE_IS_DATE
        self.findings.doubt(spot, "code_is_date", message, proposal=proposal, code=spot.text.strip())

    def add_parts(self, row: Row) -> None:
        """Rows with a dash and nothing else, under the activity that they are parts of."""
        (activity,) = self.outline.last
        for spot in row.own[Role.ACTIVITY]:
            for item in parted(spot.text).items:
                activity.append("components", item.text, spot)
                message, many = sentences.PART_ROW, sentences.PART_ROWS
                alike, title = activity.title_spot.address, str(activity.data["title"])
                self.findings.doubt_alike(spot, "components", message, many, alike=alike, text=item.text, title=title)

    def go_on(self, row: Row) -> None:
        """Joins a row that has nothing of its own to the activity above."""
        last = self.outline.last[-1:]
        if not last or last[0].rows_joined >= MOST_JOINED:
            self.without_activity(row)
            return
        last[0].rows_joined += 1
        for spot in row.own.get(Role.ACTIVITY, ()):
            last[0].lines += lines_of(spot.text)
            last[0].put("title", joined(last[0].lines), spot)
            self._tell_joined(spot, last[0].data["title"])
        self._criterion_goes_on(row)
        for role in (Role.DETAIL, Role.EVIDENCE, Role.TARGET, Role.REMARK, Role.OTHER):
            for spot in row.own.get(role, ()):
                before = self.claims.latest(role) if role == Role.DETAIL else None
                self.claims.add(role, spot, last, headings=row.under(spot), runs_on=True)
                if not says_nothing(spot.text):
                    self._tell_joined(spot, f"{before.text}\n{spot.text}" if before else spot.text)

    def _criterion_goes_on(self, row: Row) -> None:
        criterion = self.outline.criterion
        for spot in row.own.get(Role.CRITERION, ()):
            if criterion is None or says_nothing(spot.text):
                continue
            if folded(spot.text) not in folded(criterion.data["name"] or ""):
                criterion.data["name"] = joined([criterion.data["name"] or "", *lines_of(spot.text)])
                self._tell_joined(spot, criterion.data["name"])
            criterion.spots["name"].append(spot)

    def _tell_joined(self, spot: Spot, whole: str) -> None:
        self.findings.doubt(spot, "continuation", sentences.CONTINUATION, proposal=shown(whole), text=spot.text)

    def claim(self, row: Row, activities: list[ActivityDraft]) -> None:
        """Everything beside an activity, merged cells from above included."""
        for role in BESIDE:
            for spot in row.spots(role):
                text = self._same_as_above(role, spot)
                self.claims.add(role, spot, activities, headings=row.under(spot), text=text)

    def _same_as_above(self, role: Role, spot: Spot) -> str | None:
        above = self.claims.latest(role) if role in REPEATED and folded(spot.text) in DITTO else None
        if above is None or above.spot == spot:
            return None
        message = sentences.DITTO
        self.findings.doubt(spot, "ditto", message, proposal=shown(above.text), mark=spot.text, text=above.text)
        return above.text

    def without_activity(self, row: Row) -> None:
        """Dates or names with no activity beside them are attached to none."""
        for held in row.own.values():
            for spot in held:
                if says_nothing(spot.text):
                    self.findings.pass_over(spot)
                else:
                    self.findings.doubt(spot, "no_activity", sentences.NO_ROW_ABOVE, text=spot.text)


def is_part(row: Row, last: list[ActivityDraft]) -> bool:
    """Does a row only name, behind a dash, a part of the one activity above, which has none before it?"""
    roles = {role for role, held in row.own.items() if held}
    if roles != {Role.ACTIVITY} or row.wide or row.has(*FACTS) or row.above.get(Role.ACTIVITY) or len(last) != 1:
        return False
    marks = [marker_of(line) for spot in row.own[Role.ACTIVITY] for line in lines_of(spot.text)]
    above = marker_of(shown(last[0].title_spot.text))
    return all(mark and mark.number is None for mark in marks) and (above is None or above.number is not None)


def _is_introduced(parts: Parts) -> bool:
    """A line, and under it a list without codes: one activity and its parts."""
    first = parts.items[0].marker if parts.items else None
    return bool(parts.lead) and first is not None and not first.style.startswith("code")
