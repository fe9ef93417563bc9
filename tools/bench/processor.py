"""What a page costs the processor, from the server's door and back, in one process: few other things disturb it.

The budgets follow from the rates that two workers on two cores have to give: a thousand simple pages a second, two
hundred boards and lists. A page that is drawn anew, because something was recorded, has forty milliseconds.
"""

import sys
import time
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from django.core.cache import caches
from django.urls import reverse

from tools.bench.lists import WrongPageError
from tools.bench.measure import Gauge, Measure, budgeted, in_turns
from tools.bench.world import HOST, RAYONG, World

ROUNDS, TIMES = 7, 8
PAGES: dict[str, tuple[str, str, list[str], float]] = {
    "a simple page (plans)": ("staff-2101", "dimensions:plan_list", [], 2),
    "a page with a form (profile)": ("staff-2101", "accounts:profile", [], 2),
    "my work": ("staff-2101", "evidence:work", [], 10),
    "review desk": ("reviewer-21", "evidence:desk", [], 10),
    "review desk, 10,000 rows": (World.long, "evidence:desk", [], 10),
    "province board": ("reviewer-21", "dashboard:board", [RAYONG], 10),
    "Department board": ("supervisor-00", "dashboard:board", ["00"], 10),
}
ANEW, NATION_ANEW = 40, 100  # milliseconds


def measures(world: World) -> Iterator[Measure]:
    """The least of several readings, all pages in turns: what other programs add can only add."""
    asked = [(reverse(page, args=args), world.session(user)) for user, page, args, _budget in PAGES.values()]
    application = import_module("portal.wsgi").application
    spent = in_turns([milliseconds(application, *page) for page in asked], rounds=ROUNDS, choose=min)
    for (name, (*_page, budget)), ours in zip(PAGES.items(), spent, strict=True):
        yield budgeted(f"processor time of {name}", ours, budget, unit="ms")
    kept = {name: page for name, page in zip(PAGES, asked, strict=True) if not name.startswith("a ")}
    spent = in_turns([milliseconds(application, *page, anew=True) for page in kept.values()], rounds=ROUNDS, choose=min)
    for name, ours in zip(kept, spent, strict=True):
        budget = NATION_ANEW if "Department" in name else ANEW
        yield budgeted(f"processor time of {name}, drawn anew", ours, budget, unit="ms")


def milliseconds(application: Any, path: str, session: str, *, anew: bool = False) -> Gauge:
    def gauge() -> float:
        start = time.process_time()
        for _each in range(TIMES):
            if anew:
                caches["pages"].clear()
            fetch(application, path, session)
        return 1000 * (time.process_time() - start) / TIMES

    return gauge


def fetch(application: Any, path: str, session: str) -> None:
    """Ask as the server does; the answer is read to its end."""
    answers: list[str] = []
    answer = application(environment(path, session), lambda status, *_headers: answers.append(status))
    for _part in answer:
        pass
    answer.close()
    if answers != ["200 OK"]:
        raise WrongPageError(f"{path}: {answers}")


def environment(path: str, session: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": HOST,
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "HTTP_COOKIE": f"sessionid={session}",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
