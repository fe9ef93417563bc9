"""What the history says of a document."""

from django.urls import reverse

from portal.history.recording import record
from portal.history.things import Thing, things_of
from portal.offices.scope import scope_of
from portal.reports.naming import filename_of
from tests.factories.documents import DocumentFactory


def told(reader, document):
    entry = record("look", document, by=None, office=document.office)
    return things_of([entry], scope_of(reader))[entry.pk]


def test_document_is_its_kind_with_the_way_to_its_file(only_plain, busaba, stranger, province):
    document = DocumentFactory(office=province, kind="plain")
    page = reverse("reports:download", args=[document.pk])
    assert told(busaba, document) == Thing("รายงานแบบสั้น", page, filename_of(document))
    assert told(stranger, document).url == ""


def test_document_of_a_kind_that_is_no_more_keeps_its_name(only_plain, busaba, province):
    document = DocumentFactory(office=province, kind="older")
    assert told(busaba, document).name == "older"
