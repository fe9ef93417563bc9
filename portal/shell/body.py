"""What a browser sends comes whole or not at all.

Some servers hand on what came before the line broke as if it were everything: of a form, its first files and fields.
"""

from collections.abc import Iterable
from wsgiref.types import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http import parse_cookie
from django.template.loader import render_to_string
from django.utils import translation


class LineBroke(OSError):  # noqa: N818
    """Less came than was announced; Django reads on no further."""


class WholeBody:
    """The stream of a body that has to hold `length` bytes."""

    def __init__(self, stream: InputStream, length: int) -> None:
        self._stream, self._missing = stream, length

    def read(self, size: int = -1) -> bytes:
        wanted = self._missing if size < 0 else min(size, self._missing)
        return self._counted(self._stream.read(size), least=wanted)

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size), least=min(1, self._missing))

    def _counted(self, came: bytes, *, least: int) -> bytes:
        if len(came) < least:
            raise LineBroke
        self._missing -= len(came)
        return came


def with_whole_bodies(application: WSGIApplication) -> WSGIApplication:
    """The application, that never sees half of what was sent, nor so much that anybody could fill the disk with it."""

    def door(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            if int(length) > settings.LARGEST_BODY:
                return refuse(environ, start_response)
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return door


def refuse(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """A page that says why; drawn without a request, because none is read."""
    with translation.override(language_of(environ)):
        page = render_to_string("errors/413.html").encode()
    kind, length = ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))
    start_response("413 Content Too Large", [kind, length, ("Connection", "close")])
    return [page]


def language_of(environ: WSGIEnvironment) -> str:
    """The one that the browser remembers: who sends this is not known here."""
    kept = parse_cookie(environ.get("HTTP_COOKIE", "")).get(settings.LANGUAGE_COOKIE_NAME, "")
    return kept if kept in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
