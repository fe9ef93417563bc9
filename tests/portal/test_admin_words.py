"""What the administration shows of a row is named in words of ours, of which the catalogue holds the Thai."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.test import RequestFactory
from django.urls import reverse
from django.utils.functional import Promise

from evidence.models import Item, Submission
from portal.offices.scope import scope_of
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory


@pytest.fixture
def request_of_admin(admin):
    request = RequestFactory().get("/")
    request.user, request.scope = admin, scope_of(admin)
    return request


def shown(page, request):
    """The names of all fields on the page of a row, in the parts of it too."""
    for part in (page, *page.get_inline_instances(request)):
        of_the_page = {field.name for field in part.model._meta.fields if field.related_model is page.model}
        hidden = set() if part is page else of_the_page
        for name in flatten_fieldsets(part.get_fieldsets(request, part.model() if part is page else None)):
            if name not in hidden:
                yield part.model, name, label_for_field(name, part.model, part)


def test_every_field_on_the_page_of_a_row_has_words(request_of_admin):
    labels = [found for page in admin.site._registry.values() for found in shown(page, request_of_admin)]
    assert len(labels) > 80
    assert [(model.__name__, name) for model, name, label in labels if not isinstance(label, Promise)] == []


@pytest.mark.parametrize("model", [Submission, Item])
def test_page_of_a_row_opens(client, admin, district, model):
    submission = SubmissionFactory(assignment=AssignmentFactory(office=district))
    item = ItemFactory(submission=submission)
    item.requirements.add(RequirementFactory(activity=submission.assignment.activity, title="ภาพถ่ายกิจกรรม"))
    row = submission if model is Submission else item
    client.force_login(admin)
    page = client.get(reverse(f"admin:evidence_{model._meta.model_name}_change", args=[row.pk]))
    assert (page.status_code, "ภาพถ่ายกิจกรรม" in page.content.decode()) == (200, model is Item)
