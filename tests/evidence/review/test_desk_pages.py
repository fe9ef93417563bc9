"""The desk: in which order, how narrow, what is said of each, and how it looks when nothing waits."""

import re
from datetime import date

import pytest
from django.urls import reverse

from evidence.states import REOPEN, RETURN, SUBMIT
from portal.offices.models import Role
from portal.shell import clock
from tests.cast import person
from tests.evidence.reviewing import DESK, days_ago, rows, waiting
from tests.evidence.working import TODAY
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, DimensionFactory
from tests.factories.evidence import ItemFactory, StepFactory, SubmissionFactory, walked
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db


def test_longest_waiting_comes_first(desk, district, other_district):
    sent = {days: waiting(office, days) for days, office in ((2, district), (9, other_district), (5, district))}
    assert rows(desk()) == [sent[9].pk, sent[5].pk, sent[2].pk]


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("waiting", ["c", "b", "a", "d"]),
        ("-waiting", ["d", "a", "b", "c"]),
        ("due", ["b", "a", "c", "d"]),
        ("-due", ["c", "a", "b", "d"]),
        ("plan", ["d", "c", "b", "a"]),
        ("office", ["c", "a", "d", "b"]),
    ],
)
def test_desk_is_ordered_as_asked(order, codes, desk, programme, district, other_district):
    """Four activities of two offices, in another order by every column; the last has no date."""
    plan = [
        ("a", 3, district, date(2024, 2, 10), 5),
        ("b", 2, other_district, date(2024, 2, 1), 7),
        ("c", 2, district, date(2024, 3, 1), 9),
        ("d", 1, district, None, 1),
    ]
    for seq, (code, number, office, due, days) in enumerate(reversed(plan)):
        dimension = DimensionFactory(programme=programme, number=number)
        activity = ActivityFactory(dimension=dimension, code=code, seq=seq + 1)
        waiting(office, days, assignment__activity=activity, assignment__due_on=due, assignment__opens_on=None)
    page = desk(f"?order={order}")
    assert [row.assignment.activity.code for row in page.context["listing"].rows] == codes


def test_period_is_called_by_its_round_or_else_by_its_months(desk, district):
    for days, label, raw in ((2, "รอบ ๑ มี.ค. ๖๗", "มี.ค."), (1, "", "ม.ค. ๖๗")):
        waiting(district, days, assignment__period__label=label, assignment__period__raw=raw)
    assert re.findall(r" · ([^<]+)</span>", desk().content.decode()) == ["Round 1, Mar 2024", "Jan 2024"]


def test_what_belongs_to_no_dimension_is_narrowed_to_by_name(desk, programme, district):
    for number in (0, 2):
        dimension = DimensionFactory(programme=programme, number=number)
        waiting(district, 1, assignment__activity=ActivityFactory(dimension=dimension))
    page = desk().content.decode()
    assert '<option value="0">Other work of the district</option>' in page
    assert "Dimension 2</option>" in page


@pytest.fixture
def mixed(programme, district, other_district):
    """One that is late, one that falls short, one that came back, one that is just right."""
    late = waiting(district, 1, assignment__due_on=date(2024, 3, 1))
    short = waiting(district, 2, assignment__due_on=TODAY, shortfall_reason="ฝนตก")
    again = waiting(other_district, 3, assignment__due_on=TODAY)
    StepFactory(submission=again, step=RETURN, from_state="submitted", at=days_ago(4))
    right = waiting(other_district, 4, assignment__due_on=None, assignment__opens_on=None)
    ItemFactory.create_batch(2, submission=right)
    ItemFactory(submission=right, removed_at=clock.now(), removed_by=right.submitter)
    return {"late": late.pk, "short": short.pk, "again": again.pk, "right": right.pk}


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("?mark=late", ["late"]),
        ("?mark=short", ["short"]),
        ("?mark=again", ["again"]),
        ("?at=2102", ["right", "again"]),
        ("?at=2102&mark=again", ["again"]),
        ("?dimension=1", ["right", "again", "short", "late"]),
        ("?dimension=7", ["right", "again", "short", "late"]),
        ("?q=2101", ["short", "late"]),
        ("?q=nothing", []),
    ],
)
def test_desk_is_narrowed_as_asked(address, names, desk, mixed):
    assert rows(desk(address)) == [mixed[name] for name in names]


def test_row_says_what_one_should_know_before_opening(desk, mixed):
    said = {
        row.pk: (row.days_late, row.shortfall_reason, row.was_returned, row.item_count)
        for row in desk().context["listing"].rows
    }
    assert said == {
        mixed["late"]: (18, "", False, 0),
        mixed["short"]: (0, "ฝนตก", False, 0),
        mixed["again"]: (0, "", True, 0),
        mixed["right"]: (0, "", False, 2),
    }


def test_row_is_in_words(desk, mixed):
    page = desk("?mark=late").content.decode()
    assert [words in page for words in ("18 days late", "1 day<", "1 submission waits")] == [True] * 3


def test_row_leads_to_a_page_that_follows_the_same_list(desk, mixed):
    page = desk("?order=due&mark=late&page=1")
    assert f'href="/desk/{mixed["late"]}/?order=due&amp;mark=late"' in page.content.decode()


def test_over_the_whole_country_one_narrows_by_province(desk, department, province, district, far_district):
    above = person("above", Role.REVIEWER, department)
    own, here = waiting(province, 3), waiting(district, 2)
    waiting(far_district, 1)
    page = desk("?at=21", by=above)
    assert (rows(page), [option.value for option in page.context["listing"].filters[0].options]) == (
        [own.pk, here.pk],
        ["21", "57"],
    )


def test_empty_desk_says_what_falls_due_next(desk, district, other_district):
    for office, due in ((district, 31), (other_district, 31), (district, 30)):
        owed = AssignmentFactory(office=office, due_on=date(2024, 3, due))
        if due == 30:
            SubmissionFactory(accepted=True, assignment=owed)
    AssignmentFactory(office=district, due_on=date(2024, 3, 1))
    page = desk()
    assert page.context["next_due"] == {"due_on": date(2024, 3, 31), "count": 2}
    assert "Next: 2 pieces of work fall due on 31 March 2024." in in_one(page)


def test_desk_with_nothing_ahead_is_just_empty(desk):
    page = desk()
    assert (page.context["next_due"], "Nothing waits for you" in page.content.decode()) == (None, True)


@pytest.mark.parametrize(
    ("name", "status"),
    [("busaba", 200), ("stranger", 200), ("arun", 403), ("head", 403), ("dao", 403), ("admin", 403), ("nobody", 403)],
)
def test_desk_is_for_reviewers(name, status, client, request, district):
    waiting(district)
    client.force_login(request.getfixturevalue(name))
    page = client.get(DESK)
    assert page.status_code == status
    if status == 200:
        assert len(page.context["listing"].rows) == (name == "busaba")


def test_desk_asks_to_sign_in(client):
    assert client.get(DESK).url == f"{reverse('accounts:sign_in')}?next={DESK}"


@pytest.mark.parametrize("count", [1, 3])
def test_desk_query_count(count, client, busaba, district, other_district, django_assert_num_queries):
    """Session, person, scope, chains, offices, dimensions, what is for others, how many, the rows, district plans."""
    for number in range(count):
        made = waiting(other_district if number else district, number)
        ItemFactory.create_batch(2, submission=made)
    client.force_login(busaba)
    with django_assert_num_queries(10):
        page = client.get(DESK)
    assert len(page.context["listing"].rows) == count


def test_empty_desk_query_count(client, busaba, programme, django_assert_num_queries):
    """As with rows, less those, and the next due date."""
    DimensionFactory(programme=programme)
    client.force_login(busaba)
    with django_assert_num_queries(11):
        client.get(DESK)


def test_reopened_and_sent_again_counts_as_returned_before(desk, arun, busaba, district):
    made = walked(
        AssignmentFactory(office=district),
        (SUBMIT, days_ago(9)),
        ("accept", days_ago(8)),
        (REOPEN, days_ago(7)),
        (SUBMIT, days_ago(6)),
        by=arun,
    )
    assert rows(desk("?mark=again")) == [made.pk]
