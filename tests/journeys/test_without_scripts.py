"""All the work is done where no script runs: an old phone, a strict office, a broken line."""

import pytest

from evidence.models import Submission
from tests.browser import PHONE
from tests.journeys.conftest import PAPER, PHOTOS

pytestmark = pytest.mark.journey


def test_evidence_goes_all_the_way_without_scripts(visitor, owed, photos, paper, arun, busaba, admin):
    staff = visitor(arun, PHONE, "en", javascript=False).sign_in()
    staff.link(owed.activity.title)
    staff.choose(photos, *PHOTOS)
    staff.button("Submit", "step")
    staff.sees_words("Something is still missing. Add it, or say why it is missing; the reviewer will see your reason.")
    staff.choose(paper, PAPER)
    staff.button("Submit", "step")
    staff.sees_words("Submitted.")

    reviewer = visitor(busaba, javascript=False).sign_in()
    reviewer.link(owed.activity.title)
    reviewer.page.locator("[name=note]").fill("ภาพไม่ชัด")
    reviewer.button("Return", "step")
    reviewer.sees_words("Nothing waits for you")
    staff.page.reload()
    staff.sees("ภาพไม่ชัด")
    staff.button("Submit", "step")
    staff.sees_words("Submitted.")
    reviewer.menu("Review desk")
    reviewer.link(owed.activity.title)
    reviewer.button("Accept", "step")
    reviewer.sees_words("Nothing waits for you")
    assert Submission.objects.get(assignment=owed).state == "accepted"

    clerk = visitor(admin, javascript=False).sign_in()
    clerk.menu("Reports")
    with clerk.page.expect_response(lambda answer: answer.headers.get("content-type") == "application/pdf") as found:
        clerk.button("Make the report")
    assert clerk.page.context.request.get(found.value.url).body().startswith(b"%PDF-")
