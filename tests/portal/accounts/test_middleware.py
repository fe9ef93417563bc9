"""Where somebody comes back to who had to sign in first."""

from urllib.parse import quote

import pytest

SIGN_IN = "/sign-in/?next="
HERE = "http://testserver"


@pytest.mark.parametrize(
    ("method", "headers", "back"),
    [
        ("get", {}, "/profile/?a=1"),
        ("head", {}, "/profile/?a=1"),
        ("post", {}, "/"),
        ("post", {"Referer": f"{HERE}/history/?page=2"}, "/history/?page=2"),
        ("post", {"Referer": f"{HERE}/history/"}, "/history/"),
        ("post", {"Referer": "https://example.org/history/"}, "/"),
        ("post", {"Referer": "nonsense"}, "/"),
    ],
)
def test_sign_in_leads_back_to_a_page_that_can_be_shown(client, db, method, headers, back):
    answer = getattr(client, method)("/profile/?a=1", headers=headers)
    assert (answer.status_code, answer.url) == (302, f"{SIGN_IN}{quote(back)}")


def test_fragment_sends_the_whole_page_to_sign_in(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": f"{HERE}/history/?act=submit"}
    answer = client.get("/profile/", headers=headers)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, f"{SIGN_IN}{quote('/history/?act=submit')}")
    assert answer.content == b""


def test_fragment_of_somebody_signed_in_is_served(client, arun):
    client.force_login(arun)
    assert client.get("/profile/", headers={"HX-Request": "true"}).status_code == 200
