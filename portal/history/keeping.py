"""Pages that are drawn anew only when something was recorded.

What a page of figures or rows shows changes with an act, and every act stands in a chain of the history; so the heads
of the chains that a reader's roles reach say whether anything happened since the page was drawn. Beside them a page
hangs on its address, the day, the language and the digits, and on who may see what.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import CharField, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from portal.history.models import Chain
from portal.offices.models import ROOT_PATH, chain_of
from portal.offices.scope import Request, Scope
from portal.shell import clock, digits
from portal.shell.prepared import Prepared, Slot

View = Callable[..., HttpResponse]


def of_province() -> QuerySet[Chain, Any]:
    """Its own chain and the Department's, in which stands what concerns all."""
    wanted = Q(name=Slot("province", CharField())) | Q(name=Slot("department", CharField()))
    return Chain.objects.filter(wanted).order_by("name").values_list("name", "head")


OF_PROVINCE = Prepared(of_province)
OF_ALL = Prepared(lambda: Chain.objects.order_by("name").values_list("name", "head"))


def heads_of(scope: Scope) -> list[tuple[str, str]]:
    """The heads of the chains in which an act would change what somebody with these roles can see."""
    department = chain_of(ROOT_PATH)
    provinces = {chain_of(grant.path) for grant in scope.grants} - {department}
    if len(provinces) > 1 or scope.covers(ROOT_PATH):
        return OF_ALL.rows()
    return OF_PROVINCE.rows(province=next(iter(provinces), department), department=department)


def key_of(request: Request, *, personal: bool) -> str:
    """All that the page hangs on, the heads of the chains first: what is read after them is at least as new."""
    scope = request.scope
    said = (
        heads_of(scope),
        request.get_full_path(),
        clock.today(),
        get_language(),
        digits.active(),
        sorted((grant.path, grant.role) for grant in scope.grants),
        request.user.pk if personal else None,
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()


def drawn_parts(answer: TemplateResponse) -> dict[str, str]:
    """Draw the page; what its parts became."""
    parts: dict[str, str] = {}
    answer.context_data = {**(answer.context_data or {}), "kept_parts": parts}
    answer.render()
    return parts


def kept_until_recorded(*, personal: bool) -> Callable[[View], View]:
    """For a view that answers with a TemplateResponse and reads nothing but what acts change.

    The same page serves all who may see the same, or with `personal` each their own. Kept are the two parts that
    base.html names of a plain answer; one with another status is not, and headers of its own would be lost.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def door(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            pages, key = caches["pages"], key_of(request, personal=personal)
            parts: dict[str, str] | None = pages.get(key)
            if parts is not None:
                return render(request, "base.html", {"kept_parts": parts})
            answer = view(request, *args, **kwargs)
            if isinstance(answer, TemplateResponse) and answer.status_code == HTTPStatus.OK and not settings.DEBUG:
                pages.set(key, drawn_parts(answer))
            return answer

        return door

    return decorate
