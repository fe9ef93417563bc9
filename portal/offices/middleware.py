"""`request.scope`: how far this person's roles reach, read once when first asked."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from portal.offices.scope import Request, Scope, scope_of


class ScopeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast(Request, request).scope = cast(Scope, SimpleLazyObject(lambda: scope_of(request.user)))
        return self.get_response(request)
