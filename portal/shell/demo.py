"""What every page says in demo mode."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.shell import clock


def context(request: HttpRequest) -> dict[str, Any]:
    """`demo` for the banner: the demo's own date, or nothing on a real site."""
    return {"demo": {"date": clock.today()} if settings.DEMO else None}
