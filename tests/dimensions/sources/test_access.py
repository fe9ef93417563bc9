"""Who sees the pages of a file that was handed in, and who takes its steps."""

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.models import PlanSource
from portal.history.models import Entry
from tests.dimensions.sources.at_hand import ALL, CHIANG_RAI, STEPS, handed_in, page

ROLES = ("staff", "head", "reviewer", "supervisor", "admin", "group", "department", "far", "none")
MAY = dict.fromkeys(ROLES, False) | {"reviewer": True, "admin": True, "department": True}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_pages_of_a_file(people, province, client, role):
    source = handed_in(province)
    client.force_login(people[role])
    addresses = [page("source", source), page("source_download", source)]
    assert [client.get(address).status_code for address in addresses] == [200 if MAY[role] else 404] * 2
    assert client.get(reverse("dimensions:source_new")).status_code == (200 if MAY[role] or role == "far" else 404)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("step", STEPS)
def test_who_takes_the_steps_of_a_file(people, province, client, role, step):
    source = handed_in(province, settled=ALL)
    client.force_login(people[role])
    answer = client.post(page(step, source), {"doubt": "0"})
    assert answer.status_code == (302 if MAY[role] else 404)
    assert Entry.objects.exists() == (MAY[role] and step != "source_accept")  # all were settled already


@pytest.mark.parametrize("step", STEPS)
def test_step_without_a_form_leads_to_the_page(busaba, province, client, step):
    source = handed_in(province, settled=ALL)
    client.force_login(busaba)
    assert client.get(page(step, source)).url == page("source", source)
    assert (PlanSource.objects.get().accepted, Entry.objects.count()) == (list(ALL), 0)


@pytest.mark.parametrize("role", ROLES)
def test_plan_list_leads_writers_to_their_files(people, province, far_province, client, role):
    own, far = handed_in(province), handed_in(far_province)
    taken = handed_in(province, settled=ALL)
    workflow.take_in(taken, by=None)
    client.force_login(people[role])
    answer = client.get(reverse("dimensions:plan_list"))
    shown = [source.pk for source in answer.context["sources"]]
    assert shown == {"far": [far.pk], "department": [far.pk, own.pk]}.get(role, [own.pk] if MAY[role] else [])
    assert answer.context["writes_plans"] == (MAY[role] or role == "far")


def test_plan_list_tells_every_writer_at_once_and_nobody_else(people, province, client, kept_pages):
    def shown():
        found = {}
        for role, user in people.items():
            client.force_login(user)
            found[role] = "แผน ๒๕๖๗.xlsx" in client.get(reverse("dimensions:plan_list")).content.decode()
        return found

    assert shown() == dict.fromkeys(ROLES, False)
    source = workflow.hand_in(
        CHIANG_RAI.read_bytes(), name="แผน ๒๕๖๗.xlsx", province=province, fiscal_year=2569, by=people["reviewer"]
    )
    assert shown() == MAY
    workflow.discard(source, by=people["admin"])
    assert shown() == dict.fromkeys(ROLES, False)
