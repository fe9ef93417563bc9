"""The portal as `make run` serves it, and a bare application beside it."""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from tools.bench.measure import percentile
from tools.bench.world import HOST
from tools.serve import granian

PORTAL, HELLO = "portal.wsgi:application", "tools.bench.hello:application"
PATIENCE = 30  # seconds


@dataclass(frozen=True, slots=True)
class Load:
    rate: float
    p99: float


@dataclass(frozen=True, slots=True)
class Server:
    port: int

    def load(self, path: str, session: str = "", *, seconds: float, connections: int = 16) -> Load:
        """Ask for a page as fast as it is answered, from a process of its own."""
        said = {"Host": HOST, "Accept-Encoding": "gzip, br", "Cookie": f"sessionid={session}"}
        head = f"GET {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in said.items()) + "\r\n"
        program = [sys.executable, "-m", "tools.bench.load", HOST, str(self.port), str(seconds), str(connections)]
        done = subprocess.run(program, input=head.encode(), capture_output=True, check=True, cwd=settings.BASE_DIR)
        found: dict[str, Any] = json.loads(done.stdout)
        if found["wrong"]:
            raise ConnectionError(f"{path}: {found['wrong']} wrong answers of {len(found['took'])}.")
        return Load(found["rate"], 1000 * percentile(found["took"], 99))


@contextmanager
def serving(application: str, folder: Path) -> Iterator[Server]:
    """Granian with the application, on a free port, until the block ends; what it complains of goes into the folder."""
    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    program = granian(HOST, port, application)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(program, cwd=settings.BASE_DIR, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_until_ready(server, port)
            yield Server(port)
        finally:
            server.terminate()
            server.wait(PATIENCE)


def wait_until_ready(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server does not answer.")
