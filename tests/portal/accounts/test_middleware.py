"""What a browser keeps, and where somebody comes back to who had to sign in first."""

import re
from urllib.parse import quote

import pytest

SIGN_IN, LOST = "/sign-in/?next=", "/sign-in/?lost=yes&next="
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
    assert (answer.status_code, answer.url) == (302, f"{LOST if method == 'post' else SIGN_IN}{quote(back)}")


def test_fragment_sends_the_whole_page_to_sign_in(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": f"{HERE}/history/?act=submit"}
    answer = client.get("/profile/", headers=headers)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, f"{SIGN_IN}{quote('/history/?act=submit')}")
    assert answer.content == b""


def test_form_sent_by_a_script_hears_that_it_still_holds_everything(client, db):
    client.cookies["django_language"] = "en"
    answer = client.post("/profile/", headers={"HX-Request": "true", "HX-Current-URL": f"{HERE}/profile/"})
    assert (answer.status_code, "HX-Redirect" in answer.headers) == (401, False)
    (said,) = re.findall(r"<p data-said>(.*?)</p>", answer.content.decode())
    assert said == (
        "Your sign-in has ended, and nothing was received yet. Everything you chose and typed is still here: "
        '<a href="/sign-in/" target="_blank">sign in again in a new tab</a>, '
        "come back to this one and press the button once more."
    )


def test_fragment_of_somebody_signed_in_is_served(client, arun):
    client.force_login(arun)
    assert client.get("/profile/", headers={"HX-Request": "true"}).status_code == 200


# --- What a browser keeps ---


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize(("page", "status"), [("/profile/", 200), ("/nowhere/", 404), ("/history/", 403)])
def test_pages_of_somebody_signed_in_are_kept_by_no_browser(client, arun, page, status, headers):
    client.force_login(arun)
    answer = client.get(page, headers=headers)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "private, no-store")


def test_answers_that_are_no_pages_say_themselves_how_long_they_are_kept(client, arun):
    client.force_login(arun)
    assert "Cache-Control" not in client.get("/healthz").headers


def test_page_open_to_all_holds_nothing_to_hide(client, db):
    assert "private, no-store" not in client.get("/sign-in/").headers["Cache-Control"]
    assert "Cache-Control" not in client.get("/profile/").headers
