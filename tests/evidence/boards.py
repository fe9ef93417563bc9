"""What the tests of boards and panels share."""

import re
from html import unescape

from django.utils import translation

from portal.dashboard.panel import Options, Subject
from portal.offices.scope import scope_of
from tests.factories.worlds import NOW

YEAR = "year=2567&programme=plan"
LINK = re.compile(r'<a[^>]*? href="(/assignments/[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def read(panel, user, office, *, at=NOW, limit=10, as_of=None):
    subject = Subject(office, 2567, "plan", as_of)
    with translation.override("en"):
        return panel.read(scope_of(user), subject, at=at, options=Options(limit=limit))


def links_of(client, code, as_of=""):
    """Every list that the board leads to, and the last number of its link: what is owed, not what is accepted of it."""
    page = client.get(f"/boards/{code}/", {"as_of": as_of}).content.decode()
    texts = ((unescape(url), re.sub(r"<[^>]*>", " ", text)) for url, text in LINK.findall(page))
    return {url: int(re.findall(r"\d+", text)[-1]) for url, text in texts}


def lengths_of(client, urls):
    """How many rows the list at each address has."""
    return {url: client.get(url).context["listing"].total for url in urls}
