"""Whatever is done, a kept page is the one that would be drawn now: all readers, all kept pages, all verbs."""

import re
from datetime import date

import pytest
from django.core.cache import caches
from django.test import Client

from dimensions import workflow as plans
from evidence import workflow
from evidence.models import Item, Submission
from evidence.states import ACCEPT, ENDORSE, REOPEN, RETURN, WITHDRAW
from portal.offices.models import Role
from portal.shell import clock
from tests.cast import person
from tests.factories.bytes import sent
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory, RequirementFactory

TODAY = date(2024, 3, 20)
TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|"X-(?:CSRFToken|Drawn-For)": "[^"]+"')


@pytest.fixture
def assignment(province, district):
    programme = ProgrammeFactory(province=province, fiscal_year=2567, asks_endorsement=True)
    made = AssignmentFactory(office=district, programme=programme, due_on=TODAY)
    RequirementFactory(activity=made.activity)
    return made


@pytest.fixture
def clients(arun, busaba, head, province, department):
    admin, over_all = person("admin", Role.ADMIN, province), person("over_all", Role.SUPERVISOR, department)
    found = {}
    for user in (arun, busaba, head, admin, over_all):
        found[user.username] = Client()
        found[user.username].force_login(user)
    return found


def edited(client, address, **changes):
    """Save a form of the administration with some of its fields changed."""
    form = client.get(address).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None} | changes
    assert client.post(address, data, follow=True).status_code == 200  # the page after it takes the message away


def acts(assignment, clients, arun, busaba, head, groups):
    """Every verb, one after the other, as names and what does them."""
    by_group = AssignmentFactory(
        office=assignment.programme.province, responsible=groups[0], programme=assignment.programme, due_on=TODAY
    )
    office, admin = assignment.office, clients["admin"]

    def submission():
        return Submission.objects.get(assignment=assignment)

    def submitted():
        workflow.submit(assignment, by=arun, reason="ยังไม่ครบ")

    return {
        "describe": lambda: workflow.describe(assignment, done_on=TODAY, words="ก", reason="", by=arun),
        "add a file": lambda: workflow.add_files(assignment, [("a.jpg", sent())], requirements=[], by=arun),
        "submit": submitted,
        "withdraw": lambda: workflow.take(WITHDRAW, submission(), by=arun),
        "submit again": submitted,
        "endorse": lambda: workflow.take(ENDORSE, submission(), by=head),
        "open": lambda: clients["busaba"].get(f"/desk/{submission().pk}/"),
        "return": lambda: workflow.take(RETURN, submission(), by=busaba, note="ข"),
        "remove": lambda: workflow.remove(Item.objects.get(), by=arun),
        "submit corrected": submitted,
        "endorse corrected": lambda: workflow.take(ENDORSE, submission(), by=head),
        "accept": lambda: workflow.take(ACCEPT, submission(), by=busaba),
        "reopen": lambda: workflow.take(REOPEN, submission(), by=busaba, note="ค"),
        "link by a group": lambda: workflow.add_link(
            by_group, "https://example.org/", requirements=[], by=person("second", Role.STAFF, groups[0])
        ),
        "rename an office": lambda: edited(admin, f"/admin/offices/office/{office.pk}/change/", short_th="ใหม่"),
        "rename a person": lambda: edited(admin, f"/admin/accounts/user/{arun.pk}/change/", first_name="ใหม่"),
        "close": lambda: plans.close(assignment.programme, by=busaba),
    }


READERS = ("arun", "busaba", "head", "over_all")


def seen(clients, addresses):
    """What every reader finds at every address, without what is new each time."""
    pages = {(name, address): clients[name].get(address) for name in READERS for address in addresses}
    return {key: (page.status_code, TOKENS.sub(b"", page.content)) for key, page in pages.items()}


def test_kept_pages_are_those_that_would_be_drawn_now(kept_pages, assignment, clients, arun, busaba, head, groups):
    programme, activity = assignment.programme_id, assignment.activity_id
    addresses = ["/boards/21/", "/boards/00/", "/assignments/2101/", "/desk/", "/work/", "/plans/"]
    addresses += [f"/plans/{programme}/", f"/plans/activities/{activity}/", "/boards/21/?as_of=2024-03-19"]
    stale = []
    with clock.set_to(TODAY):
        everything = acts(assignment, clients, arun, busaba, head, groups)
        seen(clients, addresses)
        for name, act in everything.items():
            act()
            kept = seen(clients, addresses)
            caches["pages"].clear()
            fresh = seen(clients, addresses)
            stale += [(name, *key) for key in kept if kept[key] != fresh[key]]
    assert stale == []
