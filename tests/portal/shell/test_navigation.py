from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import include, path
from django.utils import translation

from portal.shell import checks, navigation


def page(request):
    return HttpResponse()


def group(name: str, *pages: str):
    return path(f"{name}/", include(([path(f"{page_name}/", page, name=page_name) for page_name in pages], name)))


urlpatterns = [
    group("evidence", "work", "desk"),
    group("dashboard", "home"),
    group("dimensions", "plan_list"),
    group("reports", "list"),
    group("history", "entries"),
    group("admin", "index"),
]


@pytest.fixture(autouse=True)
def _pages(settings):
    settings.ROOT_URLCONF = __name__


def asked(rf, view_name: str, *roles: str):
    request = rf.get("/")
    request.scope = SimpleNamespace(roles=frozenset(roles))
    request.resolver_match = SimpleNamespace(view_name=view_name)
    return request


@pytest.mark.parametrize(
    ("roles", "labels"),
    [
        ([], []),
        (["assessor"], []),
        (["staff"], ["My work", "Board", "Plan"]),
        (["head"], ["My work", "Board", "Plan"]),
        (["reviewer"], ["Review desk", "Board", "Plan", "Reports", "History"]),
        (["supervisor"], ["Board", "Plan", "Reports", "History"]),
        (["admin"], ["Board", "Plan", "Reports", "History", "Admin"]),
        (
            ["staff", "reviewer", "admin"],
            ["My work", "Review desk", "Board", "Plan", "Reports", "History", "Admin"],
        ),
    ],
)
def test_menu_shows_what_the_roles_open(rf, roles, labels):
    with translation.override("en"):
        assert [str(link.label) for link in navigation.menu(asked(rf, "", *roles))] == labels


def test_menu_of_somebody_unknown_is_empty(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    assert {name: list(found) for name, found in navigation.context(request).items()} == {"menu": []}


def test_menu_leads_to_the_pages(rf):
    assert [link.url for link in navigation.menu(asked(rf, "", "reviewer"))] == [
        "/evidence/desk/",
        "/dashboard/home/",
        "/dimensions/plan_list/",
        "/reports/list/",
        "/history/entries/",
    ]


@pytest.mark.parametrize(
    ("view_name", "current"),
    [
        ("evidence:work", ["evidence/work"]),
        ("evidence:assignment", ["evidence/work"]),
        ("evidence:review", ["evidence/desk"]),
        ("dashboard:board", ["dashboard/home"]),
        ("accounts:profile", []),
    ],
)
def test_menu_marks_where_one_is(rf, view_name, current):
    links = navigation.menu(asked(rf, view_name, "staff", "reviewer"))
    assert [link.url.strip("/") for link in links if link.is_current] == current


def test_menu_of_a_page_that_is_not_found_marks_nothing(rf):
    request = asked(rf, "", "staff")
    request.resolver_match = None
    assert [link.is_current for link in navigation.menu(request)] == [False, False, False]


def test_check_names_what_leads_nowhere():
    assert [error.msg for error in checks.menu_leads_somewhere()] == [
        f"The menu names the page {name!r}, which no URL has." for name in navigation.FRAME_LINKS
    ]


def test_menu_key_tells_apart_what_is_drawn_differently(rf):
    asked_for = [
        ("", "staff"),
        ("", "head"),
        ("evidence:work", "staff"),
        ("evidence:assignment", "staff"),
        ("", "admin"),
    ]
    keys = [navigation.menu(asked(rf, view_name, role)).key for view_name, role in asked_for]
    assert (keys[0] == keys[1], keys[2] == keys[3], len(set(keys))) == (True, True, 3)
