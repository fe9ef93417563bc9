"""Pages are sent compressed; how thoroughly is a matter of the processor's time."""

import gzip
import secrets
from typing import TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

LEVEL = 3  # of nine: Django's six takes more than twice the time, for a seventh less to send
LEAST = 200  # bytes: what is shorter is not worth it
FLAGS, NAMED, HEAD = 3, b"\x08", 10  # in the head of gzip: where it says that a file name follows, and how long it is


class CompressionMiddleware(GZipMiddleware):
    """Django's own, but for whole pages."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not is_whole_page(response):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            response.content = compressed(response.content, most_random=self.max_random_bytes)
            response.headers["Content-Length"] = str(len(response.content))
            response.headers["Content-Encoding"] = "gzip"
        return response


def is_whole_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding") or response.has_header("ETag"):
        return False
    return response.headers.get("Content-Type", "").startswith("text/html") and len(response.content) >= LEAST


def compressed(page: bytes, *, most_random: int) -> bytes:
    """With a file name of any length, as Django gives it: what a page is long tells nobody what stands in it."""
    packed = gzip.compress(page, LEVEL, mtime=0)
    name = b"a" * secrets.randbelow(most_random) + b"\0"
    return packed[:FLAGS] + NAMED + packed[FLAGS + 1 : HEAD] + name + packed[HEAD:]
