"""The own password, and a name that is closed after wrong ones: what the pages say and the history keeps."""

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.history.models import Entry
from tests.factories.people import PASSWORD, UserFactory

SIGN_IN, PROFILE, CHANGE = "/sign-in/", "/profile/", "/profile/password/"
OWN = "rice-boat-mountain-seven"


@pytest.fixture
def signed_in(client, arun):
    User.objects.update(language="en")
    client.force_login(arun)
    return client


def recorded():
    """What the history keeps of accounts, and that no word of it is a password."""
    kept = list(Entry.objects.order_by("pk").values())
    assert [secret for secret in (PASSWORD, OWN, "wrong") if secret in str(kept)] == []
    return [(row["verb"], row["actor_id"], row["object_id"], row["office_path"], row["facts"]) for row in kept]


# --- Own password ---


def change(client, old=PASSWORD, new=OWN, again=None):
    return client.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": again or new})


def test_password_is_changed_and_other_sessions_end(signed_in, arun):
    elsewhere = Client()
    elsewhere.force_login(arun)
    assert change(signed_in).url == "/"
    assert signed_in.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302
    arun.refresh_from_db()
    assert arun.check_password(OWN)


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", OWN, None, "old_password"),
        (PASSWORD, OWN, "another-one-altogether", "new_password2"),
        (PASSWORD, PASSWORD, None, "new_password1"),
        (PASSWORD, "short1", None, "new_password1"),
        (PASSWORD, "12345678901234", None, "new_password1"),
        (PASSWORD, "password", None, "new_password1"),
        (PASSWORD, "arun-arun", None, "new_password1"),
    ],
)
def test_password_with_a_fault_is_refused(signed_in, arun, old, new, again, field):
    User.objects.filter(pk=arun.pk).update(username="arun-arun")
    page = change(signed_in, old, new, again)
    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])
    arun.refresh_from_db()
    assert arun.check_password(PASSWORD)


@pytest.fixture
def owing(signed_in, arun):
    User.objects.filter(pk=arun.pk).update(must_change_password=True)
    return signed_in


@pytest.mark.parametrize("page", ["/", PROFILE, "/boards/", "/admin/", "/history/"])
def test_nothing_is_open_before_an_own_password_was_chosen(owing, page):
    assert owing.get(page).url == CHANGE
    assert owing.post(page).url == CHANGE


def test_the_way_to_an_own_password_is_open(owing):
    assert owing.get(CHANGE).status_code == 200
    assert owing.get("/healthz").status_code == 200
    assert owing.post(reverse("set_language"), {"language": "en"}).url == "/"
    assert owing.post("/sign-out/").url == "/sign-in/"


def test_own_password_opens_everything(owing, arun):
    assert change(owing, new=PASSWORD).status_code == 200
    arun.refresh_from_db()
    assert arun.must_change_password
    assert change(owing).url == "/"
    arun.refresh_from_db()
    assert (arun.must_change_password, owing.get(PROFILE).status_code) == (False, 200)


def test_unknown_address_is_not_found_before_an_own_password_too(owing):
    assert owing.get("/nowhere/").status_code == 404


def test_own_password_is_recorded_without_the_password(signed_in, arun):
    change(signed_in)
    assert recorded() == [("change_own_password", arun.pk, arun.pk, "00/21/2101/", {})]


def test_password_that_is_refused_is_not_recorded(signed_in):
    change(signed_in, old="wrong")
    assert recorded() == []


def test_own_password_of_the_first_admin_is_changed_before_the_tree_of_offices_is_loaded(client, db):
    admin = UserFactory(is_superuser=True)
    client.force_login(admin)
    assert change(client).url == "/"
    assert recorded() == [("change_own_password", admin.pk, admin.pk, "00/", {})]


# --- Guessing ---


@pytest.fixture
def limit(settings):
    settings.AXES_FAILURE_LIMIT = 3
    return 3


def sign_in(client, username="arun", password=PASSWORD):
    return client.post(SIGN_IN, {"username": username, "password": password})


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


@pytest.mark.parametrize("typed", ["arun", " arun ", "ａｒｕｎ"])
def test_name_that_is_closed_stands_in_the_history_however_it_was_typed(client, arun, limit, typed):
    guess(client, limit, typed)
    assert recorded() == [("lock_out", None, arun.pk, "00/21/2101/", {})]


def test_right_password_does_not_help_while_locked_out(client, arun, limit):
    guess(client, limit)
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


def test_lock_out_passes(client, arun, limit, time_machine):
    time_machine.move_to("2026-03-20T02:00:00Z")
    guess(client, limit)
    time_machine.move_to("2026-03-20T02:14:59Z")
    assert sign_in(client).status_code == 429
    time_machine.move_to("2026-03-20T02:15:01Z")
    assert sign_in(client).status_code == 302


def test_lock_out_is_of_one_name_at_one_place(client, arun, limit):
    UserFactory(username="ploy")
    guess(client, limit)
    assert sign_in(client, "ploy").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_behind_a_proxy_a_guesser_neither_hides_nor_locks_out_others(client, arun, limit, settings):
    settings.BEHIND_PROXY = True
    for number in range(limit):
        guesser = Client(headers={"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.7"})
        answer = guess(guesser, 1)
    assert answer.status_code == 429
    assert sign_in(Client(headers={"X-Forwarded-For": "203.0.113.5"})).status_code == 302


def test_signing_in_forgives_wrong_passwords(client, arun, limit):
    guess(client, limit - 1)
    sign_in(client)
    assert AccessAttempt.objects.count() == 0
    assert guess(Client(), limit - 1).status_code == 200


def test_passwords_that_were_tried_are_kept_nowhere(client, arun, limit):
    sign_in(client, password="my-other-secret")
    assert "my-other-secret" not in str(list(AccessAttempt.objects.values()))


def test_lock_out_is_recorded_once(client, arun, limit):
    guess(client, limit - 1)
    assert recorded() == []
    guess(client, 3)
    assert recorded() == [("lock_out", None, arun.pk, "00/21/2101/", {})]


def test_lock_out_of_a_name_that_nobody_has_is_not_recorded(client, arun, limit):
    assert guess(client, limit, "nobody-knows").status_code == 429
    assert recorded() == []
