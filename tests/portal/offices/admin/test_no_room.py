"""A table that finds no room in the database is told of as that, not as a change made by somebody else."""

import pytest

from tests.fullness import no_room, only_sqlite, only_to_be_read
from tests.portal.offices.admin.tables import LISTS, everything, show

ROWS = "".join(f"person-{number},{'ยาว' * 20},{'ใจดี' * 20},2101,staff\n" for number in range(60))


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", [no_room, only_to_be_read])
def test_table_that_finds_no_room_is_not_taken_in(signed_in, district, how):
    signed_in.raise_request_exception = False
    confirmed = show(signed_in, "users", f"username,first_name,last_name,office,role\n{ROWS}").context["confirm_form"]
    before = everything()
    with how():
        page = signed_in.post(f"{LISTS['users']}process_import/", confirmed.initial)
    assert (page.status_code, "could not be stored" in page.content.decode()) == (507, True)
    assert everything() == before
