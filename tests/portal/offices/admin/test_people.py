"""Accounts: made, closed and given new passwords by administrators, and never a right by the way."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.history.models import Entry
from portal.offices.models import Membership, Role
from portal.shell import clock
from tests.factories.offices import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory

LIST = "/admin/accounts/user/"
RIGHTS = {"is_superuser": "on", "is_staff": "on", "groups": ["1"], "user_permissions": ["1"], "password": "x"}


def page_of(user):
    return f"{LIST}{user.pk}/change/"


def password_page(user):
    return reverse("admin:accounts_user_one_time_password", args=[user.pk])


def fields_of(user, **changes):
    kept = {name: getattr(user, name) for name in ("username", "title", "first_name", "last_name", "email")}
    return kept | {"language": "en", "digits": "arabic", "is_active": "on"} | changes


def signs_in(username, password):
    return Client().post("/sign-in/", {"username": username, "password": password}).status_code == 302


def entries():
    return list(Entry.objects.order_by("pk").values_list("verb", "object_id", "office_path"))


# --- Making an account ---


def add(client, office, **facts):
    asked = {"username": "ploy", "title": "นางสาว", "first_name": "พลอย", "last_name": "ใจดี", "email": ""}
    return client.post(f"{LIST}add/", asked | {"office": office.code, "role": "staff"} | facts)


def test_new_person_comes_with_a_first_role(signed_in, district):
    answer = add(signed_in, district)
    ploy = User.objects.get(username="ploy")
    role = ploy.memberships.get()
    assert answer.url == password_page(ploy)
    assert (ploy.get_full_name(), ploy.has_usable_password(), ploy.is_active) == ("นางสาวพลอย ใจดี", False, True)
    assert (role.office, role.role, role.starts_on, role.ends_on) == (district, "staff", clock.today(), None)
    assert entries() == [("add_user", ploy.pk, district.path), ("add_membership", role.pk, district.path)]


def test_new_person_gets_no_rights_by_the_way(signed_in, district):
    Group.objects.create(pk=1, name="all")
    add(signed_in, district, **RIGHTS)
    ploy = User.objects.get(username="ploy")
    assert (ploy.is_superuser, ploy.is_staff, ploy.groups.count(), ploy.user_permissions.count()) == (
        False,
        False,
        0,
        0,
    )


@pytest.mark.parametrize("code", ["00", "57"])
def test_new_person_gets_no_role_out_of_reach(signed_in, department, far_province, district, code):
    office = {"00": department, "57": far_province}[code]
    assert add(signed_in, office, role="admin").context["adminform"].form.errors.keys() == {"office"}
    assert not User.objects.filter(username="ploy").exists()


@pytest.mark.parametrize("username", ["arun", "ARUN", "stranger"])
def test_user_name_is_taken_whatever_its_case(signed_in, arun, stranger, district, username):
    assert add(signed_in, district, username=username).context["adminform"].form.errors.keys() & {"username", "__all__"}


def test_account_made_in_the_demo_is_a_sample(signed_in, district, settings):
    settings.DEMO = True
    add(signed_in, district)
    assert User.objects.get(username="ploy").is_sample


# --- Changing one ---


def test_account_is_changed(signed_in, arun, district):
    signed_in.post(page_of(arun), fields_of(arun, last_name="ใหม่", digits="thai"))
    arun.refresh_from_db()
    assert (arun.last_name, arun.digits) == ("ใหม่", "thai")
    assert entries() == [("change_user", arun.pk, district.path)]
    assert Entry.objects.get().facts == {"fields": ["last_name", "digits"]}


def test_rights_are_neither_shown_nor_given(signed_in, arun):
    Group.objects.create(pk=1, name="all")
    page = signed_in.get(page_of(arun))
    assert set(page.context["adminform"].form.fields) == {
        *("username", "title", "first_name", "last_name", "email", "is_active", "language", "digits")
    }
    assert not re.search(r"superuser|is_staff|groups|permissions|md5\$", page.content.decode())
    before = arun.password
    signed_in.post(page_of(arun), fields_of(arun) | RIGHTS)
    arun.refresh_from_db()
    assert (arun.is_superuser, arun.is_staff, arun.groups.count(), arun.user_permissions.count()) == (
        False,
        False,
        0,
        0,
    )
    assert arun.password == before


def test_groups_have_no_page(signed_in, client):
    client.force_login(UserFactory(is_superuser=True))
    assert client.get("/admin/auth/group/").status_code == 404
    assert b"Groups" not in client.get("/admin/").content
    assert Permission.objects.exists()


def test_closed_account_is_signed_out_and_stays_out(signed_in, arun, district):
    browser = Client()
    browser.force_login(arun)
    assert browser.get("/profile/").status_code == 200
    signed_in.post(page_of(arun), fields_of(arun, is_active=""))
    assert browser.get("/profile/").status_code == 302
    assert not signs_in("arun", PASSWORD)
    assert entries() == [("close_user", arun.pk, district.path)]
    signed_in.post(page_of(arun), fields_of(arun))
    assert signs_in("arun", PASSWORD)
    assert entries()[1:] == [("open_user", arun.pk, district.path)]


def test_nobody_closes_the_own_account(signed_in, admin):
    assert "is_active" not in signed_in.get(page_of(admin)).context["adminform"].form.fields
    signed_in.post(page_of(admin), fields_of(admin, is_active=""))
    admin.refresh_from_db()
    assert admin.is_active


@pytest.fixture(params=["Department", "another province", "superuser"])
def untouchable(request, department, far_province, district):
    """Somebody in reach who must not be touched: who could set the password could sign in as that person."""
    user = MembershipFactory(office=district).user
    if request.param == "superuser":
        User.objects.filter(pk=user.pk).update(is_superuser=True)
    else:
        office = department if request.param == "Department" else far_province
        MembershipFactory(user=user, office=office, role=Role.ADMIN)
    return user


def test_account_of_somebody_with_a_role_out_of_reach_is_only_shown(signed_in, untouchable):
    page = signed_in.get(page_of(untouchable))
    assert (page.status_code, page.context["has_change_permission"]) == (200, False)
    assert page.context["adminform"].form.fields == {}
    assert signed_in.post(page_of(untouchable), fields_of(untouchable, is_active="")).status_code == 403
    for method in (signed_in.get, signed_in.post):
        assert method(password_page(untouchable), {"confirmed": "yes"}).status_code == 404
    signed_in.post(LIST, {"action": "one_time_passwords", "_selected_action": [untouchable.pk], "confirmed": "yes"})
    untouchable.refresh_from_db()
    assert (untouchable.is_active, untouchable.check_password(PASSWORD)) == (True, True)


def test_roles_out_of_reach_are_not_told(signed_in, untouchable, far_province):
    page = signed_in.get(page_of(untouchable)).content.decode()
    assert ("Staff 2101" in page, far_province.short_en in page, "Administrator" in page) == (True, False, False)


# --- Passwords ---


def hand_out(client, user):
    page = client.post(password_page(user), {"confirmed": "yes"})
    return page, re.search(r'class="one-time">([^<]+)<', page.content.decode())


def test_one_time_password_is_asked_about_first(signed_in, arun):
    page = signed_in.get(password_page(arun))
    assert (page.context["people"], page.context["handed_out"]) == ([arun], [])
    signed_in.post(password_page(arun))
    arun.refresh_from_db()
    assert (arun.check_password(PASSWORD), arun.must_change_password) == (True, False)


def test_one_time_password_is_good_for_one_sign_in(signed_in, arun, district):
    browser = Client()
    browser.force_login(arun)
    page, shown = hand_out(signed_in, arun)
    assert browser.get("/profile/").url.startswith(reverse("accounts:sign_in"))
    assert "no-store" in page.headers["Cache-Control"]
    assert entries() == [("reset_password_user", arun.pk, district.path)]
    assert shown[1] not in str(list(Entry.objects.values()))

    password = shown[1]
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", password)
    own = "rice-boat-mountain-seven"
    browser.post("/sign-in/", {"username": "arun", "password": password})
    assert browser.get("/profile/").url == reverse("password")
    asked = {"old_password": password, "new_password1": own, "new_password2": own}
    assert browser.post(reverse("password"), asked).url == "/"
    assert browser.get("/profile/").status_code == 200
    assert not signs_in("arun", password)
    assert signs_in("arun", own)


def test_one_time_password_ends_a_lock_out(signed_in, arun, settings):
    browser = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = browser.post("/sign-in/", {"username": "arun", "password": "wrong"})
    assert answer.status_code == 429
    _page, shown = hand_out(signed_in, arun)
    assert browser.post("/sign-in/", {"username": "arun", "password": shown[1]}).status_code == 302


@pytest.mark.parametrize("is_new", [True, False])
def test_new_person_is_not_told_of_an_old_password(signed_in, arun, is_new):
    if is_new:
        arun.set_unusable_password()
        arun.save()
    page = signed_in.get(password_page(arun)).content.decode()
    told = ["with a new account" in page, "The old one stops working" in page]
    assert told == [is_new, not is_new]


def test_nobody_hands_a_one_time_password_to_oneself(signed_in, admin):
    assert signed_in.get(password_page(admin)).status_code == 404
    assert password_page(admin) not in signed_in.get(page_of(admin)).content.decode()


def test_one_time_passwords_by_the_handful(signed_in, admin, arun, chai, stranger):
    chosen = {"action": "one_time_passwords", "_selected_action": [admin.pk, arun.pk, chai.pk, stranger.pk]}
    asked = signed_in.post(LIST, chosen)
    assert ([user.username for user in asked.context["people"]], asked.context["left_out"]) == (["arun", "chai"], 1)
    shown = signed_in.post(LIST, chosen | {"confirmed": "yes"}).context["handed_out"]
    assert [user.username for user, _password in shown] == ["arun", "chai"]
    assert all(signs_in(user.username, password) for user, password in shown)
    assert len({password for _user, password in shown}) == 2
    assert set(User.objects.filter(must_change_password=True)) == {arun, chai}
    assert {verb for verb, _pk, _path in entries()} == {"reset_password_user"}


def test_too_many_one_time_passwords_at_once_are_refused(signed_in, district, monkeypatch):
    monkeypatch.setattr("portal.offices.admin.people.MOST_PASSWORDS", 1)
    chosen = [MembershipFactory(office=district).user.pk for _ in range(2)]
    answer = signed_in.post(
        LIST, {"action": "one_time_passwords", "_selected_action": chosen, "confirmed": "yes"}, follow=True
    )
    assert "Choose at most 1 people." in answer.content.decode()
    assert not User.objects.filter(must_change_password=True).exists()


# --- The list ---


def test_list_tells_todays_roles_within_reach(signed_in, arun, district, far_district):
    MembershipFactory(user=arun, office=far_district, role=Role.HEAD)
    MembershipFactory(user=arun, office=district, role=Role.HEAD, starts_on="2020-10-01", ends_on="2021-09-30")
    page = signed_in.get(LIST, {"q": "arun"})
    (row,) = page.context["cl"].result_list
    assert [(held.role, held.office) for held in row.held_here] == [("staff", district)]
    assert "Staff 2101 Office 2101" in page.content.decode()


@pytest.mark.parametrize(("role", "found"), [("staff", ["arun", "chai"]), ("reviewer", ["busaba"]), ("supervisor", [])])
def test_list_can_be_narrowed_by_role(signed_in, arun, busaba, chai, dao, stranger, role, found):
    page = signed_in.get(LIST, {"role": role})
    assert [user.username for user in page.context["cl"].queryset] == found


def test_role_is_offered_for_the_person(signed_in, arun):
    link = f"{reverse('admin:offices_membership_add')}?user=arun"
    assert link in signed_in.get(page_of(arun)).content.decode()
    form = signed_in.get(link).context["adminform"].form
    assert form["user"].value() == "arun"
    assert Membership.objects.filter(user=arun).count() == 1


@pytest.mark.parametrize(("language", "year"), [("th", "2569"), ("en", "2026")])
def test_past_of_a_person_is_dated_as_everywhere_else(signed_in, arun, time_machine, language, year):
    time_machine.move_to("2026-03-20T03:00:00+00:00")
    signed_in.post(page_of(arun), fields_of(arun, last_name="ใหม่"))
    User.objects.update(language=language)
    page = signed_in.get(f"{LIST}{arun.pk}/history/").content.decode()
    assert re.findall(r'<th scope="row">20 [^<]* (\d{4}),? [^<]*</th>', page) == [year]
    assert f'href="{page_of(arun)}"' in page
