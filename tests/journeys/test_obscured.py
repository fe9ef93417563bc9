"""On a small phone nothing that has the focus lies under a bar, and no bar slips under another."""

import pytest

from tests.browser import PHONE

pytestmark = pytest.mark.journey

STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# What has the focus, unless some of it can be seen and tapped: its corners and its middle lie under something else.
COVERED = """() => {
  const here = document.activeElement;
  if (here === document.body) return "";
  const shown = here.matches("input[type=file]") ? here.labels[0] : here;
  const points = [...shown.getClientRects()].flatMap((box) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + x * box.width, box.top + y * box.height])));
  const open = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown) && !top.matches(".action-bar, .main-menu, .main-menu *"));
  });
  return open ? "" : here.outerHTML.slice(0, 150);
}"""
# How far the page's own bar reaches below the upper edge of the menu, over all ways of scrolling.
SLIPPED = """async () => {
  const menu = document.querySelector(".main-menu").getBoundingClientRect().top;
  const bar = document.querySelector(".action-bar");
  let worst = 0;
  for (let at = 0; at < document.documentElement.scrollHeight - innerHeight; at += 20) {
    scrollTo({ top: at, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    const box = bar.getBoundingClientRect();
    worst = Math.max(worst, Math.min(box.bottom, innerHeight) - menu);
  }
  return worst;
}"""


@pytest.fixture
def deep(owed):
    """Much to read before the form begins."""
    type(owed.activity).objects.filter(pk=owed.activity_id).update(detail="ประชุมชี้แจงแนวทางการดำเนินงาน " * 16)
    return owed


@pytest.fixture
def pages(visitor, arun, busaba, deep, waiting):
    """The pages with a bar of their own, each before the one who works on it."""

    def come(**options):
        for user, address in ((arun, f"/work/{deep.pk}/"), (busaba, f"/desk/{waiting[0].pk}/"), (arun, WITHDRAWING)):
            place = address.format(waiting[1].assignment_id)
            page = visitor(user, PHONE, **options).sign_in().page
            page.goto(place)
            yield place, page

    return come


WITHDRAWING = "/work/{}/"


def test_what_has_the_focus_is_never_covered(pages):
    covered = {}
    for address, page in pages(reduced_motion="reduce"):
        for key in ("Tab", "Shift+Tab"):
            for _press in range(page.evaluate(f"document.querySelectorAll(`{STOPS}`).length")):
                page.keyboard.press(key)
                if found := page.evaluate(COVERED):
                    covered.setdefault(address, []).append(found)
    assert covered == {}


def test_order_of_the_desk_is_seen_where_the_keys_reach_it_on_a_phone(visitor, busaba, waiting):
    page = visitor(busaba, PHONE, reduced_motion="reduce").sign_in().page
    page.goto("/desk/")
    orders = page.locator("thead a")
    assert orders.count() > 1
    for number in range(orders.count()):
        orders.nth(number).focus()
        assert page.evaluate(COVERED) == ""


def test_bar_of_the_page_stays_above_the_menu(pages):
    assert {address: page.evaluate(SLIPPED) for address, page in pages() if page.evaluate(SLIPPED) > 1} == {}
