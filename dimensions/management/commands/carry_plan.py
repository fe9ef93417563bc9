"""Carry a plan to a later year: a draft of it, to be looked through and published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import ngettext

from dimensions import workflow
from dimensions.carried import Carried
from dimensions.models import Activity
from dimensions.named import programme_named
from dimensions.plans.words import DEFAULT_SLUG
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Carry a province's published programme to a later fiscal year, as a draft (docs/carrying.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", metavar="CODE", required=True, help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", required=True, help="of the plan, such as 2567")
        parser.add_argument("--programme", metavar="SLUG", default=DEFAULT_SLUG, help="by default the plan")
        parser.add_argument("--to", type=int, metavar="BE", help="by default the year after it")

    @no_translations
    def handle(
        self, *, province: str, fiscal_year: int, programme: str, to: int | None = None, **_options: Any
    ) -> None:
        try:
            found = programme_named(province, fiscal_year, programme)
            made = workflow.carry_over(found, to or fiscal_year + 1, by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        activities = list(Activity.objects.of(made.pk).whole())
        message = ngettext(
            "Carried to %(year)d as a draft: %(count)d activity.",
            "Carried to %(year)d as a draft: %(count)d activities.",
            len(activities),
        )
        self.stdout.write(message % {"year": made.fiscal_year, "count": len(activities)}, self.style.SUCCESS)
        left = len(Carried(made, found, activities).left)
        message = ngettext(
            "Its page names %(count)d thing to check.", "Its page names %(count)d things to check.", left
        )
        self.stdout.write(message % {"count": left})
