import http.client
import os
import signal
import socket
import subprocess
import sys

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


def test_site_starts_with_the_demo_and_stops_at_a_signal(environment, port):
    """Twice: the second start finds all in place."""
    for end in (signal.SIGINT, signal.SIGTERM):
        server = start(environment)
        said = until_ready(server)
        try:
            assert said[-1] == f"Saisaat is ready at http://{ADDRESS}:{port}/"
            assert "The password of all of them is: saisaat-demo" in said
            assert status(port, "/healthz") == (200, None)
            assert status(port, "/")[0] == 302
        finally:
            server.send_signal(end)
            code = server.wait(60)
        assert code == 0
        with pytest.raises(ConnectionRefusedError):
            status(port, "/healthz")


def test_demo_that_others_can_reach_wants_a_password_of_its_own(environment, port):
    server = start(environment | {"HOST": "0.0.0.0"})
    said, _ = server.communicate(timeout=120)
    assert said.splitlines()[-1] == (
        "Saisaat did not start: on 0.0.0.0 others can reach the sample data. "
        "Choose its password: SAISAAT_DEMO_PASSWORD=... make run"
    )
    assert server.returncode == 1
