"""The way back to the page that a form was sent from."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url


def page_of(request: HttpRequest) -> str:
    """The page the person was on: the one asked for, or the one whose form or fragment this is."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    before = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return f"{before.path}?{before.query}" if before.query else before.path
