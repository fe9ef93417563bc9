"""The style guide holds every component: what is sound here is sound on the pages."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from portal.shell.styleguide import COLOUR, PAGES, SYMBOL, named
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.house.source import ROOT


@pytest.fixture
def signed_in(db, client):
    client.force_login(get_user_model().objects.create_user("arun", password="x"))
    return client


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("sample", ["", *PAGES])
def test_style_guide_is_drawn(signed_in, sample, language):
    get_user_model().objects.update(language=language)
    page = signed_in.get(reverse("styleguide"), {"sample": sample} if sample else {})
    assert (page.status_code, f'<html lang="{language}"' in page.text, page.text.count("<h1>")) == (200, True, 1)


def test_style_guide_has_no_other_pages(signed_in):
    assert signed_in.get(reverse("styleguide"), {"sample": "../base"}).status_code == 404


def test_style_guide_shows_every_component(signed_in, settings):
    settings.DEBUG = True  # nothing was drawn before and kept
    parts = {f"components/{path.name}" for path in (ROOT / "templates/components").iterdir()}
    drawn = {
        template.name
        for sample in ["", *PAGES]
        for template in signed_in.get(reverse("styleguide"), {"sample": sample} if sample else {}).templates
    }
    assert parts - drawn == set()


# What the frame, a script or the state of a page adds.
NOT_OF_THE_GUIDE = {
    *("messages", "alert-error", "alert__close", "has-script", "was-validated"),
    *("board", "board__half", "board-form", "board-form__choice", "board-form__day", "review__side", "narrow"),
    *("btn-wide", "btn-flush", "chip", "filters__found", "error-summary__alone", "local-kinds", "unsettled"),
}
CLASS, ATTRIBUTE = re.compile(r"\.([a-zA-Z][\w-]*)"), re.compile(r'class="([^"]+)"')
NO_SELECTOR = re.compile(r"/\*.*?\*/|\{[^{}]*\}", re.DOTALL)


def test_style_guide_shows_what_every_stylesheet_of_a_component_is_for(signed_in):
    styled = {
        name
        for sheet in (ROOT / "static/css/components").glob("*.css")
        for name in CLASS.findall(NO_SELECTOR.sub("", sheet.read_text("utf-8")))
    }
    pages = [signed_in.get(reverse("styleguide"), {"sample": sample} if sample else {}) for sample in ["", *PAGES]]
    drawn = {name for page in pages for found in ATTRIBUTE.findall(page.text) for name in found.split()}
    assert styled - drawn == NOT_OF_THE_GUIDE


def test_style_guide_can_show_every_colour():
    sheet = (ROOT / "static/css/components/guide.css").read_text("utf-8")
    assert [name for name in named(COLOUR, "css/tokens.css") if f".fill-{name} " not in sheet] == []
    assert "mark" in named(SYMBOL, "img/icons.svg")


@pytest.mark.journey
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("sample", ["", *PAGES])
def test_style_guide_breaks_no_rule(signed_in, new_page, live_server, sample, viewport):
    page = new_page(viewport)
    session = signed_in.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{reverse('styleguide')}?sample={sample}" if sample else reverse("styleguide"))
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert_no_axe_violations(page)
