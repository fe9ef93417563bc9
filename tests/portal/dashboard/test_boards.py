from datetime import UTC, date, datetime

import pytest

from evidence import panels
from portal import boards
from portal.dashboard.boards import Choice, choices_for, panels_for
from portal.offices.models import ROOT_PATH, Office
from portal.offices.scope import scope_of
from portal.shell import digits
from tests.factories.dimensions import ProgrammeFactory


def test_every_kind_of_office_has_a_board():
    assert set(boards.BOARDS) == set(Office.Kind.values)


@pytest.mark.parametrize("kind", Office.Kind.values)
def test_board_has_its_panels_in_order(kind):
    assert [type(panel).__name__ for panel in panels_for(kind)] == [
        name.rpartition(".")[2] for name in boards.BOARDS[kind]
    ]


def test_panels_are_those_of_the_top_floor():
    first = panels_for("province")[0]
    assert type(first) is panels.Totals
    assert panels_for("province")[0] is first


def test_choices_are_the_published_programmes_of_the_province(province, district, far_province, arun):
    ProgrammeFactory(province=province, fiscal_year=2566, closed=True)
    ProgrammeFactory(province=province, fiscal_year=2567)
    ProgrammeFactory(province=province, fiscal_year=2567, slug="letter")
    ProgrammeFactory(province=province, fiscal_year=2568, draft=True)
    ProgrammeFactory(province=far_province, fiscal_year=2565)
    choices = choices_for(scope_of(arun), district)
    assert [(choice.fiscal_year, choice.slug, choice.is_active) for choice in choices] == [
        (2567, "letter", True),
        (2567, "plan", True),
        (2566, "plan", False),
    ]


@pytest.mark.parametrize(
    ("closings", "closed_on"),
    [((14, 20), date(2024, 9, 20)), ((14, None), None), ((None, None), None)],
)
def test_year_of_several_provinces_is_closed_with_the_last_of_them(province, far_province, dao, closings, closed_on):
    for office, day in zip((province, far_province), closings, strict=True):
        facts = {"closed": True, "closed_at": datetime(2024, 9, day, 12, tzinfo=UTC)} if day else {}
        ProgrammeFactory(province=office, **facts)
    (chosen,) = choices_for(scope_of(dao), Office.objects.get(path=ROOT_PATH))
    assert (chosen.closed_on, chosen.is_active) == (closed_on, None in closings)


def test_choice_is_named_in_the_readers_digits():
    choice = Choice(2567, "plan", "ใสสะอาด", is_active=True)
    assert choice.value == "2567-plan"
    with digits.override("thai"):
        assert choice.label == "๒๕๖๗ ใสสะอาด"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("โครงการพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๗๐", "โครงการพัฒนาชุมชนใสสะอาด"),
        ("พัฒนาชุมชนใสสะอาด ปี 2570", "พัฒนาชุมชนใสสะอาด"),
        ("Clean and transparent, fiscal year 2570", "Clean and transparent"),
        ("แผนปี 2570 ฉบับแก้ไข", "แผนปี 2570 ฉบับแก้ไข"),
        ("ปีงบประมาณ 2570", "ปีงบประมาณ 2570"),
    ],
)
def test_year_that_stands_beside_the_name_is_not_said_twice(name, bare):
    assert Choice(2570, "plan", name, is_active=True).bare_name == bare
