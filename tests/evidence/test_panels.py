from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from dimensions.models import Assignment
from evidence import panels, standing
from evidence.panels.figures import Count
from evidence.panels.owed import Row as OwedRow
from evidence.periods import Term
from evidence.standing import FIGURES, Figure, Tally
from evidence.states import RETURN, SUBMIT, WITHDRAW
from portal.dashboard.heat import Cell, Column, Row, Table
from portal.dashboard.panel import Options, Subject
from portal.offices.models import Office, Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.evidence.boards import YEAR, lengths_of, links_of, read
from tests.factories.dimensions import AssignmentFactory, DimensionFactory, ProgrammeFactory
from tests.factories.evidence import SubmissionFactory, walked
from tests.factories.offices import DistrictFactory, GroupFactory, ZoneFactory
from tests.factories.worlds import NOW, person_at, small_world

pytestmark = pytest.mark.django_db


def address(figure, office="21", **narrowed):
    more = "".join(f"&{name}={value}" for name, value in narrowed.items())
    return f"/assignments/{office}/?{YEAR}{more}&figure={figure}"


# --- Every figure is a link to a list of that length -----------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["", "2024-02-29"])
@pytest.mark.parametrize("code", ["00", "21", "21-1", "2102"])
def test_every_figure_leads_to_a_list_that_adds_up_to_it(client, time_machine, code, as_of):
    time_machine.move_to(NOW, tick=False)
    small_world(activities=12)
    office = Office.objects.get(code=code)
    client.force_login(person_at(office, Role.STAFF if office.kind in ("group", "district") else Role.SUPERVISOR))
    links = links_of(client, code, as_of)
    assert lengths_of(client, links) == links
    assert len(links) >= 7 * 4
    assert sum(links.values()) > 40


def test_staff_count_only_their_own_work_above(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world()
    office = Office.objects.get(code="21")
    table = read(panels.Heat(), person_at(office, Role.STAFF), office)
    whole = read(panels.Heat(), person_at(office), office)
    assert [row.code for row in table.rows] == ["21"]
    assert table.rows[0] == whole.rows[0]


# --- Heat ------------------------------------------------------------------------------------------------------------


def test_heat_shows_each_office_by_dimension(province, district, busaba):
    programme = ProgrammeFactory(province=province)
    DimensionFactory(programme=programme, number=2, name_en="Openness")
    _late, done = AssignmentFactory.create_batch(2, office=district, due_on=date(2024, 3, 1))
    SubmissionFactory(assignment=done, accepted=True, state_since=clock.start_of(date(2024, 2, 1)))
    AssignmentFactory(office=province, due_on=date(2024, 9, 1))
    first, nothing = Column(1, "Dimension 1"), Column(2, "Openness")

    def cell(*figures, **narrowed):
        return Cell(*figures, address("owed", **narrowed), address("overdue", **narrowed))

    def row(code, name, *figures):
        cells = cell(*figures, at=code, dimension=1), cell(0, 0, 0, at=code, dimension=2)
        return Row(code, name, f"/boards/{code}/?{YEAR}", cells, cell(*figures, at=code))

    assert read(panels.Heat(), busaba, province) == Table(
        (first, nothing),
        (row("21", "Office 21", 0, 1, 0), row("2101", "Office 2101", 1, 2, 1)),
        Row("", "Total", "", (cell(1, 3, 1, dimension=1), cell(0, 0, 0, dimension=2)), cell(1, 3, 1)),
    )


def test_heat_stands_in_the_order_of_the_tree(province, busaba):
    names = {"2101": "สพอ.แกลง", "2102": "สพอ.เขาชะเมา", "2103": "สพอ.บ้านค่าย"}
    for code in ("2103", "2102", "2101"):
        AssignmentFactory(office=DistrictFactory(code=code, parent=province, short_th=names[code]))
    AssignmentFactory(office=GroupFactory(code="21-1", parent=province))
    AssignmentFactory(office=province)
    DistrictFactory(code="2104", parent=province)
    table = read(panels.Heat(), busaba, province)
    assert [row.code for row in table.rows] == ["21", "21-1", "2101", "2102", "2103"]


def test_heat_is_left_out_where_nothing_is_owed(province, busaba):
    ProgrammeFactory(province=province)
    assert read(panels.Heat(), busaba, province) is None


def test_provinces_are_those_with_a_programme(department, province, far_province, district, dao):
    AssignmentFactory(office=district, due_on=date(2024, 3, 1))
    ProgrammeFactory(province=far_province, draft=True)
    table = read(panels.Provinces(), dao, department)
    cell = Cell(0, 1, 1, address("owed", dimension=1), address("overdue", dimension=1))
    total = Cell(0, 1, 1, address("owed"), address("overdue"))
    assert table.rows == (Row("21", "Office 21", f"/boards/21/?{YEAR}", (cell,), total),)
    assert table.total.total == Cell(0, 1, 1, address("owed", "00"), address("overdue", "00"))


def test_dimension_that_provinces_name_differently_has_its_number_only(department, district, far_district, dao):
    for office, name in ((district, "Openness"), (far_district, "Open data")):
        programme = AssignmentFactory(office=office).programme
        DimensionFactory(programme=programme, number=2, name_en=name)
    assert read(panels.Provinces(), dao, department).columns == (Column(1, "Dimension 1"), Column(2, ""))


def test_dimension_without_an_english_name_is_called_what_the_others_of_its_thai_name_are(
    department, district, far_district, dao
):
    for office, name in ((district, "Moral organisation"), (far_district, None)):
        programme = AssignmentFactory(office=office).programme
        DimensionFactory(programme=programme, number=2, name_th="องค์กรคุณธรรม", name_en=name)
    with translation.override("en"):
        columns = read(panels.Provinces(), dao, department).columns
    assert columns == (Column(1, "Dimension 1"), Column(2, "Moral organisation"))


# --- Figures ---------------------------------------------------------------------------------------------------------


def test_totals_hold_every_figure(province, district, busaba):
    AssignmentFactory(office=district, due_on=date(2024, 3, 1))
    SubmissionFactory(
        assignment=AssignmentFactory(office=district, due_on=date(2024, 1, 31)),
        returned=True,
        state_since=clock.start_of(date(2024, 2, 2)),
    )
    summary = read(panels.Totals(), busaba, province)
    assert summary.tally == Tally(owed=2, due=2, returned=1, overdue=2, late=1)
    assert summary.counts == tuple(
        Count(figure, number, address(figure)) for figure, number in zip(FIGURES, (2, 2, 0, 0, 1, 2, 1), strict=True)
    )


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (Tally(), "Nothing is owed here in this programme."),
        (Tally(owed=5), "Nothing has fallen due yet; 5 are owed this year."),
        (Tally(owed=9, due=4, accepted=5, due_accepted=3), "3 of 4 that have fallen due are accepted (75%)."),
    ],
)
def test_totals_say_in_a_sentence_how_the_work_stands(tally, sentence):
    with translation.override("en"):
        assert panels.figures.Summary(tally, ()).sentence == sentence


@pytest.mark.parametrize(("day", "published"), [(9, False), (10, True)])
def test_totals_say_that_a_programme_was_not_published_on_a_day(province, district, busaba, day, published):
    at = clock.start_of(date(2024, 1, 10))
    programme = ProgrammeFactory(province=province, published_at=at)
    AssignmentFactory(office=district, activity__dimension__programme=programme, published_at=at)
    summary = read(panels.Totals(), busaba, province, at=clock.end_of(date(2024, 1, day)))
    assert (summary.is_published, summary.tally.owed) == (published, int(published))
    with translation.override("en"):
        assert ("not published yet on that day" in summary.sentence) == (not published)


@pytest.mark.parametrize(("tally", "overlap"), [({}, False), ({"returned": 1}, True), ({"late": 1}, True)])
def test_board_says_that_its_counts_overlap_where_they_may(tally, overlap):
    rows = panels.figures.Summary(Tally(owed=3, **tally), ())
    with translation.override("en"):
        drawn = render_to_string(panels.Totals.template_name, {"rows": rows})
    assert ("These overlap:" in drawn) == overlap


def test_shares_of_the_whole_year_add_up():
    shares = panels.figures.Summary(Tally(owed=9, due=6, accepted=3, waiting=2, returned=1, overdue=1), ()).shares
    assert (shares, sum(shares.values())) == ({"accepted": 3, "waiting": 2, "overdue": 1, "not_due": 3}, 9)


def test_dimensions_are_all_there_with_their_sum(province, district, busaba):
    AssignmentFactory(office=district, due_on=date(2024, 3, 1))
    DimensionFactory(programme=ProgrammeFactory(province=province), number=2, name_en="")
    figures = read(panels.Dimensions(), busaba, province)
    one, none = Tally(owed=1, due=1, overdue=1), Tally()
    assert [(row.name, row.number, row.tally) for row in (*figures.rows, figures.total)] == [
        ("Dimension 1", 1, one),
        ("มิติที่ 2", 2, none),
        ("Total", None, one),
    ]
    assert [count.url for count in figures.rows[1].counts] == [address(figure, dimension=2) for figure in FIGURES]


def test_zones_have_a_row_each_and_one_for_the_rest(province, busaba):
    zone = ZoneFactory(province=province, number=2)
    ZoneFactory(province=province, number=1)
    AssignmentFactory.create_batch(2, office=DistrictFactory(parent=province, zone=zone))
    AssignmentFactory(office=province)
    figures = read(panels.Zones(), busaba, province)
    assert [(row.name, row.tally.owed, row.counts[0].url) for row in (*figures.rows, figures.total)] == [
        ("Zone 2", 2, address("owed", zone=2)),
        ("Offices outside the zones", 1, address("owed", zone="none")),
        ("Total", 3, address("owed")),
    ]


def test_province_without_zones_has_no_such_panel(province, district, busaba):
    AssignmentFactory(office=district)
    assert read(panels.Zones(), busaba, province) is None


# --- What presses ----------------------------------------------------------------------------------------------------


def test_overdue_lists_the_earliest_first_and_says_how_many(province, district, busaba):
    days = [date(2024, 3, day) for day in (15, 3, 19, 20)]
    owed = {day: AssignmentFactory(office=district, due_on=day, opens_on=None) for day in days}
    rows = read(panels.Overdue(), busaba, province, limit=2)
    assert (rows.figure, rows.number, rows.url) == (Figure.OVERDUE, 3, address("overdue"))
    first = owed[date(2024, 3, 3)]
    assert rows.rows[0] == OwedRow(
        url=reverse("evidence:assignment", args=[first.pk]),
        code=first.activity.code,
        title=first.activity.title,
        office="Office 2101",
        dimension=1,
        period=Term("", None, date(2024, 3, 3)),
        due_on=date(2024, 3, 3),
        days=17,
        state="overdue",
    )
    assert [row.due_on for row in rows.rows] == [date(2024, 3, 3), date(2024, 3, 15)]
    whole = read(panels.Overdue(), busaba, province, limit=None)
    assert [row.due_on for row in whole.rows] == [date(2024, 3, 3), date(2024, 3, 15), date(2024, 3, 19)]


def test_due_soon_lists_the_next_fourteen_days(province, district, busaba):
    for day in (date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 3), date(2024, 4, 4)):
        AssignmentFactory(office=district, due_on=day, opens_on=None)
    rows = read(panels.DueSoon(), busaba, province)
    assert [(row.due_on, row.days) for row in rows.rows] == [(date(2024, 3, 20), 0), (date(2024, 4, 3), -14)]
    assert (rows.number, rows.url) == (2, address("due_soon"))


def test_nothing_falls_due_soon_in_a_closed_year(province, district, busaba):
    AssignmentFactory(office=district, due_on=date(2024, 3, 25))
    closed = Subject(province, 2567, "plan", closed_on=date(2024, 3, 20))
    assert panels.DueSoon().read(scope_of(busaba), closed, at=closed.moment(), options=Options()) is None


@pytest.mark.parametrize(
    ("panel", "due_on"), [(panels.Overdue(), date(2024, 3, 1)), (panels.DueSoon(), date(2024, 3, 25))]
)
def test_state_of_what_presses_is_the_one_of_every_list(province, district, busaba, panel, due_on):
    begun, returned, retaken, _untouched = AssignmentFactory.create_batch(
        4, office=district, due_on=due_on, opens_on=None
    )
    SubmissionFactory(assignment=begun)
    again = [
        (step, clock.start_of(date(2024, 2, day))) for day, step in enumerate((SUBMIT, RETURN, SUBMIT, WITHDRAW), 1)
    ]
    walked(retaken, *again, by=busaba)
    SubmissionFactory(assignment=returned, returned=True, state_since=clock.start_of(date(2024, 2, 1)))
    found = standing.with_state(Assignment.objects.all(), NOW)
    listed = {reverse("evidence:assignment", args=[each.pk]): each.standing for each in found}
    assert {row.url: row.state for row in read(panel, busaba, province).rows} == listed
    assert set(listed.values()) == {"returned", panel.state}
