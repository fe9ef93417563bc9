"""Documents that were made; `kept=True` puts their bytes on the disk."""

import hashlib
from datetime import date

import factory
from factory.django import DjangoModelFactory

from portal.reports.models import Document
from portal.shell import clock
from tests.factories.offices import ProvinceFactory
from tests.factories.people import UserFactory


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document
        skip_postgeneration_save = True

    class Params:
        content = factory.Sequence(lambda number: b"%%PDF-1.7 %d" % number)

    kind = "province-progress"
    form = Document.Form.PDF
    office = factory.SubFactory(ProvinceFactory)
    fiscal_year = 2567
    slug = "plan"
    as_of = date(2024, 3, 20)
    language = "th"
    made_at = factory.LazyFunction(clock.now)
    made_by = factory.SubFactory(UserFactory)
    sha256 = factory.LazyAttribute(lambda made: hashlib.sha256(made.content).hexdigest())
    size = factory.LazyAttribute(lambda made: len(made.content))

    @factory.post_generation
    def kept(made, create, extracted, **kwargs):  # noqa: N805
        if extracted:
            made.path.parent.mkdir(parents=True, exist_ok=True)
            made.path.write_bytes(extracted)
