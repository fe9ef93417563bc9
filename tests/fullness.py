"""A database that takes no more, as the system says it: SQLite alone can be brought to it in a test."""

from contextlib import contextmanager

import pytest
from django.db import connection

ROOM_ENOUGH = 1_073_741_823
LONG = "ยาว" * 1200
"""Text that needs pages of its own."""

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk is not ours to fill.")


def said_to_sqlite(pragma):
    with connection.cursor() as cursor:
        cursor.execute(pragma)


@contextmanager
def no_room():
    """Not one page more than there are, and no empty ones among them."""
    said_to_sqlite("VACUUM")
    said_to_sqlite("PRAGMA max_page_count = 1")  # as few as it holds now
    try:
        yield
    finally:
        said_to_sqlite(f"PRAGMA max_page_count = {ROOM_ENOUGH}")


@contextmanager
def only_to_be_read():
    said_to_sqlite("PRAGMA query_only = ON")
    try:
        yield
    finally:
        said_to_sqlite("PRAGMA query_only = OFF")
