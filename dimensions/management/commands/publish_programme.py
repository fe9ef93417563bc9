"""Publish a draft: make the assignments of its offices."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dimensions import workflow
from dimensions.models import Programme
from dimensions.plans.words import DEFAULT_SLUG
from portal.shell.errors import Refusal


class Command(BaseCommand):
    help = "Publish a province's programme: from then on its offices owe what it says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", metavar="CODE", required=True, help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", type=int, metavar="BE", required=True, help="such as 2567")
        parser.add_argument("--programme", metavar="SLUG", default=DEFAULT_SLUG, help="by default the plan")

    def handle(self, *, province: str, fiscal_year: int, programme: str, **_options: Any) -> None:
        found = Programme.objects.filter(province__code=province, fiscal_year=fiscal_year, slug=programme).first()
        if found is None:
            message = _("There is no programme %(slug)s of %(province)s for %(year)d.")
            raise CommandError(message % {"slug": programme, "province": province, "year": fiscal_year})
        try:
            workflow.publish(found, by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        count = found.assignments.count()
        message = ngettext("Published: %(count)d assignment.", "Published: %(count)d assignments.", count)
        self.stdout.write(message % {"count": count}, self.style.SUCCESS)
