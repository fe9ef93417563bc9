"""Work in the background as on a site: asked for, and done when the worker comes; other tests have it done at once."""

import pytest
from django_tasks_db.management.commands import db_worker

from portal.settings import TASKS


def work() -> None:
    """Do all that waits."""
    db_worker.Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="of the tests",
        excluded_queue_names=[],
    ).run()


@pytest.fixture
def background(settings, monkeypatch):
    """The worker is given the connection of the test, and must leave it open."""
    settings.TASKS = TASKS
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return work
