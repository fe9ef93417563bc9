"""Publish a draft: make the assignments of its offices."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import ngettext

from dimensions import workflow
from dimensions.named import programme_named
from dimensions.plans.words import DEFAULT_SLUG
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Publish a province's programme: from then on its offices owe what it says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", metavar="CODE", required=True, help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", required=True, help="such as 2567")
        parser.add_argument("--programme", metavar="SLUG", default=DEFAULT_SLUG, help="by default the plan")

    @no_translations
    def handle(self, *, province: str, fiscal_year: int, programme: str, **_options: Any) -> None:
        try:
            found = programme_named(province, fiscal_year, programme)
            workflow.publish(found, by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        count = found.assignments.count()
        message = ngettext("Published: %(count)d assignment.", "Published: %(count)d assignments.", count)
        self.stdout.write(message % {"count": count}, self.style.SUCCESS)
