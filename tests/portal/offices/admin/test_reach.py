"""The administration within its reach: lists, pages, choices and files of one's own offices, and nothing of others."""

import json

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.offices.models import Office, Role
from tests.factories.offices import DistrictFactory, MembershipFactory, TenureFactory, ZoneFactory
from tests.factories.people import UserFactory

TABLES = ["accounts_user", "offices_office", "offices_zone", "offices_position", "offices_membership"]


def address(table, page, *args):
    return reverse(f"admin:{table}_{page}", args=args)


# --- Who comes in ---


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        (Role.STAFF, "2101", 403),
        (Role.HEAD, "2101", 403),
        (Role.REVIEWER, "21", 403),
        (Role.SUPERVISOR, "00", 403),
        (Role.ASSESSOR, "21", 403),
        (Role.ADMIN, "2101", 200),
        (Role.ADMIN, "21", 200),
        (Role.ADMIN, "00", 200),
    ],
)
@pytest.mark.parametrize("page", ["admin:index", "admin:accounts_user_changelist", "admin:offices_office_import"])
def test_administration_is_open_to_admins(client, department, district, role, code, status, page):
    office = Office.objects.get(code=code)
    client.force_login(MembershipFactory(office=office, role=role).user)
    answer = client.get(reverse(page), follow=True)
    assert answer.status_code == status


def test_administration_is_open_to_a_superuser(client, department):
    client.force_login(UserFactory(is_superuser=True))
    assert client.get("/admin/").status_code == 200


def test_member_of_nothing_stays_out(client, nobody):
    client.force_login(nobody)
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    "page", ["/admin/", "/admin/accounts/user/", "/admin/jsi18n/", "/admin/offices/office/import/"]
)
def test_administration_asks_who_you_are(client, db, page):
    answer = client.get(page, follow=True)
    assert answer.redirect_chain[-1][0] == f"{reverse('accounts:sign_in')}?next={page}"


def test_admins_own_sign_in_page_leads_to_the_portals(client, admin, arun):
    assert client.get("/admin/login/").url == f"{reverse('accounts:sign_in')}?next=/admin/"
    client.force_login(admin)
    assert client.get("/admin/login/").url == "/admin/"
    client.force_login(arun)
    assert client.get("/admin/login/").status_code == 403


def test_own_password_is_changed_on_the_portals_page(signed_in):
    assert signed_in.get(reverse("admin:password_change")).url == reverse("password")


# --- Lists and pages ---


@pytest.mark.parametrize("table", TABLES)
def test_list_holds_rows_within_reach(signed_in, rows, table):
    own, far = rows[table]
    listed = set(signed_in.get(address(table, "changelist")).context["cl"].queryset)
    assert (own in listed, far in listed) == (True, False)


@pytest.mark.parametrize("table", TABLES)
def test_page_of_a_row_within_reach_opens(signed_in, rows, table):
    own, _far = rows[table]
    assert signed_in.get(address(table, "change", own.pk)).status_code == 200
    assert signed_in.get(address(table, "history", own.pk)).status_code == 200


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_row_out_of_reach_is_not_shown(signed_in, rows, table, page, method):
    _own, far = rows[table]
    before = type(far).objects.filter(pk=far.pk).values().get()
    answer = getattr(signed_in, method)(address(table, page, far.pk), {"post": "yes"})
    assert answer.status_code in (302, 403)
    assert answer.get("Location", "/admin/") == "/admin/"
    assert type(far).objects.filter(pk=far.pk).values().get() == before


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_ever_deleted(signed_in, rows, table):
    own, _far = rows[table]
    assert signed_in.post(address(table, "delete", own.pk), {"post": "yes"}).status_code == 403
    page = signed_in.get(address(table, "changelist"))
    assert (
        "delete_selected" not in [name for name, _label in page.context["action_form"].fields["action"].choices]
        if (page.context["action_form"])
        else True
    )
    signed_in.post(
        address(table, "changelist"), {"action": "delete_selected", "_selected_action": [own.pk], "post": "yes"}
    )
    assert type(own).objects.filter(pk=own.pk).exists()


MORE = {
    "accounts_user": lambda district: MembershipFactory(office=district),
    "offices_office": lambda district: DistrictFactory(parent=district.parent),
    "offices_zone": lambda district: ZoneFactory(province=district.parent),
    "offices_position": lambda district: TenureFactory(position__office=district),
    "offices_membership": lambda district: MembershipFactory(office=district),
}
# session, person, scope, count, rows, and what belongs to them
QUERIES = {
    "accounts_user": 6,
    "offices_office": 5,
    "offices_zone": 5,
    "offices_position": 6,
    "offices_membership": 5,
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("more", [0, 2])
def test_list_query_count(signed_in, rows, district, table, more, django_assert_num_queries):
    for _ in range(more):
        MORE[table](district)
    with django_assert_num_queries(QUERIES[table]):
        signed_in.get(address(table, "changelist"))


def test_district_admin_sees_the_district(client, rows, district, other_district, chai):
    client.force_login(MembershipFactory(office=district, role=Role.ADMIN).user)
    listed = client.get(address("offices_office", "changelist")).context["cl"].queryset
    assert set(listed) == {district}
    assert chai not in client.get(address("accounts_user", "changelist")).context["cl"].queryset


def test_search_finds_nobody_out_of_reach(signed_in, rows):
    own, far = rows["accounts_user"]
    for user, found in ((own, [own]), (far, [])):
        page = signed_in.get(address("accounts_user", "changelist"), {"q": user.username})
        assert list(page.context["cl"].queryset) == found


@pytest.mark.parametrize("lookup", ["password__startswith", "password", "memberships__office__path__startswith"])
def test_address_can_not_fish_for_what_is_not_shown(signed_in, rows, lookup):
    answer = signed_in.get(address("accounts_user", "changelist"), {lookup: "md5"})
    assert answer.status_code in (302, 400)


@pytest.mark.parametrize("field", ["user", "office"])
def test_autocomplete_offers_rows_within_reach(signed_in, rows, field):
    asked = {"app_label": "offices", "model_name": "membership", "field_name": field, "term": ""}
    offered = {int(row["id"]) for row in signed_in.get(reverse("admin:autocomplete"), asked).json()["results"]}
    own, far = rows["accounts_user" if field == "user" else "offices_office"]
    assert (own.pk in offered, far.pk in offered) == (True, False)


@pytest.mark.parametrize("language", ["th", "en"])
def test_scripts_count_in_the_words_of_the_catalogue(signed_in, language):
    User.objects.update(language=language)
    with translation.override(language):
        counted = ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", 2)
    catalogue = signed_in.get(reverse("admin:jsi18n")).content.decode()
    assert json.dumps(counted) in catalogue
