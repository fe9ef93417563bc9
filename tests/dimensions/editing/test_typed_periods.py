"""Periods in the form of an activity: typed, read, asked about, taken by a button."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.correspondence import activity_row, plan_of
from dimensions.plans.body import PeriodRow
from dimensions.plans.form import form_of, read_form
from tests.dimensions.editing.at_hand import FULL, JANUARY, drawn, faults, page_of, posted, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_desk")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("มี.ย. ๖๗", "names a month that does not exist"),
        ("ก.พ./เม.ย. ๖๗", "This text holds several periods: Feb 2024; Apr 2024."),
        ("เร็ว ๆ นี้", "carries no dates"),
        ("มี.ค.", "names no year"),
    ],
)
def test_period_that_is_not_certain_is_asked_about(client, draft, text, said):
    answer = client.post(page_of(draft), drawn(client, page_of(draft), periods__0__raw=text))
    ((field, sentences),) = faults(answer).items()
    assert (answer.status_code, field) == (422, "periods-0-raw")
    assert said in " ".join(sentences)
    assert activity_row(row(1)) == FULL


def test_dates_that_a_person_gives_stand_when_the_text_says_nothing_or_the_same(client, draft):
    data = drawn(client, page_of(draft))
    given = {"periods-0-raw": "ตามหนังสือสั่งการ", "periods-0-start": "1/5/67", "periods-0-end": "3/5/67"}
    client.post(page_of(draft), data | given)
    assert row(1).periods.first().end == date(2024, 5, 3)
    answer = client.post(
        page_of(draft), drawn(client, page_of(draft)) | {"periods-0-raw": "มิ.ย. ๖๗", "periods-0-end": "4/5/67"}
    )
    assert "The text reads as Jun 2024, but the dates say otherwise." in faults(answer)["periods-0-raw"]
    again = posted(answer.context["editor"], answer.context["seen"]) | {"periods-0-as_given": "on"}
    client.post(page_of(draft), again)
    first = row(1).periods.first()
    assert (first.raw, first.start, first.end) == ("มิ.ย. ๖๗", date(2024, 5, 1), date(2024, 5, 4))


def test_dates_of_a_text_that_stays_are_put_right(client, draft):
    client.post(page_of(draft), drawn(client, page_of(draft)) | {"periods-0-end": "30/1/68"})
    text, flags = "๑ ม.ค. ๒๕๖๗ - ๓๐ ม.ค. ๒๕๖๘", ("outside_fiscal_year",)
    expected = replace(JANUARY, end=date(2025, 1, 30), flags=flags, raw=text, raw_cell="ม.ค. ๖๗")
    assert activity_row(row(1)).periods[0] == expected
    client.post(page_of(draft), drawn(client, page_of(draft)) | {"periods-0-end": "15/1/67"})
    moved = activity_row(row(1)).periods[0]
    assert (moved.raw, moved.raw_cell, moved.flags) == ("๑-๑๕ ม.ค. ๒๕๖๗", "ม.ค. ๖๗", ())


def test_workbook_of_a_plan_whose_dates_were_moved_raises_no_doubt(client, draft):
    client.post(page_of(draft), drawn(client, page_of(draft)) | {"periods-0-end": "15/2/67"})
    plan = plan_of(draft)
    reading = read_form([page.sheet for page in form_of(plan)])
    assert reading.plan == plan
    assert {doubt.kind for doubt in reading.doubts} & {"period_differs", "cleaned"} == set()


def test_text_stays_beside_other_dates_when_a_person_says_so(client, draft):
    data = drawn(client, page_of(draft)) | {"periods-0-end": "15/1/67", "periods-0-as_given": "on"}
    client.post(page_of(draft), data)
    assert activity_row(row(1)).periods[0] == replace(JANUARY, end=date(2024, 1, 15))


def test_text_that_says_no_dates_stays_beside_those_that_are_given(client, draft):
    row(1).periods.filter(position=0).update(raw="ตามหนังสือสั่งการ")
    client.post(page_of(draft), drawn(client, page_of(draft)) | {"periods-0-end": "15/1/67"})
    first = activity_row(row(1)).periods[0]
    assert (first.raw, first.raw_cell) == ("ตามหนังสือสั่งการ", None)


def test_what_is_to_stand_is_said_as_the_row_is(client, draft):
    typed = {"periods-0-raw": "มิ.ย. ๖๗", "periods-0-end": "4/5/67"}
    page = client.post(page_of(draft), drawn(client, page_of(draft)) | typed)
    assertContains(page, "this text with these dates", count=1, status_code=422)
    assertNotContains(page, "also without dates", status_code=422)
    typed = {"periods-0-raw": "เร็ว ๆ นี้", "periods-0-start": "", "periods-0-end": ""}
    page = client.post(page_of(draft), drawn(client, page_of(draft)) | typed)
    assertContains(page, "also without dates", count=1, status_code=422)
    assertNotContains(page, "this text with these dates", status_code=422)


def test_reading_outside_the_fiscal_year_is_marked(client, draft):
    assertNotContains(client.get(page_of(draft)), "outside the fiscal year")
    row(1).periods.filter(position=0).update(raw="ม.ค. ๖๘")
    assertContains(client.get(page_of(draft)), "(outside the fiscal year)", count=1)


def test_emptied_dates_leave_it_to_the_text(client, draft):
    emptied = {"periods-0-start": "", "periods-0-end": ""}
    client.post(page_of(draft), drawn(client, page_of(draft)) | emptied | {"periods-0-raw": "ภายใน ๓๐ เม.ย. ๖๗"})
    assert row(1).periods.first().end == date(2024, 4, 30)
    answer = client.post(page_of(draft), drawn(client, page_of(draft)) | emptied | {"periods-0-raw": "มั่ว"})
    assert (answer.status_code, list(faults(answer))) == (422, ["periods-0-raw"])
    assert row(1).periods.first().end == date(2024, 4, 30)


def test_row_stands_without_dates_when_a_person_says_so(client, draft):
    other = {"periods-0-raw": "เร็ว ๆ นี้", "periods-0-start": "", "periods-0-end": "", "periods-0-as_given": "on"}
    client.post(page_of(draft), drawn(client, page_of(draft)) | other)
    assert activity_row(row(1)).periods[0] == PeriodRow(raw="เร็ว ๆ นี้")


def test_offer_is_taken_by_a_button_and_nothing_is_written_before_saving(client, draft):
    address, first = page_of(draft), row(1).periods.first().pk
    data = drawn(client, address, periods__0__raw="ทุก ๓ เดือน", remark="ไม่หาย")
    answer = client.post(address, data | {"do": "take-0-0"})
    assert (answer.status_code, activity_row(row(1))) == (200, FULL)
    editor = answer.context["editor"]
    assert editor.form["remark"].value() == "ไม่หาย"
    client.post(address, posted(editor, answer.context["seen"]))
    found = row(1).periods.all()
    assert [(each.raw, each.start) for each in found] == [
        *(("ทุก ๓ เดือน", day) for day in (date(2023, 10, 1), date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 1))),
        ("ก.พ. ๖๗", date(2024, 2, 1)),
    ]
    assert found[0].pk == first


def test_one_reading_is_taken_with_the_text_as_it_was_typed(client, draft):
    data = drawn(client, page_of(draft), periods__0__raw="มี.ย. ๖๗")
    answer = client.post(page_of(draft), data | {"do": "take-0-0"})
    client.post(page_of(draft), posted(answer.context["editor"], answer.context["seen"]))
    first = row(1).periods.first()
    assert (first.raw, first.start, first.end) == ("มี.ย. ๖๗", date(2024, 6, 1), date(2024, 6, 30))


def test_recurring_work_is_offered_a_period_for_each_interval(client, draft):
    address = page_of(draft, 2)
    answer = client.post(address, drawn(client, address, recurs_every_months="5") | {"do": "recur"})
    client.post(address, posted(answer.context["editor"], answer.context["seen"]))
    assert [(each.raw, each.end) for each in row(2).periods.all()] == [
        ("ต.ค. ๒๕๖๖ - ก.พ. ๒๕๖๗", date(2024, 2, 29)),
        ("มี.ค. - ก.ค. ๒๕๖๗", date(2024, 7, 31)),
        ("ส.ค. - ก.ย. ๒๕๖๗", date(2024, 9, 30)),
    ]
