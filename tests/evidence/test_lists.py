import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from dimensions.models import Programme
from evidence.standing import Figure
from evidence.states import AssignmentState
from portal.offices.models import Office, Role
from portal.shell import clock
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
    closing,
)
from tests.factories.evidence import SubmissionFactory
from tests.factories.offices import GroupFactory, ZoneFactory
from tests.factories.worlds import NOW, person_at, small_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def plan(province):
    programme = ProgrammeFactory(province=province)
    return [DimensionFactory(programme=programme, number=number) for number in (1, 2, 3)]


@pytest.fixture
def rows(province, district, other_district, plan):
    """Five rows whose names say what they are."""
    zone = ZoneFactory(province=province, number=1)
    Office.objects.filter(pk=district.pk).update(zone=zone)
    done = clock.start_of(date(2024, 3, 5))

    def owed(office, dimension, title, due_on):
        activity = ActivityFactory(dimension=plan[dimension - 1], title=title, code=f"{dimension}.{due_on or 9}")
        dates = {"due_on": due_on, "opens_on": None} if due_on else {"period": None}
        return AssignmentFactory(office=office, activity=activity, **dates)

    SubmissionFactory(assignment=owed(district, 1, "done", date(2024, 3, 4)), accepted=True, state_since=done)
    SubmissionFactory(
        assignment=owed(other_district, 1, "returned", date(2024, 3, 10)), returned=True, state_since=done
    )
    owed(district, 2, "overdue", date(2024, 2, 1))
    owed(province, 2, "soon", date(2024, 3, 25))
    owed(other_district, 2, "undated", None)


def listed(client, query="", code="21"):
    response = client.get(f"/assignments/{code}/?{query}")
    assert response.status_code == 200
    return [row.activity.title for row in response.context["listing"].rows]


@pytest.fixture
def asks(client, busaba, rows):
    """What Busaba's list of the province shows for a query."""
    client.force_login(busaba)
    return lambda query="": listed(client, query)


# --- Narrowed and ordered --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["overdue", "done", "returned", "soon", "undated"]),
        ("figure=owed", ["overdue", "done", "returned", "soon", "undated"]),
        ("figure=due", ["overdue", "done", "returned"]),
        ("figure=overdue", ["overdue", "returned"]),
        ("figure=late", ["done"]),
        ("figure=undated", ["undated"]),
        ("state=done_late", ["done"]),
        ("state=due_soon", ["soon"]),
        ("state=returned", ["returned"]),
        ("dimension=2", ["overdue", "soon", "undated"]),
        ("dimension=3", []),
        ("at=2102", ["returned", "undated"]),
        ("zone=1", ["overdue", "done"]),
        ("zone=none", ["returned", "soon", "undated"]),
        ("dimension=2&at=2101", ["overdue"]),
        ("q=ret", ["returned"]),
        ("q=2101", ["overdue", "done"]),
        ("q=๒.2024", ["overdue", "soon"]),
        ("q=nothing+like+it", []),
        ("order=-due", ["soon", "returned", "done", "overdue", "undated"]),
        ("order=plan", ["done", "returned", "overdue", "soon", "undated"]),
        ("order=office", ["soon", "overdue", "done", "returned", "undated"]),
        ("as_of=2024-03-04", ["overdue", "done", "returned", "soon", "undated"]),
        ("as_of=2024-03-04&figure=overdue", ["overdue", "done"]),
        ("as_of=2024-03-04&figure=due_soon", ["returned"]),
    ],
)
def test_address_narrows_and_orders_the_list(asks, query, titles):
    assert asks(query) == titles


@pytest.mark.parametrize(
    "query",
    [
        "figure=nonsense",
        "state=%00",
        "dimension=99999999999999999999",
        "dimension=-1",
        "at=2101' OR 1=1",
        "zone=x",
        "order=office__users__password",
        "page=0",
        "page=-3",
        "page=99999999999999999999",
        "page=x",
        "as_of=2024-13-45",
        "as_of=%00",
        "as_of=9999-12-31",
        "q=%00%01",
        "figure=owed&figure=",
    ],
)
def test_what_the_list_does_not_know_changes_nothing(asks, query):
    assert asks(query) == asks()


@pytest.mark.parametrize("query", ["year=2566", "year=99999999999999999999", "year=x", "programme=letter&year=2567"])
def test_unknown_programme_is_not_found(client, busaba, rows, query):
    client.force_login(busaba)
    assert client.get(f"/assignments/21/?{query}").status_code == 404


def test_list_of_an_office_without_a_plan_leads_to_its_board(client, stranger, far_province):
    client.force_login(stranger)
    response = client.get("/assignments/57/")
    assert (response.status_code, response.url) == (302, "/boards/57/")


def test_list_offers_the_figures_and_states_there_are(client, busaba, rows):
    client.force_login(busaba)
    filters = client.get("/assignments/21/").context["listing"].filters
    assert {each.name: [option.value for option in each.options] for each in filters} == {
        "figure": Figure.values,
        "state": [state for state in AssignmentState.values if state != "withdrawn"],
        "dimension": ["1", "2", "3"],
        "at": ["21", "2101", "2102"],
        "zone": ["1", "none"],
    }


def test_list_offers_no_choice_of_one(client, arun, rows):
    client.force_login(arun)
    filters = client.get("/assignments/2101/").context["listing"].filters
    assert [each.name for each in filters] == ["figure", "state", "dimension"]


# --- What a row shows ------------------------------------------------------------------------------------------------


def test_row_shows_state_date_office_and_leads_to_the_assignment(client, arun, district):
    arun.language = "en"
    arun.save()
    assignment = AssignmentFactory(office=district, due_on=date(2024, 3, 4), opens_on=None)
    SubmissionFactory(assignment=assignment, accepted=True, state_since=clock.start_of(date(2024, 3, 5)))
    client.force_login(arun)
    page = client.get("/assignments/2101/").content.decode()
    row = page[page.index("<tbody>") : page.index("</tbody>")]
    shown = [
        f'href="{reverse("evidence:assignment", args=[assignment.pk])}"',
        assignment.activity.title,
        "Office 2101",
        "4 Mar 2024",
        "5 Mar 2024",
        'data-state="done_late"',
        assignment.activity.code,
    ]
    assert [text for text in shown if text not in row] == []


def test_name_of_an_office_stays_on_one_line(client, busaba, district, rows):
    Office.objects.filter(pk=district.pk).update(short_th="สพอ.เมืองระยอง")
    client.force_login(busaba)
    page = client.get("/assignments/21/").content.decode()
    assert page.count('<span class="unbroken">สพอ.เมืองระยอง</span></td>') == 2


def test_group_lists_what_it_answers_for(client, province):
    group = GroupFactory(code="21-1", parent=province)
    beside = AssignmentFactory(office=province, responsible=group)
    AssignmentFactory(office=province)
    client.force_login(person_at(group, Role.STAFF))
    assert listed(client, code="21-1") == [beside.activity.title]


@pytest.mark.parametrize(
    ("query", "drawing"), [("", "#check-circle"), ("q=nothing", "#search"), ("figure=overdue", "#search")]
)
def test_empty_list_says_why(client, arun, district, query, drawing):
    ProgrammeFactory(province=district.parent)
    client.force_login(arun)
    page = client.get(f"/assignments/2101/?{query}").content.decode()
    empty = page[page.index('<div class="empty">') :]
    assert drawing in empty[: empty.index("</svg>")]
    assert "<table" not in page


def test_list_is_paged(client, arun, district, plan):
    activity = ActivityFactory(dimension=plan[0])
    for number in range(51):
        AssignmentFactory(office=district, activity=activity, period__position=number)
    client.force_login(arun)
    first, last = (client.get(f"/assignments/2101/?page={page}").context["listing"] for page in (1, 9))
    assert (len(first.rows), first.last, first.total) == (50, 2, 51)
    assert (len(last.rows), last.number) == (1, 2)
    assert not {row.pk for row in first.rows} & {row.pk for row in last.rows}


# --- What it costs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "queries"), [("00", 10), ("21", 11), ("21-1", 10), ("2101", 10)])
@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, department, code, queries, rows, django_assert_num_queries):
    small_world(districts=1, activities=0)
    office = Office.objects.get(code=code)
    below = {"00": "2101", "21": "2101"}.get(code, code)
    AssignmentFactory.create_batch(rows, office=Office.objects.get(code=below))
    client.force_login(person_at(office, Role.SUPERVISOR))
    with django_assert_num_queries(queries):
        assert len(listed(client, code=code)) == rows


def test_closed_year_goes_on_no_more_with_the_calendar(client, busaba, rows, time_machine):
    Programme.objects.update(**closing(date(2024, 3, 20)))
    read = []
    for now in (NOW, NOW + timedelta(days=120)):
        time_machine.move_to(now, tick=False)
        client.force_login(busaba)
        totals = client.get("/boards/21/").context["panels"][0].rows
        lists = {count.figure: client.get(count.url).context["listing"].total for count in totals.counts}
        assert lists == {count.figure: count.number for count in totals.counts}
        read.append(lists)
        states = [row.standing for row in client.get("/assignments/21/").context["listing"].rows]
        assert sorted(states) == ["done_late", "open", "overdue", "returned", "undated"]
    assert read[0] == read[1]
    assert read[0][Figure.OVERDUE] == 2


def test_list_of_a_closed_year_as_of_a_day_while_it_ran(client, busaba, rows):
    Programme.objects.update(**closing(date(2024, 3, 18)))
    client.force_login(busaba)
    subjects = [client.get(f"/assignments/21/?as_of=2024-03-{day}").context["subject"] for day in (4, 18, 19)]
    assert [(subject.as_of, subject.is_final) for subject in subjects] == [
        (date(2024, 3, 4), False),
        (None, True),
        (None, True),
    ]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_list_is_only_read(client, arun, rows, method):
    client.force_login(arun)
    assert getattr(client, method)("/assignments/2101/").status_code == 405


def test_rows_of_one_activity_are_told_apart_by_their_round(client, busaba, province, plan):
    activity = ActivityFactory(dimension=plan[0], title="สรุปรายไตรมาส")
    for label in ("ไตรมาส 1", "ไตรมาส 2"):
        period = PeriodFactory(activity=activity, label=label, start=date(2024, 1, 1), end=date(2024, 3, 31))
        AssignmentFactory(office=province, activity=activity, period=period, due_on=period.end)
    client.force_login(busaba)
    address = reverse("evidence:assignments", args=["21"])
    shown = re.findall(r'<span class="note">[^<]* · ([^<]*)</span>', client.get(address).content.decode())
    assert sorted(shown) == ["ไตรมาส 1", "ไตรมาส 2"]
