import pytest
from django.urls import reverse

from dimensions.models import Activity, Assignment, DistrictPlan, Planned, Programme
from tests.factories.dimensions import (
    AssignmentFactory,
    DistrictPlanFactory,
    PlannedFactory,
    QuotaFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db

MODELS = (Programme, Activity, Assignment, DistrictPlan, Planned)


@pytest.fixture
def owed(district, far_district):
    """One assignment in the admin's province and one far away."""
    rows = [AssignmentFactory(office=office) for office in (district, far_district)]
    RequirementFactory(activity=rows[0].activity)
    QuotaFactory(activity=rows[0].activity)
    for row in rows:
        DistrictPlanFactory(office=row.office, programme=row.programme)
        PlannedFactory(assignment=row)
    return rows


def address(model, view, *args):
    return reverse(f"admin:dimensions_{model._meta.model_name}_{view}", args=args)


def own_and_far(model, owed):
    near, far = owed
    return {
        Programme: (near.programme, far.programme),
        Activity: (near.activity, far.activity),
        Assignment: (near, far),
        DistrictPlan: (near.programme.district_plans.get(), far.programme.district_plans.get()),
        Planned: (near.planned, far.planned),
    }[model]


@pytest.mark.parametrize("model", MODELS)
def test_admin_looks_at_the_own_province_only(client, admin, owed, model):
    client.force_login(admin)
    own, far = own_and_far(model, owed)
    listed = client.get(address(model, "changelist"))
    assert list(listed.context["cl"].queryset) == [own]
    assert client.get(address(model, "change", own.pk)).status_code == 200
    assert client.get(address(model, "change", far.pk)).status_code == 302


@pytest.mark.parametrize("model", MODELS)
def test_admin_changes_nothing(client, admin, owed, model):
    client.force_login(admin)
    own, _far = own_and_far(model, owed)
    refused = [
        client.get(address(model, "add")),
        client.post(address(model, "change", own.pk), {}),
        client.post(address(model, "delete", own.pk), {"post": "yes"}),
    ]
    assert ([page.status_code for page in refused], model.objects.count()) == ([403, 403, 403], 2)


@pytest.mark.parametrize("name", ["arun", "busaba", "dao"])
def test_others_do_not_enter(client, request, owed, name):
    client.force_login(request.getfixturevalue(name))
    assert client.get(address(Programme, "changelist")).status_code == 302


@pytest.mark.parametrize("model", MODELS)
def test_lists_query_count(client, admin, district, model, django_assert_num_queries):
    client.force_login(admin)
    for rows in (1, 2):
        for row in AssignmentFactory.create_batch(rows, office=district):
            PlannedFactory(assignment=row)
            DistrictPlanFactory(office=district, programme=row.programme)
        with django_assert_num_queries({Assignment: 6, Planned: 6}.get(model, 7)):
            client.get(address(model, "changelist"))
