"""Django's admin, open to those who hold the role of admin somewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog

from portal.accounts.models import User
from portal.offices.models import Office, Role
from portal.offices.scope import scope_in


@dataclass(frozen=True, slots=True)
class Change:
    """One change made in the admin; `facts` hold ids and codes, never names."""

    verb: str
    obj: Model
    office: Office
    facts: dict[str, Any] = field(default_factory=dict)


class ScriptWords(JavaScriptCatalog):
    """What Django's scripts say, with the words that come without Thai."""

    def get_catalog(self) -> dict[str, Any]:
        catalog: dict[str, Any] = super().get_catalog()
        forms = [ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", number) for number in (1, 2)]
        return catalog | {"%(sel)s of %(cnt)s selected": forms}


class OfficesAdminSite(AdminSite):
    site_header = site_title = _("Saisaat administration")
    index_title = _("People and offices")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and Role.ADMIN in scope_in(request).roles

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, *_context: Any) -> HttpResponse:
        """There is one page to sign in; whoever has signed in and is still sent here is no administrator."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def get_urls(self) -> list[Any]:
        """With the portal's own page for the own password."""
        own = path("password_change/", RedirectView.as_view(pattern_name="password"), name="password_change")
        return [own, *super().get_urls()]

    def i18n_javascript(self, request: HttpRequest, *_context: Any) -> HttpResponseBase:  # type: ignore[override]
        return ScriptWords.as_view(packages=["django.contrib.admin"])(request)

    def keep(self, changes: Iterable[Change], *, by: User) -> None:
        """Record the changes: the work of the floor above, which has the history."""
        raise NotImplementedError
