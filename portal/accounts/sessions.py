"""The session and its person, read on every page by prepared queries; for the rest they are Django's own."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import BigAutoField, CharField, DateTimeField, QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.shell.prepared import Prepared, Slot


def unexpired() -> QuerySet[Session, tuple[str]]:
    found = Session.objects.filter(session_key=Slot("key", CharField()), expire_date__gt=Slot("now", DateTimeField()))
    return found.values_list("session_data")


def person() -> QuerySet[User]:
    return User.objects.filter(pk=Slot("pk", BigAutoField())).order_by()


UNEXPIRED, PERSON = Prepared(unexpired), Prepared(person)


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = UNEXPIRED.rows(key=self.session_key, now=timezone.now())  # noqa: TID251  # real, also in the demo
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])


class PersonBackend(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        found = PERSON.rows(pk=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
