"""Whether something broke because no more can be written: no room on the disk, or a database that may only be read."""

import os
import sqlite3
from collections.abc import Iterator
from errno import EDQUOT, ENOSPC, EROFS
from pathlib import Path

from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import connection

NO_ROOM_FOR_FILES = frozenset({ENOSPC, EDQUOT, EROFS})
# What SQLite says by its primary code, and of the faults of reading and writing only those of writing.
NO_ROOM_IN_SQLITE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY})
NOT_WRITTEN_BY_SQLITE = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
# PostgreSQL's disk_full, and read_only_sql_transaction: what many a host sets when its disk runs full.
READ_ONLY_IN_POSTGRESQL = "25006"
NO_ROOM_IN_POSTGRESQL = frozenset({"53100", READ_ONLY_IN_POSTGRESQL})
# What is raised of an error without naming it as the cause: by the system while it clears up, by Django of a session.
# Whatever else breaks while an error is being handled is a fault of its own.
TOLD_OF_ANOTHER = (OSError, CreateError, UpdateError, SessionInterrupted)


class WroteWhileReading(Exception):  # noqa: N818
    """Something would write where we ourselves allow only to read: a fault, whatever the database calls it."""


def is_for_want_of_room(error: BaseException | None) -> bool:
    """The error itself, or one that led to it."""
    return any(map(_says_so, _line_of(error)))


def is_closed_to_writing(error: BaseException | None) -> bool:
    """Not full, but only to be read."""
    return any(
        _sqlite_code(said) & 0xFF == sqlite3.SQLITE_READONLY or _sqlstate(said) == READ_ONLY_IN_POSTGRESQL
        for said in _line_of(error)
    )


def _line_of(error: BaseException | None) -> Iterator[BaseException]:
    waiting, seen = [error], set[int]()
    while waiting:
        error = waiting.pop()
        if error and id(error) not in seen:
            seen.add(id(error))
            yield error
            waiting += _led_to(error)


def _led_to(error: BaseException) -> list[BaseException | None]:
    """What it names as its cause, and what was being handled where it tells of that; `from None` says it does not."""
    if isinstance(error, WroteWhileReading):
        return []
    tells = isinstance(error, TOLD_OF_ANOTHER) and (error.__cause__ or not error.__suppress_context__)
    return [error.__cause__, error.__context__ if tells else None]


def _says_so(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in NO_ROOM_FOR_FILES
    code = _sqlite_code(error)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return _takes_no_file(Path(connection.settings_dict["NAME"]).parent)
    return (
        code & 0xFF in NO_ROOM_IN_SQLITE or code in NOT_WRITTEN_BY_SQLITE or _sqlstate(error) in NO_ROOM_IN_POSTGRESQL
    )


def _sqlite_code(error: BaseException) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code


def _sqlstate(error: BaseException) -> str | None:
    state: str | None = getattr(error, "sqlstate", None)
    return state


def _takes_no_file(folder: Path) -> bool:
    """A file that SQLite can not open may also be one too many, or none of ours: the disk says which it is."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    no_more = disk.f_bavail == 0 or (disk.f_files > 0 and disk.f_favail == 0)
    return no_more or bool(disk.f_flag & os.ST_RDONLY)
