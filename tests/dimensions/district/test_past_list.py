"""The list of district plans as it stood on a past day, and the way to it from boards of that day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions import panels
from portal.shell import clock
from tests.dimensions.district.test_panels import read
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import closing

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(told, client, busaba, programme, time_machine):
    """The list of the province as of a past day."""
    time_machine.move_to(clock.start_of(date(2024, 3, 20)) + timedelta(hours=9), tick=False)
    sign_in_english(client, busaba)

    def opened(**asked):
        return client.get(reverse("dimensions:district_plans", args=[programme.pk]), asked)

    return opened


@pytest.mark.parametrize(
    ("day", "courses"),
    [
        ("2024-02-21", "sent none none begun none"),
        ("2024-02-26", "approved overdue sent overdue overdue"),
        ("28/2/2567", "approved sent overdue overdue overdue"),
        ("2024-03-21", "approved sent overdue overdue overdue"),
        ("2022-01-01", "approved sent overdue overdue overdue"),
        ("soon", "approved sent overdue overdue overdue"),
    ],
)
def test_list_shows_how_they_stood_on_the_day_that_is_asked_for(day, courses, past):
    page = past(as_of=day)
    assert " ".join(each.course for each in page.context["standings"]) == courses
    is_past = day in ("2024-02-21", "2024-02-26", "28/2/2567")
    assert ("This is how things stood at the end of" in page.content.decode()) == is_past
    assert bool(page.context["subject"].as_of) == is_past


def test_day_goes_along_from_the_board_to_the_list_and_what_narrows_it(past, told, client, busaba, province, programme):
    board = read(panels.DistrictPlans(), busaba, province, date(2024, 2, 26))
    assert board.url.endswith(f"/{programme.pk}/districts/?as_of=2024-02-26")
    page = client.get(board.url)
    counts = {tile["label"]: (tile["number"], tile["url"]) for tile in page.context["tiles"]}
    overdue, address = counts["Overdue"]
    assert overdue == board.tally.overdue == 3
    narrowed = client.get(address)
    assert [each.course for each in narrowed.context["standings"]] == ["overdue"] * 3
    assertContains(narrowed, f'href="{board.url}"')
    assertContains(narrowed, f'<a href="{page.context["present"]}?course=overdue">Show how they stand now</a>')
    now = client.get(narrowed.context["present"])
    assert now.context["subject"].as_of is None
    assert len(now.context["standings"]) == 3


def test_day_goes_along_from_the_board_of_the_country(past, told, client, dao, department, programme):
    nation = read(panels.ProvincesDistrictPlans(), dao, department, date(2024, 2, 26))
    [row] = nation.rows
    assert (row.url, row.overdue_url) == (
        f"/plans/{programme.pk}/districts/?as_of=2024-02-26",
        f"/plans/{programme.pk}/districts/?course=overdue&as_of=2024-02-26",
    )
    sign_in_english(client, dao)
    assert len(client.get(row.overdue_url).context["standings"]) == row.tally.overdue == 3
    assert read(panels.ProvincesDistrictPlans(), dao, department).rows[0].url == f"/plans/{programme.pk}/districts/"


def test_list_of_a_day_before_the_publication_says_so(past, programme):
    type(programme).objects.update(published_at=clock.start_of(date(2024, 2, 1)))
    page = past(as_of="2024-01-15")
    assert page.context["total"] == 0
    assertContains(page, "On this day no district had work in this plan")


def test_list_of_a_closed_year_stays_as_it_was(past, programme):
    type(programme).objects.update(**closing(date(2024, 2, 27)))
    page = past()
    assert " ".join(each.course for each in page.context["standings"]) == "approved overdue overdue overdue overdue"
    assertContains(page, "These are its final figures, of the end of that day.")
    assert past(as_of="2024-03-05").context["subject"].as_of is None
    assert past(as_of="2024-02-20").context["standings"][0].course == "sent"
