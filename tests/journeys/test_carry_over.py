"""From the plan of one year to the work of the next: carried by button, looked through, published, and remembered."""

import pytest
from django.urls import reverse

from dimensions.models import Assignment, Programme
from evidence import workflow
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations

pytestmark = pytest.mark.journey

WHAT_HAPPENS = "Every date moves to the new year. What ended with a month ends with it again, also in February."


def look(visitor, *, with_axe=True):
    if with_axe:
        assert_no_axe_violations(visitor.page)
    assert visitor.hides_nothing_to_the_right()


def open_details(visitor, *, named):
    details = visitor.page.locator("details.sheet").filter(has_text=named).first
    if details.get_attribute("open") is None:
        visitor.press(details.locator("summary"))
    return details


@pytest.fixture
def accepted(owed, waiting, busaba):
    """What the district sent for its second activity, and the third, which has no date any more."""
    undated = waiting[1].assignment.activity
    undated.periods.update(start=None, end=None, raw="ทุก ๓ เดือน")
    return workflow.take("accept", waiting[0], by=busaba)


def carry_over(reviewer, programme, *, with_axe):
    """The draft that the button makes, as its page shows it."""
    reviewer.menu("Plan")
    reviewer.link(programme.name_th if reviewer.words.language == "th" else programme.name_en)
    carrying = open_details(reviewer, named=reviewer.words(WHAT_HAPPENS))
    look(reviewer, with_axe=with_axe)
    reviewer.follow(carrying.get_by_role("button"))
    made = Programme.objects.get(fiscal_year=programme.fiscal_year + 1)
    assert (made.state, made.carried_from) == ("draft", programme)
    assert reviewer.page.url.endswith(reverse("dimensions:plan", args=[made.pk]))
    reviewer.sees("ทุก ๓ เดือน")
    look(reviewer, with_axe=with_axe)
    return made


def compare_and_publish(reviewer, made, *, with_axe):
    reviewer.link(reviewer.words("Compare both years by theme"))
    reviewer.sees_words("Without a theme")
    look(reviewer, with_axe=with_axe)
    reviewer.page.goto(reverse("dimensions:plan", args=[made.pk]))
    publishing = open_details(reviewer, named=reviewer.words("Publish", "programme step"))
    reviewer.follow(publishing.get_by_role("button"))
    made.refresh_from_db()
    assert (made.state, made.assignments.count()) == ("active", 8)  # four activities of two districts


def remember(staff, made, accepted, *, with_axe):
    """The same work a year on, with what became of it then."""
    then = accepted.assignment
    now = Assignment.objects.get(programme=made, activity__carried_from=then.activity_id, office=then.office_id)
    staff.page.goto(reverse("evidence:assignment", args=[now.pk]))
    former = staff.page.locator("section.former")
    staff.press(former.locator("summary"))
    assert former.locator("details li").count() == accepted.items.count() == 2
    look(staff, with_axe=with_axe)
    staff.follow(former.get_by_role("link").first)
    assert staff.page.url.endswith(reverse("evidence:assignment", args=[then.pk]))


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(DESKTOP, "th", True), (PHONE, "en", True), (DESKTOP, "en", False)]
)
def test_plan_goes_into_the_next_year(visitor, accepted, busaba, arun, viewport, language, scripts):
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    made = carry_over(reviewer, accepted.assignment.programme, with_axe=scripts)
    compare_and_publish(reviewer, made, with_axe=scripts)
    remember(visitor(arun, viewport, language, javascript=scripts).sign_in(), made, accepted, with_axe=scripts)
