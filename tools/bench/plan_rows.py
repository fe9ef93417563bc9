"""A draft of a hundred activities edited by hand: one of them saved as its page sends it, beside a row written bare."""

import itertools
import time
from collections.abc import Iterable, Iterator

from django.test import Client
from django.urls import reverse
from lxml import html

from dimensions import workflow
from dimensions.models import Activity, Programme
from portal.offices.models import Office
from tools.bench.measure import Gauge, Measure, in_turns
from tools.bench.world import RAYONG, World

ROWS = 100
AHEAD = 2  # years after the one that runs: no plan stands there


class NotSavedError(Exception):
    """The page drew the form again."""


def measures(world: World) -> Iterator[Measure]:
    programme = draft(world)
    rows = list(Activity.objects.of(programme.pk))
    save = saving(world.client(f"reviewer-{RAYONG}"), programme, rows[ROWS // 2])
    ours, bare = in_turns([save, written(rows[0])], rounds=9)
    yield Measure(f"one activity of a draft of {ROWS} saved, as its page sends it", ours, bare, "ms")
    programme.delete()


def draft(world: World) -> Programme:
    """The Department's template with as many more activities as are missing, each like one that is there."""
    office = Office.objects.get(code=RAYONG)
    programme = workflow.start_from_template(province=office, fiscal_year=world.year + AHEAD, by=None)
    rows = list(Activity.objects.of(programme.pk))
    last = rows[-1]
    Activity.objects.bulk_create(
        Activity(
            dimension=last.dimension,
            criterion=last.criterion,
            seq=last.seq + number,
            position=last.position + number,
            title=rows[number % len(rows)].title,
            by_district=True,
        )
        for number in range(1, ROWS - len(rows) + 1)
    )
    return programme


def saving(client: Client, programme: Programme, activity: Activity) -> Gauge:
    """The server's time for the answer; the form is fetched anew each time, as whoever saves again has it."""
    address = reverse("dimensions:build_activity", args=[programme.pk, activity.pk])
    turns = itertools.count()

    def gauge() -> float:
        (form,) = (each for each in html.fromstring(client.get(address).content).forms if "seen" in each.fields)
        sent = form_sent(form.form_values()) | {"title": [f"{activity.title} {next(turns)}"], "do": ["save"]}
        start = time.perf_counter()
        answer = client.post(address, sent)
        took = 1000 * (time.perf_counter() - start)
        if answer.status_code != 302:
            raise NotSavedError(f"{address}: {answer.status_code}")
        return took

    return gauge


def form_sent(values: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for name, value in values:
        sent.setdefault(name, []).append(value)
    return sent


def written(activity: Activity) -> Gauge:
    """The title of one row, in a transaction of its own."""
    turns = itertools.count()

    def gauge() -> float:
        start = time.perf_counter()
        Activity.objects.filter(pk=activity.pk).update(title=f"{activity.title} {next(turns)}")
        return 1000 * (time.perf_counter() - start)

    return gauge
