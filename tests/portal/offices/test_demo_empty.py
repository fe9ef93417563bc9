"""The demo where nothing is loaded yet."""

from datetime import date

import pytest
from django.core.management import CommandError

from portal.accounts.models import User
from portal.shell import clock
from tests.portal.offices.telling import run


def test_check_alone_loads_nothing(db, settings):
    settings.DEMO = True
    assert run("--check") == (0, "")
    assert not User.objects.exists()


def test_date_of_an_empty_database_is_20_march_of_the_running_year(db, settings):
    settings.DEMO_DATE = None
    assert run("--date") == (0, f"{clock.demo_day().isoformat()}\n")


def test_date_within_the_year_that_it_shows_as_closed_is_refused(db, settings):
    settings.DEMO, settings.DEMO_DATE = True, date(2024, 9, 30)
    with pytest.raises(CommandError, match="choose a date from 2024-10-01 on"):
        run()
    assert not User.objects.exists()
