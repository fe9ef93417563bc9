"""What people see when something can not be done: a sentence, and a page that says how to go on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.shell.back import page_of
from portal.shell.room import is_for_want_of_room


class Refusal(Exception):  # noqa: N818
    """What was asked can not be done now; `str()` is the sentence for people, in their language.

    A subclass has a `sentence` of its own; facts fill its %(name)s when it is read. Where it is about one field of a
    form, `field` is its name.
    """

    sentence: str | Promise = _("This cannot be done now.")
    field = ""

    def __init__(self, sentence: str | Promise | None = None, *, field: str = "", **facts: Any) -> None:
        super().__init__(sentence, facts)
        self.sentence = self.sentence if sentence is None else sentence
        self.field = field or self.field
        self.facts = facts

    def __str__(self) -> str:
        return str(self.sentence) % self.facts if self.facts else str(self.sentence)


class MovedOn(Refusal):
    """What a step was to be taken with is no longer where the person's page showed it."""

    @classmethod
    def to(cls, state: str, *, by_oneself: bool) -> Self:
        """With two windows open one may have been faster oneself."""
        if by_oneself:
            said = _("You have already acted on this: it is now “%(state)s”. The page shows it as it stands.")
        else:
            said = _("Someone else was faster: this is now “%(state)s”. The page shows it as it stands.")
        return cls(said, state=state)


@contextmanager
def said_in(form: BaseForm) -> Iterator[None]:
    """What cannot be done, or not by this person, becomes a sentence of the form: at its field, if it is about one."""
    try:
        yield
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    except PermissionDenied:
        form.add_error(None, gettext("This step is not yours to take."))


def _page(template_name: str, status: int) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, *_args: Any, **_facts: Any) -> HttpResponse:
        return render(request, template_name, status=status)

    return view


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was too much at once is named, with the way back to the form."""
    if is_for_want_of_room(exception):  # a session that could not be written
        return no_room(request)
    if not isinstance(exception, TooManyFilesSent | TooManyFieldsSent | RequestDataTooBig):
        return render(request, "errors/400.html", status=400)
    most = settings.MAX_FILES_PER_SUBMISSION if isinstance(exception, TooManyFilesSent) else 0
    return render(request, "errors/too_much.html", {"most_files": most, "back": page_of(request)}, status=400)


forbidden = _page("errors/403.html", 403)
not_found = _page("errors/404.html", 404)


def csrf_failure(request: HttpRequest, **_reason: str) -> HttpResponse:
    """Mostly a page that stood open too long, or a browser that keeps no cookies."""
    return render(request, "errors/csrf.html", {"back": page_of(request)}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: what broke may be the session, the user or the database."""
    if is_for_want_of_room(sys.exception()):
        return no_room(request)
    return HttpResponseServerError(render_to_string("errors/500.html", {"was_sent": was_sent(request)}))


def no_room(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("errors/507.html", {"was_sent": was_sent(request)}), status=507)


def was_sent(request: HttpRequest) -> bool:
    """Whether the reader sent something, or only opened a page."""
    return request.method == "POST"
