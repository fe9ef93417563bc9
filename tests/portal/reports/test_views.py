"""The page of documents, the button that makes one, and the file that comes back."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse

from portal.history.models import Entry
from portal.offices.models import Role
from portal.reports import views
from portal.reports.frame import Paper
from portal.reports.models import Document
from tests.factories.dimensions import ProgrammeFactory
from tests.factories.documents import DocumentFactory
from tests.portal.reports.asking import ASKED, LIST, MAKE, signed_in

MAKERS = (Role.ADMIN, Role.REVIEWER, Role.SUPERVISOR)


pytestmark = pytest.mark.usefixtures("undrawn")  # drawing is tested elsewhere


# --- Who may ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def everywhere(plain, programme, district, groups, far_district):
    """The province of the programme, with other offices below and beside it."""
    return programme.province


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(
    ("code", "makes"), [("00", True), ("21", True), ("57", False), ("2101", False), ("21-1", False), ("5701", False)]
)
def test_access(client, everywhere, role, code, makes):
    document = DocumentFactory(office=everywhere, kept=b"%PDF")
    signed_in(client, role, code)
    found = [
        client.get(LIST).status_code,
        client.get(MAKE).status_code,
        client.post(MAKE, ASKED).status_code,
        client.get(f"/reports/{document.pk}/").status_code,
    ]
    looks_after = role in MAKERS
    assert found == [200 if looks_after else 404, *([302, 302, 200] if looks_after and makes else [404] * 3)]
    assert Document.objects.count() == (2 if looks_after and makes else 1)


@pytest.mark.parametrize("page", [LIST, MAKE, "/reports/1/"])
def test_pages_ask_who_you_are(client, db, page):
    assert client.get(page).url == f"{reverse('accounts:sign_in')}?next={quote(page)}"
    assert client.post(page).status_code == 302
    assert Document.objects.count() == 0


def test_list_shows_no_other_province(client, programme, far_province):
    own, other = (DocumentFactory(office=office) for office in (programme.province, far_province))
    seen = {}
    for code in ("21", "57", "00"):
        signed_in(client, Role.ADMIN, code)
        seen[code] = {row.pk for row in client.get(LIST).context["listing"].rows}
    assert seen == {"21": {own.pk}, "57": {other.pk}, "00": {own.pk, other.pk}}


# --- One press -------------------------------------------------------------------------------------------------------


def test_one_press_brings_the_document(client, plain, programme):
    user = signed_in(client, Role.ADMIN, "21")
    answer = client.post(MAKE, ASKED, follow=True)
    document = Document.objects.get()
    assert answer.redirect_chain == [(f"/reports/{document.pk}/", 302)]
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (b"%PDF of plain", "application/pdf")
    assert (document.kind, document.office.code, document.fiscal_year, document.slug, document.made_by) == (
        "plain",
        "21",
        2567,
        "plan",
        user,
    )
    assert Entry.objects.about(document).get().verb == "make_document"


def test_document_is_made_as_it_was_asked_for(client, plain, programme, province, monkeypatch):
    ProgrammeFactory(province=province, fiscal_year=2566, slug="letter-1")
    orders = []
    monkeypatch.setattr(views.workflow, "draw", lambda order: orders.append(order) or Paper(b"PK", ""))
    signed_in(client, Role.SUPERVISOR, "00")
    client.post(MAKE, {"choice": "2566-letter-1", "as_of": "๑๙ มี.ค. ๒๕๖๗", "form": "xlsx", "language": "en"})
    (order,) = orders
    subject = order.subject
    assert (subject.office, subject.fiscal_year, subject.slug, subject.as_of) == (
        province,
        2566,
        "letter-1",
        date(2024, 3, 19),
    )
    assert (order.kind, order.form, order.language) == (plain, "xlsx", "en")
    assert order.at.isoformat() == "2024-03-20T00:00:00+07:00"


@pytest.mark.parametrize(
    "changes",
    [
        {"choice": "2568-plan"},
        {"choice": "2567-letter"},
        {"choice": "nonsense"},
        {"choice": ""},
        {"form": "docx"},
        {"form": ""},
        {"language": "de"},
        {"choice": "2568-plan", "as_of": "nonsense"},
    ],
)
def test_what_is_not_offered_is_not_found(client, plain, programme, changes):
    signed_in(client, Role.ADMIN, "21")
    assert client.post(MAKE, ASKED | changes).status_code == 404
    assert Document.objects.count() == 0


@pytest.mark.parametrize("address", ["/reports/make/21/other/", "/reports/make/2101/plain/", "/reports/make/99/plain/"])
def test_unknown_kind_or_office_is_not_found(client, plain, programme, district, address):
    signed_in(client, Role.ADMIN, "00")
    assert client.post(address, ASKED).status_code == 404


def test_draft_is_no_programme_to_report_on(client, plain, province):
    ProgrammeFactory(province=province, draft=True)
    signed_in(client, Role.ADMIN, "21")
    page = client.get(LIST)
    assert (page.context["forms"], "No plan is published yet" in page.content.decode()) == ([], True)
    assert client.post(MAKE, ASKED).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1/1/2600", "That day has not come yet; the document shows how things stand now."),
        ("soon", "This is not a date. Write day, month and year, for example 14 Feb 2024."),
    ],
)
def test_wrong_day_is_said_at_its_field_and_the_rest_is_kept(client, plain, programme, typed, sentence):
    signed_in(client, Role.ADMIN, "21")
    page = client.post(MAKE, ASKED | {"as_of": typed, "form": "xlsx", "language": "en"})
    ((_kind, form),) = page.context["forms"]
    assert (page.status_code, list(form.errors)) == (422, ["as_of"])
    assert [form[name].value() for name in ("as_of", "form", "language")] == [typed, "xlsx", "en"]
    assert page.content.decode().count(sentence) == 2  # above the form and at the field
    assert Document.objects.count() == 0


def test_day_without_anything_is_said_at_its_field(client, plain, programme, monkeypatch):
    monkeypatch.undo()
    signed_in(client, Role.ADMIN, "21")
    page = client.post(MAKE, ASKED | {"as_of": "2023-10-01"})
    ((_kind, form),) = page.context["forms"]
    sentence = "On that day nothing was owed in this programme yet; choose a later one."
    assert (page.status_code, form.errors) == (422, {"as_of": [sentence]})
    assert Document.objects.count() == 0


def test_page_with_a_fault_can_be_loaded_again(client, plain, programme):
    signed_in(client, Role.ADMIN, "21")
    assert client.get(MAKE).url == "/reports/?office=21"


# --- The page --------------------------------------------------------------------------------------------------------


def test_department_chooses_a_province(client, plain, programme, far_province):
    made = [DocumentFactory(office=office) for office in (programme.province, far_province)]
    signed_in(client, Role.ADMIN, "00")
    pages = [client.get(LIST, {"office": code}) for code in ("", "21", "57", "nonsense")]
    assert [[office.code for office in page.context["offices"]] for page in pages] == [["21", "57"]] * 4
    assert [len(page.context["forms"]) for page in pages] == [0, 1, 0, 0]
    assert [{row.pk for row in page.context["listing"].rows} for page in pages] == [
        {row.pk for row in made},
        {made[0].pk},
        {made[1].pk},
        {row.pk for row in made},
    ]


def test_own_province_needs_no_choosing(client, plain, programme):
    signed_in(client, Role.REVIEWER, "21")
    page = client.get(LIST)
    assert (page.context["chosen"].code, len(page.context["forms"])) == ("21", 1)
    assert f'action="{MAKE}"' in page.content.decode()
    assert 'name="office"' not in page.content.decode()


def test_admin_of_a_district_has_nothing_to_report_on(client, plain, programme, district):
    signed_in(client, Role.ADMIN, "2101")
    page = client.get(LIST).content.decode()
    assert ("Nothing to report on here" in page, "No document has been made yet" in page) == (True, True)


def test_list_says_who_made_what_when(client, plain, programme, busaba):
    document = DocumentFactory(
        kind="plain", office=programme.province, made_by=busaba, as_of=date(2024, 2, 29), content=b"%PDF" * 600
    )
    signed_in(client, Role.ADMIN, "21")
    page = client.get(LIST).content.decode()
    row = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL).group(1)
    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", row, flags=re.DOTALL).split())
    assert words == (
        "รายงานแบบสั้น Office 21 · fiscal year 2567 (2023/24) · Thai 29 Feb 2024 "
        "20 Mar 2024, 09:30 นางสาวบุษบา นามสกุลตัวอย่าง "
        f"SHA-256 {document.sha256[:12]}… PDF รายงานแบบสั้น Office 21 fiscal year 2567 as of 29 Feb 2024.pdf 3 KB"
    )
    assert f'data-copy="{document.sha256}"' in row
    assert f'href="/reports/{document.pk}/"' in row


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, plain, programme, rows, django_assert_num_queries):
    for _each in range(rows):
        DocumentFactory(office=programme.province)
    signed_in(client, Role.ADMIN, "21")
    with django_assert_num_queries(7):  # session, person, scope, offices, programmes, count, rows
        page = client.get(LIST)
    assert len(page.context["listing"].rows) == rows


# --- The file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "kind", "disposition"),
    [
        ("pdf", "application/pdf", "inline"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
    ],
)
def test_file_comes_back_as_it_was_made(client, plain, programme, form, kind, disposition):
    document = DocumentFactory(kind="plain", office=programme.province, form=form, kept=b"whatever it was")
    signed_in(client, Role.SUPERVISOR, "21", language="th")
    answer = client.get(f"/reports/{document.pk}/")
    assert b"".join(answer.streaming_content) == b"whatever it was"
    name = quote(f"รายงานแบบสั้น {programme.province.short_name} ปีงบประมาณ 2567 ณ 20 มี.ค. 2567.{form}")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (kind, f"{disposition}; filename*=utf-8''{name}")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-cache")


def test_file_that_is_lost_is_not_found(client, plain, programme):
    document = DocumentFactory(office=programme.province)
    signed_in(client, Role.SUPERVISOR, "21")
    assert client.get(f"/reports/{document.pk}/").status_code == 404


@pytest.mark.parametrize(("page", "method"), [(LIST, "post"), ("/reports/1/", "post"), (MAKE, "put")])
def test_other_methods_are_refused(client, plain, programme, page, method):
    signed_in(client, Role.ADMIN, "21")
    assert getattr(client, method)(page).status_code == 405


@pytest.mark.parametrize(("ticket", "cookies"), [("l0v1k2", ["arrived-l0v1k2"]), ("", []), ("a b", []), ("x" * 41, [])])
def test_ticket_comes_back_as_a_cookie_that_a_script_can_read(client, plain, programme, ticket, cookies):
    signed_in(client, Role.ADMIN, "21")
    answer = client.post(MAKE, ASKED | {"ticket": ticket})
    assert [name for name in answer.cookies if name.startswith("arrived")] == cookies
    assert [answer.cookies[name]["httponly"] for name in cookies] == [""] * len(cookies)


def test_refused_order_gives_no_ticket_back(client, plain, programme):
    signed_in(client, Role.ADMIN, "21")
    answer = client.post(MAKE, ASKED | {"ticket": "l0v1k2", "as_of": "x"})
    assert (answer.status_code, "arrived-l0v1k2" in answer.cookies) == (422, False)
