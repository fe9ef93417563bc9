"""The pages that say why something can not be done: axe finds nothing, and they fit a phone, signed in or not."""

from errno import ENOSPC

import pytest

from portal.accounts import views
from portal.shell.body import with_whole_bodies
from tests.browser import PHONE, assert_no_axe_violations

pytestmark = pytest.mark.journey

MANY_FIELDS = """() => {
  const form = document.getElementById("sign-in");
  for (let number = 0; number < 1200; number += 1) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: `field-${number}`, value: "x" });
    form.append(field);
  }
  form.noValidate = true;
}"""


def bad_request(page, _monkeypatch):
    page.goto("/sign-in/")
    page.evaluate(MANY_FIELDS)
    return sent(page)


def open_for_too_long(page, _monkeypatch):
    page.goto("/sign-in/")
    page.context.clear_cookies(name="csrftoken")
    return sent(page)


def signed_out(page, _monkeypatch):
    page.goto("/sign-in/")
    page.fill("[name=username]", "จัดกิจกรรมครบทุกคน")
    page.evaluate("document.getElementById('sign-in').action = '/profile/'")
    return sent(page)


def sent(page):
    with page.expect_navigation() as going:
        page.evaluate("document.getElementById('sign-in').submit()")
    return going.value


def server_error(page, monkeypatch):
    monkeypatch.setattr(views.SignIn, "get_context_data", None)
    return page.goto("/sign-in/")


def full_disk(page, monkeypatch):
    def finds_no_room(_view, **_context):
        raise OSError(ENOSPC, "as the system says")

    monkeypatch.setattr(views.SignIn, "get_context_data", finds_no_room)
    return page.goto("/sign-in/")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("come", "status"),
    [(bad_request, 400), (signed_out, 401), (open_for_too_long, 403), (server_error, 500), (full_disk, 507)],
)
def test_page_for_somebody_unknown_is_sound(come, status, language, new_page, db, monkeypatch, live_server, settings):
    page = new_page(PHONE)
    chosen = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([chosen])
    assert come(page, monkeypatch).status == status
    assert page.locator("html").get_attribute("lang") == language
    sound(page)


def test_page_about_too_much_at_once_is_sound(new_page, db, settings):
    """What the door before the application says, laid where a browser finds the stylesheets."""
    settings.LARGEST_BODY = 1
    (content,) = with_whole_bodies(lambda *_asked: [])({"CONTENT_LENGTH": "2"}, lambda *_answer: None)
    page = new_page(PHONE)
    page.route("**/too-much/", lambda route: route.fulfill(status=413, content_type="text/html", body=content))
    page.goto("/too-much/")
    sound(page)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(("address", "status"), [("/desk/", 403), ("/work/999999/", 404)])
def test_page_for_somebody_signed_in_is_sound(address, status, language, visitor, arun):
    page = visitor(arun, PHONE, language).sign_in().page
    assert page.goto(address).status == status
    sound(page)


def sound(page):
    assert page.locator("h1").count() == 1
    assert_no_axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
