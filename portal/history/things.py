"""What an entry was about, by the names of today: entries hold ids alone, each floor brings the words for its tables.

A floor's `THINGS` (beside its `LABELS`) names for each table how the things of many entries are read at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Manager, QuerySet
from django.urls import reverse

from portal.accounts.models import User
from portal.history.models import Entry
from portal.offices.models import Membership, Office, Position, Role, Tenure, Zone
from portal.offices.scope import Scope


@dataclass(frozen=True, slots=True)
class Thing:
    """Its name, the page where the reader may see it, and which part of it was concerned.

    `aside` tells it from others of its name; `remarks` are what was written on its parts, as (part, words).
    """

    name: str
    url: str = ""
    part: str = ""
    aside: str = ""
    remarks: tuple[tuple[str, str], ...] = ()


Things = Mapping[int, Thing]  # by the entry's id; one that is missing is gone
Reader = Callable[[Sequence[Entry], Scope], Things]


def named(rows: QuerySet[Any] | Manager[Any], page: str = "") -> Reader:
    """Things by their own name; the page is one of the administration, for whoever administers the office."""

    def read(entries: Sequence[Entry], scope: Scope) -> Things:
        found = rows.in_bulk({entry.object_id for entry in entries})
        linked = {each.pk for each in entries if page and scope.covers(each.office_path, Role.ADMIN)}
        return {
            each.pk: Thing(
                str(found[each.object_id]), reverse(page, args=[each.object_id]) if each.pk in linked else ""
            )
            for each in entries
            if each.object_id in found
        }

    return read


THINGS: dict[str, Reader] = {
    "accounts.user": named(User.objects, "admin:accounts_user_change"),
    "offices.office": named(Office.objects, "admin:offices_office_change"),
    "offices.zone": named(Zone.objects, "admin:offices_zone_change"),
    "offices.position": named(Position.objects, "admin:offices_position_change"),
    "offices.tenure": named(Tenure.objects.select_related("user", "position")),
    "offices.membership": named(Membership.objects.select_related("user", "office"), "admin:offices_membership_change"),
}


@cache
def readers() -> dict[str, Reader]:
    """Table -> reader, of all floors."""
    found = dict(THINGS)
    for name in settings.HISTORY_LABELS:
        found |= import_module(name).THINGS
    return found


def things_of(entries: Iterable[Entry], scope: Scope) -> dict[int, Thing]:
    """What each entry was about; a fixed number of queries for each table that occurs."""
    in_order = sorted(entries, key=lambda entry: entry.object_type)
    found: dict[int, Thing] = {}
    for table, group in groupby(in_order, key=lambda entry: entry.object_type):
        rows = list(group)
        found |= {entry.pk: Thing(numbered(entry)) for entry in rows}
        if table in readers():
            found |= readers()[table](rows, scope)
    return found


def numbered(entry: Entry) -> str:
    """What is gone or belongs to an earlier version: the kind of thing and its number."""
    try:
        kind = str(apps.get_model(entry.object_type)._meta.verbose_name)
    except LookupError:
        kind = entry.object_type
    return f"{kind} {entry.object_id}"
