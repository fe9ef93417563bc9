from datetime import UTC, date, datetime

import pytest

from dimensions.models import Assignment
from evidence import standing, workflow
from evidence.standing import FIGURES, Figure, Tally
from evidence.states import ACCEPT, ENDORSE, REOPEN, RETURN, SUBMIT, WITHDRAW, AssignmentState
from portal.dashboard.panel import Subject
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.factories.dimensions import AssignmentFactory
from tests.factories.evidence import SubmissionFactory, walked
from tests.factories.offices import GroupFactory
from tests.factories.worlds import NOW, small_world

DUE = date(2024, 3, 20)


def at(month, day, hour=10, minute=0, year=2024):
    """A moment as clocks in Bangkok show it."""
    return datetime(year, month, day, hour, minute, tzinfo=clock.BANGKOK)


def counted(moment, *names, assignments=None):
    """The figures of all assignments, or of some, at a moment, those that are zero left out."""
    found = Assignment.objects.all() if assignments is None else assignments
    row = standing.figures_by(found, at=moment, names=names or Figure.values)[0]
    return {name: number for name, number in row.items() if number}


# --- The figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "figures"),
    [
        (at(3, 5, 23, 59), {"owed": 1, "not_accepted": 1, "to_do": 1}),
        (at(3, 6), {"owed": 1, "not_accepted": 1, "to_do": 1, "due_soon": 1}),
        (at(3, 19, 23, 59), {"owed": 1, "not_accepted": 1, "to_do": 1, "due_soon": 1}),
        (at(3, 20, 0, 1), {"owed": 1, "not_accepted": 1, "to_do": 1, "due_soon": 1, "due": 1}),
        (at(3, 20, 23, 59), {"owed": 1, "not_accepted": 1, "to_do": 1, "due_soon": 1, "due": 1}),
        (clock.end_of(DUE), {"owed": 1, "not_accepted": 1, "to_do": 1, "due": 1, "overdue": 1}),
        (at(6, 1), {"owed": 1, "not_accepted": 1, "to_do": 1, "due": 1, "overdue": 1}),
    ],
)
def test_due_day_ends_at_midnight_in_bangkok(district, moment, figures):
    AssignmentFactory(office=district, due_on=DUE)
    assert counted(moment) == figures


def test_undated_work_is_owed_and_never_due(district):
    AssignmentFactory(office=district, period=None)
    assert counted(at(9, 30)) == {"owed": 1, "not_accepted": 1, "to_do": 1, "undated": 1}


def test_last_step_in_turn_counts_though_the_clock_went_back(district, arun):
    walked(AssignmentFactory(office=district), (SUBMIT, at(2, 1, 23, 50)), (ACCEPT, at(2, 1, 0, 10)), by=arun)
    assert counted(at(2, 1, 1), "waiting", "accepted") == {"accepted": 1}
    assert counted(at(2, 2), "waiting", "accepted") == {"accepted": 1}


def test_nothing_is_owed_before_it_is_published(district):
    AssignmentFactory(office=district, due_on=DUE, published_at=at(2, 1))
    assert counted(at(2, 1)) == {}
    assert counted(at(2, 1, 10, 1)) == {"owed": 1, "not_accepted": 1, "to_do": 1}


HISTORIES = {
    "waiting": [(SUBMIT, at(3, 1))],
    "endorsed": [(SUBMIT, at(3, 1)), (ENDORSE, at(3, 2))],
    "returned": [(SUBMIT, at(3, 1)), (RETURN, at(3, 2))],
    "withdrawn": [(SUBMIT, at(3, 1)), (WITHDRAW, at(3, 2))],
    "returned, then taken back": [
        *[(SUBMIT, at(3, 1)), (RETURN, at(3, 2))],
        *[(SUBMIT, at(3, 3)), (WITHDRAW, at(3, 4))],
    ],
    "accepted": [(SUBMIT, at(3, 1)), (ACCEPT, at(3, 2))],
    "reopened": [(SUBMIT, at(3, 1)), (ACCEPT, at(3, 2)), (REOPEN, at(3, 3))],
    "late": [(SUBMIT, at(3, 21)), (ACCEPT, at(3, 22))],
    "late, returned": [(SUBMIT, at(3, 21)), (RETURN, at(3, 22))],
    "in time, then again": [(SUBMIT, at(3, 1)), (RETURN, at(3, 2)), (SUBMIT, at(3, 25))],
}


@pytest.mark.parametrize(
    ("history", "figures"),
    [
        ("waiting", {"owed": 1, "not_accepted": 1, "due": 1, "waiting": 1}),
        ("endorsed", {"owed": 1, "not_accepted": 1, "due": 1, "waiting": 1}),
        ("returned", {"owed": 1, "not_accepted": 1, "due": 1, "returned": 1, "overdue": 1, "to_do": 1}),
        ("withdrawn", {"owed": 1, "not_accepted": 1, "due": 1, "overdue": 1, "to_do": 1}),
        (
            "returned, then taken back",
            {"owed": 1, "not_accepted": 1, "due": 1, "returned": 1, "overdue": 1, "to_do": 1},
        ),
        ("accepted", {"owed": 1, "due": 1, "accepted": 1, "due_accepted": 1}),
        ("reopened", {"owed": 1, "not_accepted": 1, "due": 1, "returned": 1, "overdue": 1, "to_do": 1}),
        ("late", {"owed": 1, "due": 1, "accepted": 1, "due_accepted": 1, "late": 1}),
        (
            "late, returned",
            {"owed": 1, "not_accepted": 1, "due": 1, "returned": 1, "overdue": 1, "late": 1, "to_do": 1},
        ),
        ("in time, then again", {"owed": 1, "not_accepted": 1, "due": 1, "waiting": 1}),
    ],
)
def test_figures_after_the_date_follow_the_history(district, arun, history, figures):
    walked(AssignmentFactory(office=district, due_on=DUE), *HISTORIES[history], by=arun)
    assert counted(at(4, 1)) == figures
    assert counted(clock.now()) == figures


def test_late_compares_the_days_of_bangkok(district, arun):
    in_time, late = AssignmentFactory.create_batch(2, office=district, due_on=DUE)
    walked(in_time, (SUBMIT, datetime(2024, 3, 20, 16, 59, tzinfo=UTC)), by=arun)
    walked(late, (SUBMIT, datetime(2024, 3, 20, 17, 0, tzinfo=UTC)), by=arun)
    sent_late = standing.as_of(Assignment.objects.all(), at(4, 1)).filter(standing.condition(Figure.LATE, at(4, 1)))
    assert list(sent_late) == [late]


def test_step_at_midnight_belongs_to_the_day_that_begins(district, arun):
    walked(AssignmentFactory(office=district, due_on=DUE), (SUBMIT, clock.start_of(DUE)), by=arun)
    assert counted(clock.end_of(date(2024, 3, 19)), "waiting") == {}
    assert counted(clock.end_of(DUE), "waiting") == {"waiting": 1}


def test_tallies_add_up():
    assert Tally.of([]) == Tally()
    assert Tally.of([Tally(owed=2, late=1), Tally(owed=3, due_soon=4)]) == Tally(owed=5, late=1, due_soon=4)
    assert Tally(owed=4, accepted=1).share == 0.25
    assert Tally().share is None


# --- The states ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "made", "history"),
    [
        (AssignmentState.DONE, {"due_on": DUE}, "accepted"),
        (AssignmentState.DONE_LATE, {"due_on": DUE}, "late"),
        (AssignmentState.DONE, {"period": None}, "accepted"),
        (AssignmentState.WAITING, {"due_on": DUE}, "waiting"),
        (AssignmentState.WAITING, {"due_on": DUE}, "endorsed"),
        (AssignmentState.RETURNED, {"due_on": DUE}, "returned"),
        (AssignmentState.RETURNED, {"period": None}, "returned"),
        (AssignmentState.RETURNED, {"due_on": DUE}, "returned, then taken back"),
        (AssignmentState.OVERDUE, {"due_on": DUE}, None),
        (AssignmentState.OVERDUE, {"due_on": DUE}, "withdrawn"),
        (AssignmentState.DUE_SOON, {"due_on": date(2024, 4, 1)}, None),
        (AssignmentState.DUE_SOON, {"due_on": date(2024, 4, 15), "opens_on": date(2024, 4, 10)}, None),
        (AssignmentState.OPEN, {"due_on": date(2024, 4, 16), "opens_on": date(2024, 4, 1)}, None),
        (AssignmentState.OPEN, {"due_on": date(2024, 9, 1), "opens_on": None}, None),
        (AssignmentState.NOT_YET_OPEN, {"due_on": date(2024, 4, 16), "opens_on": date(2024, 4, 2)}, None),
        (AssignmentState.UNDATED, {"period": None}, None),
    ],
)
def test_state_is_the_first_that_fits(district, arun, state, made, history):
    assignment = AssignmentFactory(office=district, **made)
    if history:
        walked(assignment, *HISTORIES[history], by=arun)
    assert standing.with_state(Assignment.objects.all(), at(4, 1)).get().standing == state


def test_states_are_told_in_the_order_in_which_they_are_tried():
    order = "withdrawn done done_late waiting returned overdue due_soon open not_yet_open undated"
    assert AssignmentState.values == order.split()


# --- Whose work ------------------------------------------------------------------------------------------------------


def subject_of(office):
    return Subject(office, 2567, "plan")


@pytest.fixture
def group(province):
    return GroupFactory(code="21-1", parent=province)


@pytest.fixture
def everybodys(province, group, district, other_district, far_district):
    """One assignment of each office, and one of the province office for which a group is responsible."""
    owed = {
        office.code: AssignmentFactory(office=office)
        for office in (province, group, district, other_district, far_district)
    }
    return owed | {"beside": AssignmentFactory(office=province, responsible=group)}


@pytest.mark.parametrize(
    ("who", "code", "seen"),
    [
        ("busaba", "21", ["21", "21-1", "2101", "2102", "beside"]),
        ("dao", "00", ["21", "21-1", "2101", "2102", "5701", "beside"]),
        ("dao", "21", ["21", "21-1", "2101", "2102", "beside"]),
        ("busaba", "2101", ["2101"]),
        ("busaba", "21-1", ["21-1", "beside"]),
        ("arun", "2101", ["2101"]),
        ("arun", "21", ["2101"]),
        ("arun", "2102", []),
        ("stranger", "21", []),
        ("nobody", "00", []),
    ],
)
def test_board_counts_what_the_office_owes_as_far_as_the_scope_goes(request, everybodys, who, code, seen):
    user = request.getfixturevalue(who)
    office = {each.office.code: each.office for each in everybodys.values()} | {"00": everybodys["21"].office.parent}
    found = standing.owed(scope_of(user), subject_of(office[code]))
    assert sorted(found, key=lambda row: row.pk) == sorted((everybodys[name] for name in seen), key=lambda row: row.pk)


def test_other_years_and_programmes_are_not_counted(district, dao):
    AssignmentFactory(office=district, activity__dimension__programme__fiscal_year=2568)
    AssignmentFactory(office=district, activity__dimension__programme__slug="letter")
    mine = AssignmentFactory(office=district)
    assert list(standing.owed(scope_of(dao), subject_of(district))) == [mine]


# --- As a whole -------------------------------------------------------------------------------------------------------


def test_every_figure_is_the_length_of_its_list(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world()
    lists = standing.as_of(Assignment.objects.all(), NOW)
    lengths = {name: len(lists.filter(standing.condition(name, NOW))) for name in Figure.values}
    assert lengths == standing.figures_by(Assignment.objects.all(), at=NOW, names=Figure.values)[0]
    assert min(lengths[name] for name in FIGURES) > 0


def test_figures_follow_the_workflow(district, arun, busaba, time_machine):
    assignment = AssignmentFactory(office=district, due_on=DUE)
    submission = SubmissionFactory(assignment=assignment, done_on=DUE)
    steps = [
        (SUBMIT, arun, at(3, 18)),
        (RETURN, busaba, at(3, 21)),
        (SUBMIT, arun, at(3, 23)),
        (ACCEPT, busaba, at(3, 25)),
    ]
    for step, who, moment in steps:
        time_machine.move_to(moment, tick=False)
        workflow.take(step, submission, by=who, note="ภาพไม่ชัด" if step == RETURN else "")
    time_machine.move_to(at(9, 1), tick=False)
    days = [date(2024, 3, day) for day in (17, 18, 20, 21, 23, 25)]
    assert [counted(clock.end_of(day), *FIGURES) for day in days] == [
        {"owed": 1},
        {"owed": 1, "waiting": 1},
        {"owed": 1, "due": 1, "waiting": 1},
        {"owed": 1, "due": 1, "returned": 1, "overdue": 1},
        {"owed": 1, "due": 1, "waiting": 1},
        {"owed": 1, "due": 1, "accepted": 1},
    ]
