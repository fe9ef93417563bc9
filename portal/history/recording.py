"""The only writer of the history."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import CharField, QuerySet

from portal.accounts.models import User
from portal.history.models import Chain, Entry, digest_of
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.inserting import insert_all
from portal.shell.prepared import Prepared, Slot


@dataclass(frozen=True, slots=True)
class Act:
    """What `record` is told, for writing many at once. `facts` hold ids, numbers and codes, never names."""

    verb: str
    obj: models.Model
    by: User | None
    office: Office
    note: str = ""
    at: datetime | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def record(verb: str, obj: models.Model, *, by: User | None, office: Office, note: str = "", **facts: Any) -> Entry:
    """Add one entry to the chain of the office's province; the last call of every verb, in its transaction."""
    return record_all([Act(verb, obj, by, office, note, facts=facts)])[0]


@transaction.atomic
def record_all(acts: Iterable[Act]) -> list[Entry]:
    """Add entries chain by chain, in the order given within each, with one lock and one insert per chain."""
    entries: list[Entry] = []
    now, by_chain = clock.now(), defaultdict[str, list[Act]](list)
    for act in acts:
        by_chain[act.office.chain].append(act)
    for name in sorted(by_chain):
        chain = locked(name)
        links = [link(chain, act, now) for act in by_chain[name]]
        insert_all(links)
        Chain.objects.filter(name=name).update(count=chain.count, head=chain.head)
        entries += links
    return entries


def lockable() -> QuerySet[Chain]:
    return Chain.objects.select_for_update().filter(name=Slot("name", CharField())).order_by()


BY_NAME = Prepared(lockable)


def locked(name: str) -> Chain:
    """The chain as it stands now, held until the transaction ends; a new one where there is none."""
    found = BY_NAME.rows(name=name)
    if not found:
        Chain.objects.get_or_create(name=name)
        found = BY_NAME.rows(name=name)
    return found[0]


def link(chain: Chain, act: Act, now: datetime) -> Entry:
    """The next entry of a chain; moves the chain's head on."""
    entry = Entry(
        chain=chain,
        number=chain.count + 1,
        at=(act.at or now).astimezone(UTC),
        actor_id=act.by.pk if act.by else None,
        verb=act.verb,
        object_type=act.obj._meta.label_lower,
        object_id=act.obj.pk,
        office_path=act.office.path,
        facts=plain(act.facts),
        note=act.note,
        note_sha256=digest_of(act.note),
        previous=chain.head,
    )
    entry.hash = entry.computed_hash()
    chain.count, chain.head = entry.number, entry.hash
    return entry


def plain(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as the database will give them back, so that the hash is the same then; no fractions, which vary."""
    kept: dict[str, Any] = READER.decode(json.dumps(facts))
    return kept


def refuse(number: str) -> None:
    raise TypeError(f"The history keeps whole numbers and text, not {number}.")


READER = json.JSONDecoder(parse_float=refuse, parse_constant=refuse)
