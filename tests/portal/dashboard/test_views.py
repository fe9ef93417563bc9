from datetime import date

import pytest
from django.urls import reverse

from dimensions.models import Programme
from portal.dashboard.boards import Choice
from portal.dashboard.views import day_from
from portal.offices.models import Office, Role
from portal.shell import clock
from tests.factories.dimensions import ProgrammeFactory, closing
from tests.factories.offices import ProvinceFactory
from tests.factories.worlds import NOW, person_at, small_world

FINAL = "The year was closed on 15 March 2024. These are its final figures, of the end of that day."


def as_person(client, code, role=Role.STAFF, **facts):
    user = person_at(Office.objects.get(code=code), role)
    for name, value in ({"language": "en"} | facts).items():
        setattr(user, name, value)
    user.save()
    client.force_login(user)
    return user


# --- The day it is asked for -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-19", date(2024, 3, 19)),
        ("19/3/2567", date(2024, 3, 19)),
        ("๑๙ มี.ค. ๖๗", date(2024, 3, 19)),
        ("19 มี.ค.", date(2024, 3, 19)),
        ("31/12", date(2023, 12, 31)),
        ("2023-10-01", date(2023, 10, 1)),
        ("2023-09-30", None),
        ("2024-03-20", None),
        ("2025-01-01", None),
        ("nonsense", None),
        ("2024-02-31", None),
        ("", None),
        (None, None),
    ],
)
def test_day_of_a_board_lies_in_the_past(time_machine, text, day):
    time_machine.move_to(NOW, tick=False)
    assert day_from(text, 2567) == day


def test_board_of_a_day_stands_at_its_end(time_machine):
    time_machine.move_to(NOW, tick=False)
    office, runs = ProvinceFactory.build(), Choice(2567, "plan", "", is_active=True)
    assert runs.about(office, date(2024, 3, 19)).moment() == clock.start_of(date(2024, 3, 20))
    assert runs.about(office).moment() == NOW


@pytest.mark.parametrize(
    ("day", "as_of", "is_final", "end"),
    [
        (None, None, True, date(2024, 3, 16)),
        (date(2024, 3, 18), None, True, date(2024, 3, 16)),
        (date(2024, 3, 15), None, True, date(2024, 3, 16)),
        (date(2024, 3, 14), date(2024, 3, 14), False, date(2024, 3, 15)),
    ],
)
def test_closed_year_stands_at_the_end_of_its_closing_day(time_machine, day, as_of, is_final, end):
    time_machine.move_to(NOW, tick=False)
    closed = Choice(2567, "plan", "", is_active=False, closed_on=date(2024, 3, 15))
    subject = closed.about(ProvinceFactory.build(), day)
    assert (subject.as_of, subject.is_final, subject.moment()) == (as_of, is_final, clock.start_of(end))


# --- The page --------------------------------------------------------------------------------------------------------


def test_board_opens_on_the_year_that_was_closed_and_not_on_an_older_one(db, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1, activities=2)
    province = Office.objects.get(code="21")
    Programme.objects.filter(province=province).update(**closing(date(2024, 3, 15)))
    ProgrammeFactory(province=province, fiscal_year=2566)
    as_person(client, "21", Role.SUPERVISOR)
    assert client.get("/boards/21/").context["chosen"].fiscal_year == 2567


@pytest.mark.parametrize(
    ("code", "role", "home"),
    [
        ("2101", Role.STAFF, "2101"),
        ("21-1", Role.STAFF, "21-1"),
        ("21", Role.REVIEWER, "21"),
        ("00", Role.SUPERVISOR, "00"),
    ],
)
def test_board_of_ones_own_office_comes_first(db, client, code, role, home):
    small_world(districts=1, activities=1)
    as_person(client, code, role)
    response = client.get(reverse("dashboard:home"))
    assert (response.status_code, response.url) == (302, f"/boards/{home}/")


def test_somebody_without_an_office_has_no_board(client, nobody, department):
    client.force_login(nobody)
    assert client.get(reverse("dashboard:home"), follow=True).status_code == 404


def test_board_names_the_way_up_as_far_as_one_may_go(db, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1)
    as_person(client, "21", Role.REVIEWER)
    above = client.get("/boards/2101/?year=2567&as_of=2024-02-01").context["above"]
    assert [(office.code, url) for office, url in above] == [
        ("21", "/boards/21/?year=2567&programme=plan&as_of=2024-02-01")
    ]


def test_board_of_a_past_day_says_so(db, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1)
    as_person(client, "2101")
    past = client.get("/boards/2101/?as_of=1/2/2567").content.decode()
    assert "This is how things stood at the end of 1 February 2024." in past
    assert 'href="/boards/2101/?year=2567&amp;programme=plan"' in past
    assert "This is how things stood" not in client.get("/boards/2101/").content.decode()


@pytest.mark.parametrize(
    ("query", "said", "unsaid"),
    [
        ("", FINAL, "This is how things stood"),
        ("as_of=15/3/2567", FINAL, "This is how things stood"),
        ("as_of=18/3/2567", "The year was closed before that day", "This is how things stood"),
        ("as_of=14/3/2567", "Show how they stood when the year was closed", FINAL),
    ],
)
def test_board_of_a_closed_year_says_so(db, client, time_machine, query, said, unsaid):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1)
    Programme.objects.update(**closing(date(2024, 3, 15)))
    as_person(client, "2101")
    page = client.get(f"/boards/2101/?{query}").content.decode()
    assert (said in page, unsaid in page) == (True, False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/2/2567", "That month does not have this day."),
        ("21/3/2567", "That day has not come yet; the board shows how things stand now."),
        ("20/3/2567", None),
        ("", None),
    ],
)
def test_day_that_cannot_be_shown_is_said_beside_it(db, client, time_machine, typed, sentence):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1)
    as_person(client, "2101")
    response = client.get("/boards/2101/", {"as_of": typed})
    page = response.content.decode()
    assert (sentence is None) is ('class="invalid-feedback' not in page)
    assert sentence is None or sentence in page
    assert response.context["subject"].as_of is None
    assert not typed or f'value="{typed}"' in page


def test_form_changes_the_year(db, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=1)
    ProgrammeFactory(province=Office.objects.get(code="21"), fiscal_year=2566, closed=True)
    as_person(client, "21", Role.REVIEWER)
    page = client.get("/boards/21/", {"choice": "2566-plan", "as_of": ""})
    assert page.context["subject"].fiscal_year == 2566
    assert '<option value="2566-plan" selected>' in page.content.decode()


@pytest.mark.parametrize(
    ("code", "role", "writes_plans"),
    [("99", Role.REVIEWER, True), ("99", Role.ADMIN, True), ("99", Role.SUPERVISOR, False), ("99", Role.STAFF, False)],
)
def test_empty_board_says_what_to_do_next(db, client, code, role, writes_plans):
    small_world(districts=1, activities=1)
    as_person(client, code, role)
    page = client.get(f"/boards/{code}/").content.decode()
    assert "No plan is published yet" in page
    assert (f'href="{reverse("dimensions:plan_list")}"' in page.partition("<main")[2]) is writes_plans


@pytest.mark.parametrize(
    "query", ["as_of=%00", "as_of=9999-12-31", "as_of=0001-01-01", "as_of[]=1", "as_of=" + "9" * 500]
)
def test_silly_days_show_the_present(db, client, query):
    small_world(districts=1, activities=1)
    as_person(client, "2101")
    response = client.get(f"/boards/2101/?{query}")
    assert (response.status_code, response.context["subject"].as_of) == (200, None)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_board_is_only_read(db, client, method):
    small_world(districts=1, activities=1)
    as_person(client, "2101")
    assert getattr(client, method)("/boards/2101/").status_code == 405


# --- Who may ---------------------------------------------------------------------------------------------------------

PAGES = ("/boards/{}/", "/assignments/{}/", "/boards/{}/?as_of=2024-02-01", "/assignments/{}/?figure=overdue")
OFFICES = ("00", "21", "21-1", "2101", "2102", "57", "5701")
REACH = {
    (Role.STAFF, "2101"): ("2101",),
    (Role.HEAD, "2101"): ("2101",),
    (Role.STAFF, "21-1"): ("21-1",),
    (Role.STAFF, "21"): ("21",),
    (Role.REVIEWER, "21"): ("21", "21-1", "2101", "2102"),
    (Role.SUPERVISOR, "21"): ("21", "21-1", "2101", "2102"),
    (Role.ADMIN, "21"): ("21", "21-1", "2101", "2102"),
    (Role.REVIEWER, "57"): ("57", "5701"),
    (Role.SUPERVISOR, "00"): OFFICES,
    (Role.ASSESSOR, "2101"): ("2101",),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("role", "at"), REACH)
def test_boards_and_lists_of_other_offices_are_not_found(db, client, role, at, page):
    small_world(districts=2, activities=2)
    as_person(client, at, role)
    answers = {code: client.get(page.format(code)).status_code for code in OFFICES}
    assert answers == {code: 200 if code in REACH[role, at] else 404 for code in OFFICES}


@pytest.mark.parametrize("page", PAGES)
def test_signed_out_leads_to_sign_in(db, client, page):
    small_world(districts=1, activities=1)
    response = client.get(page.format("2101"))
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("accounts:sign_in"))


# --- What it costs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "queries"), [("00", 10), ("21", 12), ("21-1", 10), ("2101", 11)])
@pytest.mark.parametrize("districts", [2, 9])
def test_board_query_count(db, client, time_machine, code, queries, districts, django_assert_num_queries):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=districts)
    as_person(client, code, Role.SUPERVISOR)
    with django_assert_num_queries(queries):
        assert client.get(f"/boards/{code}/").status_code == 200
