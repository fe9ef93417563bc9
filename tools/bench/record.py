"""The history: entries a second, beside a bare insert with its sha256 and a commit."""

import hashlib
import json
import time
from collections.abc import Iterator

from django.db import connection, transaction

from portal.history.recording import record
from portal.offices.models import Office
from tools.bench.measure import Gauge, Job, Measure, compared
from tools.bench.world import RAYONG, World

ENTRIES = 300
TABLE = "CREATE TABLE bench_entry (number integer, at text, facts text, hash text)"
INSERT = "INSERT INTO bench_entry (number, at, facts, hash) VALUES (%s, %s, %s, %s)"


def measures(world: World) -> Iterator[Measure]:
    office, by = Office.objects.get(code=RAYONG), world.user("reviewer-21")

    def entry() -> None:
        record("bench", office, by=by, office=office, item=1)

    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    yield compared("history entries", rate(entry), rate(bare_entry), unit="1/s", rounds=5)


def rate(job: Job) -> Gauge:
    """How many a second, one after the other."""

    def gauge() -> float:
        start = time.perf_counter()
        for _each in range(ENTRIES):
            job()
        return ENTRIES / (time.perf_counter() - start)

    return gauge


def bare_entry() -> None:
    said = json.dumps([1, "2027-03-20T09:00:00", "bench", {"item": 1}, "0" * 64])
    digest = hashlib.sha256(said.encode()).hexdigest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [1, "2027-03-20T09:00:00", said, digest])
