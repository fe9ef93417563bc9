"""The same plan in another fiscal year: dates move by whole years, themes stay, the old print is left behind."""

from dataclasses import replace
from datetime import date

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.file import PlanFile
from dimensions.plans.heading import MilestoneRow, ProgrammeRow, SpanRow, TaskRow
from dimensions.plans.retyping import said_of_milestone
from dimensions.plans.rewording import Rewording
from dimensions.plans.words import MilestoneKind
from portal.shell.fiscal import FiscalYear, format_date, format_range

# Flags of how a text was typed; a carried period is written anew, with its years.
ABOUT_TYPING = frozenset(
    {
        "month_slip",
        "century_slip",
        "stray_dash",
        "look_alike",
        "year_assumed",
        "weekday_differs",
        "label_differs",
        "ambiguous",
    }
)
WORDS_UNREAD = "words_unread"


def carry(plan: PlanFile, fiscal_year: int) -> PlanFile:
    """The plan for another Buddhist fiscal year; periods get a new text, undated ones keep theirs."""
    carrying = Carrying(plan.programme.fiscal_year_be, fiscal_year)
    return PlanFile(
        programme=carrying.programme(plan.programme),
        uses_levels=plan.uses_levels,
        owner_groups=plan.owner_groups,
        dimensions=tuple(carrying.dimension(dimension) for dimension in plan.dimensions),
    )


class Carrying:
    """Each row of a plan as it is in the new year."""

    def __init__(self, old: int, new: int) -> None:
        self.rewording, self.new = Rewording(old, new), new

    def day(self, day: date) -> date:
        return self.rewording.day(day)

    def last(self, day: date) -> date:
        return self.rewording.last(day)

    def dates(self, start: date | None, end: date) -> tuple[date | None, date]:
        """A single day stays that day, also the last of February; a stretch that ends with a month still does."""
        return self.day(start) if start else None, self.day(end) if start == end else self.last(end)

    def text(self, text: str) -> str:
        return self.rewording.reword(text).text

    def maybe(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

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
        start, end = self.day(row.start), self.last(row.end)
        text = format_range(start, end, digits="thai") if row.text else None
        whole = FiscalYear(self.new)
        if row.text and (start, end) == (whole.start, whole.end):
            text = " - ".join(format_date(day, digits="thai") for day in (start, end))
        return SpanRow(start=start, end=end, text=text)

    def step(self, kind: str, day: date) -> date:
        """A deadline at the end of February stays at its end, an event keeps its day."""
        return self.last(day) if kind == MilestoneKind.DEADLINE else self.day(day)

    def milestone(self, row: MilestoneRow) -> MilestoneRow:
        day = self.step(row.kind, row.date)
        raw = said_of_milestone(row.kind, day) if row.raw else None
        return replace(row, date=day, raw=raw, title=self.text(row.title), note=self.maybe(row.note))

    def task(self, row: TaskRow) -> TaskRow:
        quota = self.quota(row.quota) if row.quota else None
        return replace(row, title=self.text(row.title), due=self.last(row.due) if row.due else None, quota=quota)

    def dimension(self, row: DimensionRow) -> DimensionRow:
        return replace(
            row,
            name=self.maybe(row.name),
            name_en=self.maybe(row.name_en),
            name_in_letter=self.maybe(row.name_in_letter),
            name_in_project_document=self.maybe(row.name_in_project_document),
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
            components=tuple(self.text(part) for part in row.components),
            remark=self.maybe(row.remark),
            pairing=None,
            owner_pairing=None,
            evidence_pairing=None,
            evidence_note=self.maybe(row.evidence_note),
            offices_inferred=None,
        )

    def period(self, row: PeriodRow) -> PeriodRow:
        """Where words beside the dates were not read, they are kept as typed."""
        flags = tuple(flag for flag in row.flags if flag not in ABOUT_TYPING)
        words, label = self.text(row.clean or row.raw), self.maybe(row.label)
        if row.end is None:
            return replace(row, raw=words, raw_cell=None, clean=None, label=label, flags=flags)
        start, end = self.dates(row.start, row.end)
        raw = words if WORDS_UNREAD in flags else format_range(start, end, digits="thai")
        return PeriodRow(raw=raw, start=start, end=end, label=label, flags=flags)

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
        return replace(row, by=self.last(row.by))
