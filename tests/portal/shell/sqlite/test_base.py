"""Writers on SQLite stand in line: whoever comes waits for the turn, and a turn always ends."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from portal.shell.sqlite.base import DatabaseWrapper, _lines

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="Another database has a line of its own.")


@pytest.fixture
def connect(tmp_path, django_db_blocker):
    """Opens connections to one database, each with patience of its own, in seconds."""
    opened = []

    def open_one(patience=5):
        options = connection.settings_dict["OPTIONS"] | {"timeout": patience}
        settings = connection.settings_dict | {"NAME": str(tmp_path / "line.sqlite3"), "OPTIONS": options}
        opened.append(DatabaseWrapper(settings, alias="line"))
        opened[-1].inc_thread_sharing()
        opened[-1].ensure_connection()
        return opened[-1]

    with django_db_blocker.unblock():
        yield open_one
        for each in opened:
            each.close()


def begin(writer):
    writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(writer, how):
    getattr(writer, how)()
    if how != "close":
        writer.set_autocommit(True)


def test_database_is_no_other_users_to_read(connect):
    before = os.umask(0)
    try:
        writer = connect()
        writer.connection.execute("PRAGMA journal_mode=WAL")
        writer.connection.execute("CREATE TABLE kept (word text)")
    finally:
        os.umask(before)
    beside = sorted(Path(writer.settings_dict["NAME"]).parent.glob("line.sqlite3*"))
    assert [(path.suffix, oct(path.stat().st_mode & 0o777)) for path in beside] == [
        (".sqlite3", "0o600"),
        (".sqlite3-shm", "0o600"),
        (".sqlite3-wal", "0o600"),
    ]


def test_rights_that_a_site_gave_stay(connect):
    path = Path(connect().settings_dict["NAME"])
    path.chmod(0o640)
    connect()
    assert oct(path.stat().st_mode & 0o777) == "0o640"


def is_taken(writer):
    return _lines[writer.settings_dict["NAME"]].is_taken


@pytest.mark.parametrize("how", ["commit", "rollback", "close"])
def test_turn_ends_with_the_transaction(connect, how):
    first = connect()
    begin(first)
    taken = is_taken(first)
    end(first, how)
    assert (taken, is_taken(first)) == (True, False)


def test_turn_goes_on_when_a_transaction_can_not_begin(connect):
    writer = connect()
    writer.connection.close()
    with pytest.raises(Exception, match="closed database"):
        begin(writer)
    assert not is_taken(writer)


def test_writer_gives_up_when_its_patience_ends(connect):
    first, second = connect(), connect(patience=0.2)
    begin(first)
    with pytest.raises(OperationalError, match="database is locked"):
        begin(second)
    end(first, "rollback")
    begin(second)
    assert is_taken(second)


def test_writer_waits_for_another_process_too(connect):
    """A connection that knows of no line holds the database, as one of another process does."""
    writer = connect(patience=0.2)
    other = sqlite3.connect(writer.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="database is locked"):
        begin(writer)
    leaving = threading.Timer(0.1, other.execute, ["COMMIT"])
    leaving.start()
    begin(writer)
    leaving.join()
    other.close()
    assert is_taken(writer)


def test_patience_of_other_statements_stays(connect):
    writer = connect(patience=3)
    begin(writer)
    end(writer, "commit")
    assert writer.connection.execute("PRAGMA busy_timeout").fetchone() == (3000,)


def test_whoever_only_reads_sees_one_moment_and_holds_nobody_up(connect):
    writer, reader = connect(), connect(patience=0.2)
    for statement in ("PRAGMA journal_mode=WAL", "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('before')"):
        writer.connection.execute(statement)
    with reader.only_reading():
        begin(reader)
        seen = [reader.connection.execute("SELECT word FROM kept").fetchall()]
        begin(writer)
        writer.connection.execute("UPDATE kept SET word = 'after'")
        end(writer, "commit")
        seen.append(reader.connection.execute("SELECT word FROM kept").fetchall())
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM kept")
        end(reader, "commit")
    seen.append(reader.connection.execute("SELECT word FROM kept").fetchall())
    assert seen == [[("before",)], [("before",)], [("after",)]]


def test_whoever_has_read_may_write_again(connect):
    reader = connect()
    with reader.only_reading():
        begin(reader)
        end(reader, "rollback")
    begin(reader)
    reader.connection.execute("CREATE TABLE kept (word text)")
    assert is_taken(reader)


@pytest.mark.django_db(transaction=True)
def test_portal_stands_in_this_line():
    with transaction.atomic():
        taken = is_taken(connection)
    assert (taken, is_taken(connection)) == (True, False)
