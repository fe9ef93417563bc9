"""The way back to the page that a form was sent from, or whose link was followed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url


def page_of(request: HttpRequest) -> str:
    """The page the person was on: the one asked for, or the one whose form or fragment this is."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    before = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return own(request, before) or resolve_url(settings.LOGIN_REDIRECT_URL)


def came_from(request: HttpRequest) -> str:
    """The page whose link was followed; empty where the browser does not say, or it was this page itself."""
    before = own(request, request.headers.get("Referer", ""))
    return "" if urlsplit(before).path == request.path else before


def own(request: HttpRequest, address: str) -> str:
    """Path and query of an address of this site; empty for any other, and for a path that reads like another host."""
    parts = urlsplit(address)
    if parts.netloc != request.get_host() or parts.path.startswith("//"):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
