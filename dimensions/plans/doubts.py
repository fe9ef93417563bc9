"""What a plan file says that a person should look at before it is published."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from dimensions.plans.body import ActivityRow, DimensionRow, PeriodRow
from dimensions.plans.file import PlanFile, walk
from dimensions.plans.problems import Doubt, Place, Report, gettext_noop
from portal.shell.fiscal import FiscalYear

MONTH_SLIP = "month_slip"
PAIRINGS = ("pairing", "owner_pairing", "evidence_pairing")
AMBIGUOUS = "ambiguous:"


def doubts_of(plan: PlanFile, report: Report) -> Iterator[Doubt]:
    """Everything, in no order; the reading sorts by place."""
    yield from _of_counts(plan, report)
    yield from _of_heading(plan, report)
    year = FiscalYear(plan.programme.fiscal_year_be)
    steps = list(walk(plan))
    for place, dimension in enumerate(plan.dimensions):
        path = f"dimensions[{place}]"
        yield from _of_dimension(plan, dimension, report.at(path), report)
        for step in steps:
            if step.dimension is dimension:
                yield from _of_activity(step.activity, step.path, report)
                yield from _of_periods(step.activity, step.path, year, report)


def counts_of(plan: PlanFile) -> dict[str, int]:
    """How many rows of each kind the plan holds, by the words that its `counts` use."""
    activities = [step.activity for step in walk(plan)]
    return {
        "dimensions": len(plan.dimensions),
        "criteria": sum(len(dimension.criteria) for dimension in plan.dimensions),
        "activities": len(activities),
        "periods": sum(len(activity.periods) for activity in activities),
        "evidence": sum(len(activity.evidence) for activity in activities),
    }


def _of_counts(plan: PlanFile, report: Report) -> Iterator[Doubt]:
    if plan.counts is None:
        return
    message = gettext_noop("The file says %(said)d %(what)s, but holds %(found)d.")
    for what, found in counts_of(plan).items():
        said = getattr(plan.counts, what)
        if said is not None and said != found:
            facts = {"said": said, "what": what, "found": found}
            yield Doubt(report.at("counts", what), "counts", message, facts, str(found))
    held = Counter(step.dimension.number for step in walk(plan))
    message = gettext_noop("The file says %(said)d activities in dimension %(number)d, but holds %(found)d.")
    for number, said in plan.counts.activities_by_dimension.items():
        if said != held[number]:
            facts = {"said": said, "number": number, "found": held[number]}
            place = report.at("counts.activities_by_dimension", str(number))
            yield Doubt(place, "counts", message, facts, str(held[number]))


def _of_heading(plan: PlanFile, report: Report) -> Iterator[Doubt]:
    programme = plan.programme
    year = FiscalYear(programme.fiscal_year_be)
    if programme.period is not None:
        for key in ("start", "end"):
            yield from _outside(getattr(programme.period, key), year, report.at("programme.period", key))
    for place, milestone in enumerate(programme.milestones):
        yield from _outside(milestone.date, year, report.at(f"programme.milestones[{place}]", "date"))
    unnamed = [step for step in walk(plan) if not step.activity.offices]
    if unnamed and not programme.default_offices:
        message = gettext_noop(
            "%(count)d activities name no acting office; say which offices act by default before the plan is published."
        )
        yield Doubt(report.at("programme", "default_offices"), "no_offices", message, {"count": len(unnamed)})


def _of_dimension(plan: PlanFile, dimension: DimensionRow, place: Place, report: Report) -> Iterator[Doubt]:
    path = place.path
    if dimension.source_number not in (None, dimension.number):
        message = gettext_noop("Printed as dimension %(printed)d, read as dimension %(number)d.")
        facts = {"printed": dimension.source_number or 0, "number": dimension.number}
        yield Doubt(report.at(path, "source_number"), "source_number", message, facts, str(dimension.number))
    if dimension.source_header_year_be not in (None, plan.programme.fiscal_year_be):
        message = gettext_noop("The heading of the table says %(printed)d, the plan is for %(year)d.")
        facts = {"printed": dimension.source_header_year_be or 0, "year": plan.programme.fiscal_year_be}
        yield Doubt(
            report.at(path, "source_header_year_be"), "header_year", message, facts, str(plan.programme.fiscal_year_be)
        )
    if not plan.levels_are_used:
        for place_in, criterion in enumerate(dimension.criteria):
            if criterion.level is not None:
                message = gettext_noop("Level %(level)d is given, but the plan says that it uses no levels.")
                here = report.at(f"{path}.criteria[{place_in}]", "level")
                yield Doubt(here, "unused_level", message, {"level": criterion.level})


def _of_activity(activity: ActivityRow, path: str, report: Report) -> Iterator[Doubt]:
    for key in PAIRINGS:
        note: str | None = getattr(activity, key)
        if note is not None:
            told = note.removeprefix(AMBIGUOUS).strip()
            message = gettext_noop("It was not clear what belongs together: %(note)s")
            yield Doubt(report.at(path, key), key, message, {"note": told})
    if activity.offices_inferred is not None:
        message = gettext_noop("The acting offices were inferred: %(note)s")
        offices = ", ".join(activity.offices)
        facts = {"note": activity.offices_inferred}
        yield Doubt(report.at(path, "offices_inferred"), "offices_inferred", message, facts, offices)


def _of_periods(activity: ActivityRow, path: str, year: FiscalYear, report: Report) -> Iterator[Doubt]:
    if not activity.periods:
        message = gettext_noop("The activity has no period; its work stays undated until somebody dates it.")
        yield Doubt(report.at(path, "periods"), "no_dates", message)
    for place, period in enumerate(activity.periods):
        here = f"{path}.periods[{place}]"
        yield from _of_period(period, here, report)
        for key in ("start", "end"):
            yield from _outside(getattr(period, key), year, report.at(here, key))


def _of_period(period: PeriodRow, path: str, report: Report) -> Iterator[Doubt]:
    if period.end is None:
        message = gettext_noop("“%(raw)s” carries no dates; the work stays undated until somebody dates it.")
        yield Doubt(report.at(path, "raw"), "no_dates", message, {"raw": period.raw})
    if period.clean not in (None, period.raw):
        slipped = MONTH_SLIP in period.flags or "มี.ย" in period.raw
        message = gettext_noop("“%(raw)s” was read as “%(clean)s”.")
        facts = {"raw": period.raw, "clean": period.clean or ""}
        yield Doubt(report.at(path, "clean"), MONTH_SLIP if slipped else "cleaned", message, facts, period.clean)


def _outside(day: date | None, year: FiscalYear, place: Place) -> Iterator[Doubt]:
    if day is not None and not year.contains(day):
        message = gettext_noop("%(day)s lies outside the fiscal year %(year)d.")
        yield Doubt(place, "outside_fiscal_year", message, {"day": day.isoformat(), "year": year.be})
