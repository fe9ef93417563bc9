from datetime import date

import pytest

from portal.dashboard.panel import Options, Panel, Subject, read_all
from portal.offices.scope import Scope
from portal.shell import clock
from tests.factories.offices import DistrictFactory, ProvinceFactory


@pytest.fixture
def subject():
    return Subject(ProvinceFactory.build(code="21", parent=None), 2567, "plan")


def test_subject_keeps_year_and_programme_in_its_addresses(subject):
    assert subject.address("dashboard:board", "21") == "/boards/21/?year=2567&programme=plan"
    assert subject.address("dashboard:board", "21", at="x y") == "/boards/21/?year=2567&programme=plan&at=x+y"


def test_subject_of_a_past_day_keeps_the_day(subject):
    past = Subject(subject.office, 2567, "plan", date(2024, 2, 29))
    assert past.address("dashboard:board", "21") == "/boards/21/?year=2567&programme=plan&as_of=2024-02-29"
    assert past.at_present() == subject


def test_subject_moves_to_another_office(subject):
    district = DistrictFactory.build(code="2101", parent=subject.office)
    assert subject.at_office(district) == Subject(district, 2567, "plan")


def test_shared_things_are_read_once():
    options, reads = Options(), []
    found = [options.once("a", lambda: reads.append("a") or len(reads)) for _time in range(2)]
    assert (found, reads) == ([1, 1], ["a"])


def test_boards_do_not_share_what_they_read():
    assert Options().shared is not Options().shared


class Sample(Panel):
    title = "Sample"
    template_name = "sample.html"

    def read(self, scope, subject, *, at, options):
        return options.once("rows", lambda: [subject, at, options.limit])


def test_panels_are_read_as_of_one_moment(subject):
    panels, moment = [Sample(), Sample()], clock.now()
    drawn = read_all(panels, Scope(), subject, at=moment, options=Options(limit=3))
    assert [(each.panel, each.rows, each.subject) for each in drawn] == [
        (panel, [subject, moment, 3], subject) for panel in panels
    ]
    assert drawn[0].rows is drawn[1].rows
