import hashlib
import io
import os

import pytest
from django.core.management import CommandError, call_command

from evidence import vault
from evidence.models import StoredFile
from evidence.workflow import add_files
from portal.shell import disk
from portal.shell.disk import write_whole
from tests.factories.bytes import pdf, picture, sent
from tests.factories.dimensions import AssignmentFactory
from tests.factories.documents import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(district, arun):
    """A photo and a paper, taken in."""
    both = [("a.jpg", sent("a.jpg")), ("b.pdf", sent("b.pdf", pdf()))]
    add_files(AssignmentFactory(office=district), both, requirements=[], by=arun)
    return list(StoredFile.objects.order_by("pk"))


def verify():
    """What the command says to whom it may concern, what it complains of, and how it ends."""
    told, complained = io.StringIO(), io.StringIO()
    try:
        call_command("verify_files", stdout=told, stderr=complained)
    except CommandError as error:
        return told.getvalue().splitlines(), complained.getvalue().splitlines(), (str(error), error.returncode)
    return told.getvalue().splitlines(), complained.getvalue().splitlines(), None


def test_all_is_well(files):
    assert verify() == (["Every file is as it was stored: 2 checked."], [], None)


def test_nothing_stored_is_well(db):
    assert verify() == (["Every file is as it was stored: 0 checked."], [], None)


def test_each_fault_has_a_sentence(files):
    photo, paper = files
    vault.path_of(photo.sha256).write_bytes(b"x" * photo.size)
    os.truncate(vault.path_of(paper.sha256), 10)
    found = hashlib.sha256(b"x" * photo.size).hexdigest()
    told, complained, end = verify()
    assert (told, end) == ([], ("2 fault(s) found.", 1))
    assert complained == [
        f"File {photo.pk} ({photo.sha256}) holds other bytes: their sha256 is {found}.",
        f"File {paper.pk} ({paper.sha256}) has 10 bytes instead of {paper.size}.",
    ]


def test_missing_file_is_a_fault(files):
    vault.path_of(files[0].sha256).unlink()
    sentence = f"File {files[0].pk} ({files[0].sha256}) is missing."
    assert verify() == ([], [sentence], ("1 fault(s) found.", 1))


def test_documents_are_held_against_their_sums_too(db):
    whole, changed, lost = (DocumentFactory(content=content) for content in (b"%PDF 1", b"%PDF 2", b"%PDF 3"))
    for document, content in ((whole, b"%PDF 1"), (changed, b"%PDF x")):
        write_whole(document.path, [content])
    found = hashlib.sha256(b"%PDF x").hexdigest()
    assert verify() == (
        [],
        [
            f"Document {changed.pk} ({changed.sha256}) holds other bytes: their sha256 is {found}.",
            f"Document {lost.pk} ({lost.sha256}) is missing.",
        ],
        ("2 fault(s) found.", 1),
    )


def test_what_no_row_knows_of_is_noted_and_no_fault(files, store):
    unknown, left = "ff" * 32, vault.path_of(files[0].sha256).parent / f"{disk.COMING}x1"
    vault.write_whole(vault.path_of(unknown), iter([picture()]))
    left.write_bytes(b"half")
    notes = [
        (left, f"Note: {left.relative_to(store)} was left behind by a transfer that broke off."),
        (vault.path_of(unknown), f"Note: no row knows of files/ff/{unknown}."),
    ]
    told = [note for _path, note in sorted(notes)]
    assert verify() == ([*told, "Every file is as it was stored: 2 checked."], [], None)
