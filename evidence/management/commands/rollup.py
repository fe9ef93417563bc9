"""Print the figures of a programme by office and dimension."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.translation import gettext as _

from dimensions.models import Assignment, Dimension, Programme
from dimensions.models.dimension import HIGHEST_LEVEL
from dimensions.named import programme_named
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.states import ProgrammeState
from evidence import standing
from evidence.climbing import Spot, by_criterion, cells_and_parts
from evidence.levels import Part, reached
from evidence.standing import FIGURES, Tally
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.fiscal import FIRST_BUDDHIST_YEAR


class Command(BaseCommand):
    help = "Print what each office owes in a programme and how far it is, by dimension, as of the end of a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", required=True, metavar="CODE", help="the province's code, such as 21")
        parser.add_argument("--fiscal-year", required=True, type=int, metavar="BE", help="such as 2567")
        parser.add_argument("--programme", default=DEFAULT_SLUG, metavar="SLUG", help="by default the plan")
        parser.add_argument("--as-of", metavar="DATE", help="such as 2024-03-31; by default today")
        parser.add_argument(
            "--json",
            action="store_true",
            help="print JSON, dimensions without work included; where there are levels, also the one reached",
        )

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        programme = programme_of(options["province"], options["fiscal_year"], options["programme"])
        day = clock.today() if options["as_of"] is None else day_of(options["as_of"])
        at = clock.end_of(day)
        owed = standing.as_of(Assignment.objects.of(programme), at)
        data = as_data(programme, day, *cells_and_parts(by_criterion(owed, at)))
        if options["json"]:
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines_of(data)))


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


def as_data(programme: Programme, day: date, cells: dict[Spot, Tally], parts: dict[Spot, list[Part]]) -> dict[str, Any]:
    """Every office that owes something, in the order of the tree, with all dimensions of the programme."""
    dimensions = Dimension.objects.filter(programme=programme).order_by("number")
    scale = list(dimensions.annotate(highest=HIGHEST_LEVEL).values_list("number", "highest"))
    offices = Office.objects.filter(pk__in={office for office, _number in cells}).in_tree_order()
    return {
        "as_of": day.isoformat(),
        "offices": [
            {
                "code": office.code,
                "name": office.name_th,
                "dimensions": [
                    row_of(number, cells.get((office.pk, number), Tally()))
                    | level_of(parts.get((office.pk, number), []), highest)
                    for number, highest in scale
                ],
            }
            for office in offices
        ],
    }


def row_of(number: int, tally: Tally) -> dict[str, int]:
    return {"number": number, **{str(figure): getattr(tally, figure) for figure in FIGURES}}


def level_of(parts: list[Part], highest: int | None) -> dict[str, int | None]:
    """The level reached, null where nothing is owed, and how many there are; nothing where there are none."""
    return {"level": reached(parts, highest).level, "levels": highest} if highest else {}


def lines_of(data: dict[str, Any]) -> list[str]:
    """The same rows for a terminal, without those in which nothing is owed; with the level where there are levels."""
    found = [(office["code"], row) for office in data["offices"] for row in office["dimensions"] if row["owed"]]
    names = [str(figure) for figure in FIGURES]
    more = ["level"] if any("levels" in row for _code, row in found) else []
    head = f"{'office':8} {'dim.':>4} " + " ".join(f"{name:>8}" for name in names + more)
    rows = [
        f"{code:8} {row['number']:>4} "
        + " ".join(f"{figure:>8}" for figure in [row[name] for name in names] + [level_in(row) for _name in more])
        for code, row in found
    ]
    return [_("As of the end of %(day)s") % {"day": data["as_of"]}, head, *rows]


def level_in(row: dict[str, Any]) -> str:
    level = row.get("level")
    return "-" if level is None else f"{level}/{row['levels']}"
