"""The way in, and whether the portal answers."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

FIRST_PAGE = (("reviewer", "evidence:desk"), ("staff", "evidence:work"), ("head", "evidence:work"))


def home(request: HttpRequest) -> HttpResponse:
    """To the page where this person's work begins."""
    roles = getattr(request, "scope").roles  # noqa: B009
    return redirect(next((page for role, page in FIRST_PAGE if role in roles), "dashboard:home"))


@login_not_required
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})
