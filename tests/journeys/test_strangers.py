"""What is not theirs is not there for them; and after signing out nothing is."""

import pytest
from django.urls import reverse

from evidence.models import Item
from tests.journeys.conftest import sent

pytestmark = pytest.mark.journey


@pytest.fixture
def addresses(owed, photos, arun):
    """The page, the file and the picture of what a district sent."""
    owed.activity.requirements.exclude(pk=photos.pk).delete()
    sent(owed, [photos], by=arun)
    item = Item.objects.first()
    return [
        reverse("evidence:assignment", args=[owed.pk]),
        reverse("evidence:download", args=[item.pk]),
        reverse("evidence:picture", args=[item.pk, 480]),
        reverse("evidence:picture", args=[item.pk, 1600]),
    ]


def statuses(visitor, addresses):
    """As the browser's own cookies have it, without following anywhere."""
    request = visitor.page.context.request
    return [request.get(address, max_redirects=0).status for address in addresses]


def test_staff_of_another_district_find_nothing(visitor, addresses, arun, chai):
    assert statuses(visitor(arun).sign_in(), addresses) == [200] * 4
    stranger = visitor(chai).sign_in()
    assert statuses(stranger, addresses) == [404] * 4
    page = stranger.page.goto(addresses[0])
    assert (page.status, stranger.page.locator("h1").inner_text()) == (
        404,
        stranger.words("There is no such page here"),
    )


def test_after_signing_out_nothing_is_reachable(visitor, addresses, arun):
    staff = visitor(arun).sign_in()
    staff.page.goto(addresses[0])
    staff.press(staff.page.locator(".masthead details summary"))
    staff.follow(staff.page.locator("form[action*='sign-out'] button"))
    assert statuses(staff, [*addresses, "/work/", "/boards/", "/plans/", "/profile/"]) == [302] * 8
    staff.page.go_back()
    staff.page.locator("#sign-in").wait_for()


def test_who_knows_the_address_is_asked_to_sign_in_and_led_there(visitor, addresses, arun, owed):
    staff = visitor(arun)
    staff.page.goto(addresses[0])
    staff.page.fill("[name=username]", arun.username)
    staff.page.fill("[name=password]", "green-paddy-and-warm-rain")
    staff.follow(staff.page.locator("#sign-in button[type=submit]"))
    staff.page.get_by_role("heading", name=owed.activity.title).wait_for()
