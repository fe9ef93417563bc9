"""Take a plan file into a programme, or say what it holds."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from dimensions import workflow
from dimensions.named import province_named
from dimensions.plans import Doubt, PlanFile, Problem, Reading, as_data, counts_of, read
from dimensions.wording import placed, sentence
from portal.offices.models import Office
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Read a plan file (docs/plan-format.md) and take it into a province's programme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--province", metavar="CODE", help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", help="in the Buddhist era, such as 2567")
        parser.add_argument("--programme", metavar="SLUG", help="by default what the file says, else the plan")
        parser.add_argument("--dry-run", action="store_true", help="only print the reading, as JSON; writes nothing")
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
        json: bool,
        **_options: Any,
    ) -> None:
        reading = self.reading_of(file, as_json=json)
        plan = reading.plan
        if plan is None:
            raise CommandError("\n".join(placed(problem) for problem in reading.problems))
        self.demand_year(plan, fiscal_year)
        if not dry_run:
            self.take_in(plan, province, fiscal_year, programme)
        if dry_run or json:
            self.print(as_data(plan, full=True) | {"doubts": [doubt_data(doubt) for doubt in reading.doubts]})
        else:
            self.tell(plan, reading.doubts)

    def reading_of(self, file: Path, *, as_json: bool) -> Reading:
        try:
            reading = read(file)
        except OSError as error:
            raise CommandError(_("The file cannot be opened: %(reason)s") % {"reason": error.strerror}) from error
        if reading.plan is None and as_json:
            self.print({"problems": [problem_data(problem) for problem in reading.problems]})
        return reading

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

    def tell(self, plan: PlanFile, doubts: tuple[Doubt, ...]) -> None:
        message = _("Taken in: %(dimensions)d dimensions, %(criteria)d criteria, %(activities)d activities.")
        self.stdout.write(message % counts_of(plan), self.style.SUCCESS)
        for doubt in doubts:
            self.stdout.write(placed(doubt))

    def print(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder))


def problem_data(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {"path": place.path, "line": place.line, "column": place.column, "text": sentence(problem)}


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
