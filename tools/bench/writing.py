"""Sixteen clients writing at once, as the server's two processes and their threads do, beside bare inserts."""

import itertools
import multiprocessing
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from django.db import OperationalError, connection, connections, transaction
from django.db.models import Q

from dimensions.models import Assignment
from evidence import workflow
from evidence.states import DRAFT
from portal.accounts.models import User
from tools.bench.measure import Measure, budgeted, percentile
from tools.bench.world import World

PROCESSES, THREADS = 2, 8
SECONDS, ROUNDS = 1.5, 3
TABLE = "CREATE TABLE bench_note (author integer, at text, words text)"
INSERT = "INSERT INTO bench_note (author, at, words) VALUES ({0}, {0}, {0})"
WORDS = "ดำเนินกิจกรรมตามแผน"
Write = Callable[[int], object]
Writer = Callable[[int], Write]
"""Makes the write of a client, by its number."""


@dataclass(slots=True)
class Window:
    """What came of one stretch of writing: how long each write took, and how many found the database locked."""

    seconds: list[float] = field(default_factory=list)
    locked: int = 0

    @property
    def rate(self) -> float:
        return len(self.seconds) / SECONDS

    @property
    def p99(self) -> float:
        return 1000 * percentile(self.seconds, 99)


def measures(_world: World) -> Iterator[Measure]:
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    writers = {"bare": bare_insert, "row": one_row, "verb": smallest_verb()}
    windows: dict[str, list[Window]] = {name: [] for name in writers}
    for _round in range(ROUNDS):
        for name, writer in writers.items():
            windows[name].append(written(writer))
    rate = {name: statistics.median(window.rate for window in found) for name, found in windows.items()}
    p99 = {name: statistics.median(window.p99 for window in found) for name, found in windows.items()}
    yield Measure("writes by 16 clients, one row by the ORM", rate["row"], rate["bare"], "1/s")
    yield Measure("writes by 16 clients, one row by the ORM: p99", p99["row"], p99["bare"], "ms")
    yield Measure("writes by 16 clients, the smallest verb with its history", rate["verb"], rate["bare"], "1/s")
    yield Measure("writes by 16 clients, the smallest verb with its history: p99", p99["verb"], p99["bare"], "ms")
    locked = sum(window.locked for found in windows.values() for window in found)
    yield budgeted("writes by 16 clients: database locked", locked, 0, unit="errors")


def written(writer: Writer) -> Window:
    """One stretch of writing by all clients."""
    connections.close_all()  # a connection must not be inherited
    context, whole = multiprocessing.get_context("fork"), Window()
    start = time.monotonic() + 0.3
    pipes, processes = [], []
    for number in range(PROCESSES):
        mine, theirs = context.Pipe()
        processes.append(context.Process(target=process, args=(theirs, writer, number * THREADS, start)))
        pipes.append(mine)
        processes[-1].start()
    for pipe in pipes:
        part: Window = pipe.recv()
        whole.seconds += part.seconds
        whole.locked += part.locked
    for each in processes:
        each.join()
    return whole


def process(pipe: Connection, writer: Writer, first: int, start: float) -> None:
    windows = [Window() for _client in range(THREADS)]
    threads = [
        threading.Thread(target=client, args=(writer, first + number, start, window))
        for number, window in enumerate(windows)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pipe.send(Window([took for window in windows for took in window.seconds], sum(each.locked for each in windows)))


def client(writer: Writer, number: int, start: float, window: Window) -> None:
    write = writer(number)
    time.sleep(max(0, start - time.monotonic()))
    for turn in itertools.count():
        before = time.monotonic()
        if before > start + SECONDS:
            break
        try:
            write(turn)
            window.seconds.append(time.monotonic() - before)
        except OperationalError:
            window.locked += 1
    connections.close_all()


def bare_insert(number: int) -> Write:
    """The database's own connection, opened with the portal's settings."""
    connection.ensure_connection()
    bare = connection.connection
    insert = INSERT.format("?" if connection.vendor == "sqlite" else "%s")
    return lambda _turn: bare.execute(insert, (number, "2027-03-20T09:00:00", WORDS))


def one_row(number: int) -> Write:
    pk = User.objects.order_by("pk").values_list("pk", flat=True)[number]

    @transaction.atomic
    def write(turn: int) -> None:
        User.objects.filter(pk=pk).update(digits="thai" if turn % 2 else "arabic")

    return write


def smallest_verb() -> Writer:
    """Each client is staff of a district and keeps words at an assignment of its own."""
    mine = {}
    districts = User.objects.filter(username__regex=r"^staff-(21|57)\d\d$").order_by("username")
    for number, user in enumerate(districts[: PROCESSES * THREADS]):
        code = user.username.removeprefix("staff-")
        in_hand = Q(submission__isnull=True) | Q(submission__state=DRAFT)
        found = Assignment.objects.of_active_programmes().filter(in_hand, office__code=code)
        mine[number] = (user, found.for_list().order_by("-due_on")[0])

    def writer(number: int) -> Write:
        user, assignment = mine[number]
        return lambda turn: workflow.describe(assignment, done_on=None, words=f"{WORDS} {turn}", reason="", by=user)

    return writer
