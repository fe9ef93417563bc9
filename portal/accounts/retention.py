"""What is kept about people beside the history, and for how long."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Model
from django_tasks_db.models import DBTaskResult

from portal.shell import disk

# Where tables wait between looking and confirming; one that nobody confirmed holds names and addresses.
WAITING_TABLES = "imports"
LEFT_BEHIND_AFTER = timedelta(days=1)
ASKED_AFTER = timedelta(days=30)

Sort = tuple[str, int]


def forget(*, at: datetime) -> list[Sort]:
    """Delete what is past its time, and say how much of each sort there was."""
    signed_in, administered = timedelta(days=settings.SIGN_IN_LOG_DAYS), timedelta(days=settings.ADMIN_LOG_DAYS)
    return [
        ("sessions that have ended", _rows(Session, expire_date__lt=at)),
        ("sign-ins", _rows(AccessLog, attempt_time__lt=at - signed_in)),
        ("wrong passwords", _rows(AccessAttempt, attempt_time__lt=at - signed_in)),
        ("entries of the administration's own log", _rows(LogEntry, action_time__lt=at - administered)),
        ("background tasks", _rows(DBTaskResult, enqueued_at__lt=at - ASKED_AFTER)),
        ("files left behind", sum(1 for _path in _left_behind(at - LEFT_BEHIND_AFTER))),
    ]


def _rows(table: type[Model], **past: datetime) -> int:
    return table._default_manager.filter(**past).delete()[0]


def _left_behind(before: datetime) -> Iterator[Path]:
    """Tables that nobody confirmed, and what a transfer that broke off left; each is removed."""
    root = Path(settings.MEDIA_ROOT)
    for path in [*(root / WAITING_TABLES).glob("*"), *root.rglob(f"{disk.COMING}*")]:
        if path.is_file() and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            yield path
