"""HTML to PDF: the only file that knows the engine, beside what `repeats.py` teaches it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element, ParseError, fromstring

from cssselect2 import ElementWrapper
from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.reports.repeats import remembering
from portal.shell.collecting import no_collecting

Files = Mapping[str, bytes | Path]
Heights = Mapping[str, float]
STATIC: Path = (settings.BASE_DIR / "static").resolve()
SCHEME = "saisaat"
LINKS_ON_PAPER = ("#", "http:", "https:", "mailto:")
SVG = "{http://www.w3.org/2000/svg}"

_TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
_TOKEN_USED = re.compile(r"var\((--[\w-]+)\)")
_VOID_TAG = re.compile(r"<(br|col|hr|img|input|link|meta|wbr)\b([^>]*?)/?>")
_SVG_TAG = re.compile(r"<svg\b")
_BARE_ATTRIBUTE = re.compile(r"""(<[a-z][\w-]*(?:\s+[\w:-]+="[^"]*")*\s+[\w:-]+)(?=[\s>])""")
# ำ has spellings that look alike and share its glyph, and a glyph has one text: all are written as the common one.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # invisible, and text copied after one is garbled


class ForeignAddressError(ValueError):
    """A document asked for something that is neither ours nor handed over with it."""


def render(html: str, *, language: str, title: str, files: Files | None = None, at: datetime | None = None) -> bytes:
    """The PDF of a page made from `base_print.html`; the same arguments give the same bytes.

    `files` are what its `saisaat:NAME` addresses mean; nothing else is fetched, what is missing is left blank.
    `at` is the moment written into the file as its date of creation.
    """
    with _engine_to_itself() as engine:
        return _written(_Page(_clean(html), language, files or {}, engine), engine, title=title, at=at)


def render_dealt(
    pieces: str, deal: Callable[[Heights], str], *, language: str, title: str, at: datetime | None = None
) -> bytes:
    """The PDF of a page that is written after its pieces are measured, for a paper that deals out its pages itself.

    `deal` is told how high every element of `pieces` with an id is, in pixels; of one that pages break, all of it.
    """
    with _engine_to_itself() as engine:
        html = deal(_measured(_Page(_clean(pieces), language, {}, engine), engine))
        return _written(_Page(_clean(html), language, {}, engine), engine, title=title, at=at)


def _clean(html: str) -> str:
    return _CONTROL.sub("", _SARA_AM.sub("\\1\\2\u0e33", html))


def _measured(page: "_Page", engine: "_Engine") -> Heights:
    """In a function of its own, as `_written` is."""
    document, found = page.render(engine.fonts, engine.counters, stylesheets=[engine.paper]), Counter[str]()
    for sheet in document.pages:
        found.update({name: bottom - top for name, (_left, top, _right, bottom) in sheet.anchors.items()})
    return dict(found)


def _written(page: "_Page", engine: "_Engine", *, title: str, at: datetime | None) -> bytes:
    """In a function of its own: when it ends nobody holds the boxes, and what is left of them can be collected."""
    document = page.render(engine.fonts, engine.counters, stylesheets=[engine.paper])
    document.metadata.title, document.metadata.lang = title, page.etree_element.get("lang")
    document.metadata.created = at and at.isoformat(timespec="seconds")
    pdf: bytes = document.write_pdf()
    return pdf


class _Engine(NamedTuple):
    fonts: FontConfiguration
    counters: CounterStyle
    elements: CSS
    paper: CSS
    drawings: str


@cache
def _engine() -> _Engine:
    """Fonts and stylesheets, read once in a process."""
    fonts, counters = FontConfiguration(), CounterStyle()
    elements, paper = (
        CSS(
            string=_stylesheet(name),
            base_url=(STATIC / "css" / name).as_uri(),
            url_fetcher=_OwnFiles({}),
            font_config=fonts,
            counter_style=counters,
        )
        for name in ("print-elements.css", "print.css")
    )
    return _Engine(fonts, counters, elements, paper, _stylesheet("print-drawings.css"))


def _stylesheet(name: str) -> str:
    """A stylesheet with its tokens written out: the engine would look up each of them for every box."""
    tokens = dict(_TOKEN.findall((STATIC / "css" / "tokens.css").read_text("utf-8")))
    return _TOKEN_USED.sub(lambda used: tokens[used[1]], (STATIC / "css" / name).read_text("utf-8"))


_turn = Lock()


@contextmanager
def _engine_to_itself() -> Iterator[_Engine]:
    """One rendering at a time, for threads can not share a font map."""
    with _turn, no_collecting(), remembering():
        yield _engine()


def _tree(html: str) -> Element | None:
    """The elements of a page whose every tag is closed, read many times faster than the engine does; else nothing."""
    found = 1
    while found:  # attributes without a value, one of each tag at a time
        html, found = _BARE_ATTRIBUTE.subn(r'\1=""', html)
    try:
        return fromstring(_SVG_TAG.sub(f'<svg xmlns="{SVG[1:-1]}"', _VOID_TAG.sub(r"<\1\2/>", html)))  # noqa: S314  # our own
    except ParseError:
        return None


class _Page(HTML):  # type: ignore[misc]  # the engine carries no types
    def __init__(self, html: str, language: str, files: Files, engine: _Engine) -> None:
        fetcher, tree = _OwnFiles(files), _tree(html)
        if tree is None:
            super().__init__(string=html, url_fetcher=fetcher)
        else:
            self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
            self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
            self.etree_element = tree
        self._elements = engine.elements
        root: Element = self.etree_element
        root.set("lang", language)
        for link in root.iter("a"):
            if not link.get("href", "#").startswith(LINKS_ON_PAPER):
                del link.attrib["href"]  # pages of the portal, which paper can not open
        for drawing in root.iter(f"{SVG}svg"):
            style = Element(f"{SVG}style")
            style.text = engine.drawings
            drawing.insert(0, style)

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002  # the engine's signature
        return [self._elements]


class _OwnFiles(URLFetcher):  # type: ignore[misc]  # the engine carries no types
    """Static files of the portal and what the caller handed over; no network, no other folder."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  # the engine's signature
        return URLFetcherResponse(url, self.content(url))

    def content(self, url: str) -> bytes:
        address = urlsplit(url)
        if address.scheme == SCHEME:
            found = self.files.get(unquote(address.path))
        elif address.scheme == "file" and not address.netloc:
            path = Path(url2pathname(address.path)).resolve()
            found = path if path.is_relative_to(STATIC) else None
        else:
            found = None
        if found is None:
            raise ForeignAddressError(url)
        return found if isinstance(found, bytes) else found.read_bytes()
