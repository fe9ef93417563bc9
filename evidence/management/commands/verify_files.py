"""Hold every file against its sha256 and size, what was sent and what was made here, and every row against a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence import vault
from evidence.files import digest
from evidence.models import StoredFile
from portal.reports.models import Document
from portal.shell import disk


class Command(BaseCommand):
    help = "Finds any stored file that is missing or changed and says which. Exit 0 when all is well, else 1."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rows = list(StoredFile.objects.order_by("pk"))
        for note in notes({row.sha256 for row in rows}):
            self.stdout.write(note)
        checks = [*map(check_of_file, rows), *map(check_of_document, Document.objects.order_by("pk"))]
        faults = [fault for fault in checks if fault]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} fault(s) found.", returncode=1)
        self.stdout.write(f"Every file is as it was stored: {len(checks)} checked.")


def check_of_file(row: StoredFile) -> str:
    return fault_of(f"File {row.pk} ({row.sha256})", vault.path_of(row.sha256), row)


def check_of_document(row: Document) -> str:
    return fault_of(f"Document {row.pk} ({row.sha256})", row.path, row)


def fault_of(which: str, path: Path, row: StoredFile | Document) -> str:
    """What is wrong with the bytes of a row, empty if nothing is."""
    try:
        with path.open("rb") as file:
            sha256, size = digest(file)
    except FileNotFoundError:
        return f"{which} is missing."
    except OSError as error:
        return f"{which} cannot be read: {error.strerror}."
    if size != row.size:
        return f"{which} has {size} bytes instead of {row.size}."
    return "" if sha256 == row.sha256 else f"{which} holds other bytes: their sha256 is {sha256}."


def notes(known: set[str]) -> Iterator[str]:
    """What lies among the stored files without belonging to a row."""
    for path in sorted(vault.files_on_disk()):
        where = path.relative_to(vault.root())
        if path.name.startswith(disk.COMING):
            yield f"Note: {where} was left behind by a transfer that broke off."
        elif path.name not in known:
            yield f"Note: no row knows of {where}."
