"""User names as administrators type them: which are free, and of what they are made."""

import pytest


def add(client, office, name):
    facts = {"username": name, "first_name": "พลอย", "last_name": "ใจดี", "office": office.code, "role": "staff"}
    return client.post("/admin/accounts/user/add/", facts)


@pytest.mark.parametrize("taken", ["arun", "ARUN"])
def test_user_name_that_is_taken_is_told_once_at_its_field(signed_in, arun, district, taken):
    assert add(signed_in, district, taken).context["adminform"].form.errors == {
        "username": ["Another person has this user name already; capital letters make no difference."]
    }


def test_help_and_fault_allow_a_user_name_the_same_signs(signed_in, district):
    page = add(signed_in, district, "พลอย ใจดี").content.decode()
    assert ("figures and @ . + - _ only" in page, "numbers, and @/./+/-/_ characters" in page) == (True, True)
