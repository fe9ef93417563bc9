"""Signed-in pages through the real server, as many as it can give, beside a bare greeting from the same server."""

from collections.abc import Iterator

from django.urls import reverse

from tools.bench.measure import Measure, in_turns
from tools.bench.server import HELLO, PORTAL, serving
from tools.bench.world import RAYONG, World

SECONDS, ROUNDS = 1.5, 3
PAGES = {
    "a simple page (profile)": ("staff-2101", "accounts:profile", []),
    "my work": ("staff-2101", "evidence:work", []),
    "review desk": ("reviewer-21", "evidence:desk", []),
    "review desk, 10,000 rows": (World.long, "evidence:desk", []),
    "province board": ("reviewer-21", "dashboard:board", [RAYONG]),
}


def measures(world: World) -> Iterator[Measure]:
    asked = {name: (reverse(page, args=args), world.session(user)) for name, (user, page, args) in PAGES.items()}
    # Nothing is recorded meanwhile, so boards and lists are kept; `processor` says what one costs that is drawn anew.
    with serving(PORTAL, world.folder) as portal, serving(HELLO, world.folder) as hello:
        gauges = [
            lambda path=path, session=session: portal.load(path, session, seconds=SECONDS).rate
            for path, session in asked.values()
        ]
        *ours, floor = in_turns([*gauges, lambda: hello.load("/", seconds=SECONDS).rate], rounds=ROUNDS)
    for name, rate in zip(asked, ours, strict=True):
        yield Measure(f"requests a second: {name}", rate, floor, "1/s")
