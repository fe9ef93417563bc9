"""Load the demo, once, into a database without real users."""

import sys
from datetime import date
from importlib import import_module
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.db.models import QuerySet, Subquery

from portal.accounts.models import User
from portal.shell import clock
from portal.shell.demo import Chapter, DateRefused
from portal.shell.disk import flushed_together

REAL_USERS = 3  # the exit status that says so


class Command(BaseCommand):
    help = (
        "Loads the sample provinces. A database with real users refuses them (exit 3); a second time changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the demo may be loaded")
        parser.add_argument("--date", action="store_true", help="only print the demo's own date")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["date"]:
            self.stdout.write(demo_date().isoformat())
            return
        if User.objects.filter(is_sample=False).exists():
            self.stderr.write("This database has real users, so the demo is not loaded.")
            sys.exit(REAL_USERS)
        if not options["check"]:
            self.put_in_place(demo_date())

    def put_in_place(self, day: date) -> None:
        loaded = day_of_loading()
        if loaded is None:
            load(day)
        elif day < loaded:
            self.stderr.write(f"What the demo shows was done by {loaded.isoformat()}, later than the date chosen.")
        keep_password(settings.DEMO_PASSWORD)
        self.stdout.write(f"The demo is in place. Its date is {day.isoformat()}.")
        self.stdout.write(
            "Sign in as staff-2101, reviewer-21, supervisor-21, admin, staff-5701, head-5701 ... (see the README)."
        )
        self.stdout.write(f"The password of all of them is: {settings.DEMO_PASSWORD}")


def first_users() -> QuerySet[User]:
    return User.objects.filter(is_sample=True).order_by("pk")


def day_of_loading() -> date | None:
    """The demo's date when it was loaded: on that day its first user joined."""
    first = first_users().first()
    return clock.local(first.date_joined).date() if first else None


def demo_date() -> date:
    """What was chosen for this start; else the date on which the demo was loaded; else 20 March of the running year."""
    return settings.DEMO_DATE or day_of_loading() or clock.demo_day()


@transaction.atomic
def load(day: date) -> None:
    """Offices, then what each floor brings, told in the order of time as seen on the demo's date."""
    call_command("load_offices", verbosity=0)
    with clock.set_to(day), flushed_together():
        for _at, tell in sorted(chapters(), key=itemgetter(0)):
            tell()
    count_rows()


def count_rows() -> None:
    """PostgreSQL counts by itself only minutes later; until then it takes tables for empty and is slow on boards."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def chapters() -> list[Chapter]:
    parts = [import_module(name) for name in settings.DEMO_PARTS]
    try:
        return [chapter for part in parts for chapter in part.chapters()]
    except DateRefused as refusal:
        raise CommandError(str(refusal)) from refusal


def keep_password(password: str) -> None:
    """Whoever was loaded and has another, because it was chosen anew or changed since, gets the one back."""
    loaded = User.objects.filter(is_sample=True, date_joined=Subquery(first_users().values("date_joined")[:1]))
    kept = loaded.order_by().values_list("password", flat=True).distinct()
    if strange := [one for one in kept if not check_password(password, one)]:
        loaded.filter(password__in=strange).update(password=make_password(password), must_change_password=False)
