"""Who is asking: signed in, with an own password, in a language and digits of their choice."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import middleware as auth_middleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation

from portal.accounts.lost import typed_in
from portal.accounts.models import User
from portal.shell import digits
from portal.shell.back import page_of
from portal.shell.drawn_for import HEADER, is_drawn_for

Handler = Callable[[HttpRequest], HttpResponse]


class PreferencesMiddleware:
    """The language that was chosen, else Thai: what a browser asks for is not what an officer chose."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shown: str = digits.ARABIC
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        if isinstance(request.user, User):
            language, shown = request.user.language, request.user.digits
        if language not in User.Language.values:
            language = settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language), digits.override(shown):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class KeptByNoBrowserMiddleware:
    """Back after signing out on a shared computer shows nothing; files say themselves how long they are kept."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if signed_in and response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SignInFirstMiddleware(auth_middleware.LoginRequiredMiddleware):
    """Nobody sees anything before signing in, and comes back afterwards to a page that can be shown.

    A form that a script sent stays on its page, which says so. Of any other the texts are shown to be copied; where
    there are none, `lost` tells the page of sign-in that a form was sent.
    """

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        answer = super().process_view(request, *view)
        if answer is None:
            return answer
        if "HX-Request" not in request.headers:
            return show_texts(request, sign_in=answer.headers["Location"]) or answer
        if request.method == "POST":  # the page that sent the form still holds it
            return render(request, "errors/401.html", {"sign_in": resolve_url(settings.LOGIN_URL)}, status=401)
        return HttpResponse(status=204, headers={"HX-Redirect": answer.headers["Location"]})  # no fragment: the page

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        address = resolve_url(self.get_login_url(view_func))
        lost = request.method not in ("GET", "HEAD")
        return redirect_to_login(page_of(request), f"{address}?lost=yes" if lost else address)


def show_texts(request: HttpRequest, *, sign_in: str) -> HttpResponse | None:
    """What was typed in a form that came too late, if anything was."""
    if not (texts := typed_in(request.POST)):
        return None
    page = render(request, "errors/signed_out.html", {"texts": texts, "sign_in": sign_in}, status=401)
    page.headers["Cache-Control"] = "private, no-store"
    return page


class SamePersonMiddleware:
    """What a script sends from a page that was drawn for somebody else is not done under the present name.

    Without scripts the token of the form tells them apart: each sign-in brings a new one.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        mark = request.headers.get(HEADER)
        if mark is None or request.method != "POST" or is_drawn_for(request.user, mark):
            return None
        return render(request, "errors/somebody_else.html", status=409)


class PasswordChangeMiddleware:
    """Somebody whose password was set by an administrator chooses an own one before anything else."""

    still_open = frozenset({"password", "accounts:sign_out", "set_language", "healthz"})

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        owes = isinstance(request.user, User) and request.user.must_change_password
        here = request.resolver_match.view_name if request.resolver_match else ""
        return redirect("password") if owes and here not in self.still_open else None
