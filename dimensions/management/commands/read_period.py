"""Say what a text of a plan means by its period."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from dimensions.named import NoFiscalYear
from dimensions.plans.periods import Offer, ReadPeriod, read_periods
from dimensions.plans.words import FISCAL_YEARS


class Command(BaseCommand):
    help = "Read the periods of a text (docs/periods.md) and print them as JSON; needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fiscal-year", type=int, metavar="BE", help="whose plan it is from, such as 2567")
        parser.add_argument("text", nargs="+", metavar="TEXT", help="put -- before a text that begins with a dash")

    @no_translations
    def handle(self, *, text: list[str], fiscal_year: int | None, **_options: Any) -> None:
        if fiscal_year is not None and fiscal_year not in FISCAL_YEARS:
            raise CommandError(str(NoFiscalYear(year=fiscal_year)))
        found = [
            period_data(period) for each in texts_in(text) for period in read_periods(each, fiscal_year=fiscal_year)
        ]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))


def texts_in(arguments: list[str]) -> list[str]:
    """Words that were typed without quotation marks are one text; where some hold blanks, each is a text of its own."""
    are_quoted = len(arguments) > 1 and any(len(each.split()) > 1 for each in arguments)
    return arguments if are_quoted else [" ".join(arguments)]


def period_data(period: ReadPeriod) -> dict[str, Any]:
    return {
        "start": iso(period.start),
        "end": iso(period.end),
        "label": period.label,
        "flags": list(period.flags),
        "proposal": [offer_data(offer) for offer in period.proposal] or None,
    }


def offer_data(offer: Offer) -> dict[str, str | None]:
    return {"start": iso(offer.start), "end": iso(offer.end)}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
