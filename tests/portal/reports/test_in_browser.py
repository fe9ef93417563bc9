"""The button in a real browser: it says that it is busy until the file has come, and then the list shows it."""

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
    page.goto(LIST)
    return page


WATCH = """() => {
  const button = document.querySelector(".sheet .buttons button"), spoken = document.getElementById("spoken");
  const shown = () => getComputedStyle(button, "::after").content;
  const look = () => window.seen.push([button.hasAttribute("aria-busy"), shown(), spoken.textContent]);
  window.seen = [];
  new MutationObserver(look).observe(button, { attributes: true });
}"""


def test_button_is_busy_until_the_file_has_come(page):
    page.get_by_label("XLSX").check()
    page.evaluate(WATCH)
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the report").click()
    assert download.value.suggested_filename.startswith("รายงานแบบสั้น Office 21 fiscal year 2567")
    page.wait_for_function("() => window.seen.length === 2")
    assert page.evaluate("() => window.seen") == [
        [True, '" · Working…"', "Making the document"],
        [False, "none", "The document is ready."],
    ]


def test_new_document_stands_in_the_list_without_a_reload(page):
    page.get_by_label("XLSX").check()
    for number in (1, 2):
        with page.expect_download():
            page.get_by_role("button", name="Make the report").click()
        page.wait_for_function(
            "number => document.querySelectorAll('#documents tbody tr').length === number", arg=number
        )
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"].startswith("arrived")] == []
    assert_no_axe_violations(page)
