"""The form where the file of a plan is handed in."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions.exporting import workbook_of
from dimensions.forms import MOST_BYTES
from dimensions.models import PlanSource, PlanUpload, PlanUploadContent, Programme
from dimensions.plans import read
from portal.shell import clock
from tests.dimensions.plans_at_hand import fixture
from tests.dimensions.sources.at_hand import (
    CHIANG_RAI,
    handed_in,
    page,
)
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import ProgrammeFactory

RAYONG = Path(settings.BASE_DIR, "fixtures", "plans", "rayong_2567.yaml")
pytestmark = pytest.mark.django_db


def file(content=None, name="แผน.xlsx"):
    return SimpleUploadedFile(name, CHIANG_RAI.read_bytes() if content is None else content)


def send(client, content=None, *, year=None, query="", **more):
    """The answer to the form; a file that was received is read by the time that its own page is asked for."""
    sent = {"fiscal_year": year or clock.fiscal_year(), "file": file(content)} | more
    address = f"{reverse('dimensions:source_new')}{query}"
    answer = client.post(address, {key: each for key, each in sent.items() if each})
    return client.get(answer.url) if answer.status_code == 302 else answer


def test_reviewer_hands_in_a_workbook(busaba, province, client):
    client.force_login(busaba)
    answer = send(client)
    source = PlanSource.objects.get()
    assert answer.url == page("source", source)
    assert (source.province, source.fiscal_year, source.name, source.size) == (
        province,
        clock.fiscal_year(),
        "แผน.xlsx",
        CHIANG_RAI.stat().st_size,
    )
    assert (len(source.plan.dimensions), Programme.objects.count()) == (1, 0)


WRONG = [
    ({"file": None}, "file", "Choose the file first."),
    ({"file": file(b"a" * (MOST_BYTES + 1))}, "file", "This file has 10 MB; at most 10 MB are possible."),
    ({"year": 2400}, "fiscal_year", "Select a valid choice."),
]
UNREADABLE = [
    ({"file": file(b"")}, "file", "The file is empty."),
    ({"file": file(b"%PDF-1.7")}, "file", "This is a PDF, and plans are not read from PDFs."),
    ({"file": file(b"a,b\n1,2\n", "a.csv")}, "file", "There is no plan in this file"),
]


@pytest.mark.parametrize(
    ("sent", "field", "said", "status"), [(*each, 422) for each in WRONG] + [(*each, 200) for each in UNREADABLE]
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(busaba, province, client, sent, field, said, status):
    """Before it is received the form is refused; what was found while it was read stands on the page of the reading."""
    sign_in_english(client, busaba)
    answer = send(client, **sent)
    errors = answer.context["form"].errors
    assert (answer.status_code, list(errors), PlanSource.objects.count()) == (status, [field], 0)
    assert errors[field][0].startswith(said)
    assert (PlanUpload.objects.count(), PlanUploadContent.objects.count()) == (int(status == 200), 0)
    if "year" not in sent:
        assertContains(answer, f'<option value="{clock.fiscal_year()}" selected>', status_code=status)


def test_closed_year_is_said_at_the_year(busaba, province, client):
    ProgrammeFactory(province=province, fiscal_year=clock.fiscal_year(), closed=True)
    sign_in_english(client, busaba)
    answer = send(client)
    assert answer.context["form"].errors == {
        "fiscal_year": ["The year of this programme is closed; its plan cannot be changed any more."]
    }


CHANGES = "published: the file becomes a change of the plan"


@pytest.mark.parametrize(("published", "chosen"), [((), 0), ((0,), 1), ((0, 1), -1), ((-1, 0, 1), 0)])
def test_year_whose_plan_is_published_is_not_chosen_and_said_before_sending(
    busaba, province, client, published, chosen
):
    year = clock.fiscal_year()
    for distance in published:
        ProgrammeFactory(province=province, fiscal_year=year + distance, closed=distance < 0)
    ProgrammeFactory(province=province, fiscal_year=year + 1, slug="letter")
    sign_in_english(client, busaba)
    form = client.get(reverse("dimensions:source_new")).context["form"]
    assert form["fiscal_year"].value() == year + chosen
    said = {int(each) - year: name.partition(" – ")[2] for each, name in form.fields["fiscal_year"].choices}
    words = {-1: "closed: takes no file", 0: CHANGES, 1: CHANGES}
    assert said == {distance: words[distance] if distance in published else "" for distance in (-1, 0, 1)}


def test_workbook_of_another_year_is_said_at_the_year(busaba, province, client):
    sign_in_english(client, busaba)
    answer = send(client, workbook_of(read(RAYONG).plan))
    assert (answer.status_code, answer.context["form"].errors) == (
        200,
        {"fiscal_year": [f"The file is for fiscal year 2567, not for {clock.fiscal_year()}."]},
    )


def test_whoever_writes_for_several_provinces_says_whose_plan_it_is(people, province, far_province, client):
    sign_in_english(client, people["department"])
    assert client.get(reverse("dimensions:source_new")).context["form"].fields["province"].choices[1:] == [
        (office.code, office.name) for office in (province, far_province)
    ]
    assert send(client).context["form"].errors == {"province": ["This field is required."]}
    assert send(client, province="9999").status_code == 422
    send(client, province=far_province.code)
    assert PlanSource.objects.get().province == far_province


def test_corrected_file_keeps_the_choice_of_year_and_replaces_the_former(busaba, province, client):
    year = clock.fiscal_year() - 5
    former = handed_in(province, year=year, name="เดิม.xlsx")
    sign_in_english(client, busaba)
    query = f"?instead_of={former.pk}"
    shown = client.get(f"{reverse('dimensions:source_new')}{query}")
    assertContains(shown, f'<option value="{year}" selected>', count=1)
    assertContains(shown, "takes the place of “เดิม.xlsx”", count=1)
    send(client, year=year, query=query)
    assert [(source.name, source.fiscal_year) for source in PlanSource.objects.all()] == [("แผน.xlsx", year)]


@pytest.mark.parametrize("key", ["far", "999", "x", "๕", "9" * 30])
def test_file_of_others_or_of_nobody_is_not_replaced(busaba, province, far_province, client, key):
    far = handed_in(far_province)
    client.force_login(busaba)
    query = f"?instead_of={far.pk if key == 'far' else key}"
    assert client.get(f"{reverse('dimensions:source_new')}{query}").context["former"] is None
    send(client, query=query)
    assert set(PlanSource.objects.values_list("province__code", flat=True)) == {"21", "57"}


def test_own_form_comes_back_with_its_year(busaba, province, client):
    """What was taken away as a workbook is handed in like any other, for the year that it says."""
    form = workbook_of(fixture("rayong_2567"))
    sign_in_english(client, busaba)
    with clock.set_to(date(2024, 3, 20)):
        refused = send(client, form, year=2568)
        send(client, form, year=2567)
    assert refused.context["form"].errors == {"fiscal_year": ["The file is for fiscal year 2567, not for 2568."]}
    source = PlanSource.objects.get()
    assert (source.fiscal_year, source.slug, len(source.plan.dimensions)) == (2567, "plan", 5)
