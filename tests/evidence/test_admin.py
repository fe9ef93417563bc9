"""Evidence in the administration: looked at as far as an administrator's scope reaches, never changed."""

import pytest
from django.urls import reverse

from evidence.models import Item, StoredFile, Submission
from portal.offices.models import Role
from tests.cast import person
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, RemarkFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
TABLES = ["submission", "item", "remark", "storedfile"]


def list_of(table):
    return reverse(f"admin:evidence_{table}_changelist")


def page_of(row):
    return reverse(f"admin:evidence_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def rows(district):
    """A returned submission with an item, its file and a remark, in the province 21."""
    assignment = AssignmentFactory(office=district)
    submission = SubmissionFactory(assignment=assignment, returned=True)
    item = ItemFactory(submission=submission, requirements=[RequirementFactory(activity=assignment.activity)])
    return [submission, item, RemarkFactory(item=item), item.file]


@pytest.mark.parametrize("table", TABLES)
def test_list_reaches_as_far_as_the_administrator(table, client, admin, far_province, rows):
    far = person("far", Role.ADMIN, far_province)
    found = []
    for user in (admin, far):
        client.force_login(user)
        page = client.get(list_of(table))
        found.append((page.status_code, page.context["cl"].result_count))
    assert found == [(200, 1), (200, 0)]


def test_rows_are_read_and_not_changed(client, admin, rows):
    client.force_login(admin)
    for row in rows:
        page = client.get(page_of(row))
        assert (page.status_code, "_save" in page.content.decode()) == (200, False)
        assert client.post(page_of(row), {"name": "x", "state": "accepted"}).status_code == 403
    assert [Submission.objects.get().state, Item.objects.get().name == "x"] == ["returned", False]


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_added_or_deleted(table, client, admin, rows):
    client.force_login(admin)
    row = rows[TABLES.index(table)]
    add = reverse(f"admin:evidence_{table}_add")
    delete = reverse(f"admin:evidence_{table}_delete", args=[row.pk])
    assert [client.get(url).status_code for url in (add, delete)] == [403, 403]


def test_row_out_of_reach_is_not_there(client, far_province, rows):
    client.force_login(person("far", Role.ADMIN, far_province))
    assert [client.get(page_of(row)).status_code for row in rows] == [302] * 4


@pytest.mark.parametrize("name", ["arun", "head", "busaba", "dao", "nobody"])
def test_only_administrators_look(name, client, request, rows):
    client.force_login(request.getfixturevalue(name))
    assert [client.get(list_of(table), follow=True).status_code for table in TABLES] == [403] * 4


def test_file_of_two_items_stands_once_in_the_list(client, admin, rows, district):
    ItemFactory(submission=SubmissionFactory(assignment=AssignmentFactory(office=district)), file=rows[3])
    client.force_login(admin)
    assert client.get(list_of("storedfile")).context["cl"].result_count == StoredFile.objects.count() == 1


def test_file_is_called_in_the_list_as_within_reach(client, admin, rows, far_district):
    far = SubmissionFactory(assignment=AssignmentFactory(office=far_district))
    ItemFactory(submission=far, file=rows[3], name="ก่อนใคร.jpg")
    Item.objects.filter(pk=rows[1].pk).update(name="ภาพถ่าย.jpg")
    client.force_login(admin)
    page = client.get(list_of("storedfile")).content.decode()
    assert ("ภาพถ่าย.jpg" in page, "ก่อนใคร.jpg" in page) == (True, False)


def test_lists_query_count(client, admin, rows, district, django_assert_num_queries):
    client.force_login(admin)
    for table, queries in zip(TABLES, (6, 5, 5, 5), strict=True):
        for _more in range(2):
            with django_assert_num_queries(queries):
                client.get(list_of(table))
            item = ItemFactory(submission=SubmissionFactory(assignment=AssignmentFactory(office=district)))
            RemarkFactory(item=item)
