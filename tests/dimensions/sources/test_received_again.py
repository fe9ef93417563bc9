"""Files that gave no plan at first: read for another year, or another file in their place."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django.asserts import assertContains

from dimensions import workflow
from dimensions.models import PlanSource, PlanUpload
from dimensions.workflow import receiving
from portal.history.models import Entry
from portal.offices.models import Membership
from portal.shell import clock
from tests.dimensions.sources.at_hand import BYTES, at, handed_in, page, reading_of_programme, uploaded
from tests.dimensions.sources.test_handing_in import file
from tests.dimensions.sources.test_receiving import YEAR, receive
from tests.dimensions.test_views import sign_in_english

pytestmark = pytest.mark.django_db


def test_file_of_the_wrong_year_stays_and_another_year_is_enough(read, busaba, province, client):
    year = clock.fiscal_year()
    read.reading = reading_of_programme(fiscal_year_be=year + 1)
    sign_in_english(client, busaba)
    upload = workflow.receive(("แผน.xlsx", BYTES), province=province, fiscal_year=year, by=busaba)
    shown = client.get(at(upload))
    assertContains(shown, "“แผน.xlsx” is here already. For another year you need not choose it again.", count=1)
    assertContains(shown, f'action="{at(upload)}"', count=1)
    same = client.post(at(upload), {"fiscal_year": year})
    assert same.context["form"].errors == {
        "file": ["Choose the corrected file, or another year for the one that is here."]
    }
    assert client.post(at(upload), {"fiscal_year": year + 1}).url == at(upload)
    source = PlanSource.objects.get()
    assert (source.fiscal_year, source.name, bytes(source.content)) == (year + 1, "แผน.xlsx", BYTES)
    assert [each.source for each in PlanUpload.objects.all()] == [source]
    assert client.post(at(upload), {"fiscal_year": year}).url == page("source", source)  # sent once more, from “Back”


def test_file_that_is_being_checked_is_read_for_another_year(read, busaba, province, client):
    year = clock.fiscal_year()
    former = handed_in(province, year=year)
    read.reading = reading_of_programme(fiscal_year_be=year + 1)
    sign_in_english(client, busaba)
    client.post(f"{reverse('dimensions:source_new')}?instead_of={former.pk}", {"fiscal_year": year + 1})
    assert [(each.fiscal_year, bytes(each.content)) for each in PlanSource.objects.all()] == [(year + 1, BYTES)]


def test_another_file_takes_the_place_of_an_unreadable_one(monkeypatch, read, busaba, province, client):
    """The former file, which this one was to replace, is not read in its place."""
    year = clock.fiscal_year()
    former = handed_in(province, year=year)
    upload = uploaded(province, busaba, fiscal_year=year + 1, instead_of=former.pk)
    receiving.refuse(upload, workflow.NotRead("The file is empty."))
    sign_in_english(client, busaba)
    assert client.post(at(upload), {"fiscal_year": year}).context["form"].errors == {"file": ["Choose the file first."]}
    read.reading = reading_of_programme(fiscal_year_be=year)
    client.post(at(upload), {"fiscal_year": year, "file": file()})
    assert [(each.name, each.upload) for each in PlanSource.objects.all()] == [("แผน.xlsx", upload)]


def test_file_stays_where_the_former_one_is_gone(background, read, busaba, province, client):
    former = handed_in(province)
    upload = receive(province, busaba, instead_of=former.pk)
    workflow.discard(former, by=busaba)
    background()
    sign_in_english(client, busaba)
    said = client.get(at(upload)).context["form"]
    assert said.errors["file"][0].startswith("The file that this one was to replace is no longer being checked.")
    read.reading = reading_of_programme(fiscal_year_be=clock.fiscal_year())
    client.post(at(upload), {"fiscal_year": clock.fiscal_year()})
    background()
    assert bytes(PlanSource.objects.get().content) == BYTES


def test_who_sends_again_second_is_told_that_it_is_gone(background, read, busaba, province):
    upload = uploaded(province, busaba)
    receiving.refuse(upload, workflow.YearClosed())
    workflow.receive_again(upload, None, fiscal_year=YEAR, by=busaba)
    with pytest.raises(workflow.Gone):
        workflow.receive_again(upload, None, fiscal_year=YEAR, by=busaba)
    assert DBTaskResult.objects.count() == 1


def test_writer_of_several_provinces_sends_a_refused_file_again(read, people, province, far_province, client):
    upload = uploaded(far_province, people["department"])
    receiving.refuse(upload, workflow.NotRead("The file is empty."))
    sign_in_english(client, people["department"])
    read.reading = reading_of_programme(fiscal_year_be=clock.fiscal_year())
    client.post(at(upload), {"fiscal_year": clock.fiscal_year(), "file": file()})
    assert PlanSource.objects.get().province == far_province


def test_form_lists_what_gave_no_plan(busaba, province, client):
    receiving.refuse(uploaded(province, busaba), workflow.YearClosed())
    sign_in_english(client, busaba)
    assertContains(client.get(reverse("dimensions:source_new")), "“แผน.xlsx” gave no plan: see why.", count=1)


def test_who_may_no_longer_write_is_told_so(background, read, busaba, province, people, client):
    upload = receive(province, busaba)
    Membership.objects.filter(user=busaba).delete()
    background()
    assert (PlanSource.objects.count(), Entry.objects.count()) == (0, 0)
    sign_in_english(client, people["admin"])
    said = client.get(at(upload)).context["form"].errors
    assert said["file"][0].startswith("Whoever handed this file in may no longer write plans of this province.")
