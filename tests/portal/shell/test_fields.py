from datetime import UTC, date, datetime
from itertools import product

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.shell import clock, digits
from portal.shell.fields import ThaiDateField

FEBRUARY_14 = date(2025, 2, 14)


@pytest.fixture(autouse=True)
def today():
    """Spring 2568: the examples are of its February."""
    with clock.set_to(date(2025, 3, 20)):
        yield


class DueForm(forms.Form):
    due_on = ThaiDateField(required=False)


class OwedForm(forms.Form):
    due_on = ThaiDateField()


def shown(form: forms.Form) -> str | None:
    bound = form["due_on"]
    return bound.field.widget.format_value(bound.value())


@pytest.mark.parametrize("typed", ["14/2/68", " ๑๔ ก.พ. ๒๕๖๘ ", "2025-02-14"])
def test_field_takes_what_people_type(typed):
    form = DueForm({"due_on": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"due_on": FEBRUARY_14})


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (FEBRUARY_14, FEBRUARY_14),
        (datetime(2025, 2, 13, 17, 30, tzinfo=UTC), FEBRUARY_14),
        (None, None),
        ("", None),
        ("  ", None),
    ],
)
def test_field_takes_dates_and_nothing(value, day):
    assert ThaiDateField(required=False).clean(value) == day


def test_field_that_must_be_filled_refuses_blanks():
    assert OwedForm({"due_on": " "}).errors.get_json_data()["due_on"][0]["code"] == "required"


@pytest.mark.parametrize(
    ("typed", "code", "sentence"),
    [
        ("พรุ่งนี้", "shape", "This is not a date. Write day, month and year, for example 14 Feb 2025."),
        ("14 ก.พ.", "no_year", "The year is missing. Write it too, for example 14 Feb 2025."),
        ("2/14/2025", "month", "There is no such month. Write day, month and year, for example 14 Feb 2025."),
        ("14/2/568", "year", "The year cannot be right. Write it in full, for example 14 Feb 2025."),
        (
            "29 ก.พ. 2566",
            "day",
            "That month does not have this day. Check the date; write it for example as 14 Feb 2025.",
        ),
    ],
)
def test_field_says_what_is_wrong_and_keeps_what_was_typed(typed, code, sentence):
    with translation.override("en"):
        form = DueForm({"due_on": typed})
        assert form.errors.get_json_data() == {"due_on": [{"message": sentence, "code": code}]}
        assert shown(form) == typed


EARLY = "This day is too early for fiscal year %s, which began on 1 Oct 2023. Check the year."


@pytest.mark.parametrize(
    ("chosen", "years_before", "typed", "found"),
    [
        ("arabic", 0, "14 ก.พ.", date(2024, 2, 14)),
        ("arabic", 0, "1/10/2566", date(2023, 10, 1)),
        ("arabic", 0, "1/10/2570", date(2027, 10, 1)),
        ("arabic", 0, "30/9/2566", EARLY % "2567 (2023/24)"),
        ("thai", 0, "1/1/2500", EARLY.replace("1 Oct 2023", "๑ Oct ๒๐๒๓") % "๒๕๖๗ (๒๐๒๓/๒๔)"),
        ("arabic", 1, "1/10/2565", date(2022, 10, 1)),
        ("arabic", 1, "30/9/2565", EARLY % "2567 (2023/24)"),
    ],
)
def test_field_of_a_fiscal_year_adds_it_and_refuses_what_lies_long_before(chosen, years_before, typed, found):
    field = ThaiDateField()
    field.of_year(2567, years_before=years_before)
    with translation.override("en"), digits.override(chosen):
        try:
            answer = field.clean(typed)
        except ValidationError as error:
            (answer,) = error.messages
    assert answer == found


def test_year_of_one_form_is_not_that_of_the_next():
    DueForm().fields["due_on"].of_year(2567)
    assert DueForm().fields["due_on"].fiscal_year is None


@pytest.mark.parametrize(
    ("language", "chosen", "text"),
    [
        ("th", "arabic", "14 ก.พ. 2568"),
        ("th", "thai", "๑๔ ก.พ. ๒๕๖๘"),
        ("en", "arabic", "14 Feb 2025"),
        ("en", "thai", "๑๔ Feb ๒๐๒๕"),
    ],
)
def test_field_shows_its_date_in_the_language_and_digits_of_the_reader(language, chosen, text):
    with translation.override(language), digits.override(chosen):
        assert shown(DueForm(initial={"due_on": FEBRUARY_14})) == text


def test_field_is_a_line_of_text_with_an_example():
    with translation.override("en"):
        html = str(DueForm()["due_on"])
    assert html == (
        '<input type="text" name="due_on" inputmode="text" autocomplete="off" spellcheck="false" id="id_due_on"'
        ' placeholder="e.g. 14 Feb 2025">'
    )


@pytest.mark.parametrize(
    ("day", "example"),
    [(date(2025, 2, 14), "14 Feb 2025"), (date(2025, 2, 13), "14 Feb 2024"), (date(2024, 12, 31), "14 Feb 2024")],
)
def test_example_is_a_day_that_has_been(day, example):
    with translation.override("en"), clock.set_to(day):
        assert f'placeholder="e.g. {example}"' in str(DueForm()["due_on"])


@pytest.mark.parametrize(("year", "example"), [(2567, "14 Feb 2024"), (2568, "14 Feb 2025"), (2569, "14 Feb 2025")])
def test_example_is_of_the_year_that_is_meant(year, example):
    form = DueForm()
    form.fields["due_on"].of_year(year)
    with translation.override("en"), clock.set_to(date(2025, 3, 1)):
        assert f'placeholder="e.g. {example}"' in str(form["due_on"])


def test_field_keeps_a_placeholder_of_its_own():
    field = ThaiDateField(widget=ThaiDateField.widget(attrs={"placeholder": "due"}))
    assert field.widget.get_context("due_on", None, {})["widget"]["attrs"]["placeholder"] == "due"


@pytest.mark.parametrize(("typed", "changed"), [("14/2/2568", False), ("15/2/2568", True), ("x", True), ("", True)])
def test_field_knows_the_same_day_in_another_spelling(typed, changed):
    assert DueForm({"due_on": typed}, initial={"due_on": FEBRUARY_14}).has_changed() is changed


@given(
    st.dates(date(1957, 1, 1), date(2100, 12, 31)),
    st.sampled_from(list(product(("th", "en"), ("arabic", "thai")))),
)
@settings(deadline=None)
def test_field_reads_back_what_it_shows(day, reader):
    language, chosen = reader
    with translation.override(language), digits.override(chosen):
        form = DueForm({"due_on": shown(DueForm(initial={"due_on": day}))})
        assert (form.is_valid(), form.cleaned_data) == (True, {"due_on": day})
