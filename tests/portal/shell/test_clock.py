from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from portal.shell import clock
from portal.shell.fiscal import BANGKOK

# Half past midnight in Bangkok, still the day before in Greenwich.
HALF_PAST_MIDNIGHT = datetime(2025, 2, 13, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def real_site(settings):
    settings.DEMO = False
    settings.DEMO_DATE = None


def test_today_is_the_day_in_bangkok():
    with time_machine.travel(HALF_PAST_MIDNIGHT, tick=False):
        assert (clock.now(), clock.today()) == (HALF_PAST_MIDNIGHT, date(2025, 2, 14))
        assert clock.now().utcoffset() == timedelta(hours=7)


def test_demo_has_its_own_date_and_the_real_time_of_day(settings):
    settings.DEMO, settings.DEMO_DATE = True, date(2027, 3, 20)
    with time_machine.travel(HALF_PAST_MIDNIGHT, tick=False):
        assert clock.now() == datetime(2027, 3, 20, 0, 30, tzinfo=BANGKOK)
        assert clock.today() == date(2027, 3, 20)


def test_date_of_the_demo_moves_no_other_clock(settings):
    settings.DEMO_DATE = date(2027, 3, 20)
    with time_machine.travel(HALF_PAST_MIDNIGHT, tick=False):
        assert clock.now() == HALF_PAST_MIDNIGHT


def test_local_is_the_same_moment_on_clocks_in_bangkok():
    local = clock.local(HALF_PAST_MIDNIGHT)
    assert (local, local.isoformat()) == (HALF_PAST_MIDNIGHT, "2025-02-14T00:30:00+07:00")


def test_day_ends_where_the_next_one_starts():
    assert clock.start_of(date(2025, 2, 14)) == datetime(2025, 2, 13, 17, tzinfo=UTC)
    assert clock.end_of(date(2025, 2, 14)) == clock.start_of(date(2025, 2, 15))
    assert clock.end_of(date(2024, 12, 31)).isoformat() == "2025-01-01T00:00:00+07:00"


def test_demo_without_a_date_shows_20_march_of_the_running_fiscal_year(settings):
    settings.DEMO = True
    shown = []
    for moment in (datetime(2026, 9, 30, 5, tzinfo=UTC), datetime(2026, 10, 1, 5, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            shown.append((clock.demo_day(), clock.now().isoformat()))
    assert shown == [
        (date(2026, 3, 20), "2026-03-20T12:00:00+07:00"),
        (date(2027, 3, 20), "2027-03-20T12:00:00+07:00"),
    ]


def test_clock_is_set_to_a_date_for_a_while():
    with time_machine.travel(HALF_PAST_MIDNIGHT, tick=False):
        with clock.set_to(date(2024, 10, 1)):
            assert (clock.today(), clock.fiscal_year()) == (date(2024, 10, 1), 2568)
            assert clock.now() == datetime(2024, 10, 1, 0, 30, tzinfo=BANGKOK)
        assert (clock.today(), clock.fiscal_year()) == (date(2025, 2, 14), 2568)


def test_midnight_belongs_to_the_day_that_it_ends():
    day = date(2025, 2, 14)
    moments = (clock.start_of(day), clock.start_of(day) + timedelta(microseconds=1), clock.end_of(day))
    assert [clock.day_of(moment) for moment in moments] == [date(2025, 2, 13), day, day]


def test_wall_shows_the_real_time_in_a_demo_too(settings, time_machine):
    settings.DEMO, settings.DEMO_DATE = True, date(2027, 3, 20)
    time_machine.move_to(datetime(2026, 1, 5, 3, 0, tzinfo=UTC), tick=False)
    assert clock.by_the_wall() == datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
    assert clock.today() == date(2027, 3, 20)
