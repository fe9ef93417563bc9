"""The levels on boards, in lists and on pages: what they say, where they lead, what they cost."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from dimensions.models import Assignment, Criterion, Programme
from evidence import panels
from evidence.levels import Part, Reached
from evidence.panels.levels import Lacking, Own
from evidence.standing import Tally
from portal.dashboard.boards import panels_for
from portal.dashboard.heat import Column
from portal.dashboard.levels import Cell, Row, Table
from portal.dashboard.panel import Subject, read_all
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.evidence.boards import YEAR, lengths_of, links_of, read
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, CriterionFactory, ProgrammeFactory
from tests.factories.evidence import SubmissionFactory
from tests.factories.offices import DistrictFactory, GroupFactory
from tests.factories.worlds import NOW, person_at, small_world, with_levels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def programme(province):
    return ProgrammeFactory(province=province, uses_levels=True)


@pytest.fixture
def criteria(programme):
    """One for each level of a dimension that stops at the third, and one without a level."""
    return [
        CriterionFactory(dimension__programme=programme, position=position, level=level)
        for position, level in enumerate((1, 2, 3, None))
    ]


def owes(office, criterion, *, accepted=False, at=NOW):
    activity = ActivityFactory(dimension=criterion.dimension, criterion=criterion)
    made = AssignmentFactory(office=office, activity=activity)
    if accepted:
        SubmissionFactory(assignment=made, accepted=True, state_since=at)
    return made


def missing(level, *, of="21", **narrowed):
    more = "".join(f"&{name}={value}" for name, value in narrowed.items())
    return f"/assignments/{of}/?{YEAR}{more}&dimension=1&level={level}&figure=not_accepted"


# --- What the panels say ---------------------------------------------------------------------------------------------


def test_province_shows_the_level_of_each_office_and_of_all(province, district, other_district, busaba, criteria):
    first, second, third, _none = criteria
    owes(district, first, accepted=True)
    owes(district, second, accepted=True)
    owes(district, second)
    owes(district, second)
    owes(district, third)
    owes(other_district, first)
    found = read(panels.OfficeLevels(), busaba, province)

    def row(code, *cells):
        return Row(code, f"Office {code}", f"/boards/{code}/?{YEAR}", cells)

    assert found.table == Table(
        (Column(1, "Dimension 1"),),
        (
            row("2101", Cell(1, 3, 2, missing(2, at="2101"))),
            row("2102", Cell(0, 3, 1, missing(1, at="2102"))),
        ),
        Row("", "All offices", "", (Cell(1, 3, 1, missing(1), lowest=0, behind=1),)),
    )
    assert found.lacking == (
        Lacking("Office 2101", 1, 2, "2 เกณฑ์ที่ 2", 2),
        Lacking("Office 2102", 1, 1, "1 เกณฑ์ที่ 1", 1),
    )


def test_office_that_has_reached_the_highest_level_lacks_nothing(province, district, busaba, criteria):
    for criterion in criteria[:3]:
        owes(district, criterion, accepted=True)
    found = read(panels.OfficeLevels(), busaba, province)
    assert found.table.rows[0].cells == (Cell(3, 3),)
    assert (found.table.of_all.cells, found.lacking) == ((Cell(3, 3, lowest=3, behind=1),), ())


def test_criterion_without_a_level_counts_for_none(province, district, other_district, busaba, criteria):
    owes(district, criteria[0], accepted=True)
    owes(district, criteria[3])
    owes(other_district, criteria[3])
    cells = [row.cells for row in read(panels.OfficeLevels(), busaba, province).table.rows]
    assert cells == [(Cell(3, 3),), (Cell(None, 3),)]
    assert read(panels.Totals(), busaba, province).tally == Tally(
        owed=3, due=3, accepted=1, overdue=2, late=1, due_accepted=1
    )


def test_only_dimensions_with_levels_are_shown(province, district, busaba, criteria, programme):
    owes(district, criteria[0])
    AssignmentFactory(office=district, activity__dimension__programme=programme, activity__dimension__number=2)
    found = read(panels.OfficeLevels(), busaba, province)
    assert [column.number for column in found.table.columns] == [1]


@pytest.mark.parametrize("panel", [panels.OfficeLevels(), panels.OwnLevels(), panels.ProvinceLevels()])
@pytest.mark.parametrize("uses", [True, False])
def test_year_that_uses_no_levels_shows_none(department, province, district, dao, criteria, programme, panel, uses):
    owes(district, criteria[0])
    Programme.objects.update(uses_levels=uses)
    office = {"OfficeLevels": province, "OwnLevels": district, "ProvinceLevels": department}[type(panel).__name__]
    assert (read(panel, dao, office) is not None) == uses


def test_level_of_a_past_day_is_the_one_reached_by_then(province, district, busaba, criteria):
    owes(district, criteria[0], accepted=True, at=clock.start_of(date(2024, 2, 1)))
    owes(district, criteria[1], accepted=True, at=clock.start_of(date(2024, 3, 1)))
    owes(district, criteria[2])

    def level_on(day):
        return read(panels.OfficeLevels(), busaba, province, at=clock.end_of(day)).table.rows[0].cells[0].level

    assert [level_on(date(2024, month, 20)) for month in (1, 2, 3)] == [0, 1, 2]


def test_department_shows_the_level_of_half_of_the_offices_and_the_lowest(
    department, province, district, other_district, far_district, dao, criteria
):
    third = DistrictFactory(code="2103", parent=province)
    for office in (district, other_district, third):
        owes(office, criteria[0], accepted=office != third)
        owes(office, criteria[2])
    owes(third, criteria[0])
    AssignmentFactory(office=far_district)  # of a province without levels
    found = read(panels.ProvinceLevels(), dao, department)
    cell = Cell(2, 3, 2, missing(1), lowest=0, behind=1)
    assert found.table == Table((Column(1, "Dimension 1"),), (Row("21", "Office 21", f"/boards/21/?{YEAR}", (cell,)),))


def test_scale_of_a_province_is_its_own(department, district, far_district, dao, criteria):
    """Where another province has more levels in the dimension, that changes nothing here."""
    far = ProgrammeFactory(province=far_district.parent, uses_levels=True)
    owes(far_district, CriterionFactory(dimension__programme=far, level=5), accepted=True)
    owes(district, criteria[0], accepted=True)
    found = read(panels.ProvinceLevels(), dao, department)
    assert [(row.code, row.cells[0][:2]) for row in found.table.rows] == [("21", (3, 3)), ("57", (5, 5))]


def test_office_reads_in_words_what_it_lacks(province, district, other_district, arun, criteria):
    owes(district, criteria[0], accepted=True)
    owes(district, criteria[1])
    owes(other_district, criteria[0])
    (own,) = read(panels.OwnLevels(), arun, district)
    url = missing(2, of="2101", at="2101")
    assert own == Own(
        1,
        "Dimension 1",
        Reached(1, 3, (Part(2, 1, 0, "2 เกณฑ์ที่ 2"),)),
        url,
        (Lacking("Office 2101", 1, 2, "2 เกณฑ์ที่ 2", 1),),
    )
    with translation.override("en"):
        assert (own.level_name, own.following_name) == ("level 1 (announce)", "level 2 (communicate)")


def test_group_reads_of_its_own_work_only(province, criteria):
    group = GroupFactory(code="21-1", parent=province)
    owes(group, criteria[0], accepted=True)
    made = owes(province, criteria[0])
    Assignment.objects.filter(pk=made.pk).update(responsible=group)
    (own,) = read(panels.OwnLevels(), person_at(group, Role.STAFF), group)
    assert own.standing == Reached(3, 3)


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ((False, False), ["No level reached yet, of 3", "For level 1 (announce), still to be accepted: 1 assignment"]),
        ((True, False), ["Reached: level 1 (announce), of 3", "For level 2 (communicate), still to be accepted: 1"]),
        ((True, True), ["Reached: level 3 (do), of 3", "The highest level is reached."]),
    ],
)
def test_board_of_an_office_says_its_level(client, district, arun, criteria, accepted, said):
    for criterion, is_accepted in zip(criteria, accepted, strict=False):
        owes(district, criterion, accepted=is_accepted)
    type(arun).objects.filter(pk=arun.pk).update(language="en")
    client.force_login(arun)
    page = client.get("/boards/2101/").content.decode()
    assert [sentence in page for sentence in said] == [True, True]


# --- Every figure is a link to a list of that length -----------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["", "2024-02-29"])
@pytest.mark.parametrize("code", ["00", "21", "21-1", "2102", "5701"])
def test_what_is_missing_for_a_level_leads_to_a_list_that_adds_up_to_it(client, code, as_of):
    small_world(activities=12)
    with_levels("21", "57")
    office = Office.objects.get(code=code)
    client.force_login(person_at(office, Role.STAFF if office.kind in ("group", "district") else Role.SUPERVISOR))
    links = {url: number for url, number in links_of(client, code, as_of).items() if "level=" in url}
    assert lengths_of(client, links) == links
    assert sum(links.values()) > 1


def test_list_is_narrowed_to_a_level_where_there_are_levels(client, district, busaba, criteria, programme):
    made = [owes(district, criterion) for criterion in criteria]
    client.force_login(busaba)

    def listed(query):
        return [row.pk for row in client.get(f"/assignments/21/?{query}").context["listing"].rows]

    assert listed("level=2") == [made[1].pk]
    assert listed("level=9") == [each.pk for each in made]
    Programme.objects.update(uses_levels=False)
    assert listed("level=2") == [each.pk for each in made]


def test_only_level_of_a_plan_still_narrows_the_list(client, district, busaba, criteria):
    Criterion.objects.exclude(level=1).update(level=None)
    made = [owes(district, criterion) for criterion in criteria]
    client.force_login(busaba)
    rows = client.get("/assignments/21/?level=1").context["listing"].rows
    assert [row.pk for row in rows] == [made[0].pk]


# --- What it costs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "queries"), [("00", 6), ("21", 6), ("21-1", 4), ("2101", 5)])
@pytest.mark.parametrize("districts", [2, 9])
def test_panels_with_levels_cost_no_more_for_more_offices(code, queries, districts, django_assert_num_queries):
    small_world(districts=districts)
    with_levels("21", "57")
    office = Office.objects.select_related("parent").get(code=code)
    scope, subject = scope_of(person_at(office)), Subject(office, 2567, "plan")
    with django_assert_num_queries(queries):
        drawn = read_all(panels_for(office.kind), scope, subject, at=clock.now())
    assert [each.rows is not None for each in drawn if "Levels" in type(each.panel).__name__] == [True]


def test_figures_are_the_same_with_levels_and_without(busaba, province):
    small = small_world(activities=12) and Office.objects.get(code="21")
    person = person_at(small)
    before = read(panels.Heat(), person, small), read(panels.Dimensions(), person, small)
    with_levels("21")
    assert (read(panels.Heat(), person, small), read(panels.Dimensions(), person, small)) == before


# --- Pages that name the level ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("uses", [True, False])
def test_pages_name_the_level_of_the_work(client, district, arun, busaba, criteria, uses):
    made = owes(district, criteria[1])
    Programme.objects.update(uses_levels=uses)
    client.force_login(arun)
    pages = [
        reverse("evidence:work"),
        reverse("evidence:assignment", args=[made.pk]),
        "/assignments/2101/",
        reverse("dimensions:plan", args=[made.programme_id]),
        reverse("dimensions:activity", args=[made.activity_id]),
    ]
    for language, words in (("en", "evel 2 (communicate)"), ("th", "ระดับ 2 (สื่อสาร)")):
        type(arun).objects.filter(pk=arun.pk).update(language=language)
        assert [words in client.get(page).content.decode() for page in pages] == [uses] * 5
