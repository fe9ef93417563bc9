"""The record as people read it: who did what, when, at which office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from portal.accounts.models import User
from portal.history.labels import label_of, labels
from portal.history.models import Chain, Entry
from portal.history.things import Thing, things_of
from portal.offices.models import ROOT_PATH, Office, Role
from portal.offices.scope import Request, Scope
from portal.shell.fiscal import sort_key
from portal.shell.listing import Filter, Listing

READERS = (Role.REVIEWER, Role.SUPERVISOR, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words; the names come from the tables of today, the entry itself holds none."""

    mark: str
    at: datetime
    actor: str
    act: str
    thing: Thing
    office: str
    note: str
    hash: str


def lines_of(entries: Iterable[Entry], scope: Scope) -> list[Line]:
    """Entries with the names that belong to their ids; how many they are costs no query more."""
    rows = list(entries)
    things = things_of(rows, scope)
    people = User.objects.in_bulk({row.actor_id for row in rows if row.actor_id})
    offices = Office.objects.in_bulk({row.office_path for row in rows}, field_name="path")
    return [
        Line(
            f"{row.chain_id}/{row.number}",
            row.at,
            actor_of(row, people),
            label_of(row.verb),
            things[row.pk],
            offices[row.office_path].short_name if row.office_path in offices else row.office_path,
            row.note,
            row.hash,
        )
        for row in rows
    ]


def actor_of(entry: Entry, people: Mapping[int, User]) -> str:
    """Empty where somebody did it who was erased since."""
    if entry.actor_id is None:
        return pgettext("history", "the system")
    return people[entry.actor_id].get_full_name() if entry.actor_id in people else ""


def filters_for(scope: Scope) -> list[Filter]:
    """By act and by office; over the whole country by province, for a list of all offices would help nobody."""
    offices = Office.objects.filter(scope.q("path", *READERS)).in_tree_order()
    if scope.covers(ROOT_PATH, *READERS):
        offices = offices.of_kind(Office.Kind.DEPARTMENT, Office.Kind.PROVINCE)
    return [
        Filter(
            "act",
            pgettext_lazy("history", "Act"),
            sorted(labels().items(), key=lambda verb: sort_key(str(verb[1]))),
            "verb",
        ),
        Filter(
            "office", _("Office"), [(office.path, office.short_name) for office in offices], "office_path__startswith"
        ),
    ]


@require_safe
def entries(request: Request) -> HttpResponse:
    """The entries of the offices that a reviewer, supervisor or admin looks after, newest first."""
    if not request.scope.roles & set(READERS):
        raise PermissionDenied
    listing = Listing(
        Entry.objects.within(request.scope, *READERS),
        request.GET,
        filters=filters_for(request.scope),
        orders={"newest": ("-at", "-pk")},
        default_order="newest",
    )
    chains = Chain.objects.filter(name__in={row.chain_id for row in listing.rows}).order_by("name")
    return render(
        request,
        "history/entries.html",
        {"listing": listing, "lines": lines_of(listing.rows, request.scope), "chains": chains},
    )
