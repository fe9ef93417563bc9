"""A district makes its own plan: its head gives the work out and sends it, the province sends it back once."""

from datetime import timedelta

import pytest
from django.utils import translation

from dimensions.models import DistrictPlan, Planned
from portal.shell import clock
from portal.shell.dates import say_date
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, PeriodFactory

pytestmark = pytest.mark.journey

BACK = "กิจกรรมที่สองยังไม่มีวัน"


@pytest.fixture
def plan(owed):
    """Two pieces of work for the district, whose plan is due in three days."""
    due = clock.today() + timedelta(days=3)
    owed.programme.milestones.create(position=1, code="district_plan_due", title="ส่งแผน", kind="deadline", on=due)
    another = ActivityFactory(dimension=owed.dimension, title="จัดทำรายงาน", code="1.2")
    end = clock.today() + timedelta(days=40)
    period = PeriodFactory(activity=another, start=None, end=end, raw="ตามที่กำหนด")
    return AssignmentFactory(office=owed.office, activity=another, period=period)


def look(visitor, *, with_axe):
    if with_axe:
        assert_no_axe_violations(visitor.page)
    assert visitor.hides_nothing_to_the_right()


def step(visitor, name, *, with_axe):
    look(visitor, with_axe=with_axe)
    visitor.follow(visitor.page.locator(f'button[formaction$="/{name}/"]'))


def unfold(visitor):
    """The part with the steps of the plan, where it is folded away."""
    part = visitor.page.locator("details.sheet:not([open]) > summary")
    if part.count():
        visitor.press(part.first)


def plan_row(head, work, day, *, with_axe):
    """First a day that is too late, which is refused at its field and stays as typed; then a good one."""
    page, late = head.page, work.due_on + timedelta(days=1)
    page.goto(f"/plans/districts/work/{work.pk}/")
    for typed in (late, day):
        page.fill("[name=planned_to]", typed.isoformat())
        look(head, with_axe=with_axe)
        head.follow(page.locator("button[value=save]"))
        if typed == late:
            said = "This work is due on %(due)s. Plan its last day no later than that."
            head.sees(head.words(said, due=due_of(head, work)))
            assert page.input_value("[name=planned_to]") == late.isoformat()


def bar_stands(visitor, position):
    """The bar that gives ticked rows to somebody keeps out of the way until one is ticked."""
    return visitor.page.locator("#giving").evaluate("bar => getComputedStyle(bar).position") == position


def tick_all(visitor):
    """One row by its box, then all of the page by the link, which needs no script."""
    assert bar_stands(visitor, "static")
    visitor.page.locator("[name=row]").first.check()
    assert bar_stands(visitor, "sticky")
    visitor.follow(visitor.page.locator('a[href*="chosen=all"]'))
    assert bar_stands(visitor, "sticky")


def due_of(visitor, work):
    with translation.override(visitor.words.language):
        return say_date(work.due_on)


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(PHONE, "th", True), (DESKTOP, "en", True), (PHONE, "en", False)]
)
def test_district_plans_its_work(visitor, owed, plan, everyone, viewport, language, scripts):
    head, arun, busaba = everyone["head"], everyone["staff"], everyone["reviewer"]
    chief = visitor(head, viewport, language, javascript=scripts).sign_in()
    chief.menu("My work")
    look(chief, with_axe=scripts)
    chief.follow(chief.page.locator(".alert").get_by_role("link", name=chief.words("District plan")))
    look(chief, with_axe=scripts)
    tick_all(chief)
    chief.page.select_option("[name=officer][form], #giving [name=officer]", str(arun.pk))
    chief.follow(chief.page.locator("#giving button[type=submit]"))
    assert list(Planned.objects.values_list("officer", flat=True)) == [arun.pk] * 2
    unfold(chief)
    step(chief, "send", with_axe=scripts)
    assert DistrictPlan.objects.get().state == "sent"

    reviewer = visitor(busaba, DESKTOP, language, javascript=scripts).sign_in()
    reviewer.menu("Review desk")
    look(reviewer, with_axe=scripts)
    reviewer.follow(reviewer.page.locator(f'.alert a[href$="/districts/{owed.office.code}/"]'))
    reviewer.page.fill("[name=note]", BACK)
    step(reviewer, "return", with_axe=scripts)

    chief.page.reload()
    chief.sees(BACK)
    plan_row(chief, plan, plan.due_on, with_axe=scripts)
    assert Planned.objects.get(assignment=plan).planned_to == plan.due_on
    unfold(chief)
    step(chief, "send", with_axe=scripts)

    reviewer.page.reload()
    step(reviewer, "approve", with_axe=scripts)
    assert DistrictPlan.objects.get().state == "approved"
    look(reviewer, with_axe=scripts)

    officer = visitor(arun, viewport, language, javascript=scripts).sign_in()
    officer.menu("My work")
    officer.sees_words("Given to you")
    look(officer, with_axe=scripts)
