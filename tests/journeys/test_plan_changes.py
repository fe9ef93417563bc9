"""A plan is changed while offices work by it: the reviewer sees what follows, the officer what became of the work."""

from datetime import timedelta

import pytest

from dimensions.models import Assignment, PlanChange
from portal.shell import clock
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, PeriodFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.journey

MOVED_FOR, DROPPED_FOR = "กรมเลื่อนการประชุม", "กรมยกเลิกกิจกรรมนี้"


@pytest.fixture
def other(activity, district):
    """A second activity of the same plan, due in a week."""
    today = clock.today()
    made = ActivityFactory(dimension=activity.dimension, criterion=activity.criterion, title="จัดทำรายงาน", code="1.2")
    period = PeriodFactory(activity=made, start=None, end=today + timedelta(days=7), raw="ตามที่จังหวัดกำหนด")
    return AssignmentFactory(office=district, activity=made, period=period)


def look(visitor, *, with_axe):
    if with_axe:
        assert_no_axe_violations(visitor.page)
    assert visitor.hides_nothing_to_the_right()


def decide(reviewer, reason, *, with_axe):
    """First without a reason, which is asked for; then with it."""
    reviewer.sees_words("Nothing has been changed yet.")
    look(reviewer, with_axe=with_axe)
    reviewer.follow(reviewer.page.get_by_role("button", name=reviewer.words("Make the change")))
    reviewer.sees_words("Say why the plan is changed; every office that it concerns reads this.")
    look(reviewer, with_axe=with_axe)
    reviewer.page.fill("[name=reason]", reason)
    reviewer.follow(reviewer.page.get_by_role("button", name=reviewer.words("Make the change")))
    reviewer.sees(reason)


def move_date(reviewer, work, day, *, with_axe):
    page = reviewer.page
    page.goto(f"/plans/activities/{work.activity_id}/")
    reviewer.link(reviewer.words("Change this activity"))
    page.fill("[name=periods-0-end]", day.isoformat())
    look(reviewer, with_axe=with_axe)
    reviewer.press(page.get_by_role("button", name=reviewer.words("Continue", "button")))
    decide(reviewer, MOVED_FOR, with_axe=with_axe)


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(DESKTOP, "th", True), (PHONE, "en", True), (DESKTOP, "en", False)]
)
def test_date_moves_and_work_is_dropped(visitor, owed, other, arun, busaba, viewport, language, scripts):
    paper = ItemFactory(submission=SubmissionFactory(assignment=owed), name="ภาพถ่ายการประชุม.jpg", author=arun)
    Assignment.objects.filter(pk=owed.pk).update(work_began_at=clock.now())
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    day = clock.today() + timedelta(days=60)
    move_date(reviewer, other, day, with_axe=scripts)
    reviewer.page.goto(f"/plans/activities/{owed.activity_id}/")
    reviewer.link(reviewer.words("Drop this activity"))
    decide(reviewer, DROPPED_FOR, with_axe=scripts)
    look(reviewer, with_axe=scripts)
    assert list(Assignment.objects.owed().values_list("pk", "due_on")) == [(other.pk, day)]
    assert PlanChange.objects.count() == 2

    officer = visitor(arun, viewport, language, javascript=scripts).sign_in()
    officer.menu("My work")
    for reason in (MOVED_FOR, DROPPED_FOR):
        officer.sees(reason)
    look(officer, with_axe=scripts)
    officer.page.locator("details.changes summary").click()
    officer.follow(officer.page.locator("details.changes a").first)
    officer.sees_words("This was dropped from the plan")
    officer.sees(paper.name)
    look(officer, with_axe=scripts)
    officer.page.goto(f"/assignments/2101/?year={owed.programme.fiscal_year}&programme=plan&figure=owed")
    assert officer.page.locator("tbody tr").count() == 1
