"""Names that stand as strings are opened at start-up: a typo fails `manage.py check`, not a page."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch, reverse

from portal.shell.navigation import FRAME_LINKS, MENU


@register
def menu_leads_somewhere(**_asked: Any) -> list[CheckMessage]:
    names = (*(item.url_name for item in MENU), *FRAME_LINKS)
    return [
        Error(
            f"The menu names the page {name!r}, which no URL has.",
            hint="See portal/shell/navigation.py.",
            id="shell.E001",
        )
        for name in names
        if not _resolves(name)
    ]


def _resolves(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
