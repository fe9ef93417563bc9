"""A file of 20 MB sent over the loopback, beside the same bytes hashed and written; and who waits for slow senders."""

import hashlib
import http.client
import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from django.urls import reverse

from dimensions.models import Assignment
from tools.bench.measure import Measure, compared, in_turns
from tools.bench.server import PORTAL, Server, serving
from tools.bench.world import HOST, World

MEGABYTES = 20
SLOW_SENDERS, SLOW_BYTES = 24, 16_000
BOUNDARY = "bench-boundary"
TOKEN = "b" * 32


def measures(world: World) -> Iterator[Measure]:
    page, session = page_of("2101"), world.session("staff-2101")
    with serving(PORTAL, world.folder) as portal:
        sender = Sender(portal, page, session)
        yield compared(
            f"upload of a PDF of {MEGABYTES} MB",
            lambda: MEGABYTES / sender.send(HEAD + paper() + TAIL),
            lambda: MEGABYTES / written(world.folder / "plain", paper()),
            unit="MB/s",
            rounds=5,
        )
        yield Measure("p99 of a page while 24 slow uploads run", *patience(portal, sender, session), "ms")


def page_of(office: str) -> str:
    """Where a district's staff send evidence for something still open."""
    found = Assignment.objects.of_active_programmes().filter(office__code=office, submission__isnull=True)
    return reverse("evidence:assignment", args=[found.order_by("-due_on")[1].pk])


def paper() -> bytes:
    """A PDF of one page with as many bytes as wanted, never the same twice."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        document.Root.Grain = pikepdf.Stream(document, os.urandom(MEGABYTES * 1_000_000))
        out = io.BytesIO()
        document.save(out, compress_streams=False)
        return out.getvalue()


HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="do"\r\n\r\nsave\r\n'
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files-0"; filename="paper.pdf"\r\n'
    "Content-Type: application/pdf\r\n\r\n"
).encode()
TAIL = f"\r\n--{BOUNDARY}--\r\n".encode()


class Sender:
    """A browser's way to post a file: multipart, with the session and the token of its cookies."""

    def __init__(self, server: Server, page: str, session: str) -> None:
        self.server, self.page = server, page
        self.headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }

    def send(self, content: bytes) -> float:
        """Seconds until it is answered, which means: kept."""
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=60)
        start = time.perf_counter()
        connection.request("POST", self.page, content, self.headers)
        status = connection.getresponse().status
        took = time.perf_counter() - start
        connection.close()
        if status != 302:
            raise ConnectionError(f"The upload was answered with {status}.")
        return took

    @contextmanager
    def slowly(self) -> Iterator[None]:
        """Many phones on a poor line, each in the middle of a large file."""
        over = threading.Event()
        threads = [threading.Thread(target=self.dribble, args=(over,)) for _each in range(SLOW_SENDERS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def dribble(self, over: threading.Event) -> None:
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=60)
        connection.putrequest("POST", self.page)
        for name, value in (self.headers | {"Content-Length": str(MEGABYTES * 1_000_000)}).items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(HEAD)
        while not over.wait(0.1):
            connection.send(b"0" * (SLOW_BYTES // 10))
        connection.close()


def patience(portal: Server, sender: Sender, session: str) -> tuple[float, float]:
    """p99 of a signed-in page with slow uploads and without them."""

    def page() -> float:
        return portal.load(reverse("accounts:profile"), session, seconds=2, connections=2).p99

    def page_meanwhile() -> float:
        with sender.slowly():
            time.sleep(0.5)
            return page()

    ours, floor = in_turns([page_meanwhile, page], rounds=3)
    return ours, floor


def written(path: Path, content: bytes) -> float:
    start = time.perf_counter()
    hashlib.sha256(content).hexdigest()
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - start
