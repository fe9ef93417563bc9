"""Signing in and out: who gets in, where to, and what happens to those who guess."""

import re
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User
from tests.factories.people import PASSWORD

PAGE = "/sign-in/"


def sign_in(client, username="arun", password=PASSWORD, **more):
    return client.post(PAGE, {"username": username, "password": password, **more})


def test_sign_in_page_is_open_in_thai(client, db):
    page = client.get(PAGE)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "th")
    assert '<html lang="th" data-digits="arabic">' in page.content.decode()


@pytest.mark.parametrize("wish", ["en", "en-GB,en;q=0.9", "de"])
def test_browsers_wish_does_not_choose_the_language(client, db, wish):
    assert client.get(PAGE, headers={"Accept-Language": wish}).headers["Content-Language"] == "th"


def test_right_password_signs_in(client, arun):
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(arun.pk)


def test_sign_in_leads_back_to_the_page_asked_for(client, arun):
    asked = "/profile/?from=mail"
    answer = client.get(asked)
    assert answer.url == f"{PAGE}?next={quote(asked)}"
    assert sign_in(client, next=asked).url == asked


LOST = (
    "Your sign-in had ended when you sent the form: nothing of it was received. "
    "Choose the files and write the texts once more."
)


@pytest.mark.parametrize("lost", [True, False])
def test_form_that_was_lost_is_told_of_before_and_after_signing_in(client, arun, lost):
    User.objects.update(language="en")
    client.cookies["django_language"] = "en"
    there = client.post("/profile/", headers={"Referer": "http://testserver/profile/"}).url if lost else PAGE
    assert (LOST in client.get(there).content.decode()) is lost
    answer = client.post(there, {"username": "arun", "password": PASSWORD, "next": "/profile/"})
    assert (LOST in client.get(answer.url).content.decode(), answer.url) == (lost, "/profile/")


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"])
def test_sign_in_leads_nowhere_else(client, arun, address):
    assert sign_in(client, next=address).url == "/"


WRONG = {
    "th": "เข้าสู่ระบบไม่ได้ โปรดตรวจชื่อผู้ใช้และรหัสผ่าน รวมถึงตัวพิมพ์เล็กและใหญ่ หากถูกต้องทั้งสองอย่าง บัญชีอาจถูกปิดแล้ว โปรดติดต่อผู้ดูแลระบบ",
    "en": "You could not be signed in. Check the user name and the password, capital letters too; "
    "if both are right, the account is closed: ask your administrator.",
}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("username", "password", "is_active"),
    [("arun", "wrong", True), ("nobody-knows", PASSWORD, True), ("arun", PASSWORD, False), ("arun", "wrong", False)],
)
def test_one_sentence_for_all_that_is_wrong(client, arun, username, password, is_active, language):
    User.objects.update(is_active=is_active)
    client.cookies["django_language"] = language
    page = sign_in(client, username, password)
    with translation.override(language):
        assert page.context["form"].errors == {"__all__": [WRONG[language]]}
    assert (page.status_code, "_auth_user_id" in client.session) == (200, False)
    content = page.content.decode()
    assert (WRONG[language] in content, f'value="{username}"' in content, password in content) == (True, True, False)


def test_signed_in_person_is_led_on(client, arun):
    client.force_login(arun)
    assert client.get(PAGE).url == "/"


def test_sign_out_ends_the_session(client, arun):
    client.force_login(arun)
    assert Session.objects.count() == 1
    assert client.post("/sign-out/").url == PAGE
    assert (Session.objects.count(), "_auth_user_id" in client.session) == (0, False)


def test_sign_out_is_no_link(client, arun):
    client.force_login(arun)
    assert client.get("/sign-out/").status_code == 405
    assert client.session["_auth_user_id"] == str(arun.pk)


def test_sign_out_after_the_session_ran_out_leads_to_sign_in(client, db):
    assert client.post("/sign-out/").url == PAGE


def test_session_cookie_is_out_of_reach_of_scripts(client, arun):
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)


def test_session_begins_anew_at_sign_in(client, arun):
    client.get(PAGE)
    client.session["planted"] = "x"
    client.session.save()
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


# --- The demo ---


def test_demo_shows_its_password_and_users(client, db, settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, "shown-in-the-demo"
    page = client.get(PAGE).content.decode()
    assert "shown-in-the-demo" in page
    assert re.findall(r'class="without-script">([^<]+)<', page) == [
        *("staff-2101", "reviewer-21", "supervisor-21"),
        *("staff-5701", "head-5701", "reviewer-57"),
        *("supervisor-00", "admin"),
    ]


def test_real_site_shows_no_password(client, db, settings):
    settings.DEMO, settings.DEMO_PASSWORD = False, "shown-in-the-demo"
    page = client.get(PAGE)
    assert ("shown-in-the-demo" in page.content.decode(), "demo_users" in page.context) == (False, False)


# --- Forgery ---


def test_form_from_elsewhere_is_refused_with_a_page(arun):
    client = Client(enforce_csrf_checks=True)
    page = sign_in(client)
    assert (page.status_code, page.templates[0].name) == (403, "errors/csrf.html")
    client.force_login(arun)
    assert client.post("/sign-out/").status_code == 403
    assert client.post(reverse("set_language"), {"language": "en"}).status_code == 403
