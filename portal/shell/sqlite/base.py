"""SQLite whose writers stand in line, as those of a server do.

A writer that finds the database taken is put to sleep by SQLite for longer and longer, so that under load the newest
comes first and the oldest starves. Here the threads of a process stand in line; whoever is at its head asks often.
"""

import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from portal.shell.sqlite.line import Line

BETWEEN_TRIES = 0.0002  # seconds: other processes hold the database for a few of them

_lines = defaultdict[str, Line](Line)
os.register_at_fork(after_in_child=_lines.clear)


def make_for_its_owner(name: str) -> None:
    """A database is no other user's to read, nor are the files that SQLite lays beside it, with the rights it has.

    Made, but never opened: closing it would let go of the locks that SQLite holds.
    """
    if name != ":memory:" and not name.startswith("file:"):
        with suppress(OSError):  # it is there already, or SQLite will say what is wrong
            os.mknod(name, 0o600)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but for how a transaction begins; it waits as long as the option `timeout` says."""

    _held: Line | None = None
    _only_reads = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        make_for_its_owner(str(conn_params["database"]))
        made: sqlite3.Connection = super().get_new_connection(conn_params)
        return made

    @contextmanager
    def only_reading(self) -> Iterator[None]:
        """A transaction that begins inside sees the database at one moment, holds nobody up and can not write."""
        self.ensure_connection()
        self._only_reads = True
        self.connection.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            self.connection.execute("PRAGMA query_only = OFF")
            self._only_reads = False

    def _start_transaction_under_autocommit(self) -> None:
        if self._only_reads:
            self.connection.execute("BEGIN DEFERRED")
        else:
            self._stand_in_line()

    def _stand_in_line(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        deadline, line = time.monotonic() + patience, _lines[str(self.settings_dict["NAME"])]
        if not line.take(patience=patience):
            raise OperationalError("database is locked")
        self._held = line
        try:
            self._begin(deadline)
        except BaseException:
            self._let_next()
            raise

    def _begin(self, deadline: float) -> None:
        patience = self.connection.execute("PRAGMA busy_timeout").fetchone()[0]
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._has_begun(may_fail=time.monotonic() < deadline):
                time.sleep(BETWEEN_TRIES)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {patience}")

    def _has_begun(self, *, may_fail: bool) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # no type is known of it
        except OperationalError as error:
            if may_fail and getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                return False
            raise
        return True

    def _let_next(self) -> None:
        if self._held:
            line, self._held = self._held, None
            line.let_next()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # no type is known of it
        self._let_next()  # not where it fails: then a rollback follows

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # no type is known of it
        finally:
            self._let_next()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # no type is known of it
        finally:
            self._let_next()
