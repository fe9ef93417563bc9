"""The way out of a draft that was made of the wrong file."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from dimensions import workflow
from dimensions.models import Activity, Dimension, PlanSource, Programme
from portal.history.models import Entry
from tests.dimensions.sources.at_hand import ALL, handed_in
from tests.dimensions.sources.test_access import MAY, ROLES
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(province, busaba):
    return workflow.take_in(handed_in(province, settled=ALL), by=busaba)


def test_discarded_draft_is_gone_and_its_file_can_be_taken_in_again(draft, busaba):
    workflow.discard_draft(draft, by=busaba)
    assert [model.objects.count() for model in (Programme, Dimension, Activity)] == [0, 0, 0]
    source = PlanSource.objects.get()
    assert (source.programme, source.taken_at, source.unsettled) == (None, None, [])
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.object_id, entry.facts) == (
        "discard_draft",
        draft.pk,
        {"fiscal_year": 2567, "slug": "plan"},
    )
    workflow.take_in(source, by=busaba)
    assert (Programme.objects.count(), Activity.objects.count()) == (1, 3)


@pytest.mark.parametrize("state", ["active", "closed"])
def test_plan_that_offices_work_by_stays(province, busaba, client, state):
    programme = ProgrammeFactory(province=province, **({"closed": True} if state == "closed" else {}))
    with pytest.raises(workflow.WrongMoment):
        workflow.discard_draft(programme, by=busaba)
    client.force_login(busaba)
    assert client.post(reverse("dimensions:discard_draft", args=[programme.pk])).url == f"/plans/{programme.pk}/"
    assert (Programme.objects.count(), Entry.objects.count()) == (1, 0)


def test_draft_of_another_province_is_not_discarded(draft, stranger):
    with pytest.raises(PermissionDenied):
        workflow.discard_draft(draft, by=stranger)
    assert Programme.objects.count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_who_discards_a_draft(people, draft, client, role):
    client.force_login(people[role])
    address = reverse("dimensions:discard_draft", args=[draft.pk])
    shown = client.get(reverse("dimensions:plan", args=[draft.pk]))
    assert (shown.status_code == 200 and address in shown.content.decode()) is MAY[role]
    assert client.post(address).status_code == (302 if MAY[role] else 404)
    assert Programme.objects.exists() is not MAY[role]
