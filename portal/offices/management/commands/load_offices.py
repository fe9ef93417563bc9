"""Put the tree of offices into the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.offices.tree import OfficeMoved, load_offices, load_zones


class Command(BaseCommand):
    help = "Adds the Department, the provinces, their groups and districts and their zones, or brings them up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        fixtures = settings.BASE_DIR / "fixtures"
        parser.add_argument("offices", nargs="?", type=Path, default=fixtures / "offices.csv")
        parser.add_argument("--zones", type=Path, default=fixtures / "zones.csv")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            offices, zones = load_offices(options["offices"]), load_zones(options["zones"])
        except OfficeMoved as refusal:
            raise CommandError(f"Nothing was loaded: {refusal}.") from refusal
        self.stdout.write(f"{offices} offices and {zones} zones are in place.")
