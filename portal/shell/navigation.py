"""The main menu by role, in strings: the ground names the floors' pages and imports none of them."""

from collections.abc import Iterator
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
    Item(pgettext_lazy("menu", "Admin"), "admin:index", "settings", frozenset({ADMIN}), ("admin:",)),
)
# What the frame of every page links to beside the menu.
FRAME_LINKS = ("home", "set_language", "accounts:profile", "password", "accounts:sign_out")


class Menu:
    """The items for somebody's roles on one page; their addresses are looked up only where they are drawn."""

    def __init__(self, roles: frozenset[str], here: str) -> None:
        self._items = tuple(item for item in MENU if item.roles & roles)
        self._here = here

    @property
    def key(self) -> tuple[str, ...]:
        """All that the drawn menu hangs on."""
        return tuple(f"{item.url_name}{' here' if self._is_here(item) else ''}" for item in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Link]:
        for item in self._items:
            yield Link(item.label, reverse(item.url_name), item.icon, self._is_here(item))

    def _is_here(self, item: Item) -> bool:
        return self._here.startswith(item.within)


def menu(request: HttpRequest) -> Menu:
    """Nothing for somebody who has not signed in."""
    scope = getattr(request, "scope", None)
    match = request.resolver_match
    return Menu(scope.roles if scope else frozenset(), match.view_name if match else "")


def context(request: HttpRequest) -> dict[str, Any]:
    return {"menu": menu(request)}
