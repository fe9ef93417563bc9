"""Signing in and out: who gets in, where to, and what happens to those who guess."""

import re
from urllib.parse import quote

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from portal.accounts.models import User
from tests.factories.people import PASSWORD, UserFactory

PAGE = "/sign-in/"


def sign_in(client, username="arun", password=PASSWORD, **more):
    return client.post(PAGE, {"username": username, "password": password, **more})


def test_sign_in_page_is_open_in_thai(client, db):
    page = client.get(PAGE)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "th")
    assert '<html lang="th">' in page.content.decode()


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


# --- Guessing ---


@pytest.fixture
def limit(settings):
    settings.AXES_FAILURE_LIMIT = 3
    return 3


def guess(client, times, username="arun"):
    for _ in range(times):
        answer = sign_in(client, username, "wrong")
    return answer


@pytest.mark.parametrize("language", ["th", "en"])
def test_guessing_is_stopped_with_the_time_to_wait(client, arun, limit, language):
    client.cookies["django_language"] = language
    assert guess(client, limit - 1).status_code == 200
    page = guess(client, 1)
    assert (page.status_code, page.headers["Retry-After"], page.headers["Content-Language"]) == (429, "900", language)
    said = "The password was wrong too often. For your safety this user name is closed for %(shown)s minute"
    with translation.override(language):
        sentence = ngettext(f"{said}; then try again.", f"{said}s; then try again.", 15) % {"shown": 15}
    assert sentence in page.content.decode()


def test_right_password_does_not_help_while_locked_out(client, arun, limit):
    guess(client, limit)
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


def test_lock_out_passes(client, arun, limit, time_machine):
    time_machine.move_to("2026-03-20T02:00:00Z")
    guess(client, limit)
    time_machine.move_to("2026-03-20T02:14:59Z")
    assert sign_in(client).status_code == 429
    time_machine.move_to("2026-03-20T02:31:00Z")
    assert sign_in(client).status_code == 302


def test_lock_out_is_of_one_name_at_one_place(client, arun, limit):
    UserFactory(username="ploy")
    guess(client, limit)
    assert sign_in(client, "ploy").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_signing_in_forgives_wrong_passwords(client, arun, limit):
    guess(client, limit - 1)
    sign_in(client)
    assert AccessAttempt.objects.count() == 0
    assert guess(Client(), limit - 1).status_code == 200


def test_passwords_that_were_tried_are_kept_nowhere(client, arun, limit):
    sign_in(client, password="my-other-secret")
    assert "my-other-secret" not in str(list(AccessAttempt.objects.values()))


# --- The demo ---


def test_demo_shows_its_password_and_users(client, db, settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, "shown-in-the-demo"
    page = client.get(PAGE).content.decode()
    assert "shown-in-the-demo" in page
    assert re.findall(r'class="without-script">([^<]+)<', page) == [
        *("staff-2101", "head-2101", "reviewer-21", "supervisor-21", "reviewer-57", "supervisor-00", "admin")
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
