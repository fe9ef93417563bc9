"""How people are named."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.workflow import one_time_password
from tests.factories.people import UserFactory


@pytest.mark.parametrize(
    ("title", "first", "last", "named"),
    [
        ("นาย", "อรุณ", "ดี", "นายอรุณ ดี"),
        ("", "อรุณ", "ดี", "อรุณ ดี"),
        ("ดร.", "อรุณ", "", "ดร.อรุณ"),
        ("นาง", "", "", "arun"),
        ("", "", "", "arun"),
        ("", "", "ดี", "ดี"),
    ],
)
def test_full_name_is_written_as_officials_write_it(title, first, last, named):
    user = User(username="arun", title=title, first_name=first, last_name=last)
    assert (user.get_full_name(), str(user)) == (named, named)


def test_no_two_user_names_differ_only_in_case(arun):
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(username="ARUN")


def test_new_person_reads_thai_in_arabic_digits(db):
    user = User.objects.create(username="ploy")
    assert (user.language, user.digits, user.must_change_password, user.is_sample) == ("th", "arabic", False, False)


def test_languages_are_named_in_both_languages():
    with translation.override("en"):
        assert [str(label) for label in User.Language.labels] == ["Thai", "English"]


def test_one_time_passwords_are_never_the_same_nor_hard_to_read():
    passwords = {one_time_password() for _ in range(500)}
    assert len(passwords) == 500
    assert {len(password) for password in passwords} == {14}
    assert set("".join(passwords)) & set("0o1liIO") == set()
