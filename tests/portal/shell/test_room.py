"""What broke for want of room is told apart from a fault, however the database and the system say it."""

import os
import sqlite3
from errno import EACCES, EDQUOT, EMFILE, ENOSPC, EROFS
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.models import Session
from django.db import DatabaseError, OperationalError, transaction
from django.urls import reverse

from portal.accounts.models import User
from portal.history.models import Entry
from portal.shell.room import is_for_want_of_room
from tests.fullness import no_room, only_sqlite, only_to_be_read


def caused(error, cause):
    error.__cause__ = cause
    return error


def in_sqlite(code):
    cause = sqlite3.OperationalError("as it says")
    cause.sqlite_errorcode = code
    return caused(OperationalError(), cause)


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (OSError(ENOSPC, ""), True),
        (OSError(EDQUOT, ""), True),
        (OSError(EROFS, ""), True),
        (OSError(EACCES, ""), False),
        (OSError(EMFILE, ""), False),
        (in_sqlite(sqlite3.SQLITE_FULL), True),
        (in_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), True),
        (in_sqlite(sqlite3.SQLITE_IOERR_WRITE), True),
        (in_sqlite(sqlite3.SQLITE_IOERR_READ), False),
        (in_sqlite(sqlite3.SQLITE_BUSY), False),
        (caused(OperationalError(), psycopg.errors.DiskFull()), True),
        (caused(OperationalError(), psycopg.errors.ReadOnlySqlTransaction()), True),
        (caused(OperationalError(), psycopg.errors.DeadlockDetected()), False),
        (caused(SessionInterrupted(), caused(UpdateError(), in_sqlite(sqlite3.SQLITE_FULL))), True),
        (ValueError(), False),
        (None, False),
    ],
)
def test_want_of_room_is_told_from_a_fault(error, answer):
    assert is_for_want_of_room(error) is answer


def while_full(broke, cause=None):
    """What comes of an error that is raised while a full disk is being handled."""
    try:
        try:
            raise OSError(ENOSPC, "full")
        except OSError:
            raise broke from cause
    except Exception as error:
        return error


def of_another(broke):
    """As `raise broke` says it, without a cause."""
    broke.__suppress_context__ = False
    return broke


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (of_another(while_full(KeyError("a fault"))), False),
        (of_another(while_full(DatabaseError("no such column"))), False),
        (of_another(while_full(UpdateError())), True),
        (of_another(while_full(FileNotFoundError("nothing to clear up"))), True),
        (while_full(UpdateError()), False),  # from None
        (while_full(UpdateError(), cause=ValueError()), True),
        (while_full(KeyError("a fault"), cause=ValueError()), False),
        (while_full(KeyError("told"), cause=OSError(ENOSPC, "")), True),
    ],
)
def test_fault_in_the_handling_of_a_full_disk_is_a_fault(error, answer):
    assert isinstance(error.__context__, OSError)
    assert is_for_want_of_room(error) is answer


@pytest.mark.parametrize(
    ("disk", "answer"),
    [
        ({"f_bavail": 9, "f_files": 9, "f_favail": 9, "f_flag": 0}, False),  # too many files are open, or no folder
        ({"f_bavail": 9, "f_files": 0, "f_favail": 0, "f_flag": 0}, False),  # a file system that counts no files
        ({"f_bavail": 0, "f_files": 9, "f_favail": 9, "f_flag": 0}, True),
        ({"f_bavail": 9, "f_files": 9, "f_favail": 0, "f_flag": 0}, True),
        ({"f_bavail": 9, "f_files": 9, "f_favail": 9, "f_flag": os.ST_RDONLY}, True),
    ],
)
def test_file_that_can_not_be_opened_is_for_want_of_room_on_a_full_disk_alone(disk, answer, monkeypatch):
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(**disk))
    assert is_for_want_of_room(in_sqlite(sqlite3.SQLITE_CANTOPEN)) is answer


def test_file_that_can_not_be_opened_on_a_disk_that_is_gone_is_a_fault(monkeypatch):
    def gone(_folder):
        raise FileNotFoundError

    monkeypatch.setattr(os, "statvfs", gone)
    assert is_for_want_of_room(in_sqlite(sqlite3.SQLITE_CANTOPEN)) is False


def test_errors_in_a_ring_are_looked_at_once():
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert is_for_want_of_room(first) is False


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_sqlite_says_of_a_full_database_is_known(arun):
    with no_room(), pytest.raises(DatabaseError, match="full") as said, transaction.atomic():
        Session.objects.create(session_key="a", session_data="x" * 9000, expire_date="2024-01-01T00:00Z")
    assert is_for_want_of_room(said.value)


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["th", "en"])
def test_nobody_is_signed_in_where_nothing_can_be_written(client, arun, language):
    User.objects.update(language=language)
    arun.set_password("a-password-of-arun")
    arun.save()
    client.cookies["django_language"] = language
    client.raise_request_exception = False
    before = Entry.objects.count(), Session.objects.count()
    with only_to_be_read():
        page = client.post(reverse("accounts:sign_in"), {"username": arun.username, "password": "a-password-of-arun"})
    title = {"th": "ขณะนี้ระบบบันทึกข้อมูลไม่ได้", "en": "The server cannot store anything now"}[language]
    assert (page.status_code, title in page.content.decode()) == (507, True)
    assert "sessionid" not in page.cookies
    assert (Entry.objects.count(), Session.objects.count()) == before


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_session_that_can_not_be_written_is_no_fault_of_the_reader(client, arun):
    """Django takes it for a session that somebody ended, and would answer that the request was bad."""
    client.force_login(arun)
    client.raise_request_exception = False
    session = client.session
    session.set_expiry(1000)
    with only_to_be_read(), pytest.raises(UpdateError) as said:
        session.save()
    assert is_for_want_of_room(said.value)
