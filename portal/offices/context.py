"""What every page says of the person's office."""

from typing import Any

from django.http import HttpRequest

from portal.offices.scope import scope_in


def own_office(request: HttpRequest) -> dict[str, Any]:
    """`own_office`: the short name of the office that the person works for."""
    signed_in = hasattr(request, "scope") and request.user.is_authenticated
    return {"own_office": scope_in(request).home_name if signed_in else ""}
