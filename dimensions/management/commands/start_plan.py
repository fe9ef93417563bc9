"""Begin a province's plan with the Department's template."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import gettext as _

from dimensions import workflow
from dimensions.named import province_named
from dimensions.plans import counts_of
from dimensions.template import template
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Make a draft of the Department's template for a province and a year that has no plan yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", metavar="CODE", required=True, help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", required=True, help="such as 2570")

    @no_translations
    def handle(self, *, province: str, fiscal_year: int, **_options: Any) -> None:
        try:
            workflow.start_from_template(province=province_named(province), fiscal_year=fiscal_year, by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        message = _("Taken in: %(dimensions)d dimensions, %(criteria)d criteria, %(activities)d activities.")
        self.stdout.write(message % counts_of(template()), self.style.SUCCESS)
