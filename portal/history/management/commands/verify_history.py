"""Check every chain of the history from its beginning to its head."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.history.models import Chain
from portal.history.verify import fault_of_head, faults_of_all

HEAD = re.compile(r"[0-9-]+:[0-9]+:[0-9a-f]{8,64}")


class Command(BaseCommand):
    help = "Finds any changed, removed or reordered entry and says which. Exit 0 when all is well, else 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head", action="append", default=[], metavar="NAME:COUNT:HASH", help="as printed on a document"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if any(not HEAD.fullmatch(head) for head in options["head"]):
            raise CommandError("A head looks like 21:541:0f3a… as printed at the foot of a document.", returncode=2)
        faults = [*faults_of_all(), *filter(None, map(fault_of_head, options["head"]))]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} fault(s) found.", returncode=1)
        for chain in Chain.objects.order_by("name"):
            self.stdout.write(f"Chain {chain.name}: {chain.count} entries, head {chain.head}.")
        self.stdout.write("The history is whole.")
