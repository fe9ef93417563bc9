"""Debian's Chromium for the tests: `new_page` opens pages on the live server, axe looks at them."""

import re
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "build" / "failures"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (360, 740)
DESKTOP = (1280, 800)
HEARD = """
window.presses = [];
const kinds = ["pointerdown", "pointerup", "click", "keydown", "submit", "htmx:beforeRequest", "htmx:afterRequest"];
for (const kind of kinds)
  document.addEventListener(kind, (event) => window.presses.push(
    `${kind} ${event.target.tagName} ${event.clientX},${event.clientY} at ${Math.round(performance.now())}`), true);
"""
PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong

reports = pytest.StashKey[dict[str, pytest.TestReport]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.stash.setdefault(reports, {})[report.when] = report
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; its profile is a temporary one."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: `make setup` installs it."
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, live_server, request) -> Iterator[Callable[..., Page]]:
    """Opens pages, each with cookies of its own; a script that fails or is refused by the policy fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    heard: deque[str] = deque(maxlen=40)

    def open_page(
        viewport: tuple[int, int] = DESKTOP, *, language: str = "th-TH", javascript: bool = True, **options
    ) -> Page:
        width, height = viewport
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            has_touch=viewport == PHONE,
            is_mobile=viewport == PHONE,
            locale=language,
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        context.on("request", lambda sent: heard.append(f"{sent.method} {sent.url}"))
        context.on("response", lambda answer: heard.append(f"{answer.status} {answer.url}"))
        context.on("requestfailed", lambda sent: heard.append(f"{sent.failure} {sent.url}"))
        context.add_init_script(HEARD)
        context.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        return context.new_page()

    yield open_page
    outcome = request.node.stash[reports].get("call")
    if outcome is None or outcome.failed:
        keep_pictures(request.node.name, [page for context in contexts for page in context.pages], heard)
    for context in contexts:
        context.close()
    assert faults == []


def keep_pictures(test: str, pages: list[Page], heard: Iterable[str]) -> None:
    """Each page as it stands, with what was asked of the portal last and which presses the page heard."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", test)
    for number, page in enumerate(pages, start=1):
        page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
        presses = page.evaluate("window.presses || []")
        lines = [page.url, *heard, *map(str, presses)]
        (PICTURES / f"{name}-{number}.txt").write_text("\n".join(lines), "utf-8")


def assert_no_axe_violations(page: Page) -> None:
    """Nothing on this page breaks a rule of axe; a fault is named with its elements."""
    assert page.evaluate("matchMedia('(scripting: enabled)').matches"), "Without scripts axe would wait for ever."
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
