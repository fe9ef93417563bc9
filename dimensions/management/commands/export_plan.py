"""Write a programme to a file: the offices' workbook, a plan file, or the table on paper."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import gettext as _

from dimensions.correspondence import plan_of
from dimensions.exporting import FORMS, exported
from dimensions.named import programme_named
from dimensions.plans import counts_of
from dimensions.plans.words import DEFAULT_SLUG
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Write a province's programme as a workbook (docs/plan-form.md), a plan file (docs/plan-format.md) or a PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, metavar="OUT", help="the file to write; what stands there is replaced")
        parser.add_argument("--province", metavar="CODE", required=True, help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", required=True, help="such as 2567")
        parser.add_argument("--programme", metavar="SLUG", default=DEFAULT_SLUG, help="by default the plan")
        parser.add_argument("--format", choices=list(FORMS), required=True, help="the form of the file")

    @no_translations
    def handle(
        self, *, out: Path, province: str, fiscal_year: int, programme: str, format: str, **_options: Any
    ) -> None:
        try:
            found = programme_named(province, fiscal_year, programme)
            plan = plan_of(found)
            out.write_bytes(exported(found, format))
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(_("The file cannot be written: %(reason)s") % {"reason": error.strerror}) from error
        message = _("Written: %(dimensions)d dimensions, %(criteria)d criteria, %(activities)d activities.")
        self.stdout.write(message % counts_of(plan), self.style.SUCCESS)
