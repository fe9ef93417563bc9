"""What is forgotten after a while, and what never is."""

import os
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from portal.accounts.models import User
from portal.accounts.retention import forget
from portal.history.models import Entry
from portal.history.recording import record

NOW = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
ACCESS = {"user_agent": "x", "username": "arun", "ip_address": "192.0.2.7", "http_accept": "x", "path_info": "/"}
NOTHING = [
    ("sessions that have ended", 0),
    ("sign-ins", 0),
    ("wrong passwords", 0),
    ("entries of the administration's own log", 0),
    ("background tasks", 0),
    ("files left behind", 0),
]


def file(folder, name, age):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"x")
    os.utime(folder / name, ((NOW - age).timestamp(),) * 2)
    return folder / name


@pytest.fixture
def kept(arun, district, store, settings):
    """Of every sort one row that is past its time and one that is not quite."""
    settings.SIGN_IN_LOG_DAYS, settings.ADMIN_LOG_DAYS = 90, 365
    for number, age in enumerate([timedelta(0), timedelta(seconds=1)]):
        Session.objects.create(session_key=f"key-{number}", session_data="", expire_date=NOW - age)
        for table in (AccessLog, AccessAttempt):
            row = table(**ACCESS | {"user_agent": str(number)})
            if table is AccessAttempt:
                row.get_data = row.post_data = ""
                row.failures_since_start = 1
            row.save()
            table.objects.filter(pk=row.pk).update(attempt_time=NOW - timedelta(days=90) - age)
        entry = LogEntry.objects.create(user=arun, object_repr="อรุณ", action_flag=CHANGE)
        LogEntry.objects.filter(pk=entry.pk).update(action_time=NOW - timedelta(days=365) - age)
        task = DBTaskResult.objects.create(task_path="a.task", args_kwargs={}, backend_name="default")
        DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=NOW - timedelta(days=30) - age)
        record("look", district, by=arun, office=district)
        file(store / "imports", f"table-{number}", timedelta(days=1) + age)
        file(store / "files" / "ab", f".coming-{number}", timedelta(days=1) + age)
        file(store / "files" / "ab", f"abcd{number}", timedelta(days=9000))
    return store


def test_what_is_past_its_time_is_forgotten_once(kept):
    assert forget(at=NOW) == [(sort, 2 if sort == "files left behind" else 1) for sort, _none in NOTHING]
    assert forget(at=NOW) == NOTHING


def test_the_rest_stays(kept, arun):
    forget(at=NOW)
    assert [table.objects.count() for table in (Session, AccessLog, AccessAttempt, LogEntry)] == [1, 1, 1, 1]
    assert (Entry.objects.count(), User.objects.filter(pk=arun.pk).exists()) == (2, True)
    left = sorted(str(path.relative_to(kept)) for path in kept.rglob("*") if path.is_file())
    assert left == ["files/ab/.coming-0", "files/ab/abcd0", "files/ab/abcd1", "imports/table-0"]


def test_command_says_what_it_forgot(kept):
    said = StringIO()
    call_command("forget", stdout=said)
    assert said.getvalue().splitlines()[0].endswith(" sessions that have ended")
    assert len(said.getvalue().splitlines()) == len(NOTHING)
