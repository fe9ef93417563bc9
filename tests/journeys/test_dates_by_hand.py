"""The dates of a programme in a draft: typed, read, moved by keyboard and by hand, taken back."""

import pytest

from dimensions.models import Milestone
from portal.shell import clock
from portal.shell.fiscal import FiscalYear
from tests.browser import DESKTOP, PHONE
from tests.journeys.test_plan_by_hand import Editor

pytestmark = pytest.mark.journey


class Dates(Editor):
    def add(self, title, text, purpose=""):
        """First how it is read, then saved."""
        page = self.page
        self.visitor.follow(page.locator("a[href$='/edit/dates/new/']"))
        page.fill("[name=title]", title)
        page.fill("[name=raw]", text)
        page.select_option("[name=purpose]", purpose)
        self.visitor.follow(page.locator("[value=read]"))
        page.locator(".build-read strong").wait_for()
        self.look()
        self.save()


def titles():
    return list(Milestone.objects.order_by("position").values_list("title", flat=True))


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(DESKTOP, "th", True), (PHONE, "en", True), (DESKTOP, "en", False)]
)
def test_dates_are_typed_moved_and_taken_back(visitor, named, busaba, viewport, language, scripts):
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    editor, year = Dates(reviewer, scripts=scripts), clock.fiscal_year()
    editor.begin()
    editor.add("อำเภอส่งแผน", f"ภายในวันที่ ๒๒ ก.พ. {year}", "district_plan_due")
    editor.add("ประชุม", f"๑๐ ม.ค. {year}")
    editor.move("ประชุม", "up")
    assert titles() == ["ประชุม", "อำเภอส่งแผน"]
    found = Milestone.objects.get(code="district_plan_due")
    assert found.on == FiscalYear(year).start.replace(year=year - 543, month=2, day=22)
    reviewer.press(editor.page.locator("[formaction$='/undo/']"))
    reviewer.sees_words("Taken back.")
    assert titles() == ["อำเภอส่งแผน", "ประชุม"]
    editor.look()


def test_date_is_dragged_among_dates_alone(visitor, named, busaba):
    editor, year = Dates(visitor(busaba).sign_in(), scripts=True), clock.fiscal_year()
    editor.begin()
    editor.add_criterion("เกณฑ์")
    editor.add_activity("กิจกรรม", f"ม.ค. {year}")
    for title in ("ก", "ข"):
        editor.add(title, f"๑๐ ม.ค. {year}")
    page = editor.page
    for target in ("[data-part^=criterion]", "[data-part=dates] [data-row]:last-child"):
        page.locator("[data-part=dates] [data-handle]").first.hover()
        page.mouse.down()
        box = page.locator(target).first.bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 2, steps=4)
        page.mouse.up()
    page.locator(".build__title").first.filter(has_text="ข").wait_for()
    assert titles() == ["ข", "ก"]
