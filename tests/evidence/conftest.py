"""An assignment of Arun's district that asks for one photo; pages as somebody who is signed in sees them."""

import pytest
from django.test import Client

from tests.browser import DESKTOP
from tests.factories.dimensions import AssignmentFactory, RequirementFactory


@pytest.fixture
def assignment(district):
    return AssignmentFactory(office=district)


@pytest.fixture
def requirement(assignment):
    return RequirementFactory(activity=assignment.activity)


@pytest.fixture
def open_as(new_page, live_server):
    """Opens a page as somebody who is signed in already."""

    def open_page(user, url, viewport=DESKTOP, language="en", **options):
        type(user).objects.filter(pk=user.pk).update(language=language)
        client = Client()
        client.force_login(user)
        page = new_page(viewport, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto(url)
        return page

    return open_page
