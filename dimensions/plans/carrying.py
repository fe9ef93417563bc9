"""The same plan in another fiscal year: dates move by whole years, themes stay, the old print is left behind."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.file import PlanFile
from dimensions.plans.heading import MilestoneRow, ProgrammeRow, SpanRow, TaskRow
from dimensions.plans.words import MilestoneKind
from portal.shell.fiscal import FiscalYear, add_years, arabic_digits, format_date, format_range, thai_digits
from portal.shell.fiscal.era import MONTHS_TH, MONTHS_TH_SHORT

# Flags of how a text was typed; a carried period is written anew.
ABOUT_TYPING = frozenset({"month_slip", "stray_dash"})
MONTH = "|".join(re.escape(name) for name in (*MONTHS_TH, *MONTHS_TH_SHORT))
DIGIT = "[0-9๐-๙]"
FULL_OR_SHORT = rf"(?P<full>(?:25|๒๕){DIGIT}{{2}})|(?<=[ก-๎.\s])(?P<short>{DIGIT}{{2}})"
YEAR = re.compile(rf"(?<!{DIGIT})(?:{FULL_OR_SHORT})(?!{DIGIT})")
AFTER_MONTH = re.compile(rf"(?:{MONTH})\s*$")

Reword = Callable[[str], str]


def carry(plan: PlanFile, fiscal_year: int) -> PlanFile:
    """The plan for another Buddhist fiscal year; periods get a new text, undated ones keep theirs."""
    mover = _Mover(plan.programme.fiscal_year_be, fiscal_year)
    return PlanFile(
        programme=mover.programme(plan.programme),
        uses_levels=plan.uses_levels,
        owner_groups=plan.owner_groups,
        dimensions=tuple(mover.dimension(dimension) for dimension in plan.dimensions),
    )


class _Mover:
    def __init__(self, old: int, new: int) -> None:
        self.old, self.new, self.by = old, new, new - old

    def day(self, day: date) -> date:
        return add_years(day, self.by)

    def text(self, text: str) -> str:
        """Moves a year that the text names when it is the plan's or one beside it; a law's year is older and stays."""
        return YEAR.sub(self._year, text)

    def maybe(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

    def _year(self, found: re.Match[str]) -> str:
        written = found.group()
        if found["short"] and not AFTER_MONTH.search(found.string[: found.start()]):
            return written
        year = int(arabic_digits(written)) + (2500 if found["short"] else 0)
        if abs(year - self.old) > 1:
            return written
        moved = str(year + self.by)[-len(written) :]
        return moved if written.isascii() else thai_digits(moved)

    def programme(self, row: ProgrammeRow) -> ProgrammeRow:
        return replace(
            row,
            fiscal_year_be=self.new,
            name=self.text(row.name),
            name_en=self.maybe(row.name_en),
            plan_title=self.maybe(row.plan_title),
            period=self.span(row.period) if row.period else None,
            source=None,
            source_document=None,
            kpi=self.maybe(row.kpi),
            milestones=tuple(self.milestone(milestone) for milestone in row.milestones),
            district_tasks=tuple(self.task(task) for task in row.district_tasks),
        )

    def span(self, row: SpanRow) -> SpanRow:
        start, end = self.day(row.start), self.day(row.end)
        text = format_range(start, end, digits="thai") if row.text else None
        whole = FiscalYear(self.new)
        if row.text and (start, end) == (whole.start, whole.end):
            text = " - ".join(format_date(day, digits="thai") for day in (start, end))
        return SpanRow(start=start, end=end, text=text)

    def milestone(self, row: MilestoneRow) -> MilestoneRow:
        day = self.day(row.date)
        opening = "ภายในวันที่ " if row.kind == MilestoneKind.DEADLINE else ""
        raw = opening + format_date(day, style="long", digits="thai") if row.raw else None
        return replace(row, date=day, raw=raw, title=self.text(row.title), note=self.maybe(row.note))

    def task(self, row: TaskRow) -> TaskRow:
        return replace(row, title=self.text(row.title), due=self.day(row.due) if row.due else None)

    def dimension(self, row: DimensionRow) -> DimensionRow:
        return replace(
            row,
            source_number=None,
            source_header_year_be=None,
            criteria=tuple(self.criterion(criterion) for criterion in row.criteria),
            activities=tuple(self.activity(activity) for activity in row.activities),
        )

    def criterion(self, row: CriterionRow) -> CriterionRow:
        return replace(
            row, name=self.maybe(row.name), activities=tuple(self.activity(activity) for activity in row.activities)
        )

    def activity(self, row: ActivityRow) -> ActivityRow:
        return replace(
            row,
            title=self.text(row.title),
            detail=self.maybe(row.detail),
            periods=tuple(self.period(period) for period in row.periods),
            evidence=tuple(self.evidence(evidence) for evidence in row.evidence),
            quotas=tuple(self.quota(quota) for quota in row.quotas),
            milestones=tuple(self.share(share) for share in row.milestones),
            remark=self.maybe(row.remark),
            pairing=None,
            owner_pairing=None,
            evidence_pairing=None,
            evidence_note=self.maybe(row.evidence_note),
            offices_inferred=None,
        )

    def period(self, row: PeriodRow) -> PeriodRow:
        flags = tuple(flag for flag in row.flags if flag not in ABOUT_TYPING)
        if row.end is None:
            return replace(row, raw=self.text(row.clean or row.raw), raw_cell=None, clean=None, flags=flags)
        start, end = self.day(row.start) if row.start else None, self.day(row.end)
        raw = format_range(start, end, digits="thai")
        return PeriodRow(raw=raw, start=start, end=end, label=row.label, flags=flags)

    def evidence(self, row: EvidenceRow) -> EvidenceRow:
        return replace(
            row,
            title=self.text(row.title),
            note=self.maybe(row.note),
            must_contain=tuple(self.text(part) for part in row.must_contain),
            split_from_previous_source_bullet=False,
        )

    def quota(self, row: QuotaRow) -> QuotaRow:
        return replace(row, measure=self.text(row.measure))

    def share(self, row: ShareRow) -> ShareRow:
        return replace(row, by=self.day(row.by))
