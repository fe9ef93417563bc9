"""A table of 44,000 memberships coming in, as an administrator confirms it, beside an upsert by hand of the same file.

Ours also finds what is wrong before anything is written, says what changes, and puts each row into the history.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import admin
from python_calamine import CalamineWorkbook

from portal.accounts.models import User
from portal.offices.admin.columns import MEMBERSHIPS
from portal.offices.admin.formats import Spreadsheet
from portal.offices.admin.tables import MembershipTable
from portal.offices.models import Membership, Office
from portal.offices.scope import scope_of
from portal.reports.sheets import Column, Sheet, workbook
from portal.shell.collecting import no_collecting
from tools.bench.measure import Measure, in_turns, seconds
from tools.bench.plans import undone
from tools.bench.world import World

ROWS = 44_000
ADMIN = "admin"
HEADINGS = [column.name for column in MEMBERSHIPS if column.name not in {"name", "office_name"}]
KEY, CHANGED = ["user", "office", "role", "starts_on"], ["ends_on"]
LAST_DAYS = ("2030-09-30", "2031-09-30")


def measures(world: World) -> Iterator[Measure]:
    by = world.user(ADMIN)
    first, second = (book(last_day) for last_day in LAST_DAYS)
    ours, hand = partial(take_in, by=by), write_by_hand
    added, bare_added, changed, bare_changed = in_turns(
        [
            lambda: timed(ours, first),
            lambda: timed(hand, first),
            lambda: timed(ours, second, after=first),
            lambda: timed(hand, second, after=first),
        ],
        rounds=2,
    )
    yield Measure("XLSX of 44,000 rows taken in, all new", added, bare_added, "s")
    yield Measure("XLSX of 44,000 rows taken in, all changed", changed, bare_changed, "s")


def book(last_day: str) -> bytes:
    """Everybody as staff of every office from one first day, and from another, until there are enough."""
    users = User.objects.order_by("pk").values_list("username", flat=True)
    offices = Office.objects.order_by("pk").values_list("code", flat=True)
    days = [f"{year}-10-01" for year in range(2001, 2020)]
    found = ([user, office, "staff", day, last_day] for day, office, user in itertools.product(days, offices, users))
    return workbook([Sheet("1", [Column(name) for name in HEADINGS], itertools.islice(found, ROWS))])


def timed(take: Callable[[bytes], None], data: bytes, *, after: bytes = b"") -> float:
    """Seconds for one file, of which nothing stays."""
    with undone():
        if after:
            write_by_hand(after)
        return seconds(lambda: take(data))()


def take_in(data: bytes, *, by: User) -> None:
    """What the page does when the table is confirmed."""
    with no_collecting():
        keep = partial(keep_all, by=by)
        table = MembershipTable(scope=scope_of(by), by=by, keep=keep)
        rows = Spreadsheet().create_dataset(data)
        result = table.import_data(rows, use_transactions=True, rollback_on_validation_errors=True)
    if result.base_errors or result.problems or len(result.rows) != ROWS:
        raise ValueError("The table was not taken in.")


def keep_all(*changes: object, by: User) -> None:
    admin.site.keep(changes, by=by)  # type: ignore[attr-defined]


def write_by_hand(data: bytes) -> None:
    users, offices = (
        dict(model.objects.values_list(name, "pk")) for model, name in ((User, "username"), (Office, "code"))
    )
    rows: list[list[Any]] = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    Membership.objects.bulk_create(
        (
            Membership(
                user_id=users[user],
                office_id=offices[code],
                role=role,
                starts_on=date.fromisoformat(first),
                ends_on=date.fromisoformat(last),
            )
            for user, code, role, first, last in rows[1:]
        ),
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=CHANGED,
    )
