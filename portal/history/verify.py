"""Does the record still say what was recorded?"""

from collections.abc import Iterator

from django.db.models import F

from portal.history.models import BEGINNING, Chain, Entry, digest_of


def faults_of_all() -> Iterator[str]:
    """A sentence for every changed, removed, added or reordered entry of every chain; nothing when all is well."""
    for chain in Chain.objects.order_by("name"):
        yield from faults_of(chain)


def faults_of(chain: Chain) -> Iterator[str]:
    """Walk one chain from its beginning to the head that is kept apart; who writes meanwhile disturbs nothing."""
    expected, previous = 1, BEGINNING
    for entry in chain.entries.filter(number__lte=chain.count).order_by("number").iterator(chunk_size=2000):
        where = f"Chain {chain.name}, entry {entry.number}"
        if entry.number < expected:
            yield f"{where} was added before the beginning."
        elif entry.number > expected:
            yield f"Chain {chain.name}: {gap(expected, entry.number - 1)} missing."
        elif entry.previous != previous:
            yield f"{where} does not follow the entry before it: one of the two was replaced or they were reordered."
        yield from faults_inside(entry, where)
        expected, previous = max(entry.number + 1, expected), entry.hash
    if expected <= chain.count:
        yield f"Chain {chain.name}: the tail was cut, {gap(expected, chain.count)} missing."
    elif previous != chain.head:
        yield f"Chain {chain.name}: the last entry, {chain.count}, is not the one whose hash was kept as the head."
    for number in (
        chain.entries.filter(number__gt=F("chain__count")).order_by("number").values_list("number", flat=True)
    ):
        yield f"Chain {chain.name}, entry {number} was added past the head that was kept."


def gap(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"


def faults_inside(entry: Entry, where: str) -> Iterator[str]:
    if entry.computed_hash() != entry.hash:
        yield f"{where} was changed: what it says no longer gives its hash."
    if entry.note and digest_of(entry.note) != entry.note_sha256:
        yield f"{where} has a note that was reworded."


def fault_of_head(printed: str) -> str | None:
    """Hold a head as printed on a document (name:count:hash, the hash cut or whole) against the chain."""
    name, number, head = printed.split(":")
    if number == "0":  # printed before the first entry
        return None
    entry = Entry.objects.filter(chain_id=name, number=int(number)).first()
    if entry is None:
        return f"Chain {name} has no entry {number}, which a document names as its head: the tail was cut."
    if not entry.hash.startswith(head):
        return f"Chain {name}, entry {number} is not the one that a document names as its head."
    return None
