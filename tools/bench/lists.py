"""Lists drawn anew: the server's time for a page of 10,000 rows beside one of 100, its queries and its bytes."""

from collections.abc import Iterator

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tools.bench.measure import Job, Measure, budgeted, compared, seconds
from tools.bench.world import World

ROUNDS = 30
MOST_QUERIES, MOST_KILOBYTES = 12, 60


def measures(world: World) -> Iterator[Measure]:
    """The floor of each list is the same page of the same list with a hundred rows."""
    short, long = world.client(world.short), world.client(world.long)
    lists = {
        "review desk": [reverse("evidence:desk")] * 2,
        "assignments": [
            f"{reverse('evidence:assignments', args=[code])}?year={world.year}&programme=list" for code in ("98", "99")
        ],
    }
    for name, (few, many) in lists.items():
        said = f"{name}, a page of 10,000 rows"
        yield compared(
            f"{said} beside one of 100", seconds(fetch(long, many)), seconds(fetch(short, few)), rounds=ROUNDS
        )
        with CaptureQueriesContext(connection) as queries:
            fetch(long, many)()
            asked = len(queries)
        content = long.get(many).content
        yield budgeted(f"{said}: queries", asked, MOST_QUERIES, unit="queries")
        yield budgeted(f"{said}: HTML before gzip", len(content) / 1000, MOST_KILOBYTES, unit="kB")


class WrongPageError(Exception):
    """The page is not what was to be measured."""


def fetch(client: Client, address: str) -> Job:
    """Get a page, as the server sees it when something has just been recorded."""

    def job() -> None:
        caches["pages"].clear()
        answer = client.get(address)
        if answer.status_code != 200:
            raise WrongPageError(f"{address}: {answer.status_code}")

    return job
