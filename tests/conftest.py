"""What every test stands on: a database in a file (or DATABASE_URL's), a store of its own, a browser on request."""

import os
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import settings as properties

pytest_plugins = ["tests.background", "tests.browser", "tests.cast", "tests.kept"]

# The browser's driver runs an event loop in the thread of the tests, which Django would take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The same examples in every run: what lands must not hang on chance. To look for others: --hypothesis-profile=searching
properties.register_profile("the same", derandomize=True, deadline=None)
properties.register_profile("searching", deadline=None, max_examples=2000)
properties.load_profile("the same")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """In memory SQLite would behave otherwise: no journal, no second connection, no lock to wait for."""
    if connections["default"].vendor == "sqlite":
        database = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connections["default"].settings_dict["TEST"]["NAME"] = str(database)


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    """No test writes where a site keeps the files that people sent."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
