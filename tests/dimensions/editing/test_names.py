"""Names that are typed with their number, and kept without it."""

import pytest
from django.urls import reverse

from dimensions.correspondence import plan_of
from dimensions.models import Programme
from tests.dimensions.editing.at_hand import dimension

pytestmark = pytest.mark.django_db


def at(name, draft):
    return reverse(f"dimensions:{name}", args=[draft.pk])


def test_dimension_is_named_without_its_number(draft, busaba, client):
    client.force_login(busaba)
    client.post(at("build_dimension_new", draft), {"number": "3", "name_th": "มิติที่ ๓ สำนักงานสะดวก"})
    assert plan_of(draft).dimensions[2].name == "สำนักงานสะดวก"
    client.post(at("build_dimension_new", draft), {"number": "4", "name_th": "มิติที่ 2 สำนักงานสะดวก"})
    assert plan_of(draft).dimensions[3].name == "มิติที่ 2 สำนักงานสะดวก"
    client.post(at("build_dimension_new", draft), {"number": "5", "name_th": "มิติที่ 5"})
    found = dimension(5)
    assert (found.name_th, found.name, str(found)) == ("มิติที่ 5", "", "5")
    said = {"fiscal_year": 2570, "name": "แผนใหม่", "dimensions": "มิติที่ ๑ หนึ่ง\nมิติ 2: สอง\nมิติที่ 4 สี่"}
    client.post(reverse("dimensions:build_new"), said)
    begun = Programme.objects.get(fiscal_year=2570)
    assert [each.name for each in plan_of(begun).dimensions] == ["หนึ่ง", "สอง", "มิติที่ 4 สี่"]
