"""Why a file that was received gave no plan: kept as facts, said again in the language of whoever reads it."""

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.plans.problems import CellProblem
from dimensions.plans.workbooks import Unreadable, sentences
from dimensions.workflow import handing_in, receiving, refusals
from tests.dimensions.sources.at_hand import BYTES, PLAN, at, reading_of_programme, uploaded
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.django_db
YEAR = 2567


def receive(province, by):
    return workflow.receive(("แผน.xlsx", BYTES), province=province, fiscal_year=YEAR, by=by)


REASONS = [
    refusals.BrokeOff(),
    refusals.FormerGone(),
    workflow.NoPlanYet([CellProblem(PLAN, "B4", "The number %(number)d is there twice.", {"number": 2})]),
    workflow.NotRead("The file is larger than %(most)d MB, and no plan is.", most=20),
    refusals.NotTheirs(),
    workflow.WrongYear(said=2567, asked=2568),
    workflow.YearClosed(),
]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: type(reason).__name__)
def test_reason_comes_back_as_it_was(busaba, province, reason):
    upload = uploaded(province, busaba)
    receiving.refuse(upload, reason)
    upload.refresh_from_db()
    said = workflow.refusal_from_data(upload.refusal)
    assert (type(said), str(said), said.field) == (type(reason), str(reason), reason.field)
    assert getattr(said, "problems", None) == getattr(reason, "problems", None)


def test_every_reason_is_known():
    assert {type(reason).__name__ for reason in REASONS} == set(refusals.REFUSALS)


def test_sentence_of_a_file_that_cannot_be_read_is_in_the_language_of_its_reader(monkeypatch, busaba, province, client):
    def unreadable(*_args, **_given):
        raise Unreadable(sentences.TOO_LARGE, most=20)

    monkeypatch.setattr(handing_in, "read_file", unreadable)
    upload = receive(province, busaba)
    sign_in_english(client, busaba)
    english = list(client.get(at(upload)).context["form"].errors["file"])
    client.post(reverse("set_language"), {"language": "th"})
    thai = list(client.get(at(upload)).context["form"].errors["file"])
    assert english == [sentences.TOO_LARGE % {"most": 20}]
    assert "20" in thai[0]
    assert thai != english


def test_closed_year_of_another_programme_is_found_only_by_reading(monkeypatch, busaba, province, client):
    ProgrammeFactory(province=province, fiscal_year=YEAR, slug="letter", closed=True)
    found = reading_of_programme(slug="letter")
    monkeypatch.setattr(handing_in, "read_file", lambda *_, **__: found)
    upload = receive(province, busaba)
    upload.refresh_from_db()
    assert type(workflow.refusal_from_data(upload.refusal)) is workflow.YearClosed
