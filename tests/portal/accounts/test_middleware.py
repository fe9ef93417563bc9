"""What a browser keeps, and where somebody comes back to who had to sign in first."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.shell.drawn_for import mark_of

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


TYPED = {
    "stage": "5d41402abc4b2a76",
    "do": "save",
    "done_on": "18 มี.ค. 2570",
    "words": "จัดกิจกรรมแล้ว\r\n<b>ครบทุกคน</b>",
    "seen-words": "จัดกิจกรรมแล้ว\r\n<b>ครบทุกคน</b>",
    "reason": "two words",
    "url": "https://example.org/photos",
    "new_password1": "rice boat mountain",
}


def test_texts_of_a_form_that_came_after_the_sign_in_had_ended_are_shown_to_be_copied(client, db):
    client.cookies["django_language"] = "en"
    answer = client.post("/profile/", TYPED, headers={"Referer": f"{HERE}/profile/"})
    page = answer.content.decode()
    shown = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (401, "private, no-store")
    assert shown == ["18 มี.ค. 2570", "จัดกิจกรรมแล้ว\r\n&lt;b&gt;ครบทุกคน&lt;/b&gt;", "two words", TYPED["url"]]
    assert f'href="{LOST}{quote("/profile/")}" target="_blank"' in page.replace("&amp;", "&")
    assert "nothing of it was received" in page


def test_form_without_texts_leads_to_sign_in(client, db):
    answer = client.post("/profile/", {"do": "save", "stage": "5d41402abc4b2a76", "old_password": "one two three"})
    assert (answer.status_code, answer.url) == (302, f"{LOST}{quote('/')}")


def test_fragment_of_somebody_signed_in_is_served(client, arun):
    client.force_login(arun)
    assert client.get("/profile/", headers={"HX-Request": "true"}).status_code == 200


# --- Somebody else signed in meanwhile ---


MARK = re.compile(r'"X-Drawn-For": "([0-9a-f]{20})"')


def mark_on(client, page="/profile/"):
    return MARK.search(client.get(page).content.decode()).group(1)


def test_form_of_a_page_drawn_for_somebody_else_is_not_sent_under_the_present_name(client, arun, busaba):
    User.objects.update(language="en")
    client.force_login(arun)
    mark = mark_on(client)
    client.force_login(busaba)
    fields = {"language": "th", "digits": "thai"}
    answer = client.post("/profile/", fields, headers={"X-Drawn-For": mark, "HX-Request": "true"})
    (said,) = re.findall(r"<p data-said>(.*?)</p>", answer.content.decode())
    assert (answer.status_code, User.objects.get(pk=busaba.pk).language) == (409, "en")
    assert said == (
        f"{busaba.get_full_name()} has signed in here since this page was opened, so nothing was sent under that name. "
        "Everything you chose and typed is still here: sign in again as yourself in a new tab, come back to this one "
        "and press the button once more."
    )


def test_form_is_sent_once_its_own_person_is_back(client, arun, busaba):
    User.objects.update(language="en")
    client.force_login(arun)
    mark = mark_on(client)
    client.force_login(busaba)
    client.force_login(arun)
    answer = client.post("/profile/", {"language": "th", "digits": "thai"}, headers={"X-Drawn-For": mark})
    assert (answer.status_code, User.objects.get(pk=arun.pk).language) == (302, "th")


def test_page_that_is_kept_for_several_bears_each_readers_own_mark(arun, busaba, admin):
    clients = [Client() for _user in range(3)]
    for client, user in zip(clients, (arun, busaba, admin), strict=True):
        client.force_login(user)
    marks = [mark_on(client, "/plans/") for client in clients]
    assert marks == [mark_of(user) for user in (arun, busaba, admin)]
    assert len(set(marks)) == 3


def test_page_without_a_mark_and_pages_that_are_only_read_are_served(client, arun):
    client.force_login(arun)
    headers = {"X-Drawn-For": "0" * 20}
    assert client.get("/profile/", headers=headers).status_code == 200
    assert client.post("/profile/", {"language": "th", "digits": "thai"}).status_code == 302


def test_plain_form_of_somebody_else_is_refused_by_its_token(arun, busaba):
    client = Client(enforce_csrf_checks=True)
    client.force_login(arun)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/profile/").content.decode()).group(1)
    client.post("/sign-out/", {"csrfmiddlewaretoken": token})
    page = client.get("/sign-in/").content.decode()
    busaba.set_password("a-long-password-of-hers")
    busaba.save()
    fresh = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    signed_in = {"username": "busaba", "password": "a-long-password-of-hers", "csrfmiddlewaretoken": fresh}
    assert client.post("/sign-in/", signed_in).status_code == 302
    fields = {"language": "th", "digits": "thai", "csrfmiddlewaretoken": token}
    assert (client.post("/profile/", fields).status_code, User.objects.get(username="busaba").digits) == (403, "arabic")


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
