"""Print the figures of a programme by office and dimension."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import gettext as _

from dimensions.models import Assignment, Dimension, Programme
from dimensions.named import programme_named
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.states import ProgrammeState
from evidence import standing
from evidence.standing import FIGURES, Tally
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.fiscal import FIRST_BUDDHIST_YEAR

Cells = dict[tuple[int, int], Tally]


class Command(BaseCommand):
    help = "Print what each office owes in a programme and how far it is, by dimension, as of the end of a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", required=True, metavar="CODE", help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", required=True, type=int, metavar="BE", help="such as 2567")
        parser.add_argument("--programme", default=DEFAULT_SLUG, metavar="SLUG", help="by default the plan")
        parser.add_argument("--as-of", metavar="DATE", help="such as 2024-03-31; by default today")
        parser.add_argument("--json", action="store_true", help="print JSON, dimensions without work included")

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        programme = programme_of(options["province"], options["fiscal_year"], options["programme"])
        day = clock.today() if options["as_of"] is None else day_of(options["as_of"])
        at = clock.end_of(day)
        owed = standing.as_of(Assignment.objects.of(programme), at)
        cells = standing.table_of(standing.cells_by("office_id", owed, at))
        if options["json"]:
            self.stdout.write(json.dumps(as_data(programme, day, cells), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines_of(as_data(programme, day, cells))))


def programme_of(code: str, fiscal_year: int, slug: str) -> Programme:
    try:
        found = programme_named(code, fiscal_year, slug)
    except Refusal as refusal:
        raise CommandError(str(refusal)) from refusal
    if found.state == ProgrammeState.DRAFT:
        facts = {"code": code, "year": fiscal_year, "slug": slug}
        raise CommandError(_("The province %(code)s has published no programme “%(slug)s” of %(year)s.") % facts)
    return found


def day_of(text: str) -> date:
    """A year of the Buddhist era would be a day far ahead on which all is overdue."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year >= FIRST_BUDDHIST_YEAR:
        raise CommandError(_("“%(text)s” is no date of the common era; write it like 2024-03-31.") % {"text": text})
    return day


def as_data(programme: Programme, day: date, cells: Cells) -> dict[str, Any]:
    """Every office that owes something, in the order of the tree, with all dimensions of the programme."""
    numbers = list(Dimension.objects.filter(programme=programme).order_by("number").values_list("number", flat=True))
    offices = Office.objects.filter(pk__in={office for office, _number in cells}).in_tree_order()
    return {
        "as_of": day.isoformat(),
        "offices": [
            {
                "code": office.code,
                "name": office.name_th,
                "dimensions": [row_of(number, cells.get((office.pk, number), Tally())) for number in numbers],
            }
            for office in offices
        ],
    }


def row_of(number: int, tally: Tally) -> dict[str, int]:
    return {"number": number, **{str(figure): getattr(tally, figure) for figure in FIGURES}}


def lines_of(data: dict[str, Any]) -> list[str]:
    """The same rows for a terminal, without those in which nothing is owed."""
    names = [str(figure) for figure in FIGURES]
    head = f"{'office':8} {'dim.':>4} " + " ".join(f"{name:>8}" for name in names)
    rows = [
        f"{office['code']:8} {row['number']:>4} " + " ".join(f"{row[name]:>8}" for name in names)
        for office in data["offices"]
        for row in office["dimensions"]
        if row["owed"]
    ]
    return [_("As of the end of %(day)s") % {"day": data["as_of"]}, head, *rows]
