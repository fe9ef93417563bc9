"""Every page of the administration that an admin reaches, on a phone: axe finds nothing."""

import re

import pytest

from tests.browser import PHONE
from tests.portal.offices.admin.test_in_browser import violations

pytestmark = pytest.mark.journey

# The pages of one table: what one finds in its list leads to the others.
ADDRESS = re.compile(r"^/admin/\w+/\w+/((add|import|export)/|\d+/change/|)$")


def links_of(page):
    return page.eval_on_selector_all(
        "main a[href], #main a[href]", "all => all.map(link => new URL(link.href).pathname)"
    )


def reached_from(page, address):
    """The list's own pages, and of its rows the first with what can be done to it."""
    found = dict.fromkeys(link for link in links_of(page) if link.startswith(address) and ADDRESS.match(link))
    rows = [link for link in found if link.endswith("/change/")]
    first = [rows[0], *(rows[0].replace("change", step) for step in ("delete", "history"))] if rows else []
    return [*(link for link in found if link not in rows and link != address), *first]


def test_pages_of_the_administration_break_no_rule_of_axe(visitor, everyone, waiting):
    page = visitor(everyone["admin"], PHONE).sign_in().page
    seen, faults = [], {}

    def look(address):
        if page.goto(address).status == 403 and "/delete/" in address:
            return
        seen.append(address)
        if found := violations(page):
            faults[address] = found

    look("/admin/")
    tables = [link for link in dict.fromkeys(links_of(page)) if ADDRESS.match(link) and link.count("/") == 4]
    for table in tables:
        look(table)
        for address in reached_from(page, table):
            look(address)
    kinds = {re.sub(r"\d+", "1", address).removeprefix("/admin/").split("/", 2)[-1] for address in seen}
    assert {"", "add/", "import/", "export/", "1/change/", "1/history/"} <= kinds
    assert faults == {}
