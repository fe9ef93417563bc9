"""Where nothing is typed, a page of the administration tells a row in the reader's era, language and digits."""

import html
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib import admin as django_admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from evidence.models import Submission
from portal.offices.admin import TellingAdmin
from portal.offices.admin.past import in_words, names_of_fields
from portal.offices.admin.told import say
from portal.offices.models import Membership, Position
from portal.offices.scope import scope_of
from portal.shell import digits
from portal.shell.fields import ThaiDateField
from tests.factories.dimensions import AssignmentFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
SENT_AT = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)


@pytest.fixture
def sent(district):
    assignment = AssignmentFactory(office=district, due_on=date(2024, 2, 29))
    return SubmissionFactory(assignment=assignment, submitted=True, state_since=SENT_AT, done_on=date(2024, 2, 13))


@pytest.fixture
def request_of_admin(admin):
    request = RequestFactory().get("/")
    request.user, request.scope = admin, scope_of(admin)
    return request


def reads(user, language, digits):
    user.language, user.digits = language, digits
    user.save()


def said_of(page, name):
    """What the page says in each place of the field, without what marks it up."""
    cells = re.findall(
        rf'class="(?:form-row )?field-{name}">(.*?)</(?:td|div>\s*</div>)', page.content.decode(), re.DOTALL
    )
    return [html.unescape(re.sub(r"<label.*?</label>|<[^>]+>", "", cell, flags=re.DOTALL)).strip() for cell in cells]


def test_every_page_of_the_administration_tells_so():
    others = [page for page in django_admin.site._registry.values() if not isinstance(page, TellingAdmin)]
    assert (others, len(django_admin.site._registry) > 8) == ([], True)


@pytest.mark.parametrize(
    ("reader", "day", "moment"),
    [
        (("th", "arabic"), "13 ก.พ. 2567", "14 ก.พ. 2567 15.30 น."),
        (("th", "thai"), "๑๓ ก.พ. ๒๕๖๗", "๑๔ ก.พ. ๒๕๖๗ ๑๕.๓๐ น."),
        (("en", "arabic"), "13 Feb 2024", "14 Feb 2024, 15:30"),
    ],
)
def test_days_and_moments_of_a_row_and_of_the_rows_in_it(client, admin, sent, reader, day, moment):
    reads(admin, *reader)
    client.force_login(admin)
    page = client.get(reverse("admin:evidence_submission_change", args=[sent.pk]))
    assert (said_of(page, "done_on"), said_of(page, "state_since"), said_of(page, "at")) == ([day], [moment], [moment])


@pytest.mark.parametrize(
    ("reader", "said"),
    [(("th", "arabic"), "2567"), (("th", "thai"), "๒๕๖๗"), (("en", "arabic"), "2567 (2023/24)")],
)
def test_fiscal_year_of_a_row_in_a_list_and_in_its_filter(client, admin, province, reader, said):
    programme = ProgrammeFactory(province=province, fiscal_year=2567)
    ProgrammeFactory(province=province, fiscal_year=2568)
    reads(admin, *reader)
    client.force_login(admin)
    row = client.get(reverse("admin:dimensions_programme_change", args=[programme.pk]))
    listed = client.get(reverse("admin:dimensions_programme_changelist"), {"fiscal_year": "2567"})
    filtered = re.findall(r'<a href="\?fiscal_year=\d+">(.*?)</a>', listed.content.decode(), re.DOTALL)
    assert (said_of(row, "fiscal_year"), said_of(listed, "fiscal_year")) == ([said], [said])
    assert filtered[0] == said


def test_counts_beside_the_years_of_a_filter(client, admin, province):
    ProgrammeFactory(province=province, fiscal_year=2567)
    reads(admin, "en", "arabic")
    client.force_login(admin)
    listed = client.get(reverse("admin:dimensions_programme_changelist"), {"_facets": "True"})
    assert "2567 (2023/24) (1)" in listed.content.decode()


def test_date_among_the_columns_of_a_list(request_of_admin, arun):
    class Listed(TellingAdmin):
        list_display = ("user", "starts_on", "ends_on")

    membership = Membership(user=arun, starts_on=date(2023, 10, 1))
    name, start, end = Listed(Membership, django_admin.site).get_list_display(request_of_admin)
    with translation.override("th"), digits.override("thai"):
        assert (name, start(membership), end(membership)) == ("user", "๑ ต.ค. ๒๕๖๖", "-")


def test_first_day_that_can_no_longer_be_changed(client, admin, arun):
    membership = arun.memberships.get()
    Membership.objects.filter(pk=membership.pk).update(starts_on=date(2023, 10, 1), ends_on=date(2090, 9, 30))
    client.force_login(admin)
    page = client.get(reverse("admin:offices_membership_change", args=[membership.pk]))
    assert said_of(page, "starts_on") == ["1 ต.ค. 2566"]
    assert 'name="ends_on" value="30 ก.ย. 2633"' in page.content.decode()


def test_dates_are_typed_in_the_field_of_the_portal(request_of_admin):
    typed = []
    for page in django_admin.site._registry.values():
        for part in (page, *page.get_inline_instances(request_of_admin)):
            if not part.has_add_permission(request_of_admin, None):
                continue
            names = flatten_fieldsets(part.get_fieldsets(request_of_admin))
            fields = [field for field in part.model._meta.fields if field.name in names]
            dates = [field for field in fields if isinstance(field, models.DateField)]
            typed += [part.formfield_for_dbfield(field, request_of_admin) for field in dates]
    assert (len(typed), {type(field) for field in typed}) == (4, {ThaiDateField})


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("3.00"), "๓"),
        (Decimal("2.50"), "๒.๕"),
        (["พอเพียง", "วินัย"], "พอเพียง\nวินัย"),
        (date(2024, 2, 29), "๒๙ ก.พ. ๒๕๖๗"),
    ],
)
def test_figures_and_lists_are_said_without_noughts_and_brackets(value, said):
    with translation.override("th"), digits.override("thai"):
        assert say(value) == said


def test_page_of_a_submission_query_count(client, admin, sent, django_assert_num_queries):
    client.force_login(admin)
    ContentType.objects.get_for_model(Submission)  # known to a process from its first page on
    for items in (1, 3):
        ItemFactory.create_batch(items, submission=sent)
        with django_assert_num_queries(11):
            client.get(reverse("admin:evidence_submission_change", args=[sent.pk]))
    assert Submission.objects.get().items.count() == 4


def test_history_of_a_row_is_called_so(client, admin, sent):
    client.force_login(admin)
    page = client.get(reverse("admin:evidence_submission_history", args=[sent.pk])).content.decode()
    assert re.findall(r"<h[12]>(.*?)</h[12]>", page) == ["ประวัติ", html.escape(str(sent))]


@pytest.mark.parametrize(("language", "said"), [("th", "แก้ไข “ถึงวันที่”"), ("en", "Changed “to”")])
def test_history_names_fields_in_the_language_of_the_reader(client, admin, arun, language, said):
    membership = arun.memberships.get()
    Membership.objects.filter(pk=membership.pk).update(starts_on=date(2023, 10, 1))
    reads(admin, language, "arabic")
    client.force_login(admin)
    client.post(reverse("admin:offices_membership_change", args=[membership.pk]), {"ends_on": "30/9/2633"})
    page = client.get(reverse("admin:offices_membership_history", args=[membership.pk]))
    assert [sentence for _entry, sentence in page.context["happened"]] == [said]
    assert f"<td>{said}</td>" in page.content.decode()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ([{"added": {}}], "เพิ่มรายการนี้"),
        ([], "บันทึกโดยไม่มีการเปลี่ยนแปลง"),
        (
            [
                {"changed": {"fields": ["Title in Thai"]}},
                {"added": {"name": "tenure", "object": "นายอรุณ: พัฒนาการอำเภอ"}},
                {"changed": {"name": "tenure", "object": "นายชัย: พัฒนาการอำเภอ", "fields": ["To"]}},
            ],
            "แก้ไข “ชื่อตำแหน่งภาษาไทย”; เพิ่มการดำรงตำแหน่ง “นายอรุณ: พัฒนาการอำเภอ”; "
            "แก้ไข “ถึงวันที่” ของการดำรงตำแหน่ง “นายชัย: พัฒนาการอำเภอ”",
        ),
    ],
)
def test_history_of_a_row_and_of_those_in_it(request_of_admin, message, said):
    page = django_admin.site.get_model_admin(Position)
    with translation.override("th"):
        names = names_of_fields(page, request_of_admin)
        assert in_words(LogEntry(change_message=json.dumps(message)), names) == said


def test_history_of_an_imported_row_is_a_sentence_already(client, admin, arun):
    sentence = "นำเข้าจากตาราง"
    LogEntry.objects.log_actions(admin.pk, [arun], CHANGE, sentence)
    client.force_login(admin)
    page = client.get(reverse("admin:accounts_user_history", args=[arun.pk]))
    assert [said for _entry, said in page.context["happened"]] == [sentence]
