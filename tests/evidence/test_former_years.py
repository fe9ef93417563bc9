"""What the office did in an earlier year, beside what it owes now: the same office, the same activity."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions.models import Activity
from evidence.former import former_of
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.evidence.working import address, signed_in
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, PeriodFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.factories.offices import GroupFactory

FEBRUARY_2023 = clock.start_of(date(2023, 2, 14))


@pytest.fixture
def last_year(province):
    programme = ProgrammeFactory(province=province, fiscal_year=2566, closed=True)
    return ActivityFactory(dimension__programme=programme, title="ประกาศนโยบาย")


@pytest.fixture
def activity(province, last_year):
    programme = ProgrammeFactory(province=province)
    return ActivityFactory(dimension__programme=programme, title="ประกาศนโยบาย", carried_from=last_year)


def owed(activity, office, *months):
    """What an office owes in each of these months, of which the year begins in October."""
    made, year = [], activity.dimension.programme.fiscal_year - 543
    for place, month in enumerate(months):
        day = date(year, month, 1)
        period, _new = activity.periods.get_or_create(
            position=place, defaults={"start": day, "end": day.replace(day=28), "raw": f"{month}/{year}"}
        )
        made.append(AssignmentFactory(office=office, activity=activity, period=period))
    return made


def done(assignment, papers=1, **more):
    submission = SubmissionFactory(assignment=assignment, accepted=True, state_since=FEBRUARY_2023, **more)
    ItemFactory.create_batch(papers, submission=submission)
    return submission


def told(user, assignment):
    return [
        (row.assignment.due_on, row.state, row.accepted_at, len(row.papers))
        for row in former_of(scope_of(user), assignment, at=clock.now())
    ]


def test_result_of_the_same_office_is_told(arun, last_year, activity, district, other_district):
    (then,), (now,) = owed(last_year, district, 2), owed(activity, district, 2)
    done(then, papers=2)
    done(owed(last_year, other_district, 2)[0], papers=5)
    assert told(arun, now) == [(date(2023, 2, 28), "done", FEBRUARY_2023, 2)]


def test_removed_papers_are_not_counted_and_what_was_never_begun_is_told_too(arun, last_year, activity, district):
    (begun, _missed), (now, later) = owed(last_year, district, 2, 3), owed(activity, district, 2, 3)
    ItemFactory(submission=SubmissionFactory(assignment=begun), removed_at=clock.now())
    assert told(arun, now) == [(date(2023, 2, 28), "overdue", None, 0)]
    assert told(arun, later) == [(date(2023, 3, 28), "overdue", None, 0)]


def test_all_periods_are_told_where_they_were_others(arun, last_year, activity, district):
    owed(last_year, district, 2, 3, 4)
    (now,) = owed(activity, district, 2)
    assert [due for due, *_rest in told(arun, now)] == [date(2023, 2, 28), date(2023, 3, 28), date(2023, 4, 28)]


@pytest.mark.parametrize("name", ["arun", "busaba"])
def test_work_of_a_period_that_was_dropped_is_beside_all_of_then(client, name, request, last_year, activity, district):
    first, second = owed(last_year, district, 2, 3)
    _stays, now, _later = owed(activity, district, 2, 3, 4)
    type(now.period).objects.filter(pk=now.period_id).update(dropped_at=clock.now())
    gone = {"withdrawn_at": clock.now(), "changed_at": clock.now(), "withdrawn_for": "กรมยกเลิกกิจกรรม"}
    type(now).objects.filter(pk=now.pk).update(**gone)
    page = signed_in(client, request.getfixturevalue(name)).get(address(now))
    assert page.status_code == 200
    assert [page.content.decode().count(address(then)) for then in (first, second)] == [1, 1]


def test_undated_work_meets_undated_work(arun, last_year, activity, district):
    done(AssignmentFactory(office=district, activity=last_year, period=None))
    now = AssignmentFactory(office=district, activity=activity, period=None)
    assert told(arun, now) == [(None, "done", FEBRUARY_2023, 1)]


def test_nothing_is_told_or_asked_where_nothing_was_continued(
    arun, last_year, activity, district, django_assert_num_queries
):
    done(owed(last_year, district, 2)[0])
    Activity.objects.filter(pk=activity.pk).update(carried_from=None)
    activity.refresh_from_db()
    (now,) = owed(activity, district, 2)
    scope = scope_of(arun)
    with django_assert_num_queries(0):
        assert former_of(scope, now, at=clock.now()) == []


def test_office_that_owed_nothing_then_is_told_nothing(arun, last_year, activity, district, other_district):
    done(owed(last_year, other_district, 2)[0])
    (now,) = owed(activity, district, 2)
    assert told(arun, now) == []


@pytest.mark.parametrize(
    ("name", "sees"),
    [("arun", 1), ("head", 1), ("busaba", 1), ("dao", 1), ("admin", 1), ("chai", 0), ("stranger", 0), ("nobody", 0)],
)
def test_former_work_is_seen_by_whoever_may_see_its_own_page(
    client, name, sees, request, last_year, activity, district
):
    """Also where somebody else's page would ask for it, as one whose office is only beside the work."""
    (then,), (now,) = owed(last_year, district, 2), owed(activity, district, 2)
    paper = done(then).items.get()
    user = request.getfixturevalue(name)
    assert len(told(user, now)) == sees
    page = signed_in(client, user).get(address(now))
    assert page.status_code == (200 if sees else 404)
    if sees:
        assertContains(page, address(then), count=1)
        assertContains(page, reverse("evidence:download", args=[paper.pk]), count=1)
        assert client.get(address(then)).status_code == 200
    else:
        assert client.get(address(then)).status_code == 404


def test_group_that_was_not_responsible_then_is_not_shown_what_it_may_not_open(province, last_year, activity):
    first, second = GroupFactory(code="21-1", parent=province), GroupFactory(code="21-2", parent=province)
    then = AssignmentFactory(office=province, activity=last_year, responsible=first)
    done(then)
    now = AssignmentFactory(office=province, activity=activity, responsible=second)
    assert told(person("first", Role.STAFF, first), now) == [(date(2024, 1, 31), "done", FEBRUARY_2023, 1)]
    assert told(person("second", Role.STAFF, second), now) == []


@pytest.mark.parametrize(("language", "said"), [("en", "Accepted on 14 Feb 2023"), ("th", "14 ก.พ. 2566")])
def test_page_of_the_work_shows_it(client, arun, last_year, activity, district, language, said):
    (then,), (now,) = owed(last_year, district, 2), owed(activity, district, 2)
    done(then)
    signed_in(client, arun)
    type(arun).objects.update(language=language)
    assertContains(client.get(address(now)), said, count=1)


def test_match_by_title_says_so(client, arun, last_year, activity, district):
    done(owed(last_year, district, 2)[0])
    (now,) = owed(activity, district, 2)
    sentence = "The portal matched this activity with the earlier one by its title."
    page = signed_in(client, arun).get(address(now)).content.decode()
    Activity.objects.filter(pk=activity.pk).update(is_matched=True)
    assert (sentence in page, sentence in client.get(address(now)).content.decode()) == (False, True)


def test_link_that_was_sent_is_a_link(client, arun, last_year, activity, district):
    ItemFactory(submission=done(owed(last_year, district, 2)[0], papers=0), link=True)
    (now,) = owed(activity, district, 2)
    link = '<a href="https://www.example.com/evidence" rel="noopener noreferrer nofollow">'
    assertContains(signed_in(client, arun).get(address(now)), link, count=1)


def test_reviewer_sees_it_beside_the_submission(client, busaba, last_year, activity, district):
    (then,), (now,) = owed(last_year, district, 2), owed(activity, district, 2)
    done(then)
    waiting = SubmissionFactory(assignment=now, submitted=True)
    page = signed_in(client, busaba).get(reverse("evidence:review", args=[waiting.pk]))
    assertContains(page, address(then), count=1)


@pytest.mark.parametrize("rows", [1, 3])
def test_former_years_cost_two_queries(arun, rows, last_year, activity, district, django_assert_num_queries):
    for then in owed(last_year, district, *range(2, 2 + rows)):
        done(then, papers=rows)
    PeriodFactory.create_batch(5, activity=activity)
    now = AssignmentFactory(office=district, activity=activity, period=activity.periods.first())
    scope, periods = scope_of(arun), list(now.activity.periods.all())
    assert len(periods) == 5
    with django_assert_num_queries(3):  # assignments, papers, and the periods, which a page has read already
        found = former_of(scope, now, at=clock.now())
    assert [len(row.papers) for row in found] == [rows] * rows
