"""The own profile, the language of the pages."""

import re

import pytest
from django.template import Context, Template
from django.test.html import parse_html
from django.urls import reverse
from django.utils import translation

from portal.accounts.forms import ProfileForm
from portal.accounts.models import User
from portal.offices.models import Role
from portal.shell import digits
from tests.factories.offices import MembershipFactory
from tests.factories.people import UserFactory

PROFILE = "/profile/"


@pytest.fixture
def signed_in(client, arun):
    User.objects.update(language="en")
    client.force_login(arun)
    return client


def filled(**changes):
    return {"email": "a@example.org", "language": "en", "digits": "arabic"} | changes


def roles_in(page):
    """Role and office, as the page says them."""
    return re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", page.content.decode())


# --- Profile ---


def test_profile_is_saved(signed_in, arun):
    assert signed_in.post(PROFILE, filled(digits="thai")).url == PROFILE
    arun.refresh_from_db()
    assert (arun.email, arun.digits) == ("a@example.org", "thai")
    assert "Your profile is saved." in signed_in.get(PROFILE).content.decode()


@pytest.mark.parametrize("chosen", ["arabic", "thai"])
def test_page_says_which_digits_are_read(signed_in, arun, chosen):
    User.objects.update(digits=chosen)
    assert f'<html lang="en" data-digits="{chosen}"' in signed_in.get(PROFILE).content.decode()


def test_profile_changes_nothing_else(signed_in, arun):
    rights = {
        "is_superuser": "on",
        "is_staff": "on",
        "username": "admin",
        "title": "นาย",
        "first_name": "ผู้อื่น",
        "last_name": "ผู้อื่น",
        "must_change_password": "on",
        "password": "x",
    }
    signed_in.post(PROFILE, filled() | rights)
    before, called = arun.password, arun.get_full_name()
    arun.refresh_from_db()
    assert (arun.is_superuser, arun.is_staff, arun.username, arun.must_change_password, arun.password) == (
        *(False, False, "arun", False),
        before,
    )
    assert arun.get_full_name() == called


@pytest.mark.parametrize("wrong", [{"language": "de"}, {"digits": "roman"}, {"email": "nonsense"}])
def test_profile_keeps_what_was_typed_when_something_is_wrong(signed_in, arun, wrong):
    typed = filled(email="typed@example.org") | wrong
    page = signed_in.post(PROFILE, typed)
    assert (page.status_code, list(page.context["form"].errors)) == (200, list(wrong))
    assert typed["email"] in page.content.decode()
    arun.refresh_from_db()
    assert arun.email != typed["email"]


def test_profile_tells_todays_roles(signed_in, arun, district, province):
    MembershipFactory(user=arun, office=province, role=Role.REVIEWER, starts_on="2020-10-01", ends_on="2021-09-30")
    assert roles_in(signed_in.get(PROFILE)) == [("Staff", district.name_en)]


@pytest.mark.parametrize("memberships", [1, 3])
def test_profile_query_count(client, db, memberships, django_assert_num_queries):
    user = UserFactory()
    MembershipFactory.create_batch(memberships, user=user)
    client.force_login(user)
    with django_assert_num_queries(3):  # session, person, scope
        page = client.get(PROFILE)
    assert len(roles_in(page)) == memberships


@pytest.mark.parametrize("shown", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("email", ["", "a@example.org", '"><b>'])
def test_profile_is_drawn_as_its_form_would_be(signed_in, email, language, shown):
    User.objects.update(language=language, digits=shown)
    signed_in.get(PROFILE)  # what is kept now may not be what the next one reads
    User.objects.filter(username="arun").update(email=email)
    page = signed_in.get(PROFILE).content.decode()
    source = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
    with translation.override(language), digits.override(shown):
        drawn = source.render(Context({"form": ProfileForm(instance=User.objects.get(username="arun"))}))
    fields = page[page.index('<div id="div_id_email"') : page.index('<div class="buttons">')]
    assert parse_html(fields) == parse_html(drawn)


def test_profiles_of_two_are_each_their_own(signed_in, arun, busaba):
    User.objects.filter(pk=arun.pk).update(email="arun@example.org")
    User.objects.filter(pk=busaba.pk).update(email="busaba@example.org")
    pages = [signed_in.get(PROFILE).content.decode()]
    signed_in.force_login(busaba)
    pages.append(signed_in.get(PROFILE).content.decode())
    emails = [re.findall(r"\w+@example.org", page) for page in pages]
    names = [re.findall('tool__label">(.*?)<', page) for page in pages]
    assert emails == [["arun@example.org"], ["busaba@example.org"]]
    assert names == [[arun.get_full_name()], [busaba.get_full_name()]]


# --- Language and digits ---


def test_language_is_kept_with_the_person(signed_in, arun):
    assert signed_in.get(PROFILE).headers["Content-Language"] == "en"
    answer = signed_in.post(reverse("set_language"), {"language": "th", "next": PROFILE})
    arun.refresh_from_db()
    assert (answer.url, arun.language) == (PROFILE, "th")
    page = signed_in.get(PROFILE)
    assert (page.headers["Content-Language"], '<html lang="th"' in page.content.decode()) == ("th", True)


def test_language_of_the_profile_holds_for_the_sign_in_page(signed_in):
    signed_in.post(PROFILE, filled(language="en"))
    signed_in.post("/sign-out/")
    assert signed_in.get("/sign-in/").headers["Content-Language"] == "en"


def test_persons_language_goes_before_the_browsers_cookie(signed_in, arun):
    signed_in.cookies["django_language"] = "th"
    assert signed_in.get(PROFILE).headers["Content-Language"] == "en"


def test_language_can_be_chosen_before_signing_in(client, db):
    answer = client.post(reverse("set_language"), {"language": "en", "next": "/sign-in/"})
    cookie = client.cookies["django_language"]
    assert (answer.url, cookie.value, cookie["httponly"], cookie["samesite"]) == ("/sign-in/", "en", True, "Lax")
    page = client.get("/sign-in/")
    assert (page.headers["Content-Language"], "Sign in" in page.content.decode()) == ("en", True)


@pytest.mark.parametrize("language", ["de", "", "th; path=/", "<script>"])
def test_unknown_language_changes_nothing(signed_in, arun, language):
    answer = signed_in.post(reverse("set_language"), {"language": language})
    arun.refresh_from_db()
    assert (answer.url, arun.language, "django_language" in signed_in.cookies) == ("/", "en", False)


def test_unknown_language_in_a_cookie_is_thai(client, db):
    client.cookies["django_language"] = "xx"
    assert client.get("/sign-in/").headers["Content-Language"] == "th"


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "", "javascript:alert(1)", "accounts:profile"]
)
def test_language_switch_leads_nowhere_else(signed_in, back):
    answer = signed_in.post(reverse("set_language"), {"language": "en", "next": back})
    assert answer.url in ("/", "accounts:profile")
    assert answer.url == "/" or back == "accounts:profile"


def test_language_switch_is_no_link(signed_in):
    assert signed_in.get(reverse("set_language")).status_code == 405


def test_language_and_digits_last_for_one_request(signed_in, arun):
    User.objects.filter(pk=arun.pk).update(digits="thai", language="en")
    with translation.override("th"), digits.override(digits.ARABIC):
        signed_in.get(PROFILE)
        assert (translation.get_language(), digits.active()) == ("th", "arabic")
