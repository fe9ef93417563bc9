"""The world that the bench looks at: the demo's two provinces, and around them the whole country."""

from datetime import datetime
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client

from dimensions.models import Assignment
from portal.accounts.models import User
from portal.dashboard.panel import Subject
from portal.offices.models import Office
from portal.offices.scope import Scope, scope_of
from portal.shell import clock
from tools.bench import nation
from tools.bench.measure import say, told

RAYONG, DEPARTMENT = "21", "00"
HOST = "127.0.0.1"


class World:
    """Whatever changes rows in it leaves them as it found them, or adds where nothing is counted."""

    short, long = nation.REVIEWER.format("98"), nation.REVIEWER.format("99")
    """The reviewers of two provinces in which a hundred and ten thousand assignments wait."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self) -> None:
        with told("Tables and static files"):
            call_command("migrate", verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
        with told("The demo"):
            call_command("demo")
        with told("The nation"):
            nation.publish_everywhere(self.year)
            nation.fill(self.year)
            nation.list_of(100, code="98", year=self.year)
            nation.list_of(10_000, code="99", year=self.year)
        self.settle()
        say(f"{Assignment.objects.count()} assignments in all")

    def settle(self) -> None:
        """Let the database look at what it holds, as it does by itself on a site that has run for a while."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        connections.close_all()

    @cached_property
    def year(self) -> int:
        return clock.fiscal_year()

    @property
    def at(self) -> datetime:
        return clock.now()

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def scope(self, username: str) -> Scope:
        return scope_of(self.user(username))

    def subject(self, code: str) -> Subject:
        return Subject(Office.objects.get(code=code), self.year, "plan")

    def client(self, username: str) -> Client:
        """Somebody who is signed in."""
        client = Client(SERVER_NAME=HOST)
        client.force_login(self.user(username), settings.AUTHENTICATION_BACKENDS[-1])
        return client

    def session(self, username: str) -> str:
        """The cookie of somebody who is signed in."""
        return self.client(username).cookies["sessionid"].value
