from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.reports import font


class Command(BaseCommand):
    help = "Build the Thai fonts of static/fonts from the locked package; with --check, only compare."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Rebuild elsewhere and compare byte for byte.")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "static" / "fonts")

    def handle(self, *, check: bool, folder: Path, **_options: Any) -> None:
        if not check:
            for path in font.build(folder):
                self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
            return
        if differing := _differing(folder):
            names = ", ".join(differing)
            raise CommandError(f"Not as the locked package builds it: {names}. Run `manage.py build_fonts`.")
        self.stdout.write("The committed fonts are what the locked package builds.")


def _differing(folder: Path) -> list[str]:
    """Names of built files that are missing in the folder or have other bytes."""
    with TemporaryDirectory() as elsewhere:
        return [
            path.name
            for path in font.build(Path(elsewhere))
            if not (folder / path.name).is_file() or (folder / path.name).read_bytes() != path.read_bytes()
        ]
