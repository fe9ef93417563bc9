"""People taken in from a table: seen before they are written, all rows or none, none out of reach."""

from html import unescape

import pytest
from django.utils import translation
from tablib import Dataset

from portal.accounts.models import User
from portal.history.models import Entry
from portal.history.verify import faults_of_all
from portal.offices.admin.formats import Spreadsheet
from portal.shell import clock
from tests.factories.offices import MembershipFactory
from tests.portal.offices.admin.tables import LISTS, everything, faults, show, take_in

TWICE = "Row 2 has the same already under username; each may stand in the file once."
ROLES = "Write one of these: staff, head, reviewer, supervisor, admin (Administrator), assessor (Committee member)."


def test_people_are_taken_in(signed_in, admin, district, arun):
    text = (
        "username,title,first_name,last_name,email,office,role\n"
        "ploy,นางสาว,พลอย,ใจดี,ploy@example.org,2101,staff\n"
        "arun,นาย,อรุณ,ชื่อใหม่,,,\n"
    )
    page = take_in(signed_in, "users", text)
    assert page.url == LISTS["users"]
    ploy, arun = User.objects.get(username="ploy"), User.objects.get(pk=arun.pk)
    assert (ploy.get_full_name(), ploy.email, ploy.has_usable_password()) == (
        "นางสาวพลอย ใจดี",
        "ploy@example.org",
        False,
    )
    assert [(row.office, row.role, row.starts_on) for row in ploy.memberships.all()] == [
        (district, "staff", clock.today())
    ]
    assert arun.last_name == "ชื่อใหม่"
    assert list(Entry.objects.values_list("verb", "object_id", "actor_id", "office_path")) == [
        ("add_user", ploy.pk, admin.pk, "00/21/2101/"),
        ("change_user", arun.pk, admin.pk, "00/21/2101/"),
        ("add_membership", ploy.memberships.get().pk, admin.pk, "00/21/2101/"),
    ]
    assert list(faults_of_all()) == []
    said = signed_in.get(LISTS["users"]).content.decode()
    assert "Imported: 1 new, 1 changed, 0 as they were." in said
    assert "Imported from a table." in signed_in.get(f"{LISTS['users']}{ploy.pk}/history/").content.decode()


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (0, None),
        (1, "1 new account cannot be used before it has a one-time password: mark it"),
        (2, "2 new accounts cannot be used before they have one-time passwords: mark them"),
    ],
)
def test_new_people_need_one_time_passwords(signed_in, district, arun, new, said):
    people = "".join(f"ploy-{number},พลอย,ใจดี,2101,staff\n" for number in range(new))
    text = f"username,first_name,last_name,office,role\narun,อรุณ,ใหม่,,\n{people}"
    preview = show(signed_in, "users", text)
    take_in(signed_in, "users", text)
    pages = [page.content.decode() for page in (preview, signed_in.get(LISTS["users"]))]
    assert [(said or "cannot be used before") in page for page in pages] == [bool(said)] * 2


def test_what_would_change_is_shown_first(signed_in, arun):
    before = everything()
    page = show(
        signed_in, "users", f"username,title,last_name,office,role\narun,นาย,ใหม่,,\nchai,นาย,{arun.last_name},,\n"
    )
    (row,) = page.context["result"].valid_rows()
    assert [str(cell) for cell in row.differences[:4]] == [
        "arun",
        "นาย",
        "อรุณ",
        "<del>นามสกุลตัวอย่าง</del> <ins>ใหม่</ins>",
    ]
    content = page.content.decode()
    assert "0 new, 1 changed, 1 as they are." in content
    assert "<ins>ใหม่</ins>" in content
    assert everything() == before


def test_every_row_that_would_change_has_a_cell_in_each_column(signed_in, arun, district):
    page = show(signed_in, "users", "username,last_name,office,role\narun,ใหม่,,\nploy,ใจดี,2101,staff\n")
    result = page.context["result"]
    assert {len(row.differences) for row in result.valid_rows()} == {len(result.diff_headers)}


def test_cell_is_shown_as_text(signed_in):
    page = show(signed_in, "users", "username,last_name\narun,<script>alert(1)</script>\n").content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("stranger,ก,,", [(2, "This user name belongs to somebody whom you do not look after.")]),
        ("STRANGER,ก,2101,staff", [(2, "This user name belongs to somebody whom you do not look after.")]),
        ("ploy,ก,,", [(2, "A new person needs an office and a role."), (2, ROLES)]),
        ("ploy,ก,,staff", [(2, "A new person needs an office and a role.")]),
        ("ploy,ก,00,admin", [(2, "There is no office “00” within your reach.")]),
        ("ploy,ก,5701,staff", [(2, "There is no office “5701” within your reach.")]),
        ("ploy,ก,2101,boss", [(2, ROLES)]),
        (",ก,2101,staff", [(2, "This may not be empty.")]),
        ("arun,ก,,\narun,ข,,", [(3, TWICE)]),
        ("arun,ก,,\nArun,ข,,", [(3, TWICE)]),
        (
            f"ploy,{'ก' * 151},5701,boss\n,ก,9999,",
            [
                (2, "Ensure this value has at most 150 characters (it has 151)."),
                (2, "There is no office “5701” within your reach."),
                (2, ROLES),
                (3, "This may not be empty."),
                (3, "There is no office “9999” within your reach."),
                (3, ROLES),
            ],
        ),
        (f"arun,{'ก' * 151},,", [(2, "Ensure this value has at most 150 characters (it has 151).")]),
        ("arun,ก,,\n\nstranger,ข,,", [(4, "This user name belongs to somebody whom you do not look after.")]),
    ],
)
def test_rows_with_faults_are_named_and_nothing_is_taken_in(signed_in, rows, wanted):
    before = everything()
    page = show(signed_in, "users", f"username,last_name,office,role\n{rows}\n")
    assert faults(page) == wanted
    assert "confirm_form" not in page.context
    content = page.content.decode()
    assert all(f">{number}</th>" in content for number, _sentence in wanted)
    assert everything() == before


def test_problems_stand_at_their_place_in_the_file(signed_in):
    rows = Dataset(
        ["ก", "arun", "maybe", ""],
        ["", "ploy", "perhaps", "5701"],
        headers=["last_name", "username", "is_active", "office"],
        title="บุคลากร",
    )
    page = show(signed_in, "users", Spreadsheet().export_data(rows), "table.xlsx")
    result = page.context["result"]
    assert (result.sheet, [(each.row, each.column, each.cell, each.sentence) for each in result.problems]) == (
        "บุคลากร",
        [
            (2, "C is_active", "maybe", "Write yes or no."),
            (3, "C is_active", "perhaps", "Write yes or no."),
            (3, "D office", "5701", "There is no office “5701” within your reach."),
            (3, "role", "", ROLES),
        ],
    )
    text = page.content.decode()
    wanted = ["4 problems have to be put right first.", "The sheet is “บุคลากร”.", "<code>C is_active</code>"]
    assert [words for words in wanted if words not in text] == []


def test_chosen_file_waits_beside_the_other_files_until_it_is_confirmed(signed_in, store):
    page = show(signed_in, "users", "username,last_name\narun,ใหม่\n")
    (waiting,) = (store / "imports").iterdir()
    assert page.context["confirm_form"].initial["import_file_name"] == waiting.name
    signed_in.post(f"{LISTS['users']}process_import/", page.context["confirm_form"].initial)
    assert list((store / "imports").iterdir()) == []
    assert User.objects.get(username="arun").last_name == "ใหม่"


@pytest.mark.parametrize("name", ["gone.csv", ".."])
def test_table_that_is_no_longer_there_is_told_and_chosen_again(signed_in, name):
    page = show(signed_in, "users", "username,last_name\narun,ใหม่\n")
    address = f"{LISTS['users']}process_import/"
    answer = signed_in.post(address, page.context["confirm_form"].initial | {"import_file_name": name}, follow=True)
    assert answer.redirect_chain == [(f"{LISTS['users']}import/", 302)]
    assert "The table is no longer here" in answer.content.decode()


def test_table_that_changes_nothing_is_not_to_be_confirmed(signed_in):
    page = show(signed_in, "users", "username\narun\n").content.decode()
    assert ("Nothing would change" in page, "process_import" in page) == (True, False)


@pytest.mark.parametrize("table", LISTS)
def test_every_column_is_explained(signed_in, table):
    page = signed_in.get(f"{LISTS[table]}import/")
    (_resource, names), *_rest = page.context["fields_list"]
    assert [column.name for _heading, column in page.context["columns"]] == names
    with translation.override("en"):
        text = unescape(page.content.decode())
        assert [name for name, column in page.context["columns"] if str(column.meaning) not in text] == []


def test_person_who_also_works_out_of_reach_is_not_changed(signed_in, arun, far_district):
    MembershipFactory(user=arun, office=far_district)
    page = show(signed_in, "users", "username,email\narun,mine@example.org\n")
    assert faults(page) == [(2, "This user name belongs to somebody whom you do not look after.")]


def test_passwords_are_not_read_from_a_file(signed_in):
    page = show(signed_in, "users", "username,password\narun,secret\n")
    assert [sentence[:48] for _row, sentence in faults(page)] == ["There is no column “password” in this table. Its"]


@pytest.mark.parametrize("column", ["is_superuser", "is_staff", "groups", "must_change_password", "id", "is_sample"])
def test_rights_are_not_read_from_a_file(signed_in, column):
    assert faults(show(signed_in, "users", f"username,{column}\narun,1\n"))[0][1].startswith("There is no column")


def test_account_is_closed_by_a_table(signed_in, arun, chai, admin):
    take_in(signed_in, "users", "username,is_active\narun,no\nchai,ใช่\n")
    assert list(User.objects.filter(pk__in=[arun.pk, chai.pk]).values_list("is_active", flat=True)) == [False, True]
    assert Entry.objects.get().verb == "close_user"
    assert faults(show(signed_in, "users", "username,is_active\nadmin,no\n")) == [
        (2, "You cannot close your own account.")
    ]


def test_empty_cell_leaves_what_goes_without_saying(signed_in, arun):
    User.objects.filter(pk=arun.pk).update(is_active=False, digits="thai")
    rows = "username,last_name,language,digits,is_active,office,role\narun,ใหม่,,,,,\nploy,ใจดี,,,,2101,staff\n"
    take_in(signed_in, "users", rows)
    facts = User.objects.filter(username__in=["arun", "ploy"]).order_by("username")
    assert list(facts.values_list("last_name", "language", "digits", "is_active")) == [
        ("ใหม่", "en", "thai", False),
        ("ใจดี", "th", "arabic", True),
    ]


def test_what_others_did_between_looking_and_confirming_is_not_overrun(signed_in, arun, far_district):
    page = show(signed_in, "users", "username,last_name\nchai,ใหม่\narun,ใหม่\n")
    MembershipFactory(user=arun, office=far_district)
    before = everything()
    answer = signed_in.post(f"{LISTS['users']}process_import/", page.context["confirm_form"].initial)
    assert (answer.status_code, faults(answer)) == (
        200,
        [(3, "This user name belongs to somebody whom you do not look after.")],
    )
    assert everything() == before
    assert answer.context["import_url"] == f"{LISTS['users']}import/"


@pytest.mark.parametrize("name", ["table.pdf", "table", "table.xls", "csv"])
def test_file_of_another_kind_is_refused(signed_in, name):
    assert faults(show(signed_in, "users", "username\narun\n", name)) == [
        (0, "Choose an Excel workbook (.xlsx) or a CSV file.")
    ]


def test_file_that_is_too_large_is_refused(signed_in, monkeypatch):
    monkeypatch.setattr("portal.offices.admin.exchange.MOST_BYTES", 10)
    assert faults(show(signed_in, "users", "username\narun\n")) == [(0, "This file is larger than 10 MB. Split it.")]


def test_unreadable_file_gets_its_sentence(signed_in):
    page = show(signed_in, "users", b"no workbook", "table.xlsx")
    assert faults(page) == [(0, "This is not an Excel workbook (.xlsx). Open it in Excel and save it again.")]


def test_column_of_the_key_must_be_there(signed_in):
    assert faults(show(signed_in, "users", "last_name\nใหม่\n")) == [(0, "The column “username” is missing.")]
