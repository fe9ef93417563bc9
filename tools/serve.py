"""`make run`: brings the database up to date, loads the demo where it may, and serves until it is stopped."""

import contextlib
import ctypes
import errno
import http.client
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
SECRET_KEY = ROOT / "var" / "secret_key"
REAL_USERS = 3  # how `manage.py demo` says that it refuses
PATIENCE = 30  # seconds
LONGEST_PAUSE = 30.0  # seconds between one worker and the next
TOLD_WHEN_THE_PARENT_DIES = 1  # PR_SET_PDEATHSIG


def fail(sentence: str) -> NoReturn:
    sys.exit(f"Saisaat did not start: {sentence}")


def port_of(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) < 65536:
        fail(f"PORT must be a number from 1 to 65535, not {value!r}.")
    return int(value)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_taken_port(host: str, port: int) -> None:
    """Granian's workers share a port, so a second server would take half of the requests instead of failing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                fail(f"HOST must be an address of this machine, such as 127.0.0.1, not {host!r} ({reason}).")
            fail(f"port {port} on {host} is not free ({reason}). Choose another, for example: PORT={port + 1} make run")


def names_of(host: str) -> list[str]:
    """The names under which people reach a server that listens on this address."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104
        return [f"[{host}]" if ":" in host else host]
    addresses = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=False).stdout.split()  # noqa: S607
    return [socket.gethostname(), *(f"[{address}]" if ":" in address else address for address in addresses)]


def site(host: str) -> dict[str, str]:
    """The environment of a site of one's own: what the user has set, and a value for what has to be there."""
    allowed = ",".join(dict.fromkeys(["127.0.0.1", "localhost", "[::1]", *names_of(host)]))
    chosen = {name: value for name, value in os.environ.items() if value}
    return {"ALLOWED_HOSTS": allowed, "SECRET_KEY": SECRET_KEY.read_text("ascii").strip()} | chosen


def manage(environment: dict[str, str], *arguments: str, may_return: tuple[int, ...] = (0,)) -> int:
    code = subprocess.run([sys.executable, ROOT / "manage.py", *arguments], env=environment, check=False).returncode
    if code not in may_return:
        fail(f"`manage.py {arguments[0]}` did not succeed; the reason stands above.")
    return code


def demo_date(environment: dict[str, str]) -> str:
    """The date that the demo keeps, so that a start in another year finds it as it was."""
    program = [sys.executable, str(ROOT / "manage.py"), "demo", "--date"]
    return subprocess.run(program, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def static_files_stand() -> bool:
    """Whether the static files were collected after the last change to what they are made from."""
    manifest = ROOT / "var" / "static" / "staticfiles.json"
    sources = [ROOT / ".venv" / "lock.sha256", ROOT / "portal" / "settings.py"]
    for folder in ("static", "templates", "portal/shell"):
        sources += [path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return manifest.exists() and manifest.stat().st_mtime > max(source.stat().st_mtime for source in sources)


def prepare(host: str, environment: dict[str, str]) -> dict[str, str]:
    """Database, static files, demo; gives back the environment to serve in: a database with real users is no demo."""
    manage(environment, "migrate", "--verbosity=0")
    if not static_files_stand():
        manage(environment, "collectstatic", "--noinput", "--clear", "--verbosity=0")
    demo = environment | {"SAISAAT_DEMO": "yes"}
    exposed = not is_loopback(host) and not environment.get("SAISAAT_DEMO_PASSWORD")
    only_ask = ["--check"] if exposed else []
    if manage(demo, "demo", *only_ask, may_return=(0, REAL_USERS)) == REAL_USERS:
        return environment
    if exposed:
        fail(f"on {host} others can reach the sample data. Choose its password: SAISAAT_DEMO_PASSWORD=... make run")
    return demo | {"SAISAAT_DEMO_DATE": demo_date(demo)}


def answers(host: str, port: int) -> bool:
    """Whether the portal works; a site that asks for https or another name is up too, it only sends us elsewhere."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def wait_until_ready(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    deadline = time.monotonic() + PATIENCE
    while not answers(near, port):
        if server.poll() is not None or time.monotonic() > deadline:
            fail("the server does not answer at /healthz; the reason stands above.")
        time.sleep(0.1)


def stop(server: subprocess.Popen[bytes]) -> None:
    """At last its workers too, should they outlive it; once it is gone its number may be another's."""
    server.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
        server.wait(PATIENCE)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(server.pid, signal.SIGKILL)


def end_with(parent: int) -> None:
    """Be told to stop when the parent dies, even if it is killed and can pass nothing on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TOLD_WHEN_THE_PARENT_DIES, signal.SIGTERM)
        if os.getppid() != parent:  # it died before
            os.kill(os.getpid(), signal.SIGTERM)


def granian(host: str, port: int, application: str = "portal.wsgi:application") -> list[str]:
    """The command that serves an application; the bench measures with the same."""
    options = ["--interface=wsgi", "--no-ws", "--workers=2", "--blocking-threads=16", "--log-level=error"]
    options += ["--workers-kill-timeout=10"]  # one that is stopped while it still starts may never end by itself
    return [sys.executable, "-m", "granian", *options, "--host", host, "--port", str(port), application]


def background() -> list[str]:
    """The command that does what need not keep a request waiting."""
    return [sys.executable, str(ROOT / "manage.py"), "db_worker", "--interval=0.5", "--no-reload", "--verbosity=0"]


def begin(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """In a session of its own: a Ctrl-C that reached Granian and its workers at once would make it wait for ever."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        preexec_fn=partial(end_with, os.getpid()),  # noqa: PLW1509 - there is one thread alone
    )


def serve(host: str, port: int, environment: dict[str, str]) -> int:
    """Run Granian, say when it answers, and pass a stop on to it; whoever works in the background is begun anew."""
    running = [begin(granian(host, port), environment)]
    try:
        running.append(begin(background(), environment))
        wait_until_ready(running[0], host, port)
        print(f"Saisaat is ready at http://{f'[{host}]' if ':' in host else host}:{port}/", flush=True)
        return watch(running, environment)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()  # all at once: each finishes what it has begun
        for process in running:
            stop(process)


def watch(running: list[subprocess.Popen[bytes]], environment: dict[str, str]) -> int:
    """Until the server ends; a worker that ends is followed by another, the more slowly the more often that happens."""
    server, pause = running[0], 1.0
    while server.poll() is None:
        time.sleep(pause if running[1].poll() is not None else 1)
        if (code := running[1].poll()) is not None:
            print(f"The background work ended (code {code}) and is begun anew.", file=sys.stderr, flush=True)
            running[1], pause = begin(background(), environment), min(2 * pause, LONGEST_PAUSE)
    return server.returncode


def main() -> int:
    host = os.environ.get("HOST") or "127.0.0.1"
    port = port_of(os.environ.get("PORT") or "8000")
    refuse_taken_port(host, port)
    for end in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(end, signal.default_int_handler)
    if parent := os.environ.pop("STARTED_BY", ""):  # the number of `make`, which may have died since
        end_with(int(parent))
    return serve(host, port, prepare(host, site(host)))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
