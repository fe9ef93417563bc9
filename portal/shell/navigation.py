"""The main menu by role, in strings: the ground names the floors' pages and imports none of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

STAFF, HEAD, REVIEWER, SUPERVISOR, ADMIN = "staff", "head", "reviewer", "supervisor", "admin"
EVERYONE = frozenset({STAFF, HEAD, REVIEWER, SUPERVISOR, ADMIN})


@dataclass(frozen=True)
class Item:
    """One page of the menu; it is the current one where the page's URL name begins with one of `within`."""

    label: Promise
    url_name: str
    icon: str
    roles: frozenset[str]
    within: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    label: Promise
    url: str
    icon: str
    is_current: bool


MENU = (
    Item(
        pgettext_lazy("menu", "My work"),
        "evidence:work",
        "work",
        frozenset({STAFF, HEAD}),
        ("evidence:work", "evidence:assignment"),
    ),
    Item(
        pgettext_lazy("menu", "Review desk"),
        "evidence:desk",
        "desk",
        frozenset({REVIEWER}),
        ("evidence:desk", "evidence:review"),
    ),
    Item(pgettext_lazy("menu", "Board"), "dashboard:home", "board", EVERYONE, ("dashboard:",)),
    Item(pgettext_lazy("menu", "Plan"), "dimensions:plan_list", "plan", EVERYONE, ("dimensions:",)),
    Item(
        pgettext_lazy("menu", "Reports"),
        "reports:list",
        "report",
        frozenset({SUPERVISOR, ADMIN, REVIEWER}),
        ("reports:",),
    ),
    Item(
        pgettext_lazy("menu", "History"),
        "history:entries",
        "history",
        frozenset({SUPERVISOR, ADMIN, REVIEWER}),
        ("history:",),
    ),
    Item(pgettext_lazy("menu", "Administration"), "admin:index", "settings", frozenset({ADMIN}), ("admin:",)),
)
# What the frame of every page links to beside the menu.
FRAME_LINKS = ("home", "set_language", "accounts:profile", "password", "accounts:sign_out")


def menu(request: HttpRequest) -> list[Link]:
    """The items for the reader's roles; nothing for somebody who has not signed in."""
    scope = getattr(request, "scope", None)
    roles = scope.roles if scope else frozenset()
    match = request.resolver_match
    here = match.view_name if match else ""
    return [
        Link(item.label, reverse(item.url_name), item.icon, here.startswith(item.within))
        for item in MENU
        if item.roles & roles
    ]


def context(request: HttpRequest) -> dict[str, Any]:
    return {"menu": menu(request)}
