"""What a phone has to fetch, as Chromium counts it on the wire: images aside, for they are the evidence itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from tools.bench.chromium import chromium
from tools.bench.measure import Measure, budgeted
from tools.bench.server import PORTAL, Server, serving
from tools.bench.world import HOST, RAYONG, World


@dataclass
class Wire:
    """What one page took: bytes with their headers, and requests; what the browser had already is no request."""

    bytes: float = 0
    requests: int = 0
    aside: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        watched = page.context.new_cdp_session(page)
        watched.send("Network.enable")
        watched.on("Network.responseReceived", self.received)
        watched.on("Network.requestServedFromCache", lambda event: self.aside.add(event["requestId"]))
        watched.on("Network.loadingFinished", self.finished)

    def received(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        is_evidence = "/files/" in answer["url"]
        if is_evidence or answer.get("fromDiskCache") or answer["url"].startswith("data:"):
            self.aside.add(event["requestId"])

    def finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self.aside:
            self.bytes += event["encodedDataLength"]
            self.requests += 1


def measures(world: World) -> Iterator[Measure]:
    with chromium() as browser, serving(PORTAL, world.folder) as portal:
        if browser is None:
            return
        yield from lines("sign-in, first visit", weigh(new(browser, portal), "accounts:sign_in"), 80, 7)
        reviewer = signed_in(browser, portal, world, "reviewer-21")
        yield from lines("province board, first visit", weigh(reviewer, "dashboard:board", RAYONG), 120, 12)
        person = new(browser, portal)
        weigh(person, "accounts:sign_in")
        admit(person, world.session("staff-2101"))
        yield from lines("first working page after sign-in (my work)", weigh(person, "evidence:work"), 120, 12)
        yield from lines("next page (plan)", weigh(person, "dimensions:plan_list"), 25, 12)


def lines(name: str, wire: Wire, kilobytes: int, requests: int) -> Iterator[Measure]:
    yield budgeted(f"{name}: weight on the wire", wire.bytes / 1000, kilobytes, unit="kB")
    yield budgeted(f"{name}: requests", wire.requests, requests, unit="requests")


def new(browser: Browser, portal: Server) -> BrowserContext:
    """A phone that has never been here."""
    return browser.new_context(base_url=f"http://{HOST}:{portal.port}", viewport={"width": 360, "height": 740})


def admit(context: BrowserContext, session: str) -> None:
    context.add_cookies([{"name": "sessionid", "value": session, "domain": HOST, "path": "/"}])


def signed_in(browser: Browser, portal: Server, world: World, username: str) -> BrowserContext:
    context = new(browser, portal)
    admit(context, world.session(username))
    return context


def weigh(context: BrowserContext, name: str, *args: str) -> Wire:
    page, wire = context.new_page(), Wire()
    wire.watch(page)
    page.goto(reverse(name, args=args), wait_until="networkidle")
    page.close()
    return wire
