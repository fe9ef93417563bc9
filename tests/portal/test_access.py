"""Every page asks who you are, and none breaks for somebody who is a member of nothing."""

import re

import pytest
from django.urls import URLResolver, get_resolver, reverse

SIGN_IN = "/sign-in/"
# What stands in the place of a part of an address.
SAMPLES = {"int": "1", "slug": "2101", "str": "submit", "path": "1", "app_label": "offices", "url": "nowhere"}
PART = re.compile(r"<(?:(?P<kind>\w+):)?\w+>|\(\?P<(?P<name>\w+)>[^)]*\)")

# Open to everybody: a new address is put here after a thought, or it asks who you are.
OPEN = {"/healthz": 200, "/sign-in/": 200, "/sign-out/": 405, "/language/": 405}


def sample(found):
    return SAMPLES[found["name"] or found["kind"] or "str"]


def addresses(resolver=None, before="/"):
    """One address of every pattern of the portal."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = before + PART.sub(sample, str(pattern.pattern).strip("^$"))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        else:
            yield here


def asks_who_you_are(answer):
    chain = answer.redirect_chain
    return bool(chain) and chain[-1][0].startswith(f"{SIGN_IN}?next=")


def test_addresses_are_all_there():
    found = set(addresses())
    pages = [
        "home",
        "accounts:profile",
        "history:entries",
        "dashboard:home",
        "reports:list",
        "evidence:desk",
        "admin:index",
    ]
    assert {reverse(page) for page in pages} - found == set()
    assert "/admin/accounts/user/1/one-time-password/" in found
    assert [address for address in found if re.search(r"[<>()?]", address)] == []


def test_every_page_asks_who_you_are(client, db):
    answers = {address: client.get(address, follow=True) for address in addresses()}
    assert {address: answer.status_code for address, answer in answers.items() if not asks_who_you_are(answer)} == OPEN


def test_nothing_is_taken_from_somebody_unknown(client, db):
    open_to_all = {*OPEN, "/admin/login/"}
    answers = {address: client.post(address) for address in set(addresses()) - open_to_all}
    refused = {address: answer.status_code for address, answer in answers.items() if answer.status_code != 302}
    assert refused == {}
    elsewhere = {answer.url for answer in answers.values() if not answer.url.startswith((SIGN_IN, "/admin/login/"))}
    assert elsewhere == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_breaks_for_a_member_of_nothing(client, nobody, department, method):
    client.force_login(nobody)
    statuses = {}
    for address in set(addresses()) - {"/sign-out/"}:
        statuses[address] = getattr(client, method)(address).status_code
    assert {address: status for address, status in statuses.items() if status >= 500} == {}


def test_first_page_of_a_member_of_nothing_says_so(client, nobody, department):
    client.force_login(nobody)
    nobody.language = "en"
    nobody.save()
    page = client.get("/", follow=True)
    assert page.redirect_chain == [("/profile/", 302)]
    assert "You have no role at any office yet." in page.content.decode()


def test_unknown_address_is_not_found(client, arun):
    client.force_login(arun)
    page = client.get("/nowhere/")
    assert (page.status_code, page.templates[0].name) == (404, "errors/404.html")
