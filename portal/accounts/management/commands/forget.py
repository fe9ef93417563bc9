"""Delete what was kept long enough: sessions, sign-ins, the administration's own log, files left behind."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.retention import forget
from portal.shell import clock


class Command(BaseCommand):
    help = "Deletes what is past its time; to be run once a day. The history and what was sent are never touched."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """By the real clock, also in a demo: these rows were dated by it."""
        for sort, count in forget(at=clock.by_the_wall()):
            self.stdout.write(f"{count} {sort}")
