"""Who is signed in, as the prepared queries read it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.sessions import PersonBackend, SessionStore
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def kept() -> str:
    store = SessionStore()
    store["word"] = "คำ"
    store.save()
    return store.session_key


def test_what_was_kept_is_read():
    assert SessionStore(kept())["word"] == "คำ"


@pytest.mark.parametrize("key", [None, "of-nobody-of-nobody-of-nobody-00"])
def test_an_unknown_session_is_empty_and_loses_its_key(key):
    store = SessionStore(key)
    assert (store.load(), store.session_key) == ({}, None)


def test_a_session_that_has_run_out_is_empty():
    key = kept()
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    store = SessionStore(key)
    assert (store.load(), store.session_key) == ({}, None)


def test_the_person_is_the_whole_row_as_the_table_has_it():
    user = UserFactory(language="en", must_change_password=True)
    found = PersonBackend().get_user(user.pk)
    table = User.objects.get(pk=user.pk)
    columns = [column.attname for column in User._meta.concrete_fields]
    assert [getattr(found, column) for column in columns] == [getattr(table, column) for column in columns]
    assert (found, found._state.adding, found._state.db) == (table, False, "default")


def test_a_closed_account_and_nobody_are_no_person():
    closed = UserFactory(is_active=False)
    assert [PersonBackend().get_user(pk) for pk in (closed.pk, 0)] == [None, None]


def test_a_page_asks_three_things_of_who_is_there(client, django_assert_num_queries):
    client.force_login(UserFactory())
    with django_assert_num_queries(3):  # the session, the person, the roles
        client.get(reverse("accounts:profile"))
