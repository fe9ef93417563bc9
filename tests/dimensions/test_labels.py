"""What the history says of a programme."""

import pytest
from django.urls import reverse
from django.utils import translation

from dimensions import workflow
from portal.history.models import Entry
from portal.history.recording import record
from portal.history.things import Thing, things_of
from portal.offices.scope import scope_of
from tests.dimensions.sources.at_hand import handed_in
from tests.factories.dimensions import ProgrammeFactory


def told(reader, programme):
    entry = record("look", programme, by=None, office=programme.province)
    with translation.override("en"):
        return things_of([entry], scope_of(reader))[entry.pk]


def test_programme_is_named_with_its_year_and_its_page(busaba, stranger, province):
    programme = ProgrammeFactory(province=province, name_en="Good Water")
    page, year = reverse("dimensions:plan", args=[programme.pk]), "Fiscal year 2567 (2023/24)"
    assert told(busaba, programme) == Thing("Good Water", page, year)
    assert told(stranger, programme) == Thing("Good Water", "", year)


@pytest.mark.parametrize("rows", [1, 3])
def test_names_of_programmes_cost_two_queries(busaba, province, rows, django_assert_num_queries):
    made = [ProgrammeFactory(province=province, slug=f"plan-{number}") for number in range(rows)]
    entries = [record("look", programme, by=None, office=province) for programme in made]
    scope = scope_of(busaba)
    with django_assert_num_queries(2):  # programmes, those that are open to the reader
        assert len(things_of(entries, scope)) == rows


def test_file_of_a_plan_is_named_with_its_year_and_its_page(busaba, arun, stranger, province):
    source = handed_in(province, name="แผน.xlsx")
    page, year = reverse("dimensions:source", args=[source.pk]), "Fiscal year 2567 (2023/24)"
    assert told(busaba, source) == Thing("แผน.xlsx", page, year)
    assert [told(reader, source) for reader in (arun, stranger)] == [Thing("แผน.xlsx", "", year)] * 2


@pytest.mark.parametrize("rows", [1, 3])
def test_names_of_files_cost_one_query(busaba, province, rows, django_assert_num_queries):
    made = [handed_in(province) for _number in range(rows)]
    entries = [record("look", source, by=None, office=province) for source in made]
    scope = scope_of(busaba)
    with django_assert_num_queries(1):
        assert len(things_of(entries, scope)) == rows


def test_entry_says_which_doubts_were_settled_and_how(busaba, province):
    source = handed_in(province)
    workflow.accept(source, [1, 3, 0], by=busaba)
    workflow.leave_for_later(source, [2], by=busaba)
    entries = list(Entry.objects.order_by("number"))
    with translation.override("en"):
        things = things_of(entries, scope_of(busaba))
    assert [things[entry.pk].part for entry in entries] == [
        "Fiscal year 2567 (2023/24) · Sheets without a plan; Numbers to reach that were guessed (1, 2, 4)",
        "Fiscal year 2567 (2023/24) · Months that do not exist (3)",
    ]
