"""What pages of any floor say about documents."""

import re
from datetime import date

import pytest

from portal.offices.models import Role
from portal.reports.models import Document
from tests.factories.documents import DocumentFactory
from tests.portal.reports.asking import LIST, MAKE, signed_in

pytestmark = pytest.mark.usefixtures("undrawn")


@pytest.mark.parametrize(
    ("role", "code", "board", "offered"),
    [
        (Role.ADMIN, "21", "21", True),
        (Role.REVIEWER, "00", "21", True),
        (Role.SUPERVISOR, "21", "21", True),
        (Role.STAFF, "21", "21", False),
        (Role.HEAD, "21", "21", False),
        (Role.ADMIN, "21", "2101", False),
        (Role.ADMIN, "00", "00", False),
    ],
)
def test_board_offers_the_document_to_those_who_may_make_it(
    client, plain, programme, district, role, code, board, offered
):
    signed_in(client, role, code)
    page = client.get(f"/boards/{board}/", {"as_of": "2024-03-19"}).content.decode()
    form = re.search(rf'<form method="post" action="{MAKE}".*?</form>', page, re.DOTALL)
    assert (form is not None) == offered
    if form:
        sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.group()))
        del sent["csrfmiddlewaretoken"]
        assert sent == {"choice": "2567-plan", "as_of": "2024-03-19", "language": "th", "form": "pdf"}
        assert client.post(MAKE, sent).url == f"/reports/{Document.objects.get().pk}/"
        assert Document.objects.get().as_of == date(2024, 3, 19)


def test_kind_that_no_floor_brings_any_more_is_named_bare(client, plain, programme):
    DocumentFactory(kind="former", office=programme.province)
    signed_in(client, Role.ADMIN, "21")
    assert "former" in client.get(LIST).content.decode()
