"""The heading of a draft: its names, its time, the letter it came with, and what it serves."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Programme
from dimensions.plans import read, write
from dimensions.plans.heading import ReferenceRow, SourceDocumentRow, SpanRow
from dimensions.workflow import editing
from portal.shell.dates import say_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_desk")]


@pytest.fixture
def printed(rayong):
    """The plan of Rayong, whose letter says everything."""
    plan = read(Path("fixtures/plans/rayong_2567.yaml")).plan
    return workflow.import_plan(plan, province=rayong, fiscal_year=2567, by=None)


def address(draft):
    return reverse("dimensions:build_heading", args=[draft.pk])


def drawn(client, draft, **typed):
    """The form as a browser would send it back."""
    page = client.get(address(draft))
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields} | {"seen": page.context["seen"]} | typed
    shown = {name: say_date(value) if isinstance(value, date) else value for name, value in data.items()}
    return {name: value for name, value in shown.items() if value not in (None, False)}


def heading(draft):
    return plan_of(Programme.objects.get(pk=draft.pk)).programme


def test_everything_that_the_letter_says_is_typed(client, draft):
    typed = {
        "organisation": "กรมการพัฒนาชุมชน",
        "owning_office": "สพจ.ระยอง",
        "starts_on": "1/1/67",
        "ends_on": "31 ส.ค. 67",
        "period_text": "มกราคม - สิงหาคม ๒๕๖๗",
        "letter_number": "รย ๐๐๑๙/ว ๑",
        "letter_date": "๑ ก.พ. ๖๗",
        "letter_from": "พัฒนาการจังหวัด",
        "letter_to": "พัฒนาการอำเภอทุกอำเภอ",
        "refers_number": "มท ๐๔๐๑",
        "refers_date": "8/1/67",
        "attachments": "แผน\r\n แบบรายงาน ",
        "kpi": "ตัวชี้วัดที่ ๓",
        "virtues": "พอเพียง\nวินัย",
        "source": "ไฟล์ของจังหวัด",
    }
    before = plan_of(draft)
    assert client.post(address(draft), drawn(client, draft, **typed)).status_code == 302
    said = heading(draft)
    assert said.period == SpanRow(start=date(2024, 1, 1), end=date(2024, 8, 31), text="มกราคม - สิงหาคม ๒๕๖๗")
    assert said.source_document == SourceDocumentRow(
        number="รย ๐๐๑๙/ว ๑",
        date=date(2024, 2, 1),
        from_position="พัฒนาการจังหวัด",
        to="พัฒนาการอำเภอทุกอำเภอ",
        refers_to=ReferenceRow(number="มท ๐๔๐๑", date=date(2024, 1, 8)),
        attachments=("แผน", "แบบรายงาน"),
    )
    assert (said.organisation, said.owning_office, said.kpi) == ("กรมการพัฒนาชุมชน", "สพจ.ระยอง", "ตัวชี้วัดที่ ๓")
    assert (said.virtues, said.source) == (("พอเพียง", "วินัย"), "ไฟล์ของจังหวัด")
    plan = plan_of(Programme.objects.get(pk=draft.pk))
    assert read(write(plan)).plan == plan
    editing.undo(draft, by=None)
    assert plan_of(Programme.objects.get(pk=draft.pk)) == before
    editing.redo(draft, by=None)
    assert plan_of(Programme.objects.get(pk=draft.pk)) == plan


def test_heading_that_nobody_changed_stays_to_the_letter(client, printed):
    before = plan_of(printed)
    assert client.post(address(printed), drawn(client, printed)).status_code == 302
    assert (plan_of(Programme.objects.get(pk=printed.pk)), printed.edits.count()) == (before, 0)


def test_emptied_letter_is_gone_and_its_notes_with_it(client, printed):
    draft, document = printed, heading(printed).source_document
    client.post(address(draft), drawn(client, draft, letter_number="ใหม่"))
    changed = heading(draft).source_document
    assert (changed.number, changed.number_raw, changed.number_note) == ("ใหม่", None, None)
    assert (changed.date, changed.date_raw) == (document.date, document.date_raw)
    names = ("letter_number", "letter_date", "letter_from", "letter_to", "refers_number", "refers_date", "attachments")
    client.post(address(draft), drawn(client, draft, **dict.fromkeys(names, "")))
    assert heading(draft).source_document is None


def test_plan_that_says_nothing_of_its_time_runs_as_long_as_the_year(client, draft):
    client.post(address(draft), drawn(client, draft, starts_on="", ends_on=""))
    assert heading(draft).period is None
    answer = client.post(address(draft), drawn(client, draft, starts_on="1/3/67", ends_on="1/2/67"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ends_on"])


def test_second_writer_sees_what_the_first_wrote(client, draft):
    data = drawn(client, draft, kpi="ของคนที่สอง")
    client.post(address(draft), data | {"kpi": "ของคนแรก", "letter_date": "1/2/67"})
    answer = client.post(address(draft), data)
    told = " ".join(answer.context["form"].non_field_errors())
    assert (answer.status_code, "“ของคนแรก”" in told, "“1 Feb 2024”" in told) == (422, True, True)
    assert "Name in Thai" not in told
    client.post(address(draft), data | {"seen": answer.context["seen"]})
    assert heading(draft).kpi == "ของคนที่สอง"
