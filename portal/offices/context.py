"""What pages say of the person's offices."""

from typing import Any

from django.http import HttpRequest

from portal.offices.scope import scope_in


def own_office(request: HttpRequest) -> dict[str, Any]:
    """`own_office`: the short name of the office that the person works for; `own_roles`: each role and its office."""
    if not hasattr(request, "scope") or not request.user.is_authenticated:
        return {"own_office": "", "own_roles": ()}
    scope = scope_in(request)
    return {"own_office": scope.home_name, "own_roles": scope.held}
