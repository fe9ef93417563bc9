"""The page of one activity of a draft: what it shows, takes, refuses and asks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from dimensions.correspondence import activity_row
from dimensions.models import PlanEdit
from dimensions.plans.body import EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind, Judge
from dimensions.workflow import editing
from tests.dimensions.editing.at_hand import (
    FULL,
    ORDER,
    criterion,
    dimension,
    drawn,
    faults,
    page_of,
    posted,
    row,
    walk,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_desk")]
FILLED = ("periods", "evidence", "quotas", "milestones")


def test_form_sent_back_as_it_was_drawn_changes_nothing(client, draft):
    answer = client.post(page_of(draft), drawn(client, page_of(draft)))
    assert answer.url == f"{reverse('dimensions:build', args=[draft.pk])}#activity-{row(1).pk}"
    assert (activity_row(row(1)), PlanEdit.objects.count()) == (FULL, 0)


EVERYTHING = {
    "code": "๑.๙",
    "title": "ชื่อใหม่",
    "detail": "ก\r\nข",
    "offices": ["group", "province"],
    "owner_group": "กง.ส่งเสริมฯ",
    "owner_position": "ผอ.กลุ่มงาน",
    "verified_by": "department",
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
EDITED = replace(
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
    quotas=(replace(FULL.quotas[0], at_least=None, at_most=Decimal("2.5"), out_of=Decimal(7)),),
    milestones=(ShareRow(share_percent=75, by=date(2024, 6, 30)),),
)


def test_everything_is_edited_at_once(client, draft):
    other = {"place": f"criterion-{criterion('เกณฑ์สอง').pk}", "sub_of": row(4).pk}
    keys = [each.pk for each in row(1).requirements.all()]
    answer = client.post(page_of(draft), drawn(client, page_of(draft)) | EVERYTHING | other)
    assert answer.status_code == 302, faults(answer)
    assert activity_row(row(1)) == EDITED
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


def test_script_is_led_to_the_row_by_the_browser(client, draft):
    for seq, there in ((1, reverse("dimensions:build_activity", args=[draft.pk, row(2).pk])), (5, None)):
        data = drawn(client, page_of(draft, seq)) | {"do": "next"}
        answer = client.post(page_of(draft, seq), data, headers={"HX-Request": "true"})
        at_row = f"{reverse('dimensions:build', args=[draft.pk])}#activity-{row(5).pk}"
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, there or at_row)


def test_activity_that_went_meanwhile_leads_back_to_the_rows(client, draft, busaba):
    address = page_of(draft, 5)
    editing.drop_activity(draft, row(5).pk, drawn_from=editing.seen(row(5)), by=busaba)
    assert client.get(address).url == reverse("dimensions:build", args=[draft.pk])


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
