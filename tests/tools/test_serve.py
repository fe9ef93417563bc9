import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import serve

ADDRESS = "127.0.0.1"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("value", ["", "http", "-1", "0", "65536"])
def test_port_that_is_none_is_refused(value):
    with pytest.raises(SystemExit, match="PORT must be a number from 1 to 65535"):
        serve.port_of(value)


def test_port_in_use_is_refused_with_another_to_try(port):
    sentence = f"port {port} on {ADDRESS} is not free .* PORT={port + 1} make run"
    with socket.create_server((ADDRESS, port)), pytest.raises(SystemExit, match=sentence):
        serve.refuse_taken_port(ADDRESS, port)
    assert serve.refuse_taken_port(ADDRESS, port) is None


def test_host_that_is_not_here_is_refused(port):
    with pytest.raises(SystemExit, match=r"HOST must be an address of this machine, .* not '192\.0\.2\.1'"):
        serve.refuse_taken_port("192.0.2.1", port)


@pytest.mark.parametrize(
    ("host", "answer"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback_is_told_from_the_rest(host, answer):
    assert serve.is_loopback(host) is answer


def test_site_keeps_what_was_chosen(monkeypatch, tmp_path):
    monkeypatch.setattr(serve, "SECRET_KEY", tmp_path / "secret_key")
    serve.SECRET_KEY.write_text("kept\n")
    monkeypatch.setattr(os, "environ", {"ALLOWED_HOSTS": "", "EMAIL_HOST": "mail"})
    assert serve.site("192.0.2.1") == {
        "SECRET_KEY": "kept",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1],192.0.2.1",
        "EMAIL_HOST": "mail",
    }
    monkeypatch.setattr(os, "environ", {"ALLOWED_HOSTS": "example.org", "SECRET_KEY": "chosen"})
    assert serve.site("192.0.2.1") == {"SECRET_KEY": "chosen", "ALLOWED_HOSTS": "example.org"}


@pytest.fixture
def environment(tmp_path, port):
    own = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    return {name: value for name, value in os.environ.items() if name != "SAISAAT_DEMO_PASSWORD"} | own


def start(environment):
    program = [sys.executable, "tools/serve.py"]
    return subprocess.Popen(
        program, cwd=serve.ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def until_ready(server):
    said = []
    for line in server.stdout:
        said.append(line.rstrip())
        if said[-1].startswith("Saisaat is ready"):
            break
    return said


def status(port, path):
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Location")


def gone_soon(port):
    """Whether the port is free within half a minute: a worker that will not stop is killed after ten seconds."""
    for _try in range(300):
        try:
            return serve.refuse_taken_port(ADDRESS, port) is None
        except SystemExit:
            time.sleep(0.1)
    return False


def test_site_starts_with_the_demo_and_stops_at_a_signal(environment, port):
    """Each start after the first finds all in place; who is killed has no time to stop the server, and yet it ends."""
    for end, left in ((signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)):
        server = start(environment)
        said = until_ready(server)
        try:
            assert said[-1] == f"Saisaat is ready at http://{ADDRESS}:{port}/"
            assert "The password of all of them is: saisaat-demo" in said
            assert status(port, "/healthz") == (200, None)
            assert status(port, "/")[0] == 302
            assert len(workers_of(server)) == 1
        finally:
            server.send_signal(end)
            code = server.wait(60)
        assert (code, gone_soon(port)) == (left, True)
        with pytest.raises(ConnectionRefusedError):
            status(port, "/healthz")


def workers_of(server):
    """The numbers of the processes that do background work for it."""
    found = []
    for task in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((task / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server.pid and b"db_worker" in (task / "cmdline").read_bytes():
                found.append(int(task.name))
    return found


def another_worker(server, than):
    for _try in range(300):
        if others := [each for each in workers_of(server) if each != than]:
            return others
        time.sleep(0.1)
    return []


def test_worker_that_is_killed_is_begun_anew(environment):
    server = start(environment)
    until_ready(server)
    try:
        (worker,) = workers_of(server)
        os.kill(worker, signal.SIGKILL)
        assert len(another_worker(server, worker)) == 1
    finally:
        server.terminate()
        server.wait(60)


STAYS = """
import os, time
from tools import serve

serve.end_with(os.getppid())
print("here", flush=True)
time.sleep(20)
print("still here")
"""


def test_process_ends_with_its_parent_that_is_killed():
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {STAYS!r}])"
    with subprocess.Popen([sys.executable, "-c", parent], cwd=serve.ROOT, stdout=subprocess.PIPE) as made:
        assert made.stdout.readline() == b"here\n"
        made.kill()
        assert made.stdout.read() == b""  # comes when the last who could write is gone


def test_site_whose_parent_died_before_ends_at_once(environment, port):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    server = start(environment | {"STARTED_BY": str(gone.pid)})
    try:
        assert (server.communicate(timeout=20)[0], server.returncode) == ("", 0)
    finally:
        server.terminate()
    assert not Path(environment["DATABASE_URL"].removeprefix("sqlite:///")).exists()


def test_make_says_who_it_is():
    asks = "PYTHON=sh -c 'echo $$PPID $$STARTED_BY'"
    command = ["make", "--no-print-directory", "--old-file=setup", "run", asks]
    own = {"PATH": os.environ["PATH"]}  # nothing of a `make` that runs the tests
    make = subprocess.Popen(command, cwd=serve.ROOT, env=own, stdout=subprocess.PIPE, text=True)
    assert make.communicate(timeout=60)[0] == f"{make.pid} {make.pid}\n"


@pytest.mark.parametrize("fault", [ProcessLookupError, PermissionError])
def test_stop_of_a_server_that_is_gone_is_no_fault(monkeypatch, fault):
    """Its number may have gone to somebody else's process."""
    asked = []

    def kill(*group):
        asked.append(group)
        raise fault

    server = subprocess.Popen([sys.executable, "-c", ""])
    server.wait()
    monkeypatch.setattr(os, "killpg", kill)
    serve.stop(server)
    assert asked == [(server.pid, signal.SIGKILL)]


def test_demo_that_others_can_reach_wants_a_password_of_its_own(environment, port):
    server = start(environment | {"HOST": "0.0.0.0"})
    said, _ = server.communicate(timeout=120)
    assert said.splitlines()[-1] == (
        "Saisaat did not start: on 0.0.0.0 others can reach the sample data. "
        "Choose its password: SAISAAT_DEMO_PASSWORD=... make run"
    )
    assert server.returncode == 1
