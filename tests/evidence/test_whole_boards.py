"""A board as a whole: what its panels share, and what time does to it."""

from datetime import date, timedelta

import pytest

from dimensions.models import Programme
from evidence import panels, standing
from evidence.standing import Tally
from portal.dashboard.boards import panels_for
from portal.dashboard.panel import Subject, read_all
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.evidence.boards import YEAR, lengths_of, links_of, read
from tests.factories.dimensions import AssignmentFactory, closing
from tests.factories.evidence import SubmissionFactory
from tests.factories.worlds import NOW, person_at, small_world
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db


def test_links_of_a_past_board_stay_on_its_day(province, district, busaba):
    AssignmentFactory(office=district)
    summary = read(panels.Totals(), busaba, province, as_of=date(2024, 2, 29))
    assert summary.counts[0].url == f"/assignments/21/?{YEAR}&as_of=2024-02-29&figure=owed"


@pytest.mark.parametrize(("code", "queries"), [("00", 4), ("21", 6), ("21-1", 4), ("2101", 5)])
@pytest.mark.parametrize("districts", [2, 9])
def test_panels_of_a_board_share_what_they_read(code, queries, districts, django_assert_num_queries, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=districts)
    office = Office.objects.select_related("parent").get(code=code)
    scope, subject = scope_of(person_at(office)), Subject(office, 2567, "plan")
    with django_assert_num_queries(queries):
        read_all(panels_for(office.kind), scope, subject, at=clock.now())


def test_board_asked_for_at_present_stays_with_the_present_however_long_it_takes(
    province, district, busaba, monkeypatch
):
    """The clock goes on while the panels are read; what was put into SQL for the present is asked all day."""
    made = SubmissionFactory(assignment=AssignmentFactory(office=district), submitted=True)
    answers = iter([True, *[False] * 20])
    with monkeypatch.context() as slow:
        slow.setattr(standing, "is_now", lambda _at: next(answers))
        assert read(panels.Totals(), busaba, province).tally.accepted == 0
    made.state, made.decider = "accepted", busaba
    made.save()
    monkeypatch.setattr(standing, "is_now", lambda _at: True)
    assert read(panels.Totals(), busaba, province).tally.accepted == 1


def test_yesterday_is_read_as_the_past_from_its_first_second_on(province, district, busaba, time_machine):
    midnight = clock.start_of(date(2024, 3, 20))
    time_machine.move_to(midnight + timedelta(seconds=1), tick=False)
    made = SubmissionFactory(assignment=AssignmentFactory(office=district, published_at=midnight - timedelta(days=9)))
    made.state, made.decider, made.first_submitted_at, made.first_submitted_on = "accepted", busaba, midnight, midnight
    made.save()  # without a step: only who reads the past by the steps sees a draft
    past = read(panels.Totals(), busaba, province, at=midnight, as_of=date(2024, 3, 19))
    assert (past.tally.owed, past.tally.accepted) == (1, 0)
    assert read(panels.Totals(), busaba, province, at=clock.now()).tally.accepted == 1


def test_no_line_breaks_between_a_count_and_its_word(client, district, arun):
    AssignmentFactory.create_batch(3, office=district)
    client.force_login(arun)
    page = client.get(f"/boards/{district.code}/")
    assert page.content.decode().count('<span class="unbroken">3 รายการ</span>') == 2
    assert "ผ่าน 0 จาก 3 รายการ (0%)" in in_one(page)


def test_rows_are_those_of_standing(province, district, busaba):
    AssignmentFactory.create_batch(3, office=district)
    summary = read(panels.Totals(), busaba, province)
    figures = standing.figures_by(
        standing.owed(scope_of(busaba), Subject(province, 2567, "plan")), at=NOW, names=Tally._fields
    )
    assert summary.tally == Tally(**figures[0])


# --- A province that has closed its year, beside one that still runs -------------------------------------------------


APRIL = date(2024, 4, 1)  # twelve pieces of work fall due on this day


@pytest.mark.parametrize(
    ("today", "closed", "closed_too", "as_of"),
    [
        (APRIL, APRIL, None, ""),
        (APRIL, date(2024, 3, 31), None, ""),
        (date(2024, 4, 29), APRIL, None, ""),
        (date(2024, 4, 29), date(2024, 3, 21), None, ""),
        (date(2024, 4, 29), date(2024, 3, 21), None, "2024-03-20"),
        (date(2024, 4, 29), date(2024, 3, 21), None, "2024-03-25"),
        (date(2024, 4, 29), date(2024, 3, 21), None, "2024-04-01"),
        (date(2024, 4, 29), date(2024, 3, 21), date(2024, 4, 10), ""),
        (date(2024, 4, 29), date(2024, 3, 21), date(2024, 4, 10), "2024-03-29"),
        (date(2024, 12, 24), date(2024, 3, 21), date(2024, 4, 10), ""),
    ],
)
def test_department_counts_a_province_that_has_closed_as_that_province_does(
    client, time_machine, today, closed, closed_too, as_of
):
    time_machine.move_to(clock.start_of(today) + timedelta(hours=10), tick=False)
    small_world(activities=12)
    for code, day in (("57", closed), ("21", closed_too)):
        if day:
            Programme.objects.filter(province__code=code).update(**closing(day))
    client.force_login(person_at(Office.objects.get(code="00"), Role.SUPERVISOR))
    links = links_of(client, "00", as_of)
    assert lengths_of(client, links) == links
    tallies = {code: tally_of_board(client, code, as_of) for code in ("00", "21", "57")}
    assert tallies["00"] == Tally.of((tallies["21"], tallies["57"]))
    assert tallies["57"].owed > tallies["57"].due > tallies["57"].overdue > 0


def tally_of_board(client, code, as_of):
    totals = client.get(f"/boards/{code}/", {"as_of": as_of}).context["panels"][0]
    return totals.rows.tally
