"""Making a document: all of it is kept, or nothing."""

import hashlib
from datetime import date
from itertools import count

import pytest
from django.db import DatabaseError, connection

from portal.history.labels import label_of
from portal.history.models import Chain, Entry
from portal.reports import frame, workflow
from portal.reports.models import Document
from portal.reports.naming import title_of
from portal.shell import clock


def files_in(store):
    return sorted(path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file())


def test_document_is_kept_and_recorded(ordered, busaba, province, store):
    document = workflow.make(ordered(busaba, as_of=date(2024, 3, 19)))
    content = document.path.read_bytes()
    assert files_in(store) == [f"documents/{document.sha256[:2]}/{document.sha256}.pdf"]
    assert Document.objects.values().get() == {
        "id": document.pk,
        "kind": "plain",
        "form": "pdf",
        "office_id": province.pk,
        "fiscal_year": 2567,
        "slug": "plan",
        "as_of": date(2024, 3, 19),
        "is_final": False,
        "language": "th",
        "made_at": clock.now(),
        "made_by_id": busaba.pk,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "head": "",
    }
    entry = Entry.objects.about(document).get()
    assert (entry.verb, entry.actor_id, entry.office_path, entry.facts) == (
        "make_document",
        busaba.pk,
        "00/21/",
        {"sha256": document.sha256, "form": "pdf"},
    )
    assert label_of(entry.verb) != entry.verb


def test_document_of_the_present_is_of_today(ordered, busaba):
    assert workflow.make(ordered(busaba)).as_of == date(2024, 3, 20)


def test_head_of_the_row_is_the_printed_one(ordered, busaba, province):
    workflow.make(ordered(busaba))
    before = Chain.objects.get(name="21")
    document = workflow.make(ordered(busaba))
    assert document.head == f"21:1:{before.head[:16]}"


def test_two_presses_make_two_rows_even_of_one_file(ordered, busaba, store, monkeypatch):
    monkeypatch.setattr(frame.pdf, "render", lambda *_args, **_kwargs: b"%PDF the same")
    first, second = (workflow.make(ordered(busaba)) for _each in range(2))
    assert (first.pk != second.pk, first.sha256 == second.sha256, len(files_in(store))) == (True, True, 1)
    assert Entry.objects.filter(verb="make_document").count() == 2


@pytest.mark.parametrize("same", [True, False])
def test_who_presses_twice_gets_one_document(ordered, busaba, store, monkeypatch, time_machine, same):
    """While one is drawn, another of the same order is asked for, drawn and kept."""
    found, numbers = [], count()

    def draws(*_args, **_kwargs):
        time_machine.shift(1)
        if not found:
            found.append(None)
            found[0] = workflow.make(ordered(busaba, language="th" if same else "en"))
        return f"%PDF {next(numbers)}".encode()

    monkeypatch.setattr(frame.pdf, "render", draws)
    late = workflow.make(ordered(busaba))
    assert (late == found[0], Document.objects.count(), len(files_in(store))) == (
        (True, 1, 1) if same else (False, 2, 2)
    )
    assert Entry.objects.filter(verb="make_document").count() == Document.objects.count()


def test_document_of_a_closed_year_is_of_its_last_day(ordered, busaba, plain, monkeypatch):
    monkeypatch.setattr(type(plain), "closed_on", lambda self, rows: date(2024, 3, 1))
    document = workflow.make(ordered(busaba))
    assert (document.as_of, document.is_final, title_of(document)) == (date(2024, 3, 1), True, "รายงานปลายปี")


def test_failed_drawing_leaves_nothing(ordered, busaba, store, monkeypatch):
    def fails(*_args, **_kwargs):
        raise MemoryError

    monkeypatch.setattr(frame.pdf, "render", fails)
    with pytest.raises(MemoryError):
        workflow.make(ordered(busaba))
    assert (Document.objects.count(), Entry.objects.count(), files_in(store)) == (0, 0, [])


def test_failed_record_leaves_no_row(ordered, busaba, monkeypatch):
    def fails(*_args, **_kwargs):
        raise DatabaseError

    monkeypatch.setattr(workflow, "record", fails)
    with pytest.raises(DatabaseError):
        workflow.make(ordered(busaba))
    assert (Document.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_it_is_drawn(ordered, busaba, monkeypatch):
    """Drawing takes seconds; no lock may be held meanwhile."""
    held = []

    def draws(*_args, **_kwargs):
        held.append(connection.in_atomic_block)
        return b"%PDF"

    monkeypatch.setattr(frame.pdf, "render", draws)
    workflow.make(ordered(busaba))
    assert held == [False]
