"""The browser beside which documents and pages are measured; None where there is no Chromium."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tools.bench.measure import say

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STYLESHEETS = ("tokens.css", "print-elements.css", "print.css")


@contextmanager
def chromium() -> Iterator[Browser | None]:
    program = shutil.which("chromium")
    if program is None:
        say("There is no Chromium, so references stand instead of floors, and page weights are left out.")
        yield None
        return
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Printer:
    """Chromium, warm, printing the very HTML that our own engine gets."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.page: Page = browser.new_page()
        self.folder = folder

    def paper(self, name: str, html: str, pictures: Mapping[str, Path | bytes]) -> str:
        """Lay the document out as a file with its stylesheets and pictures beside it; answers its address."""
        styles = "".join(f'<link rel="stylesheet" href="{self.style(name)}">' for name in STYLESHEETS)
        found = {key: self.picture(key, content) for key, content in pictures.items()}
        html = re.sub(r"saisaat:([^\"']+)", lambda used: found.get(used[1], ""), html)
        path = self.folder / f"{name}.html"
        path.write_text(html.replace("</head>", f"{styles}</head>"), "utf-8")
        return path.as_uri()

    def style(self, name: str) -> str:
        return (settings.BASE_DIR / "static" / "css" / name).as_uri()

    def picture(self, key: str, content: Path | bytes) -> str:
        if isinstance(content, Path):
            return content.as_uri()
        path = self.folder / key
        path.write_bytes(content)
        return path.as_uri()

    def print(self, address: str) -> bytes:
        self.page.goto(address)
        return self.page.pdf(prefer_css_page_size=True, print_background=True)
