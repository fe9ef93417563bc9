"""A plan written by hand: begun from nothing, its activities typed, moved and taken back, published."""

import pytest
from playwright.sync_api import expect

from dimensions.models import Activity, Assignment, Criterion, Programme
from portal.shell import clock
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations

pytestmark = pytest.mark.journey


class Editor:
    """A reviewer at the builder, with or without scripts."""

    def __init__(self, visitor, *, scripts):
        self.visitor, self.page, self.scripts = visitor, visitor.page, scripts

    def look(self):
        if self.scripts:
            assert_no_axe_violations(self.page)
        assert self.visitor.hides_nothing_to_the_right()

    def save(self, message="Save", then=".build__rows"):
        self.visitor.press(self.page.get_by_role("button", name=self.visitor.words(message, "button")).last)
        self.page.locator(then).first.wait_for()

    def begin(self):
        self.visitor.menu("Plan")
        self.visitor.link(self.visitor.words("Begin a plan without a file"))
        self.look()
        self.page.fill("[name=name]", "แผนที่เขียนเอง")
        self.page.fill("[name=dimensions]", "ความโปร่งใส\nการมีส่วนร่วม")
        self.visitor.follow(self.page.get_by_role("button", name=self.visitor.words("Begin the draft")))
        self.look()

    def add_criterion(self, name):
        self.visitor.follow(self.page.get_by_role("link", name=self.visitor.words("Add a criterion")).first)
        self.page.fill("[name=name]", name)
        self.look()
        self.save()

    def add_activity(self, title, period):
        """A second period is asked for by its button."""
        self.visitor.follow(self.page.get_by_role("link", name=self.visitor.words("Add an activity")).first)
        self.page.fill("[name=title]", title)
        self.page.locator("[name=offices][value=district]").check()
        self.visitor.press(self.page.locator("[value=more-periods]"))
        self.page.locator("[name=periods-0-raw]").fill(period)
        self.look()
        self.save()
        expect(self.page.locator("[data-row]:target")).to_contain_text(title)
        expect(self.page.locator("[data-row]:target")).to_be_in_viewport()

    def order(self):
        return [title.strip() for title in self.page.locator(".build__title").all_inner_texts()]

    def move(self, title, way):
        """By the keyboard alone."""
        there = self.order().index(title) + (1 if way == "down" else -1)
        self.page.locator("[data-row]").filter(has_text=title).locator(f"[data-way={way}]").focus()
        self.page.keyboard.press("Enter")
        self.page.locator(".build__title").nth(there).filter(has_text=title).wait_for()


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(DESKTOP, "th", True), (PHONE, "en", True), (DESKTOP, "en", False)]
)
def test_plan_is_written_by_hand_and_published(visitor, named, busaba, viewport, language, scripts):
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    editor = Editor(reviewer, scripts=scripts)
    by_september, slip = f"ภายใน ๓๐ ก.ย. {clock.fiscal_year()}", f"มี.ย. {clock.fiscal_year()}"
    editor.begin()
    editor.add_criterion("การบริหาร")
    editor.add_activity("ประชุม", f"ม.ค. {clock.fiscal_year()}")
    editor.add_activity("รายงาน", by_september)
    editor.move("รายงาน", "up")
    assert editor.order() == ["รายงาน", "ประชุม"]
    editor.look()

    reviewer.follow(editor.page.locator(".build__title").first)
    editor.page.locator("[name=periods-0-raw]").fill(slip)
    editor.save(then=".error-summary")
    editor.look()
    reviewer.press(editor.page.locator("[value=take-0-0]"))
    editor.page.locator(".error-summary").wait_for(state="detached")
    editor.save()
    assert Activity.objects.get(title="รายงาน").periods.get().raw == slip

    reviewer.press(editor.page.locator("[formaction$='/undo/']"))
    reviewer.sees_words("Taken back.")
    assert Activity.objects.get(title="รายงาน").periods.get().raw == by_september
    reviewer.link(reviewer.words("Look it through and publish"))
    editor.page.locator("details.sheet summary").first.click()
    reviewer.follow(editor.page.get_by_role("button", name=reviewer.words("Publish", "programme step")))
    programme = Programme.objects.get(name_th="แผนที่เขียนเอง")
    assert (programme.state, Assignment.objects.filter(programme=programme).count()) == ("active", 4)


def test_row_is_dragged_to_another_criterion(visitor, named, province, busaba):
    editor = Editor(visitor(busaba).sign_in(), scripts=True)
    editor.begin()
    for name in ("เกณฑ์หนึ่ง", "เกณฑ์สอง"):
        editor.add_criterion(name)
    for title in ("ก", "ข"):
        editor.add_activity(title, f"ม.ค. {clock.fiscal_year()}")
    page, second = editor.page, Criterion.objects.get(name="เกณฑ์สอง")
    page.locator("[data-handle]").first.hover()
    page.mouse.down()
    page.locator(f"[data-part=criterion-{second.pk}]").hover(force=True)
    page.mouse.up()
    page.locator(f"[data-part=criterion-{second.pk}] [data-row]").wait_for()
    assert list(Activity.objects.order_by("position").values_list("title", "criterion__name")) == [
        ("ข", "เกณฑ์หนึ่ง"),
        ("ก", "เกณฑ์สอง"),
    ]
