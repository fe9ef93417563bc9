"""A reviewer clears the desk with the keys alone, and always sees where the keys would strike."""

import pytest

from evidence.models import Submission
from tests.journeys.conftest import PHOTOS

pytestmark = pytest.mark.journey

SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "nothing";
  const style = getComputedStyle(here);
  const drawn = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none" || style.boxShadow !== "none";
  const box = here.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return drawn && inside ? "seen" : `${here.outerHTML.slice(0, 120)} ${style.outline} ${box.top}`;
}"""


def states(submissions):
    found = dict(Submission.objects.values_list("pk", "state"))
    return [found[submission.pk] for submission in submissions]


def test_three_are_cleared_with_keys(visitor, waiting, busaba):
    reviewer = visitor(busaba).sign_in()
    page, keys = reviewer.page, reviewer.page.keyboard
    link = page.get_by_role("link", name=waiting[0].assignment.activity.title)
    for _press in range(60):
        keys.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    keys.press("Enter")
    page.locator(".exhibit").first.wait_for()
    keys.press("a")
    page.wait_for_url(f"**/{waiting[1].pk}/")
    keys.press("r")
    keys.type("ภาพไม่ชัด")
    keys.press("Escape")
    keys.press("r")
    page.wait_for_url(f"**/{waiting[2].pk}/")
    for _item in range(2):
        keys.press("j")
    keys.press("a")
    reviewer.sees_words("Nothing waits for you")
    assert states(waiting) == ["accepted", "returned", "accepted"]


def test_files_are_chosen_and_submitted_with_keys(visitor, owed, photos, arun):
    """The file chooser is the browser's own window; everything before and after it is ours."""
    page = visitor(arun).sign_in().page
    page.goto(f"/work/{owed.pk}/")

    def tab_to(target):
        for _press in range(80):
            page.keyboard.press("Tab")
            if target.evaluate("target => target === document.activeElement"):
                assert page.evaluate(SEEN) == "seen" or target.get_attribute("type") == "file"
                return
        pytest.fail("never reached")

    part = page.locator(f"#part-{photos.pk}")
    with page.expect_file_chooser() as chooser:  # from before the walk there: a key can overtake the order to listen
        tab_to(part.locator("input[type=file]:not([capture])"))
        page.keyboard.press("Enter")
    chooser.value.set_files(PHOTOS)
    tab_to(part.locator(".chosen button").nth(1))
    page.keyboard.press("Enter")
    assert part.locator(".chosen__name").all_inner_texts() == [PHOTOS[0]["name"], PHOTOS[2]["name"]]
    tab_to(page.locator(".action-bar [value=save]"))
    page.keyboard.press("Enter")
    page.locator(".file--new, .messages").first.wait_for()
    assert Submission.objects.get(assignment=owed).items.count() == 2


def test_focus_is_always_seen(visitor, waiting, busaba):
    """On the desk and on the page of a submission, from the first stop to the last."""
    reviewer = visitor(busaba, reduced_motion="reduce").sign_in()
    unseen = {}
    for address in (reviewer.page.url, f"/desk/{waiting[0].pk}/"):
        reviewer.page.goto(address)
        stops = reviewer.page.evaluate(
            "document.querySelectorAll('a[href], button, input, select, textarea, summary').length"
        )
        found = []
        for _press in range(stops):
            reviewer.page.keyboard.press("Tab")
            seen = reviewer.page.evaluate(SEEN)
            if seen == "nothing":
                break
            found.append(seen)
        assert len(found) > 10
        unseen[address] = [each for each in found if each != "seen"]
    assert {address: found for address, found in unseen.items() if found} == {}
