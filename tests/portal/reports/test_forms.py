"""What is asked for when a document is made."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from portal.dashboard.boards import Choice
from portal.reports.forms import DocumentForm

CHOICES = [
    Choice(2568, "letter", "L", is_active=False),
    Choice(2567, "plan-b", "B", is_active=True),
    Choice(2567, "plan", "P", is_active=True),
]
WELL = {"choice": "2567-plan-b", "as_of": "", "form": "pdf", "language": "th"}


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2024-03-20T03:00:00+00:00", tick=False)
    with translation.override("en"):
        yield


def posted(**changes):
    data = QueryDict(mutable=True)
    data.update({name: value for name, value in (WELL | changes).items() if value is not None})
    return DocumentForm(CHOICES, data)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("19/3/2567", date(2024, 3, 19)),
        ("2024-03-19", date(2024, 3, 19)),
        ("๑๙ มี.ค. ๒๕๖๗", date(2024, 3, 19)),
        ("19 มี.ค.", date(2024, 3, 19)),
        ("20/3/2567", None),  # today has not ended: the present
    ],
)
def test_day_is_taken_as_people_type_it(typed, day):
    form = posted(as_of=typed)
    assert (form.is_valid(), form.cleaned_data) == (True, WELL | {"as_of": day})


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("21/3/2567", "That day has not come yet; the document shows how things stand now."),
        (
            "30/9/2566",
            "This day is too early for fiscal year 2567 (2023/24), which began on 1 Oct 2023. Check the year.",
        ),
        ("soon", "This is not a date. Write day, month and year, for example 14 Feb 2024."),
        ("31/2/2567", "That month does not have this day. Check the date; write it for example as 14 Feb 2024."),
    ],
)
def test_wrong_day_gets_a_sentence_at_its_field(typed, sentence):
    form = posted(as_of=typed)
    assert (form.errors, form.asks_for_what_is_not_offered) == ({"as_of": [sentence]}, False)


@pytest.mark.parametrize("field", ["choice", "form", "language"])
@pytest.mark.parametrize("value", [None, "", "2499-plan", "docx", "de"])
def test_what_is_not_offered_is_recognised(field, value):
    assert posted(**{field: value}).asks_for_what_is_not_offered


def test_plan_that_runs_is_offered_first():
    form = DocumentForm(CHOICES)
    assert [form[name].initial for name in ("choice", "as_of", "form", "language")] == ["2567-plan", None, "pdf", "th"]
    assert [value for value, _label in form.fields["choice"].choices] == ["2568-letter", "2567-plan-b", "2567-plan"]
