"""A file of an office, from its bytes to the plan with its doubts and their cells."""

import json
from datetime import date
from decimal import Decimal

import pytest

from dimensions.plans import read_data
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.handed_in import HandedIn, OpenDoubt, all_doubts, plain, read_file, reading_as_data
from dimensions.plans.problems import CellDoubt
from dimensions.plans.workbooks import Note, Unreadable

CHIANG_RAI = "messy_chiangrai_2569.xlsx"


@pytest.fixture
def data_folder(request):
    return request.path.parent / "workbooks" / "data"


def test_workbook_is_read_in_a_child_process_as_in_this_one(data_folder):
    path = data_folder / CHIANG_RAI
    told = reading_as_data(path, name=CHIANG_RAI, fiscal_year=2569)
    read = read_file(path, fiscal_year=2569)
    assert read == HandedIn.from_data(json.loads(json.dumps(told)))
    assert [sheet.name for sheet in read.sheets] == ["มิติ ๔", "Sheet2"]
    assert read_data(read.data).problems == ()
    assert read.places["dimensions[0].criteria[0].activities[0].title"] == ("มิติ ๔", "C6")


def test_file_is_known_by_the_name_that_it_was_given(tmp_path):
    path = tmp_path / "plan-x"
    path.write_text("กิจกรรม,ระยะเวลา\nประชุม,ม.ค. ๖๗\n", "utf-8")
    assert [sheet.name for sheet in read_file(path, name="แผน.csv", fiscal_year=2567).sheets] == ["แผน"]


def test_what_holds_no_plan_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_file(path)
    assert refused.value.message.startswith("There is no plan in this file")


def test_reading_is_kept_as_plain_data_and_comes_back():
    read = HandedIn(
        (Sheet("ก", (Cell(1, 2, "x", rows=3),)), Sheet("ข", (), is_hidden=True)),
        {"programme": {"name": "ใสสะอาด"}},
        (OpenDoubt("k", "m %(n)d", {"n": 1}, "p", "ก", "B1"), OpenDoubt("file", "m")),
        {"programme.name": ("ก", "B1")},
    )
    assert HandedIn.from_data(json.loads(json.dumps(read.as_data()))) == read


def test_notes_of_the_file_stand_before_the_doubts_of_its_tables_and_nothing_is_said_twice():
    notes = [
        Note("hidden_sheet", "a", sheet="ก"),
        Note("hidden_sheet", "b", sheet="ข"),
        Note("external_links", "c"),
    ]
    doubts = [CellDoubt("ก", "A1", "hidden_sheet", "d", {"n": 1}, "p")]
    assert list(all_doubts(doubts, notes)) == [
        OpenDoubt("hidden_sheet", "b", {}, None, "ข", None),
        OpenDoubt("external_links", "c"),
        OpenDoubt("hidden_sheet", "d", {"n": 1}, "p", "ก", "A1"),
    ]


def test_days_and_amounts_are_carried_as_a_plan_file_writes_them():
    told = {"day": date(2024, 2, 29), 1: (Decimal(3), Decimal("2.5"), None, True)}
    assert plain(told) == {"day": "2024-02-29", "1": [3, 2.5, None, True]}
