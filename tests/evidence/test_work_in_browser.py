"""My work in a real browser: on a phone, on a line that breaks, without JavaScript; axe finds nothing."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from evidence import workflow
from evidence.models import Item, Submission
from evidence.states import RETURN
from portal.offices.models import Role
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.cast import person
from tests.factories.bytes import pdf, picture
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
PHOTO = {"name": "ภาพถ่าย.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(640, 480))}
PAPER = {"name": "หนังสือ.pdf", "mimeType": "application/pdf", "buffer": pdf()}
CUT_OFF = {"name": "ขาด.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(640, 480))[:900]}
EMPTY = {"name": "ว่าง.jpg", "mimeType": "image/jpeg", "buffer": b""}
EMPTY_SENTENCE = "This file is empty. Open it on your device to see whether it was saved, then send it again."
PROGRAM = {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}


def choose(page, *files, place=0):
    page.locator("input[type=file]:not([capture])").nth(place).set_input_files(list(files))


def press(page, name):
    page.locator(".action-bar").get_by_role("button", name=name).click()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("javascript", [True, False])
def test_files_are_chosen_and_submitted(viewport, javascript, open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:work"), viewport, javascript=javascript)
    page.get_by_role("link", name=assignment.activity.title).click()
    choose(page, PHOTO, PAPER)
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()
    assert (Submission.objects.get().state, Item.objects.count()) == ("submitted", 2)
    assert [name.inner_text() for name in page.locator(".file__name").all()] == ["ภาพถ่าย.jpg", "หนังสือ.pdf"]


@pytest.mark.parametrize("javascript", [True, False])
def test_refused_file_is_told_beside_its_place_and_the_rest_is_kept(javascript, open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), javascript=javascript)
    page.get_by_role("textbox", name="What was done").fill("ประชุมแล้ว")
    choose(page, PHOTO, CUT_OFF)
    press(page, "Submit")
    page.locator(".error-summary").wait_for()
    assert page.locator(f"#part-{requirement.pk} .refused strong").all_inner_texts() == ["ขาด.jpg"]
    assert page.locator(f"#part-{requirement.pk} .file__name").all_inner_texts() == ["ภาพถ่าย.jpg"]
    assert page.get_by_role("textbox", name="What was done").input_value() == "ประชุมแล้ว"
    assert page.evaluate("document.activeElement.className") == ("error-summary" if javascript else "")
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()


def test_what_can_not_be_taken_is_said_before_anything_is_sent(open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]))
    choose(page, PROGRAM)
    assert page.locator(".chosen__fault").all_inner_texts() == ["This kind of file is not taken here."]
    assert page.locator("input[type=file]").first.evaluate("field => field.files.length") == 0


def test_chosen_files_are_listed_as_not_sent_yet_and_can_be_taken_out(open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE)
    unsent, part = page.get_by_text("Chosen, not sent yet"), page.locator(f"#part-{requirement.pk}")
    expect(unsent.first).to_be_hidden()
    choose(page, PHOTO)
    choose(page, PAPER)
    expect(part.get_by_text("Chosen, not sent yet")).to_be_visible()
    assert part.locator(".chosen__name").all_inner_texts() == ["ภาพถ่าย.jpg", "หนังสือ.pdf"]
    assert all(size.endswith("kB") for size in part.locator(".chosen__size").all_inner_texts())
    part.get_by_role("button", name="Remove: ภาพถ่าย.jpg").click()
    expect(part.get_by_role("button", name="Remove: หนังสือ.pdf")).to_be_focused()
    press(page, "Save")
    page.get_by_text("Received and kept: 1 item.").wait_for()
    assert list(Item.objects.values_list("name", flat=True)) == ["หนังสือ.pdf"]


@pytest.mark.parametrize("javascript", [True, False])
def test_empty_file_is_told_beside_its_place_and_the_others_are_kept(
    javascript, open_as, arun, assignment, requirement
):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE, javascript=javascript)
    part = page.locator(f"#part-{requirement.pk}")
    choose(page, PHOTO, EMPTY)
    if javascript:
        assert part.locator("li[data-fault]").inner_text().split("\n")[0::2] == ["ว่าง.jpg", EMPTY_SENTENCE]
    press(page, "Submit")
    expect(part.locator(".refused li")).to_have_text(f"ว่าง.jpg {EMPTY_SENTENCE}")
    page.locator(".error-summary").get_by_text("This has not been submitted yet").wait_for()
    assert list(Item.objects.values_list("name", flat=True)) == ["ภาพถ่าย.jpg"]
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()


def test_what_the_browser_writes_itself_is_in_the_digits_of_the_reader(open_as, arun, assignment, requirement):
    type(arun).objects.filter(pk=arun.pk).update(digits="thai")
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]))
    choose(page, PAPER | {"buffer": bytes(1_468_006)})
    assert page.locator(".chosen__size").inner_text() == "๑.๔ MB"
    page.goto(reverse("dimensions:activity", args=[assignment.activity_id]))
    assert page.locator("main ol:not(nav ol)").evaluate("list => getComputedStyle(list).listStyleType") == "thai"
    assert page.locator(".breadcrumb-trail ol").evaluate("list => getComputedStyle(list).listStyleType") == "none"


def test_file_that_is_too_large_holds_the_form_back_until_it_is_taken_out(
    open_as, arun, assignment, requirement, settings
):
    settings.MAX_FILE_BYTES = 1024 * 1024
    large = PAPER | {"buffer": PAPER["buffer"] + bytes(1024 * 1024)}
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE)
    choose(page, PHOTO, EMPTY, large)
    part, held = page.locator(f"#part-{requirement.pk}"), page.get_by_text("Nothing was sent: what is marked here")
    assert part.locator(".chosen__fault").all_inner_texts() == ["", EMPTY_SENTENCE, "Too large: at most 1 MB a file."]
    for button in ("Save", "Submit"):
        press(page, button)
        expect(held.first).to_be_visible()
        expect(part.get_by_role("button", name="Remove: หนังสือ.pdf")).to_be_focused()
    assert Submission.objects.count() == 0
    for name in ("หนังสือ.pdf", "ว่าง.jpg"):
        part.get_by_role("button", name=f"Remove: {name}").click()
    expect(held.first).to_be_hidden()
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()
    assert list(Item.objects.values_list("name", flat=True)) == ["ภาพถ่าย.jpg"]


def test_line_that_breaks_leaves_the_page_as_it_is(open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE)
    page.get_by_role("textbox", name="What was done").fill("ประชุมแล้ว")
    choose(page, PHOTO)
    page.route("**/work/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    press(page, "Submit")
    page.get_by_role("alert").get_by_text("The line broke and nothing was received.").wait_for()
    assert (page.get_by_role("textbox", name="What was done").input_value(), Submission.objects.count()) == (
        "ประชุมแล้ว",
        0,
    )
    page.unroute("**/work/**")
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()
    assert (Submission.objects.get().words, Item.objects.count()) == ("ประชุมแล้ว", 1)


@pytest.mark.parametrize("javascript", [True, False])
def test_too_many_files_at_once_are_told(javascript, open_as, arun, assignment, requirement, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    address = reverse("evidence:assignment", args=[assignment.pk])
    page = open_as(arun, address, javascript=javascript)
    page.get_by_role("textbox", name="What was done").fill("ประชุมแล้ว")
    choose(page, PHOTO, PAPER, PHOTO | {"name": "b.jpg"})
    press(page, "Submit")
    page.get_by_text("Too many files came at once, and nothing was stored.").wait_for()
    if javascript:
        assert page.get_by_role("textbox", name="What was done").input_value() == "ประชุมแล้ว"
    else:
        assert page.get_by_role("link", name="Back to the page").get_attribute("href") == address
    assert Submission.objects.count() == 0


def sign_in_again(page):
    page.locator("[name=username]").fill("arun")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("#sign-in [type=submit]").click()


def test_form_sent_after_the_session_ended_stays_as_it_is(open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE)
    page.get_by_role("textbox", name="What was done").fill("ประชุมแล้ว")
    choose(page, PHOTO, PAPER)
    Session.objects.all().delete()
    press(page, "Submit")
    with page.expect_popup() as popup:
        page.locator("[data-upload-fault] a").click()
    sign_in_again(popup.value)
    popup.value.locator("nav").first.wait_for()
    assert page.locator(".chosen__name").all_inner_texts() == [PHOTO["name"], PAPER["name"]]
    press(page, "Submit")
    page.get_by_text("Submitted.").wait_for()
    made = Submission.objects.get()
    assert (made.state, made.words, made.items.count()) == ("submitted", "ประชุมแล้ว", 2)


def signed_in_here(page, user, live_server):
    """As if somebody had signed in in another tab of this browser."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def test_form_that_waits_while_somebody_else_signs_in_is_not_sent_under_that_name(
    open_as, arun, district, assignment, requirement, live_server
):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE)
    page.get_by_role("textbox", name="What was done").fill("ประชุมแล้ว")
    choose(page, PHOTO)
    page.locator(".chosen__name").wait_for()
    signed_in_here(page, person("fellow", Role.STAFF, district, language="en"), live_server)
    submit = page.locator(".action-bar").get_by_role("button", name="Submit")
    submit.press("Enter")  # wherever it stands by then
    page.locator("[data-upload-fault]").get_by_text("so nothing was sent under that name").wait_for()
    assert (Submission.objects.count(), page.locator(".chosen__name").all_inner_texts()) == (0, [PHOTO["name"]])
    signed_in_here(page, arun, live_server)
    submit.press("Enter")
    page.get_by_text("Submitted.").wait_for()
    made = Submission.objects.get()
    assert (made.submitter, made.words, made.items.get().author) == (arun, "ประชุมแล้ว", arun)


def test_form_sent_without_scripts_after_the_session_ended_leads_back_to_its_page(
    open_as, arun, assignment, requirement
):
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), javascript=False)
    choose(page, PHOTO)
    Session.objects.all().delete()
    press(page, "Submit")
    sign_in_again(page)
    page.get_by_text("Your sign-in had ended when you sent the form: nothing of it was received.").wait_for()
    page.get_by_role("heading", name=assignment.activity.title).wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_item_is_removed_after_a_question(javascript, open_as, arun, assignment, requirement):
    ItemFactory(submission=SubmissionFactory(assignment=assignment), requirements=[requirement], name="a.jpg")
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), PHONE, javascript=javascript)
    page.locator("summary", has_text="Remove a.jpg").click()
    page.get_by_role("button", name="Yes, remove it").click()
    page.get_by_text("Saved.").wait_for()
    assert Item.objects.present().count() == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_in_a_field_saves_and_removes_nothing(javascript, open_as, arun, assignment, requirement):
    ItemFactory(submission=SubmissionFactory(assignment=assignment), requirements=[requirement])
    page = open_as(arun, reverse("evidence:assignment", args=[assignment.pk]), javascript=javascript)
    page.get_by_label("Date of the activity").fill("31/1/2567")
    page.get_by_label("Date of the activity").press("Enter")
    page.get_by_text("Saved.").wait_for()
    assert (Item.objects.present().count(), Submission.objects.get().state) == (1, "draft")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("narrowed", ["", "?figure=to_do&dimension=1"])
def test_first_task_stands_on_the_first_screen_of_a_phone(narrowed, language, open_as, arun, assignment, requirement):
    page = open_as(arun, reverse("evidence:work") + narrowed, PHONE, language)
    bar, task = page.locator(".main-menu").bounding_box(), page.locator("#work-list .item").first.bounding_box()
    assert task["y"] + task["height"] <= bar["y"]
    page.locator(".filters summary").click()
    assert page.locator(".filters select").first.bounding_box()["width"] > 300


def test_head_hears_at_the_field_that_a_return_needs_a_word(open_as, head, assignment):
    type(assignment.programme).objects.update(asks_endorsement=True)
    SubmissionFactory(assignment=assignment, submitted=True)
    page = open_as(head, reverse("evidence:assignment", args=[assignment.pk]))
    note = page.get_by_label("What has to be changed")
    hint, told = "Write this only if you return it; the office sees every word.", page.locator("#id_note_error")
    wanted = "Say what has to be changed, so that the office knows what to do."
    for _time in range(2):
        press(page, "Return")
        expect(told).to_have_text(wanted)
        expect(note).to_have_accessible_description(f"{hint} {wanted}")
    note.press_sequentially("ภาพ")
    expect(told).to_have_count(0)
    expect(note).to_have_accessible_description(hint)
    press(page, "Return")
    page.get_by_text("Returned. The office sees what you wrote").wait_for()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_pages_break_no_rule_of_axe(viewport, open_as, arun, head, busaba, district, assignment, requirement):
    returned = AssignmentFactory(office=district)
    made = SubmissionFactory(assignment=returned, submitted=True)
    item = ItemFactory(submission=made, requirements=[RequirementFactory(activity=returned.activity)])
    ItemFactory(submission=made, link=True)
    workflow.take(RETURN, made, by=busaba, note="แก้ตามนี้", remarks={item.pk: "ภาพมืด"})
    accepted = SubmissionFactory(assignment=AssignmentFactory(office=district), accepted=True)
    rows = [assignment, returned, accepted.assignment]
    page = open_as(arun, reverse("evidence:work"), viewport)
    assert_no_axe_violations(page)
    for row in rows:
        page.goto(reverse("evidence:assignment", args=[row.pk]))
        assert_no_axe_violations(page)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert page.evaluate(wide) is False
