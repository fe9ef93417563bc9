"""From three photos and a paper to the PDF for the governor, in Thai, at a desk."""

import subprocess
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evidence.models import Submission
from portal.shell.fiscal import thai_digits
from tests.factories.dimensions import ProgrammeFactory
from tests.journeys.conftest import PAPER, PHOTOS, file

pytestmark = pytest.mark.journey

TALK = "ประชุมเชิงปฏิบัติการสร้างความเข้าใจ ๕ มิติ ณ ศาลากลางจังหวัด"
CLEARER = file("ภาพที่เห็นป้าย.jpg", 4)
REASON, REMARK = "ภาพที่สองไม่เห็นป้ายกิจกรรม", "โปรดเปลี่ยนภาพนี้"


def cell_of(page, office):
    """The figure of an office in the first dimension, as the board of the province shows it."""
    row = page.locator(".heat-table tbody tr").filter(has_text=office.short_name)
    return row.locator("td").first.inner_text().split("\n")[0]


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout


def expect_painted(pictures, count):
    """The browser has drawn them: not one is a frame without a picture."""
    expect(pictures).to_have_count(count)
    for place in range(count):
        pictures.nth(place).scroll_into_view_if_needed()
        expect(pictures.nth(place)).to_have_js_property("complete", True)
    assert pictures.evaluate_all("all => all.filter(one => one.naturalWidth === 0).map(one => one.src)") == []


@pytest.fixture
def pdf_of(tmp_path):
    """What a press on a button that makes a document brings, as a file."""

    def fetch(visitor, press):
        path = tmp_path / "report.pdf"
        with visitor.page.expect_response(
            lambda answer: answer.headers.get("content-type") == "application/pdf"
        ) as found:
            press()
        path.write_bytes(visitor.page.context.request.get(found.value.url).body())
        return path

    return fetch


def send(staff, photos, paper):
    staff.choose(photos, *PHOTOS)
    staff.choose(paper, PAPER)
    staff.button("Submit", "step")
    staff.sees_words("Submitted.")
    assert staff.page.locator(".file__name").all_inner_texts() == [sent["name"] for sent in (*PHOTOS, PAPER)]


def return_it(reviewer, title):
    reviewer.menu("Review desk")
    reviewer.link(title)
    expect_painted(reviewer.page.locator(".exhibit .viewer__stage > a img, .exhibit a.viewer__stage img"), 4)
    reviewer.page.locator(".exhibit", has_text=PHOTOS[1]["name"]).get_by_role("textbox").fill(REMARK)
    reviewer.page.locator("[name=note]").fill(REASON)
    reviewer.button("Return", "step")
    reviewer.sees_words("Nothing waits for you")


def put_right(staff, photos):
    staff.page.reload()
    for words in (REASON, REMARK):
        staff.sees(words)
    staff.press(staff.page.locator("summary", has_text=PHOTOS[1]["name"]))
    staff.button("Yes, remove it")
    staff.sees_words("Saved.")
    staff.choose(photos, CLEARER)
    staff.button("Submit", "step")
    staff.sees_words("Submitted.")


def accept(reviewer, title):
    reviewer.menu("Review desk")
    reviewer.link(title)
    reviewer.sees(CLEARER["name"])
    reviewer.button("Accept", "step")
    reviewer.sees_words("Nothing waits for you")


def test_from_the_photo_to_the_pdf(visitor, pdf_of, owed, photos, paper, everyone):
    district, title = owed.office, owed.activity.title
    staff, reviewer = visitor(everyone["staff"]).sign_in(), visitor(everyone["reviewer"]).sign_in()
    staff.link(title)
    send(staff, photos, paper)
    reviewer.menu("Board")
    assert cell_of(reviewer.page, district) == "0/1"
    return_it(reviewer, title)
    put_right(staff, photos)
    accept(reviewer, title)
    reviewer.menu("Board")
    assert cell_of(reviewer.page, district) == "1/1"
    assert Submission.objects.get(assignment=owed).state == "accepted"

    clerk = visitor(everyone["admin"]).sign_in()
    clerk.menu("Board")
    report = text_of(pdf_of(clerk, lambda: clerk.press(clerk.page.locator("form[action*='/reports/make/'] button"))))
    assert district.short_th in report
    assert title in report
    assert thai_digits("1/2") in report.replace(" ", "")


def test_dates_of_two_years_have_room_for_what_happens_on_them(visitor, programme, busaba):
    """What is to happen is named at length, and the days are short."""
    before = ProgrammeFactory(province=programme.province, fiscal_year=programme.fiscal_year - 1, closed=True)
    for plan, day in ((before, 20), (programme, 27)):
        plan.milestones.create(
            position=0, code="talk", title=TALK, kind="event", on=date(plan.fiscal_year - 543, 1, day)
        )
    reviewer = visitor(busaba).sign_in()
    reviewer.page.goto(reverse("dimensions:compare", args=[programme.pk, before.pk]))
    named, *days = [cell.bounding_box()["width"] for cell in reviewer.page.locator(".compared tbody tr > *").all()]
    assert named > 2 * max(days)
    assert reviewer.hides_nothing_to_the_right()
