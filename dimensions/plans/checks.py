"""What must hold between the keys of a plan file; each breach is a problem at its place."""

from collections.abc import Mapping
from datetime import date

from dimensions.plans.body import ActivityRow, DimensionRow, QuotaRow
from dimensions.plans.file import PlanFile, Step, walk, walk_dimension
from dimensions.plans.keys import repeated
from dimensions.plans.problems import Report, gettext_noop
from dimensions.plans.words import ProgrammeKind


def check(plan: PlanFile, report: Report) -> None:
    """Also looks at a plan in which single values were refused: those stand as None and are passed over."""
    _check_heading(plan, report)
    numbers = [dimension.number for dimension in plan.dimensions]
    for place in repeated(numbers):
        message = gettext_noop("Dimension %(number)d stands twice in this plan.")
        report.problem(report.at(f"dimensions[{place}]", "number"), message, number=numbers[place])
    for place, dimension in enumerate(plan.dimensions):
        _check_dimension(plan, dimension, f"dimensions[{place}]", report)
    for step in walk(plan):
        _check_activity(step.activity, step.path, report)


def _check_heading(plan: PlanFile, report: Report) -> None:
    programme = plan.programme
    if programme.period is not None:
        _check_order(programme.period.start, programme.period.end, "programme.period", report)
    codes = [milestone.code for milestone in programme.milestones]
    for place in repeated(codes):
        message = gettext_noop("The milestone “%(code)s” stands twice in this plan.")
        report.problem(report.at(f"programme.milestones[{place}]", "code"), message, code=codes[place])
    for place, task in enumerate(programme.district_tasks):
        if task.quota is not None:
            _check_quota(task.quota, f"programme.district_tasks[{place}].quota", report)


def _check_dimension(plan: PlanFile, dimension: DimensionRow, path: str, report: Report) -> None:
    if dimension.name is None and plan.programme.kind == ProgrammeKind.PLAN:
        report.problem(report.at(path, "name"), gettext_noop("A dimension of a plan needs a name."))
    steps = list(walk_dimension(dimension, path))
    seqs = [step.activity.seq for step in steps]
    for place in repeated(seqs):
        message = gettext_noop("Activity %(seq)d stands twice in this dimension.")
        report.problem(report.at(steps[place].path, "seq"), message, seq=seqs[place])
    _check_parents(steps, report)


def _check_parents(steps: list[Step], report: Report) -> None:
    parents: dict[int | None, int | None] = {step.activity.seq: step.activity.sub_of for step in steps}
    circles = _in_circles(parents)
    for step in steps:
        above = step.activity.sub_of
        if above is None or (above not in parents and None in parents):
            continue  # the one above may be a row whose number was refused
        if above not in parents:
            message = gettext_noop("There is no activity %(seq)d in this dimension to stand under.")
            report.problem(report.at(step.path, "sub_of"), message, seq=above)
        elif step.activity.seq in circles:
            message = gettext_noop("Activity %(seq)d would stand under itself.")
            report.problem(report.at(step.path, "sub_of"), message, seq=step.activity.seq)


def _in_circles(parents: Mapping[int | None, int | None]) -> set[int | None]:
    """Those that come back to themselves on the way up; each is passed once."""
    circles, settled = set[int | None](), set[int | None]()
    for start in parents:
        way: dict[int | None, None] = {}
        above: int | None = start
        while above is not None and above not in settled and above not in way:
            way[above] = None
            above = parents.get(above)
        if above in way:
            passed = list(way)
            circles.update(passed[passed.index(above) :])
        settled.update(way)
    return circles


def _check_activity(activity: ActivityRow, path: str, report: Report) -> None:
    for place, period in enumerate(activity.periods):
        here = f"{path}.periods[{place}]"
        _check_order(period.start, period.end, here, report)
        if period.start is not None and period.end is None and not report.refused(f"{here}.end"):
            message = gettext_noop("A period that starts must also end.")
            report.problem(report.at(here, "end", "start"), message)
    for place, quota in enumerate(activity.quotas):
        _check_quota(quota, f"{path}.quotas[{place}]", report)


def _check_order(start: date | None, end: date | None, path: str, report: Report) -> None:
    if start is not None and end is not None and end < start:
        report.problem(report.at(path, "end"), gettext_noop("The period ends before it starts."))


def _check_quota(quota: QuotaRow, path: str, report: Report) -> None:
    bounds = (quota.at_least, quota.at_most)
    if bounds == (None, None):
        if not report.refused(f"{path}.at_least", f"{path}.at_most"):
            report.problem(report.at(path), gettext_noop("A quota needs at_least or at_most."))
    elif quota.at_least is not None and quota.at_most is not None and quota.at_most < quota.at_least:
        report.problem(report.at(path, "at_most"), gettext_noop("The quota allows less than it asks for."))
    if quota.out_of is not None and any(bound is not None and bound > quota.out_of for bound in bounds):
        report.problem(report.at(path, "out_of"), gettext_noop("The quota asks for more than there are."))
