"""The button in a real browser: it says that it is busy, and not for ever when a file comes instead of a page."""

import pytest
from django.test import Client

from tests.browser import PHONE, assert_no_axe_violations
from tests.portal.reports.asking import LIST

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey, pytest.mark.usefixtures("undrawn")]


@pytest.fixture
def page(new_page, live_server, only_plain, programme, admin):
    """The page of documents on a phone, for the admin of the province."""
    type(admin).objects.filter(pk=admin.pk).update(language="en")
    client = Client()
    client.force_login(admin)
    page = new_page(PHONE, accept_downloads=True)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.clock.install()
    page.goto(LIST)
    return page


def test_button_is_free_again_after_a_file_came(page):
    button = page.get_by_role("button", name="Make the report")
    page.get_by_label("XLSX").check()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.startswith("รายงานแบบสั้น Office 21 fiscal year 2567")
    assert button.get_attribute("aria-busy") == "true"
    shown = "button => getComputedStyle(button, '::after').content"
    assert (button.evaluate(shown), page.locator("#spoken").inner_text()) == ('" · Working…"', "Making the document")
    page.clock.fast_forward("00:11")
    assert button.get_attribute("aria-busy") is None
    page.reload()
    assert page.get_by_role("link", name="XLSX").count() == 1
    assert_no_axe_violations(page)
