"""The way in, and whether the portal answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

FIRST_PAGE = (("reviewer", "evidence:desk"), ("staff", "evidence:work"), ("head", "evidence:work"))


def home(request: HttpRequest) -> HttpResponse:
    """To the page where this person's work begins."""
    roles = getattr(request, "scope").roles  # noqa: B009
    if not roles:
        messages.info(request, _("You have no role at any office yet. Ask your administrator for one."))
        return redirect("accounts:profile")
    return redirect(next((page for role, page in FIRST_PAGE if role in roles), "dashboard:home"))


@login_not_required
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})
