"""The reviewer at work in a real browser: by keys, on a phone, without scripts; axe finds nothing."""

import io
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evidence import workflow
from evidence.models import Submission
from evidence.states import RETURN
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.evidence.reviewing import address, waiting
from tests.factories.bytes import pdf, picture
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, RequirementFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
LONG = "ภาพถ่ายการประชุมถ่ายทอดแผนการขับเคลื่อนโครงการพัฒนาชุมชนใสสะอาด" * 3 + ".jpg"
COLOURS = ("teal", "olive", "navy", "maroon")


@pytest.fixture
def rich(district, arun, busaba):
    """Photos, a paper of three pages, a link and words; returned once, sent again with something missing."""
    activity = ActivityFactory(dimension__programme__province=district.parent, title="ประชุมถ่ายทอดแผน" * 12)
    photos, paper = RequirementFactory(activity=activity, min_count=5), RequirementFactory(activity=activity)
    owed = AssignmentFactory(office=district, activity=activity)
    files = [(LONG if not n else f"{n}.jpg", io.BytesIO(picture(colour=colour))) for n, colour in enumerate(COLOURS)]
    first, *_others = workflow.add_files(owed, files, requirements=[photos], by=arun).items
    workflow.add_files(owed, [("หนังสือ.pdf", io.BytesIO(pdf(pages=3)))], requirements=[paper], by=arun)
    workflow.add_link(owed, "https://www.example.com/" + "path/" * 60, requirements=[], by=arun)
    submission = workflow.submit(owed, by=arun, reason="ฝนตก")
    workflow.take(RETURN, submission, by=busaba, note="ภาพไม่ครบ", remarks={first.pk: "ภาพไม่ชัด"})
    return workflow.submit(owed, by=arun, reason="ยังไม่ได้รับภาพจากช่างภาพ")


@pytest.fixture
def three(district):
    """Three that wait, the longest first."""
    return [waiting(district, days) for days in (3, 2, 1)]


def states(submissions):
    found = dict(Submission.objects.values_list("pk", "state"))
    return [found[submission.pk] for submission in submissions]


def focused(page):
    return page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["th", "en"])
def test_pages_are_accessible_and_fit(language, viewport, open_as, busaba, rich, three):
    page = open_as(busaba, reverse("evidence:desk"), viewport, language)
    for url in (page.url, address(rich), address(three[0])):
        page.goto(url)
        assert_no_axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]


def test_every_picture_of_the_evidence_comes(open_as, busaba, rich):
    page = open_as(busaba, address(rich))
    page.get_by_text("2 more pages").click()
    pictures = page.locator("main img")
    for place in range(pictures.count()):
        pictures.nth(place).scroll_into_view_if_needed()
        expect(pictures.nth(place)).to_have_js_property("complete", True)
    assert pictures.evaluate_all("all => all.filter(one => one.naturalWidth === 0).map(one => one.src)") == []
    assert page.locator(".pages__number").all_inner_texts() == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_one_key_accepts_and_brings_the_next(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    for following in (address(three[1]), address(three[2]), reverse("evidence:desk")):
        page.keyboard.press("a")
        page.wait_for_url(f"**{following}")
        expect(page.locator(".messages")).to_contain_text("Accepted:")
    assert states(three) == ["accepted"] * 3


def test_keys_go_to_the_neighbours_without_a_decision(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    for key, there in (("n", three[1]), ("n", three[2]), ("p", three[1])):
        page.keyboard.press(key)
        page.wait_for_url(f"**{address(there)}")
    assert states(three) == ["submitted"] * 3


def test_return_leads_to_the_note_and_keys_rest_while_one_types(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    page.keyboard.press("r")
    assert focused(page) == "id_note"
    page.keyboard.type("a rather poor jpn")
    assert (page.url.endswith(address(three[0])), states(three)) == (True, ["submitted"] * 3)
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.wait_for_url(f"**{address(three[1])}")
    assert states(three) == ["returned", "submitted", "submitted"]
    assert three[0].steps.latest("pk").note == "a rather poor jpn"


def test_return_without_a_word_says_at_the_field_what_is_wanted_until_it_is_typed(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    note, sentence = page.get_by_label("Note to the office"), page.locator("#id_note_error")
    for press in (lambda: page.keyboard.press("r"), page.get_by_role("button", name="Return").click):
        press()
        expect(sentence).to_have_text("Say what has to be changed, so that the office knows what to do.")
        expect(sentence).to_have_role("alert")
        expect(note).to_have_attribute("aria-invalid", "true")
        expect(note).to_have_accessible_description("Say what has to be changed, so that the office knows what to do.")
    page.keyboard.type("ภาพ")
    expect(sentence).to_have_count(0)
    assert [note.get_attribute(name) for name in ("aria-invalid", "aria-describedby")] == [None, None]


def test_keys_can_be_switched_off_for_good(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    page.get_by_text("Keys on this page").click()
    page.get_by_label("Single keys work in this browser").uncheck()
    for _time in range(2):
        page.locator("main").focus()
        for key in "arnp":
            page.keyboard.press(key)
        page.reload()
    assert (page.url.endswith(address(three[0])), states(three)) == (True, ["submitted"] * 3)


def test_keys_walk_through_the_items(open_as, busaba, rich):
    page = open_as(busaba, address(rich))
    walked = []
    for key in "jjjkjjjjk":
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [f"item-{number}" for number in (1, 2, 3, 2, 3, 4, 5, 6, 5)]
    expect(page.locator("#item-5")).to_be_in_viewport()


def test_walking_goes_on_from_what_one_has_scrolled_to(open_as, busaba, rich):
    page = open_as(busaba, address(rich))
    page.keyboard.press("j")
    page.locator("#item-4").evaluate("item => item.scrollIntoView({block: 'start', behavior: 'instant'})")
    page.keyboard.press("j")
    assert focused(page) in ("item-4", "item-5")


def test_zoom_belongs_to_the_item_one_has_come_to(open_as, busaba, rich):
    page = open_as(busaba, address(rich))
    for key in ("j", "j", "+", "+", "-"):
        page.keyboard.press(key)
    assert page.locator(".viewer").evaluate_all("all => all.map(one => one.dataset.zoom)") == ["1", "2", *"1111"]


def test_remark_on_an_item_returns_it(open_as, busaba, rich):
    page = open_as(busaba, address(rich))
    field = page.locator("#item-2").get_by_label("Remark on this item")
    field.fill("ผิดวัน")
    field.press("Escape")
    assert focused(page) == "item-2"
    page.keyboard.press("r")
    page.wait_for_url(f"**{reverse('evidence:desk')}")
    assert list(rich.steps.latest("pk").remarks.values_list("text", flat=True)) == ["ผิดวัน"]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_without_scripts_all_is_done_by_buttons(viewport, open_as, busaba, three):
    page = open_as(busaba, reverse("evidence:desk"), viewport, javascript=False)
    page.get_by_role("link", name=three[0].assignment.activity.title).click()
    page.get_by_role("button", name="Return").click()
    expect(page.locator("#id_note_error")).to_have_text(re.compile("Say what has to be changed"))
    page.get_by_label("Note to the office").fill("ภาพไม่ชัด")
    page.get_by_role("button", name="Return").click()
    page.wait_for_url(f"**{address(three[1])}")
    page.get_by_role("button", name="Accept").click()
    page.wait_for_url(f"**{address(three[2])}")
    assert states(three) == ["returned", "accepted", "submitted"]


def test_second_reviewer_still_has_the_typed_words(open_as, busaba, three):
    page = open_as(busaba, address(three[0]))
    page.get_by_label("Note to the office").fill("ภาพไม่ชัด")
    Submission.objects.filter(pk=three[0].pk).update(state="accepted", decider=busaba, stage=2)
    page.get_by_role("button", name="Return").click()
    expect(page.locator(".error-summary")).to_contain_text("Someone else was faster")
    expect(page.get_by_label("Note to the office")).to_have_value("ภาพไม่ชัด")
