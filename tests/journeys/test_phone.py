"""The same on a phone, by touch, in English."""

import pytest
from playwright.sync_api import expect

from evidence.models import Submission
from tests.browser import PHONE, assert_no_axe_violations
from tests.journeys.conftest import PAPER, PHOTOS

pytestmark = pytest.mark.journey


@pytest.fixture
def phone(visitor, arun):
    return visitor(arun, PHONE, "en")


def test_four_taps_lead_from_the_sign_in_to_what_is_submitted(phone, owed, photos, paper):
    phone.sign_in()
    phone.link(owed.activity.title)
    phone.choose(photos, *PHOTOS)
    phone.choose(paper, PAPER)
    phone.button("Submit", "step")
    phone.sees_words("Submitted.")
    assert phone.taps <= 4
    assert Submission.objects.get(assignment=owed).state == "submitted"


def test_no_page_of_the_way_is_wider_than_the_phone(phone, owed, photos, paper, activity):
    wide, pages = [], []

    def look():
        pages.append(phone.page.url)
        if not phone.hides_nothing_to_the_right():
            wide.append(phone.page.url)
        assert_no_axe_violations(phone.page)

    phone.page.goto("/")
    look()
    phone.sign_in()
    look()
    phone.link(owed.activity.title)
    phone.choose(photos, *PHOTOS)
    look()
    phone.button("Save", "button")
    phone.sees(PHOTOS[0]["name"])
    look()
    for message in ("Board", "Plan"):
        phone.menu(message)
        phone.page.wait_for_load_state()
        look()
    phone.link(activity.dimension.programme.name_en)
    phone.page.get_by_role("link", name=activity.title).wait_for()
    look()
    phone.link(activity.title)
    look()
    assert (wide, len(pages)) == ([], 8)


def test_language_is_switched_and_stays(phone, owed, arun):
    phone.sign_in()
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    phone.press(phone.page.get_by_role("button", name="ภาษาไทย"))
    expect(phone.page.locator("html")).to_have_attribute("lang", "th")
    expect(phone.page.locator("h1")).to_have_text("งานของฉัน")
    phone.press(phone.page.locator(".masthead details summary"))
    phone.press(phone.page.locator("form[action*='sign-out'] button"))
    phone.page.locator("#sign-in").wait_for()
    expect(phone.page.locator("html")).to_have_attribute("lang", "th")
    arun.refresh_from_db()
    assert arun.language == "th"


def test_photo_may_come_straight_from_the_camera(phone, owed, photos):
    phone.sign_in()
    phone.link(owed.activity.title)
    camera = phone.page.locator(f"#part-{photos.pk} input[capture]")
    for photo in PHOTOS:
        camera.set_input_files([photo])
    expect(phone.page.locator(f"#part-{photos.pk} .chosen__name")).to_have_text([photo["name"] for photo in PHOTOS])
