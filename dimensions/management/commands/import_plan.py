"""Take a plan file or an office's own workbook into a programme, or say what it holds."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dimensions import workflow
from dimensions.named import province_named
from dimensions.plans import Doubt, PlanFile, Problem, as_data, counts_of, read, read_data
from dimensions.plans.handed_in import OpenDoubt, at_cells, read_file
from dimensions.plans.workbooks import Unreadable
from dimensions.wording import at_cell, placed, sentence
from portal.offices.models import Office
from portal.shell.errors import Refusal

OF_A_QUOTA = ("measure", "at_least", "at_most", "out_of", "unit")
PLAN_FILES = frozenset({"", ".yaml", ".yml"})  # every other ending is taken for an office's own file


@dataclass(frozen=True, slots=True)
class Found:
    """What a file of either kind gave: a plan with doubts, or the problems, each as data and as a line."""

    plan: PlanFile | None
    problems: Sequence[dict[str, Any]] = ()
    faults: Sequence[str] = ()
    doubts: Sequence[dict[str, Any]] = ()
    remarks: Sequence[str] = ()
    is_guessed: bool = False


class Command(BaseCommand):
    help = "Read a plan file (docs/plan-format.md) or an office's workbook (docs/plan-tables.md) into a programme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--province", metavar="CODE", help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", help="in the Buddhist era, such as 2567")
        parser.add_argument("--programme", metavar="SLUG", help="by default what the file says, else the plan")
        parser.add_argument("--dry-run", action="store_true", help="only print the reading, as JSON; writes nothing")
        parser.add_argument("--strict", action="store_true", help="refuse a plan as long as anything in it is in doubt")
        parser.add_argument("--json", action="store_true", help="print the reading as JSON")

    @no_translations
    def handle(
        self,
        *,
        file: Path,
        province: str | None,
        fiscal_year: int | None,
        programme: str | None,
        dry_run: bool,
        strict: bool,
        json: bool,
        **_options: Any,
    ) -> None:
        found = self.found_in(file, fiscal_year)
        plan = found.plan
        if plan is None:
            if json:
                self.print({"problems": found.problems})
            raise CommandError("\n".join(found.faults))
        self.demand_year(plan, fiscal_year)
        if strict and found.doubts:
            if json:
                self.print({"doubts": found.doubts})
            raise CommandError("\n".join([in_doubt(found), *found.remarks]))
        if not dry_run:
            self.take_in(plan, province, fiscal_year, programme)
        if dry_run or json:
            data = as_data(plan, full=True)
            self.print((with_guesses(data) if found.is_guessed else data) | {"doubts": found.doubts})
        else:
            self.tell(plan, found)

    def found_in(self, file: Path, fiscal_year: int | None) -> Found:
        return in_plan_file(file) if file.suffix.lower() in PLAN_FILES else in_workbook(file, fiscal_year)

    def demand_year(self, plan: PlanFile, fiscal_year: int | None) -> None:
        said = plan.programme.fiscal_year_be
        if fiscal_year is not None and fiscal_year != said:
            raise CommandError(str(workflow.WrongYear(said=said, asked=fiscal_year)))

    def take_in(self, plan: PlanFile, province: str | None, fiscal_year: int | None, slug: str | None) -> None:
        if province is None or fiscal_year is None:
            raise CommandError(_("--province and --fiscal-year say where the plan belongs."))
        try:
            office = province_named(province)
            workflow.import_plan(plan, province=office, fiscal_year=fiscal_year, slug=slug, by=None)
        except workflow.PlanDiffers as refusal:
            raise CommandError("\n".join([str(refusal), *map(placed, refusal.problems)])) from refusal
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.warn_of_province(plan, office)

    def warn_of_province(self, plan: PlanFile, office: Office) -> None:
        said = plan.programme.province
        if said is not None and said.name_th not in office.name_th:
            message = _("The file names the province %(said)s, but was taken in for %(office)s.")
            self.stderr.write(message % {"said": said.name_th, "office": office.name}, self.style.WARNING)

    def tell(self, plan: PlanFile, found: Found) -> None:
        message = _("Taken in: %(dimensions)d dimensions, %(criteria)d criteria, %(activities)d activities.")
        self.stdout.write(message % counts_of(plan), self.style.SUCCESS)
        if found.remarks:
            self.stdout.write(taken_with_doubts(found), self.style.WARNING)
        for remark in found.remarks:
            self.stdout.write(remark)

    def print(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder))


def taken_with_doubts(found: Found) -> str:
    """How much was taken as it was read, without a person who had looked at it."""
    count = len(found.remarks)
    message = ngettext(
        "%(count)d doubt was not settled by anybody; what was read was taken. --strict refuses that.",
        "%(count)d doubts were not settled by anybody; what was read was taken. --strict refuses that.",
        count,
    )
    return message % {"count": count}


def in_doubt(found: Found) -> str:
    count = len(found.doubts)
    message = ngettext(
        "Nothing was taken in: %(count)d doubt is not settled. The page for files is where doubts are settled.",
        "Nothing was taken in: %(count)d doubts are not settled. The page for files is where doubts are settled.",
        count,
    )
    return message % {"count": count}


def with_guesses(data: dict[str, Any]) -> dict[str, Any]:
    """Each row of evidence and each number to reach says what of it was concluded from words."""
    for dimension in data["dimensions"]:
        rows = [*dimension.get("criteria", ()), dimension]
        for activity in (activity for row in rows for activity in row.get("activities", ())):
            for paper in activity.get("evidence", ()):
                paper["guessed"] = ["kinds", "min_count"]
            for quota in activity.get("quotas", ()):
                quota["guessed"] = [
                    key for key in ("measure", "at_least", "at_most", "out_of", "unit") if quota.get(key) is not None
                ]
    return data


def in_plan_file(file: Path) -> Found:
    try:
        reading = read(file)
    except OSError as error:
        raise CommandError(_("The file cannot be opened: %(reason)s") % {"reason": error.strerror}) from error
    return Found(
        reading.plan,
        [problem_data(problem) for problem in reading.problems],
        [placed(problem) for problem in reading.problems],
        [doubt_data(doubt) for doubt in reading.doubts],
        [placed(doubt) for doubt in reading.doubts],
    )


def in_workbook(file: Path, fiscal_year: int | None) -> Found:
    """Read in a process of its own; what the rows of a plan may not hold is told at the cell that it was read from."""
    try:
        handed = read_file(file, fiscal_year=fiscal_year)
    except Unreadable as fault:
        told = _(fault.message) % fault.params
        return Found(None, [{"sheet": None, "cell": None, "text": told}], [told])
    reading = None if handed.faults else read_data(handed.data)
    faults = handed.faults or at_cells(reading.problems if reading else (), handed.places)
    doubts = [*handed.doubts, *(unsaid(reading.doubts, handed.doubts) if reading else ())]
    return Found(
        reading.plan if reading else None,
        [{"sheet": fault.sheet or None, "cell": fault.cell or None, "text": sentence(fault)} for fault in faults],
        [at_cell(fault) for fault in faults],
        [cell_doubt_data(doubt) for doubt in doubts],
        [at_cell(doubt) for doubt in doubts],
        handed.is_guessed,
    )


def unsaid(doubts: Iterable[Doubt], said: Iterable[OpenDoubt]) -> Iterator[OpenDoubt]:
    """What is doubtful of the whole plan; of single rows the reading of the table has said it at their cells."""
    for doubt in doubts:
        if doubt.kind == "no_offices" and doubt.kind not in {each.kind for each in said}:
            yield OpenDoubt(doubt.kind, doubt.message, doubt.params, doubt.proposal)


def problem_data(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {"path": place.path, "line": place.line, "column": place.column, "text": sentence(problem)}


def cell_doubt_data(doubt: OpenDoubt) -> dict[str, Any]:
    """As `doubt_data`: a workbook has sheets and cells, and no lines; `others` are the further cells it is about."""
    return {
        "sheet": doubt.sheet,
        "cell": doubt.cell,
        "others": [{"sheet": sheet, "cell": cell} for sheet, cell in doubt.others],
        "path": None,
        "line": None,
        "column": None,
        "kind": doubt.kind,
        "text": sentence(doubt),
        "proposal": doubt.proposal,
    }


def doubt_data(doubt: Doubt) -> dict[str, Any]:
    """Sheet and cell are a workbook's; a plan file has lines and paths."""
    place = doubt.place
    return {
        "sheet": None,
        "cell": None,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "kind": doubt.kind,
        "text": sentence(doubt),
        "proposal": doubt.proposal,
    }
