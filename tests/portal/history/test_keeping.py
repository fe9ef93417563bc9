"""Pages that are drawn anew only when something was recorded: never an old figure, never another's page."""

import re
from datetime import date

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from evidence import workflow
from evidence.states import ACCEPT
from portal.history.keeping import heads_of
from portal.history.recording import record
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory
from tests.factories.evidence import SubmissionFactory
from tests.factories.offices import MembershipFactory

pytestmark = pytest.mark.usefixtures("kept_pages")

BOARD, DESK, WORK, LIST = "/boards/21/", "/desk/", "/work/", "/assignments/21/"
TODAY = date(2024, 3, 20)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
HEADERS = re.compile(rb'"X-CSRFToken": "([^"]+)"')


@pytest.fixture(autouse=True)
def march():
    with clock.set_to(TODAY):
        yield


@pytest.fixture
def submission(province, district):
    programme = ProgrammeFactory(province=province, fiscal_year=2567)
    assignment = AssignmentFactory(office=district, programme=programme, due_on=TODAY)
    return SubmissionFactory(submitted=True, assignment=assignment)


@pytest.fixture
def supervisor(province):
    return person("supervisor", Role.SUPERVISOR, province)


def reader(user, **facts):
    type(user).objects.filter(pk=user.pk).update(**{"language": "en"} | facts)
    client = Client()
    client.force_login(user)
    return client


def page_of(client, address=BOARD):
    """What a page says, without what is new each time it is asked for."""
    answer = client.get(address)
    assert answer.status_code == 200
    return HEADERS.sub(b"", TOKEN.sub(b"", answer.content))


def accepted_on(page):
    (found,) = re.findall(rb'number">([0-9]+)</span><span class="tile__label">Accepted<', page)
    return int(found)


@pytest.mark.parametrize(
    ("who", "address", "first", "again"),
    [("busaba", BOARD, 12, 4), ("busaba", LIST, 11, 4), ("busaba", DESK, 10, 4), ("arun", WORK, 7, 4)],
)
def test_second_reading_asks_only_who_reads_and_what_was_recorded(
    who, address, first, again, submission, request, django_assert_num_queries
):
    client = reader(request.getfixturevalue(who))
    for queries in (first, again):
        with django_assert_num_queries(queries):
            page = page_of(client, address)
        assert page == page_of(client, address)


def test_board_shows_what_was_accepted_since(submission, busaba):
    client = reader(busaba)
    before = page_of(client)
    workflow.take(ACCEPT, submission, by=busaba)
    assert [accepted_on(before), accepted_on(page_of(client))] == [0, 1]


def test_page_leaves_the_desk_with_what_lay_on_it(submission, busaba):
    client = reader(busaba)
    title = submission.assignment.activity.title.encode()
    before = page_of(client, DESK)
    workflow.take(ACCEPT, submission, by=busaba)
    assert [title in before, title in page_of(client, DESK)] == [True, False]


@pytest.mark.parametrize(
    ("code", "is_drawn_anew"), [("21", True), ("2101", True), ("00", True), ("57", False), ("5701", False)]
)
def test_only_acts_within_reach_or_of_the_department_draw_anew(
    code, is_drawn_anew, submission, supervisor, far_district
):
    office, before = Office.objects.get(code=code), heads_of(scope_of(supervisor))
    record("look", office, by=None, office=office)
    assert (heads_of(scope_of(supervisor)) != before) == is_drawn_anew


def test_any_act_draws_anew_for_the_department(dao, far_district):
    before = heads_of(scope_of(dao))
    record("look", far_district, by=None, office=far_district)
    assert heads_of(scope_of(dao)) != before


def test_two_provinces_are_watched_at_once(supervisor, far_province, far_district):
    MembershipFactory(user=supervisor, office=far_province, role=Role.SUPERVISOR)
    before = heads_of(scope_of(supervisor))
    record("look", far_district, by=None, office=far_district)
    assert heads_of(scope_of(supervisor)) != before


# --- Whose page it is ------------------------------------------------------------------------------------------------


def test_those_who_may_see_the_same_share_a_page(submission, busaba, supervisor, province, django_assert_num_queries):
    page = page_of(reader(busaba))
    second, third = reader(person("second", Role.REVIEWER, province)), reader(supervisor)
    with django_assert_num_queries(4):
        assert page_of(second) != page  # the second one's name stands in its head
    with django_assert_num_queries(12):
        page_of(third)


def test_desks_are_each_their_own(submission, busaba, province, django_assert_num_queries):
    page_of(reader(busaba), DESK)
    second = reader(person("second", Role.REVIEWER, province))
    with django_assert_num_queries(10):
        page_of(second, DESK)


@pytest.mark.parametrize("address", [BOARD, LIST])
def test_stranger_is_refused_what_is_kept_for_others(address, submission, busaba, far_district):
    page_of(reader(busaba), address)
    stranger = reader(person("stranger", Role.STAFF, far_district))
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("change", [{"language": "th"}, {"digits": "thai"}])
def test_language_and_digits_have_pages_of_their_own(change, submission, busaba, django_assert_num_queries):
    page_of(reader(busaba))
    client = reader(busaba, **change)
    with django_assert_num_queries(12):
        page_of(client)


def test_another_day_has_a_page_of_its_own(submission, busaba):
    AssignmentFactory(office=submission.assignment.office, programme=submission.assignment.programme, due_on=TODAY)
    client = reader(busaba)
    before = page_of(client, LIST)
    with clock.set_to(date(2024, 3, 22)):
        assert page_of(client, LIST) != before


def test_another_address_has_a_page_of_its_own(submission, busaba, django_assert_num_queries):
    client = reader(busaba)
    page_of(client, LIST)
    with django_assert_num_queries(11):
        page_of(client, f"{LIST}?state=open")


# --- What is new each time -------------------------------------------------------------------------------------------


def test_forms_on_a_kept_page_carry_the_token_of_who_reads(submission, supervisor, province):
    page_of(reader(supervisor))
    second = Client(enforce_csrf_checks=True)
    second.force_login(person("second", Role.SUPERVISOR, province))
    content = second.get(BOARD).content
    tokens = {*TOKEN.findall(content), *HEADERS.findall(content)}
    address = reverse("set_language")  # any form will do
    answers = [second.post(address, {"csrfmiddlewaretoken": token.decode()}) for token in (b"no", *sorted(tokens))]
    assert b"reports/make" in content
    assert [answer.status_code == 403 for answer in answers] == [True, *([False] * len(tokens))]


def test_frame_says_each_reader_their_own_name_office_and_way_back(submission, arun, other_district):
    """The two have the same menu, so the frame is drawn once for both."""
    chai = person("chai", Role.STAFF, other_district, first_name="ชัย")
    found = []
    for user, address in ((arun, f"{WORK}?state=open"), (chai, WORK), (arun, WORK)):
        page = reader(user).get(address).content.decode()
        labels = r'tool__label">(.*?)<', r'masthead__office">(.*?)<', r'name="next" value="(.*?)"'
        found.append([re.findall(label, page) for label in labels])
    names = {user: ([user.get_full_name()], [scope_of(user).names[scope_of(user).home][1]]) for user in (arun, chai)}
    expected = [[*names[user], [way]] for user, way in ((arun, f"{WORK}?state=open"), (chai, WORK), (arun, WORK))]
    assert found == expected


def test_messages_stand_over_a_kept_page(submission, busaba):
    client = reader(busaba)
    page_of(client)
    request = HttpRequest()
    storage = CookieStorage(request)
    storage.add(constants.SUCCESS, "Accepted, and well done.")
    client.cookies["messages"] = storage._encode(storage._queued_messages)
    assert b"Accepted, and well done." in client.get(BOARD).content
    assert b"Accepted, and well done." not in client.get(BOARD).content
