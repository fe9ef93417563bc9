"""The page of one activity of a draft: what it shows, takes, refuses and asks."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from dimensions.correspondence import activity_row
from dimensions.models import Activity, PlanEdit
from dimensions.plans.body import EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind, Judge
from dimensions.workflow import editing
from tests.dimensions.editing.at_hand import FULL, JANUARY, ORDER, criterion, dimension, posted, row, walk

pytestmark = pytest.mark.django_db
FILLED = ("periods", "evidence", "quotas", "milestones")


@pytest.fixture(autouse=True)
def at_desk(client, busaba):
    busaba.language = "en"
    busaba.save()
    client.force_login(busaba)


def page_of(draft, seq=1, dimension=1):
    return reverse("dimensions:build_activity", args=[draft.pk, row(seq, dimension).pk])


def drawn(client, address, **other):
    """The form as a browser would send it back."""
    page = client.get(address)
    return posted(page.context["editor"], page.context["seen"], **other)


def faults(answer):
    return {
        field.html_name: list(map(str, field.errors))
        for field in answer.context["editor"].visible_fields()
        if field.errors
    }


def test_form_sent_back_as_it_was_drawn_changes_nothing(client, draft):
    answer = client.post(page_of(draft), drawn(client, page_of(draft)))
    assert answer.url == f"{reverse('dimensions:build', args=[draft.pk])}#activity-{row(1).pk}"
    assert (activity_row(row(1)), PlanEdit.objects.count()) == (FULL, 0)


def test_everything_is_edited_at_once(client, draft):
    other = {
        "code": "๑.๙",
        "title": "ชื่อใหม่",
        "detail": "ก\r\nข",
        "place": f"criterion-{criterion('เกณฑ์สอง').pk}",
        "offices": ["group", "province"],
        "owner_group": "กง.ส่งเสริมฯ",
        "owner_position": "ผอ.กลุ่มงาน",
        "verified_by": "department",
        "sub_of": row(4).pk,
        "components": "หนึ่ง\r\n\r\nสาม ",
        "recurs_every_months": "๓",
        "remark": "",
        "periods-0-DELETE": "on",
        "periods-1-raw": "มี.ค. ๖๗",
        "evidence-0-kinds": ["photo", "news"],
        "evidence-0-must_contain": "วัน",
        "evidence-0-signed_by_superior": "on",
        "evidence-0-outside_agency": "on",
        "evidence-0-max_age_years": "2",
        "evidence-0-min_count": "๓",
        "evidence-0-per": "activity",
        "quotas-0-at_least": "",
        "quotas-0-at_most": "2.5",
        "quotas-0-out_of": "7",
        "milestones-0-share_percent": "75",
        "milestones-0-by": "30/6/67",
    }
    keys = [each.pk for each in row(1).requirements.all()]
    answer = client.post(page_of(draft), drawn(client, page_of(draft)) | other)
    assert answer.status_code == 302, faults(answer)
    assert activity_row(row(1)) == replace(
        FULL,
        code="๑.๙",
        title="ชื่อใหม่",
        detail="ก\nข",
        offices=(ActingOffice.GROUP, ActingOffice.PROVINCE),
        owner_group="กง.ส่งเสริมฯ",
        owner_position="ผอ.กลุ่มงาน",
        verified_by=Judge.DEPARTMENT,
        sub_of=4,
        components=("หนึ่ง", "สาม"),
        recurs_every_months=3,
        remark=None,
        periods=(PeriodRow(raw="มี.ค. ๖๗", start=date(2024, 3, 1), end=date(2024, 3, 31)),),
        evidence=(
            EvidenceRow(
                title="ภาพ",
                kinds=(EvidenceKind.PHOTO, EvidenceKind.NEWS),
                min_count=3,
                per=CountedPer.ACTIVITY,
                must_contain=("วัน",),
                max_age_years=2,
                signed_by_superior=True,
                outside_agency=True,
            ),
            ORDER,
        ),
        quotas=(replace(FULL.quotas[0], at_least=None, at_most=row(1).quotas.get().at_most, out_of=7),),
        milestones=(ShareRow(share_percent=75, by=date(2024, 6, 30)),),
    )
    assert [each.pk for each in row(1).requirements.all()] == keys
    assert walk()[-2:] == [(1, "เกณฑ์สอง", 1), (1, None, 5)]


def test_wrong_input_is_said_at_its_field_and_keeps_what_was_typed(client, draft):
    other = {
        "title": "",
        "recurs_every_months": "13",
        "periods-0-end": "31/1/6x",
        "periods-1-start": "1/3/67",
        "periods-1-end": "1/2/67",
        "evidence-0-title": "",
        "evidence-1-kinds": [],
        "quotas-0-at_least": "",
        "milestones-0-by": "",
        "remark": "ไม่หาย",
    }
    answer = client.post(page_of(draft), drawn(client, page_of(draft)) | other)
    assert answer.status_code == 422
    assert set(faults(answer)) == set(other) - {"remark", "periods-1-start"}
    assert answer.context["editor"].form["remark"].value() == "ไม่หาย"
    assert activity_row(row(1)) == FULL


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
    expected = replace(JANUARY, end=date(2025, 1, 30), flags=("outside_fiscal_year",))
    assert activity_row(row(1)).periods[0] == expected


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


@pytest.mark.parametrize("part", FILLED)
def test_more_rows_keep_what_was_typed(client, draft, part):
    address = page_of(draft)
    before = len(client.get(address).context["editor"].rows[part].forms)
    answer = client.post(address, drawn(client, address, title="กำลังพิมพ์") | {"do": f"more-{part}"})
    editor = answer.context["editor"]
    assert (answer.status_code, editor.form["title"].value()) == (200, "กำลังพิมพ์")
    assert len(editor.rows[part].forms) == before + 1
    assert client.post(address, posted(editor, answer.context["seen"])).status_code == 302
    assert activity_row(row(1)) == replace(FULL, title="กำลังพิมพ์")


@pytest.mark.parametrize("do", ["more-nothing", "take-9-9", "take-x-1", "take-0-99999", "recur", "read", "??"])
def test_made_up_buttons_break_nothing(client, draft, do):
    assert client.post(page_of(draft), drawn(client, page_of(draft)) | {"do": do}).status_code in {200, 302}
    assert activity_row(row(1)) == FULL


def test_second_of_two_writers_sees_what_the_first_wrote_and_saves_once_more(client, draft, busaba, admin):
    mine = drawn(client, page_of(draft), title="ของฉัน")
    client.force_login(admin)
    client.post(page_of(draft), drawn(client, page_of(draft), remark="ของเขา", evidence__0__title="ของเขา"))
    client.force_login(busaba)
    answer = client.post(page_of(draft), mine)
    assert answer.status_code == 422
    assert answer.context["theirs"] == [
        ("Activity", FULL.title),
        ("Remark", "ของเขา"),
        ("Evidence asked for", "ของเขา; คำสั่ง"),
    ]
    client.post(page_of(draft), posted(answer.context["editor"], answer.context["seen"]))
    assert activity_row(row(1)) == replace(FULL, title="ของฉัน")


def test_activity_is_added_in_the_place_that_was_chosen(client, draft):
    address = f"{reverse('dimensions:build_activity_new', args=[draft.pk])}?in=criterion-{criterion('เกณฑ์สาม').pk}"
    assert client.get(address.partition("?")[0]).status_code == 404
    page = client.get(address)
    data = posted(page.context["editor"])
    assert faults(client.post(address, data)) == {"title": ["This cannot be left out."]}
    assert client.post(address, data | {"title": "ใหม่", "do": "more-periods"}).status_code == 200
    answer = client.post(address, data | {"title": "ใหม่", "offices": ["district"]})
    assert answer.url == f"{reverse('dimensions:build', args=[draft.pk])}#activity-{row(1, 2).pk}"
    assert walk()[-1] == (2, "เกณฑ์สาม", 1)


def test_activity_stands_under_one_of_its_own_dimension(client, draft):
    other = {"sub_of": row(4).pk, "place": f"dimension-{dimension(2).pk}"}
    answer = client.post(page_of(draft, 5), drawn(client, page_of(draft, 5)) | other)
    assert set(faults(answer)) == {"sub_of"}
    answer = client.post(page_of(draft, 3), drawn(client, page_of(draft, 3)) | {"place": other["place"], "sub_of": ""})
    assert set(faults(answer)) == {"place"}
    answer = client.post(page_of(draft, 2), drawn(client, page_of(draft, 2)) | {"sub_of": row(3).pk})
    assert faults(answer) == {"sub_of": ["Activity 2 would stand under itself."]}


def test_character_that_no_file_holds_is_refused_at_its_field(client, draft):
    answer = client.post(page_of(draft), drawn(client, page_of(draft), evidence__0__title="ก\x0bข", remark="ก\x0c-"))
    assert set(faults(answer)) == {"evidence-0-title", "remark"}


def test_saving_goes_on_to_the_next_activity(client, draft):
    for seq, there in ((1, reverse("dimensions:build_activity", args=[draft.pk, row(2).pk])), (5, None)):
        answer = client.post(page_of(draft, seq), drawn(client, page_of(draft, seq)) | {"do": "next"})
        assert answer.url == (there or f"{reverse('dimensions:build', args=[draft.pk])}#activity-{row(5).pk}")


def test_activity_that_went_meanwhile_leads_back_to_the_rows(client, draft, busaba):
    address, data = page_of(draft, 5), drawn(client, page_of(draft, 5))
    editing.drop_activity(draft, row(5).pk, drawn_from=editing.seen(row(5)), by=busaba)
    assert client.post(address, data).url == reverse("dimensions:build", args=[draft.pk])
    assert Activity.objects.count() == 4


def test_quota_says_what_cannot_be_right(client, draft):
    for other, field in (
        ({"quotas-0-at_least": "5", "quotas-0-at_most": "3"}, "quotas-0-at_most"),
        ({"quotas-0-at_least": "5", "quotas-0-out_of": "3"}, "quotas-0-out_of"),
        ({"quotas-0-at_least": "ห้า"}, "quotas-0-at_least"),
    ):
        answer = client.post(page_of(draft), drawn(client, page_of(draft)) | other)
        assert set(faults(answer)) == {field}
    assert activity_row(row(1)).quotas == (QuotaRow(**vars(FULL.quotas[0])),)


@pytest.mark.parametrize("spoiled", [{"periods-TOTAL_FORMS": None}, {"periods-TOTAL_FORMS": "999"}])
def test_rows_that_did_not_arrive_are_not_taken_out(client, draft, spoiled):
    data = {name: value for name, value in (drawn(client, page_of(draft)) | spoiled).items() if value}
    answer = client.post(page_of(draft), data)
    assert (answer.status_code, len(answer.context["editor"].non_field_errors())) == (422, 1)
    assert activity_row(row(1)) == FULL
