"""A reviewer clears the desk with the keys alone, and always sees where the keys would strike."""

import pytest

from evidence.models import Submission

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
