"""Builds a world of its own, measures, takes the world away: `python -m tools.bench [part ...]`."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg
from psycopg import sql

from tools.bench.measure import say, told

PARTS = (
    "panels",
    "lists",
    "processor",
    "plans",
    "record",
    "writing",
    "photos",
    "sheets",
    "tables",
    "documents",
    "pages",
    "uploads",
    "weights",
)
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tools.bench.settings", "SAISAAT_DEMO": "yes", "LOG_LEVEL": "ERROR"}
SECRET = "only-for-the-bench-never-for-a-site-that-people-use"  # noqa: S105


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The address of an empty database: a file, or one more on the PostgreSQL server that DATABASE_URL names."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    name = sql.Identifier(f"saisaat_bench_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/saisaat_bench_{os.getpid()}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@contextmanager
def site() -> Iterator[Path]:
    """The environment of a portal that nobody else sees; `var/` stays as it is."""
    with tempfile.TemporaryDirectory(prefix="saisaat-bench-") as name, database(Path(name)) as address:
        own = {"DATABASE_URL": address, "MEDIA_ROOT": f"{name}/media", "SECRET_KEY": SECRET}
        # The browser's driver runs an event loop in this thread, which Django would take for asynchronous code.
        os.environ.update(SETTINGS | own | {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})
        django.setup()
        yield Path(name)


def measure(parts: list[str], folder: Path) -> None:
    """Each part's lines as soon as they are known. The modules know Django's models, so they are opened only now."""
    lines = sys.stdout
    with redirect_stdout(sys.stderr):
        world = import_module("tools.bench.world").World(folder)
        world.load()
        for part in parts:
            with told(part):
                for measured in import_module(f"tools.bench.{part}").measures(world):
                    print(measured.line, file=lines, flush=True)


def main(asked: list[str]) -> None:
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"There is no {', '.join(sorted(unknown))}; the parts are: {', '.join(PARTS)}.")
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, signal.default_int_handler)  # so that everything is cleared away
    with told("The whole bench"), site() as folder:
        measure([part for part in PARTS if part in asked or not asked], folder)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        say("The bench was stopped.")
        sys.exit(1)
