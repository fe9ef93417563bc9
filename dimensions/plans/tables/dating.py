"""The periods of activities, from the cells that were claimed for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dimensions.plans.periods import Flag, ReadPeriod
from dimensions.plans.problems import Fact
from dimensions.plans.tables import sentences
from dimensions.plans.tables.claims import Claim, Claims
from dimensions.plans.tables.colours import COLOURED
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.headers import Heading, Role
from dimensions.plans.tables.offices import is_tick
from dimensions.plans.tables.spelling import folded, says_nothing, shown
from dimensions.plans.tables.timing import Dealt, deal, flat, months_text, periods_in, quarters_named, year_of
from portal.shell.fiscal import FiscalYear

UNPAIRED = "unpaired"
PLANNED, WAS_DONE = "แผน", frozenset({"ผล", "ผลการดำเนินงาน", "ดำเนินการจริง", "จริง"})
# Why a period has no dates; where nothing of this is said it just has none.
REASONS = {
    Flag.NO_YEAR: sentences.NO_PERIOD_YEAR,
    Flag.IMPOSSIBLE_DATE: sentences.IMPOSSIBLE_DATE,
    Flag.ENDS_BEFORE_START: sentences.ENDS_BEFORE_START,
    Flag.OPEN_ENDED: sentences.OPEN_ENDED,
    Flag.RECURRING: sentences.RECURRING,
    Flag.NO_DATES: sentences.NO_DATES,
}
# What a person should look at although it has dates; loose dashes and look-alikes change nothing.
NOTICED = {
    Flag.RECURRING: sentences.RECURRING,
    Flag.YEAR_ASSUMED: sentences.YEAR_ASSUMED,
    Flag.CENTURY_SLIP: sentences.CENTURY_SLIP,
    Flag.WEEKDAY_DIFFERS: sentences.WEEKDAY_DIFFERS,
    Flag.LABEL_DIFFERS: sentences.LABEL_DIFFERS,
    Flag.AMBIGUOUS: sentences.AMBIGUOUS,
    Flag.WORDS_UNREAD: sentences.WORDS_UNREAD,
}


@dataclass
class Dating:
    """`year` is the fiscal year that dates without a year are read in."""

    claims: Claims
    findings: Findings
    year: int | None

    def deal(self) -> None:
        for claim in self.claims.of(Role.PERIOD):
            claim.text = quarters_named(claim.text, claim.headings)
            self._periods(claim)
        self._between()
        self._marked()

    def _periods(self, claim: Claim) -> None:
        if says_nothing(claim.text):
            for activity in claim.activities:
                activity.spots["periods"].append(claim.spot)
            return
        dealt = deal(claim.text, len(claim.activities), self.year) if not claim.is_across_rows else self._across(claim)
        if not dealt.is_clear:
            told = "; ".join(flat(period.raw) for periods in dealt.periods for period in periods) or flat(claim.text)
            count = len(claim.activities)
            self.findings.doubt(claim.spot, "pairing", sentences.PAIRING, proposal=told, count=count)
        if not any(dealt.periods):
            self._undated(claim, is_unpaired=not dealt.is_clear)
        for activity, periods in zip(claim.activities, dealt.periods, strict=True):
            for period in periods:
                self._add(activity, period, claim)
        self._tell_of_lines(claim, dealt)
        for period in {period: None for periods in dealt.periods for period in periods}:
            self._tell(period, claim.spot)

    def _tell_of_lines(self, claim: Claim, dealt: Dealt) -> None:
        """As many lines without marks as there are periods may be as many activities."""
        activity, periods = claim.activities[0], dealt.periods[0]
        is_named = any(period.label for period in periods)
        if len(claim.activities) == 1 and 1 < len(periods) == len(activity.lines) and not is_named:
            self.findings.doubt(activity.title_spot, "several_in_lines", sentences.SEVERAL_IN_LINES)

    def _across(self, claim: Claim) -> Dealt:
        """A merged cell holds for every row that it spans; as many periods as rows may mean one for each."""
        periods = periods_in(claim.text, self.year)
        return Dealt((periods,) * len(claim.activities), is_clear=not 1 < len(periods) == len(claim.activities))

    def _undated(self, claim: Claim, *, is_unpaired: bool) -> None:
        """What cannot be read, or not be shared out, stands at every activity as typed and without dates."""
        flags = [UNPAIRED] if is_unpaired else ["no_dates"]
        for activity in claim.activities:
            row = {"raw": claim.text.strip()[:1000], "start": None, "end": None, "label": None, "flags": flags}
            activity.append("periods", row, claim.spot)
        if not is_unpaired:
            message = sentences.NO_DATES
            self.findings.doubt_alike(
                claim.spot, "no_dates", message, message, alike=folded(claim.text), raw=claim.text
            )

    def _add(self, activity: ActivityDraft, period: ReadPeriod, claim: Claim) -> None:
        row = _row(period)
        if claim.headings and not row["label"] and _names_round(claim.headings[0]):
            row["label"] = shown(claim.headings[0].label)[:200]
        if folded(period.raw) != folded(claim.text):
            row["raw_cell"] = claim.text.strip()[:1000]
        activity.append("periods", row, claim.spot)

    def _tell(self, period: ReadPeriod, spot: Spot) -> None:
        if Flag.MONTH_SLIP in period.flags:
            message, clean = sentences.MONTH_SLIP, period.clean or ""
            self.findings.doubt_alike(
                spot,
                "month_slip",
                message,
                message,
                alike=folded(period.raw),
                proposal=period.clean,
                raw=period.raw,
                clean=clean,
            )
        if Flag.OUTSIDE_FISCAL_YEAR in period.flags and self.year:
            self._noticed(spot, "outside_fiscal_year", sentences.OUTSIDE_YEAR, period, year=self.year)
        if period.end is None:
            flag = next((flag for flag in REASONS if flag in period.flags), Flag.NO_DATES)
            self._noticed(spot, str(flag), REASONS[flag], period)
            return
        for flag, message in NOTICED.items():
            if flag in period.flags and not self._supplies_year(flag, period, spot):
                self._noticed(spot, str(flag), message, period)

    def _noticed(self, spot: Spot, kind: str, message: str, period: ReadPeriod, **facts: Fact) -> None:
        """The same text in many cells is one doubt."""
        told, alike = _offered(period) or _days(period), (folded(period.raw), period.start, period.end)
        facts["raw"] = period.raw
        self.findings.doubt_alike(spot, kind, message, message, alike=alike, proposal=told, **facts)

    def _supplies_year(self, flag: Flag, period: ReadPeriod, spot: Spot) -> bool:
        """Of all cells that name no year it is said once that they were read in the plan's."""
        if flag is not Flag.YEAR_ASSUMED or self.year is None or Flag.OUTSIDE_FISCAL_YEAR in period.flags:
            return False
        message, many = sentences.YEAR_ASSUMED, sentences.YEARS_ASSUMED
        self.findings.doubt_alike(
            spot, str(flag), message, many, proposal=_days(period), raw=period.raw, year=self.year
        )
        return True

    def _between(self) -> None:
        """Columns for the first and the last day make one period."""
        starts = {activity: claim for claim in self.claims.of(Role.START) for activity in claim.activities}
        ends = {activity: claim for claim in self.claims.of(Role.END) for activity in claim.activities}
        for activity in dict.fromkeys([*starts, *ends]):
            claims = [each[activity] for each in (starts, ends) if activity in each]
            claims = [claim for claim in claims if not says_nothing(claim.text)]
            read = [periods_in(claim.text, self.year) for claim in claims]
            spots = [claim.spot for claim in claims]
            if len(claims) == 1 and claims[0].role == Role.END and _says_more(read[0]):
                self._each(activity, claims[0], read[0])
            elif claims:
                activity.append("periods", self._span(claims, read), *spots)

    def _each(self, activity: ActivityDraft, claim: Claim, periods: Sequence[ReadPeriod]) -> None:
        """Below the heading of last days stand several of them, or spans that begin as they say."""
        for period in periods:
            row = _row(period)
            activity.append("periods", row if _is_span(period) else row | {"start": None}, claim.spot)
            self._tell(period, claim.spot)

    def _span(self, claims: Sequence[Claim], read: Sequence[Sequence[ReadPeriod]]) -> dict[str, Any]:
        raw = " - ".join(flat(claim.text) for claim in claims)
        row: dict[str, Any] = {"raw": raw[:1000], "start": None, "end": None, "label": None}
        ends = [periods[-1].end for periods in read if len(periods) == 1]
        end = ends[-1] if ends and len(ends) == len(claims) and claims[-1].role == Role.END else None
        start = read[0][0].start or read[0][0].end if end and len(claims) == 2 else None
        if end is None or (start and start > end):
            self.findings.doubt(claims[-1].spot, "no_dates", sentences.NO_DATES, raw=raw)
            return {**row, "flags": ["no_dates"]}
        for claim, (period,) in zip(claims, read, strict=True):
            self._tell(period, claim.spot)
        return {**row, "start": start, "end": end}

    def _marked(self) -> None:
        """Ticks in columns of months or quarters; days or dates typed into them are read with the month."""
        marked: dict[ActivityDraft, list[tuple[Heading, Claim]]] = {}
        done = self._rows_of_what_was_done()
        for claim in self.claims.of(Role.MONTH, Role.QUARTER):
            if (claim.spot.sheet, claim.spot.cell.row) in done:
                self.findings.doubt_alike(claim.spot, "not_read", sentences.DONE, sentences.DONE, text=claim.text)
                continue
            for activity in claim.activities:
                if not says_nothing(claim.text) or _is_arrow(claim.text):
                    marked.setdefault(activity, []).extend((heading, claim) for heading in claim.headings)
                else:
                    activity.spots["periods"].append(claim.spot)
        for activity, pairs in marked.items():
            self._months(activity, sorted(pairs, key=lambda pair: (pair[1].spot.cell.row, _place(pair[0]))))

    def _rows_of_what_was_done(self) -> set[tuple[str, int]]:
        """Under แผน/ผล each activity has a row for what is planned, and one for what was done of it."""
        said = [(claim.spot, folded(claim.text)) for claim in self.claims.of(Role.OTHER)]
        is_parted = any(text == PLANNED for _, text in said)
        return {(spot.sheet, spot.cell.row) for spot, text in said if is_parted and text in WAS_DONE}

    def _months(self, activity: ActivityDraft, pairs: Sequence[tuple[Heading, Claim]]) -> None:
        ticked = [heading for heading, claim in pairs if is_tick(claim.text) or _is_arrow(claim.text)]
        year = year_of(heading for heading, _ in pairs) or self.year
        if year is None:  # the second reading knows it, or there is none
            return
        spots = list(dict.fromkeys(claim.spot for _, claim in pairs))
        for heading, claim in pairs:
            if heading in ticked:
                continue
            periods = periods_in(claim.text, self.year)
            if not any(period.end for period in periods):
                periods = periods_in(f"{flat(claim.text)} {months_text([heading], year)[0]}", self.year)
            dated = [period for period in periods if period.end]
            is_mark = len(dated) == 1 and _is_month(dated[0]) and dated[0].end.month == heading.number  # type: ignore[union-attr]
            for period in dated:
                if not is_mark:
                    activity.append("periods", _row(period), claim.spot)
                self._tell(period, claim.spot)
            self._tell_number(claim, dated)
            ticked += [] if dated and not is_mark else [heading]
        for raw in months_text(list(dict.fromkeys(ticked)), year):
            for period in periods_in(raw, self.year):
                activity.append("periods", _row(period), *spots)
            self._tell_marks(spots[0], raw)

    def _tell_number(self, claim: Claim, periods: Sequence[ReadPeriod]) -> None:
        """A number alone under a month is a day of it, or how often; said once for a sheet."""
        if folded(claim.text).isdigit() and periods:
            message, told, alike = sentences.AMBIGUOUS, _days(periods[0]), (claim.spot.sheet, "number")
            raw = flat(claim.text)
            kind = str(Flag.AMBIGUOUS)
            self.findings.doubt_alike(claim.spot, kind, message, message, alike=alike, proposal=told, raw=raw)

    def _tell_marks(self, spot: Spot, raw: str) -> None:
        """Once for a sheet; colours apart from marks, as a colour may mean something else."""
        message, many = sentences.MONTH_MARKS, sentences.MANY_MONTH_MARKS
        if spot.text == COLOURED:
            message, many = sentences.MONTH_COLOURS, sentences.MANY_MONTH_COLOURS
        self.findings.doubt_alike(spot, "month_marks", message, many, alike=spot.sheet, proposal=raw, raw=raw)


def _is_span(period: ReadPeriod) -> bool:
    """Does a text name more than a day or a month, so that it says itself when to begin?"""
    return None not in (period.start, period.end) and period.start != period.end and not _is_month(period)


def _is_month(period: ReadPeriod) -> bool:
    start, end = period.start, period.end
    if start is None or end is None:
        return False
    return start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end + timedelta(days=1)).day == 1


def _says_more(periods: Sequence[ReadPeriod]) -> bool:
    return len(periods) > 1 or any(map(_is_span, periods))


def _row(period: ReadPeriod) -> dict[str, Any]:
    row = {"raw": period.raw, "start": period.start, "end": period.end, "label": period.label}
    if period.clean and period.clean != period.raw:
        row["clean"] = period.clean
    return row | ({"flags": [str(flag) for flag in period.flags]} if period.flags else {})


def _days(period: ReadPeriod) -> str | None:
    """The dates that were taken, as proposals write them: a due date alone has no start."""
    return f"{period.start or ''}..{period.end}" if period.end else None


def _offered(period: ReadPeriod) -> str | None:
    return ", ".join(f"{offer.start or ''}..{offer.end}" for offer in period.proposal) or None


def _names_round(heading: Heading) -> bool:
    return folded(heading.label).startswith(("รอบ", "ครั้ง", "งวด"))


def _is_arrow(text: str) -> bool:
    """A line drawn through the months with dashes and arrowheads."""
    return (len(folded(text)) > 1 and set(folded(text)) <= set("-–—=<>←→↔⟷⟵⟶_")) or folded(text) in {"→", "←", "↔"}


def _place(heading: Heading) -> int:
    """Months in the order of the fiscal year."""
    return (heading.number - FiscalYear(2567).start.month) % 12 if heading.role == Role.MONTH else heading.number
