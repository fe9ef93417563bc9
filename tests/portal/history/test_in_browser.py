"""The history page on a desk and on a phone."""

import pytest

from portal.history.recording import record
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_history_is_accessible_and_fits(busaba, arun, district, new_page, size):
    for number in range(3):
        record("add_membership", district, by=arun, office=district, note="ข้อความยาว " * 20, number=number)
    page = new_page(size)
    page.goto("/sign-in/?next=/history/")
    page.fill("[name=username]", "busaba")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#entries tbody tr")
    assert_no_axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#entries tbody tr").count() == 3
    if size == PHONE:
        page.locator(".filters summary").click()
    page.locator(".filters select").first.select_option("add_user")
    page.get_by_role("search").locator("[type=submit]").click()
    page.wait_for_url(lambda url: "act=add_user" in url)
    page.wait_for_selector("#entries .empty")
