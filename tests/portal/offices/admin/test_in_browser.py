"""The administration in a real browser, under the policy that allows no inline script or style."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.offices import PositionFactory, ZoneFactory
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.journey

OWN = "rice-boat-mountain-seven"
LINES = """cell => {
  const text = document.createRange();
  text.selectNodeContents(cell);
  return text.getClientRects().length;
}"""


@pytest.fixture
def signed_in(admin, arun, new_page):
    """The administrator of 21 in Chromium; a refused script or style fails the test."""
    return enter(new_page(), "admin")


def enter(page, username, password=PASSWORD):
    page.goto("/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    return page


def violations(page):
    """Without axe's preloading, which would write an inline style where a stylesheet imports another."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def test_every_page_is_accessible_and_within_the_policy(signed_in, arun, district):
    zone, position, membership = (
        ZoneFactory(province=district.parent),
        PositionFactory(office=district),
        arun.memberships.get(),
    )
    rows = {
        "accounts_user": arun,
        "offices_office": district,
        "offices_zone": zone,
        "offices_position": position,
        "offices_membership": membership,
    }
    pages = [reverse("admin:index"), reverse("admin:accounts_user_history", args=[arun.pk])]
    pages += [reverse("admin:accounts_user_one_time_password", args=[arun.pk])]
    for table, row in rows.items():
        pages += [reverse(f"admin:{table}_{page}") for page in ("changelist", "add")]
        pages.append(reverse(f"admin:{table}_change", args=[row.pk]))
    for table in ("accounts_user", "offices_office", "offices_membership"):
        pages += [reverse(f"admin:{table}_{page}") for page in ("import", "export")]
    found = {}
    for address in pages:
        assert signed_in.goto(address).status == 200
        found[address] = violations(signed_in)
    assert {address: rules for address, rules in found.items() if rules} == {}


def test_administrator_makes_an_account_and_its_owner_takes_it_over(signed_in, new_page, district):
    signed_in.goto(reverse("admin:accounts_user_add"))
    for name, value in {"username": "ploy", "first_name": "พลอย", "last_name": "ใจดี"}.items():
        signed_in.fill(f"[name={name}]", value)
    signed_in.fill("[name=office]", str(district))
    signed_in.select_option("[name=role]", "staff")
    signed_in.click("[name=_save]")
    signed_in.click(".submit-row [type=submit]")
    password = signed_in.inner_text(".one-time")

    page = enter(new_page((360, 740)), "ploy", password)
    assert page.url.endswith("/profile/password/")
    for name, value in {"old_password": password, "new_password1": OWN, "new_password2": OWN}.items():
        page.fill(f"[name={name}]", value)
    page.click("main form [type=submit]")
    page.wait_for_url(lambda url: "/password/" not in url)
    assert not User.objects.get(username="ploy").must_change_password


def test_what_is_wrong_with_a_user_name_is_read_whole_on_a_phone(admin, district, new_page):
    page = enter(new_page((360, 740)), "admin")
    page.goto(reverse("admin:accounts_user_add"))
    page.fill("[name=username]", "staff 2101")
    page.fill("[name=office]", str(district))
    page.click("[name=_save]")
    faults = page.locator(".errorlist")
    faults.first.wait_for()
    assert faults.evaluate_all("lists => lists.map(one => one.scrollWidth - one.clientWidth)") == [0]


def test_user_name_beside_a_one_time_password_stays_on_one_line_on_a_phone(admin, arun, new_page):
    User.objects.filter(pk=arun.pk).update(username="staff-2101-deputy")
    page = enter(new_page((360, 740)), "admin")
    page.goto(reverse("admin:accounts_user_one_time_password", args=[arun.pk]))
    page.click(".submit-row [type=submit]")
    cell = page.locator("td", has_text="staff-2101-deputy")
    assert cell.evaluate(LINES) == 1


def test_administrator_takes_a_table_in(signed_in, arun):
    signed_in.goto(reverse("admin:accounts_user_import"))
    table = "username,last_name\narun,นามสกุลใหม่\n".encode("cp874")
    signed_in.set_input_files("[name=import_file]", {"name": "people.csv", "mimeType": "text/csv", "buffer": table})
    signed_in.click(".submit-row [type=submit]")
    assert signed_in.inner_text(".import-preview ins") == "นามสกุลใหม่"
    assert violations(signed_in) == []
    signed_in.click("[name=confirm]")
    signed_in.wait_for_selector(".messagelist .success")
    arun.refresh_from_db()
    assert arun.last_name == "นามสกุลใหม่"
