"""From the office's own workbook to the published plan: handed in, checked beside the sheet, taken in, published."""

import pytest

from dimensions.models import Assignment, PlanSource, PlanUpload, Programme
from portal.shell import clock
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.dimensions.sources.at_hand import CHIANG_RAI, handed_in, reading_with
from tests.dimensions.sources.test_answers import ABOUT, COUNTED, OFFICES, RETURNING, SHEET, SLIPPED
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.journey

PDF = {"name": "แผน.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a plan that was printed"}


@pytest.fixture
def last_year(named, province):
    return ProgrammeFactory(province=province, fiscal_year=2560, closed=True)


def look(reviewer, *, with_axe=True):
    if with_axe:
        assert_no_axe_violations(reviewer.page)
    assert reviewer.hides_nothing_to_the_right()


def hand_in(reviewer, *, scripts=True):
    """A PDF first, which is refused at its field; then the workbook."""
    reviewer.menu("Plan")
    reviewer.link(reviewer.words("Read a plan from a file"))
    look(reviewer, with_axe=scripts)
    for chosen in (PDF, CHIANG_RAI):
        reviewer.page.locator("[name=file]").set_input_files(chosen)
        reviewer.button("Read the file")
        reviewer.page.locator("#id_file_error" if chosen is PDF else "#take-in").wait_for()
        look(reviewer, with_axe=scripts)
    return PlanSource.objects.get()


def settle_everything(reviewer):
    """One alone and doubted again, then kind by kind, all of a kind at once where there are several."""
    page = reviewer.page
    reviewer.follow(page.locator(".doubt-list button").first)
    page.locator(".doubts__settled summary").first.click()
    reviewer.follow(page.locator(".doubts__settled button").first)
    while (left := page.locator(".doubts__all button, section:not(:has(.doubts__all)) > .doubt-list button")).count():
        reviewer.follow(left.first)


@pytest.mark.parametrize(
    ("viewport", "language", "scripts"), [(DESKTOP, "th", True), (PHONE, "en", True), (DESKTOP, "en", False)]
)
def test_plan_goes_from_the_file_to_every_district(visitor, last_year, busaba, viewport, language, scripts):
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    source = hand_in(reviewer, scripts=scripts)
    settle_everything(reviewer)
    assert PlanSource.objects.get().unsettled == []
    assert Programme.objects.count() == 1
    look(reviewer, with_axe=scripts)
    reviewer.follow(reviewer.page.get_by_role("button", name=reviewer.words("Take in the plan")))
    reviewer.sees_words("Say who acts where the plan names nobody. Nothing was taken in.")
    look(reviewer, with_axe=scripts)
    reviewer.page.get_by_label(reviewer.words("District", "acting office")).check()
    reviewer.follow(reviewer.page.get_by_role("button", name=reviewer.words("Take in the plan")))
    reviewer.sees_words("The plan was taken in as a draft. Look it through, then publish it.")
    reviewer.sees(source.name)
    reviewer.page.locator("details.sheet summary").first.click()
    reviewer.follow(reviewer.page.get_by_role("button", name=reviewer.words("Publish", "programme step")))
    programme = Programme.objects.get(sources=source)
    assert (programme.state, Assignment.objects.filter(programme=programme).count()) == ("active", 20)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("viewport", "language"), [(PHONE, "th"), (DESKTOP, "en")])
def test_page_of_a_reading_leads_on_when_the_file_is_read(
    visitor, last_year, busaba, background, viewport, language, scripts
):
    reviewer = visitor(busaba, viewport, language, javascript=scripts).sign_in()
    page = reviewer.page
    page.goto("/plans/files/new/")
    page.locator("[name=file]").set_input_files(CHIANG_RAI)
    reviewer.button("Read the file")
    reviewer.sees_words("The file is here and waits for its turn.")
    look(reviewer, with_axe=scripts)
    PlanUpload.objects.update(stage="sheets", parts_done=2, parts=4, told_at=clock.by_the_wall())
    if not scripts:
        reviewer.link(reviewer.words("See how far it is"))
    page.locator("#reading progress[value='37']").wait_for()
    assert page.locator("[role=status] #reading").count() == 1
    look(reviewer, with_axe=scripts)
    PlanUpload.objects.update(stage="")
    background()
    if not scripts:
        reviewer.link(reviewer.words("See how far it is"))
    page.locator("#take-in").wait_for()
    page.wait_for_url(f"**/plans/files/{PlanSource.objects.get().pk}/")
    look(reviewer, with_axe=scripts)
    if scripts:
        page.go_back()
        page.wait_for_url("**/plans/files/new/")


def test_cell_and_doubt_lead_to_each_other_by_keys(visitor, named, province, busaba):
    source = handed_in(province)
    page = visitor(busaba).sign_in().page
    page.goto(f"/plans/files/{source.pk}/")
    place = page.locator("#doubt-3 .cell-link")
    place.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#cell-0-C4")
    assert page.evaluate("document.activeElement.id") == "cell-0-C4"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#doubt-3")
    assert page.evaluate("document.activeElement.id") == "doubt-3"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert (PlanSource.objects.get().accepted, page.url.rpartition("#")[2]) == ([2], "doubt-2")


@pytest.mark.parametrize(("viewport", "language"), [(DESKTOP, "th"), (PHONE, "en")])
def test_doubt_is_answered_on_its_own_page(visitor, named, province, busaba, viewport, language):
    source = handed_in(province, reading=reading_with(doubts=ABOUT))
    reviewer = visitor(busaba, viewport, language).sign_in()
    page = reviewer.page
    page.goto(f"/plans/files/{source.pk}/")
    look(reviewer)
    for number in (SLIPPED, COUNTED, RETURNING, OFFICES, SHEET):
        page.goto(f"/plans/files/{source.pk}/doubts/{number}/")
        look(reviewer)
    page.goto(f"/plans/files/{source.pk}/doubts/{SLIPPED}/")
    page.locator("[name=text]").fill("เมื่อพร้อม")
    reviewer.follow(page.get_by_role("button", name=reviewer.words("Answer so")))
    look(reviewer)
    assert page.locator("[name=text]").input_value() == "เมื่อพร้อม"
    page.locator("[name=text]").fill("๑๕ มี.ค. ๖๗")
    reviewer.follow(page.get_by_role("button", name=reviewer.words("Answer so")))
    page.wait_for_url("**#doubt-3")
    look(reviewer)
    assert [
        str(period.start) for period in PlanSource.objects.get().plan.dimensions[0].criteria[0].activities[1].periods
    ] == ["2024-03-15"]
