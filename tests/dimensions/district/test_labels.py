"""What the history says of district plans."""

from datetime import date

import pytest
from django.urls import reverse

from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from dimensions.workflow.district import Terms
from portal.history.models import Entry
from portal.history.things import Thing, things_of
from portal.history.verify import faults_of_all
from portal.offices.scope import scope_of
from tests.factories.dimensions import AssignmentFactory

pytestmark = pytest.mark.django_db


def told(reader):
    entries = list(Entry.objects.order_by("number"))
    things = things_of(entries, scope_of(reader))
    return [things[entry.pk] for entry in entries]


@pytest.fixture
def acts(assignment, programme, district, head, arun, busaba):
    other = AssignmentFactory(office=district, programme=programme)
    verbs.plan_work(assignment, Terms(arun.pk, date(2024, 1, 8), date(2024, 1, 26)), by=head)
    verbs.give(programme, district, [assignment.pk, other.pk], head.pk, by=head)
    verbs.give(programme, district, [other.pk], None, by=head)
    plan = verbs.send(programme, district, by=head, note="ยังไม่ครบ")
    verbs.take(DistrictStep.RETURN, plan, by=busaba, note="แก้")


def test_entries_name_the_work_the_officer_and_the_days(acts, assignment, programme, district, head, arun, busaba):
    page = reverse("dimensions:district_plan", args=[programme.pk, district.code])
    work = reverse("dimensions:district_work", args=[assignment.pk])
    name, year = programme.name, "2567 (2023/24)"
    days = f"{arun.get_full_name()} · 8-26 Jan 2024"
    assert told(busaba) == [
        Thing(f"{assignment.activity.code} {assignment.activity.title}", work, days, assignment.period.name),
        Thing(district.name, page, f"{name} · 2 assignments · {head.get_full_name()}", year),
        Thing(district.name, page, f"{name} · 1 assignment · nobody", year),
        Thing(district.name, page, name, year),
        Thing(district.name, page, name, year),
    ]
    assert list(faults_of_all()) == []


def test_stranger_reads_no_page_of_it(acts, stranger):
    assert {thing.url for thing in told(stranger)} == {""}


def test_names_cost_four_queries(acts, busaba, django_assert_num_queries):
    entries, scope = list(Entry.objects.all()), scope_of(busaba)
    with django_assert_num_queries(4):  # plans and officers, work and officers
        things_of(entries, scope)
