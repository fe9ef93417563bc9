import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from dimensions.models import Programme
from portal.offices.models import Office
from portal.shell import clock
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    CriterionFactory,
    DimensionFactory,
    ProgrammeFactory,
)
from tests.factories.evidence import SubmissionFactory
from tests.factories.offices import DistrictFactory
from tests.factories.worlds import NOW, small_world

pytestmark = pytest.mark.django_db

NOTHING = {"owed": 0, "due": 0, "accepted": 0, "waiting": 0, "returned": 0, "overdue": 0, "late": 0}


def rollup(*options, province="21", fiscal_year=2567):
    out = StringIO()
    call_command("rollup", "--province", province, "--fiscal-year", str(fiscal_year), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def sent_late(province, district):
    """One assignment of the province, never touched, and one of a district, sent a day late and waiting."""
    DimensionFactory(programme=ProgrammeFactory(province=province), number=2)
    AssignmentFactory(office=province, due_on=date(2024, 3, 20))
    assignment = AssignmentFactory(office=district, due_on=date(2024, 3, 20))
    return SubmissionFactory(assignment=assignment, submitted=True, state_since=clock.start_of(date(2024, 3, 21)))


@pytest.mark.parametrize(
    ("day", "provinces", "districts"),
    [
        ("2024-03-19", {"owed": 1}, {"owed": 1}),
        ("2024-03-20", {"owed": 1, "due": 1, "overdue": 1}, {"owed": 1, "due": 1, "overdue": 1}),
        ("2024-03-21", {"owed": 1, "due": 1, "overdue": 1}, {"owed": 1, "due": 1, "waiting": 1, "late": 1}),
    ],
)
def test_rollup_as_of_a_day_stands_at_its_end(sent_late, day, provinces, districts):
    second = {"number": 2, **NOTHING}
    assert json.loads(rollup("--as-of", day, "--json")) == {
        "as_of": day,
        "offices": [
            {
                "code": "21",
                "name": "สำนักงานพัฒนาชุมชน 21",
                "dimensions": [{"number": 1, **NOTHING, **provinces}, second],
            },
            {
                "code": "2101",
                "name": "สำนักงานพัฒนาชุมชน 2101",
                "dimensions": [{"number": 1, **NOTHING, **districts}, second],
            },
        ],
    }


def test_rollup_says_the_level_where_there_are_levels(province, district, other_district):
    programme = ProgrammeFactory(province=province, uses_levels=True)
    DimensionFactory(programme=programme, number=2)
    first, second = (
        ActivityFactory(
            dimension__programme=programme,
            criterion=CriterionFactory(dimension__programme=programme, position=level, level=level),
        )
        for level in (1, 2)
    )
    SubmissionFactory(assignment=AssignmentFactory(office=district, activity=first), accepted=True)
    AssignmentFactory(office=district, activity=second)
    AssignmentFactory(office=province, activity__dimension__programme=programme)
    offices = json.loads(rollup("--json"))["offices"]
    assert [(office["code"], [levels_of(row) for row in office["dimensions"]]) for office in offices] == [
        ("21", [{"level": None, "levels": 2}, {}]),
        ("2101", [{"level": 1, "levels": 2}, {}]),
    ]
    _day, head, *rows = rollup().splitlines()
    assert [line.split()[-1] for line in (head, *rows)] == ["level", "-", "1/2"]


def levels_of(row):
    return {name: row[name] for name in ("level", "levels") if name in row}


def test_rollup_stands_as_of_today_unless_told(sent_late, time_machine):
    time_machine.move_to(NOW, tick=False)
    assert rollup("--json") == rollup("--json", "--as-of", "2024-03-20")
    assert json.loads(rollup("--json"))["as_of"] == "2024-03-20"


def test_rollup_goes_through_the_offices_that_owe_in_the_order_of_the_tree(time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world()
    DistrictFactory(code="2199", parent=Office.objects.get(code="21"))
    codes = [office["code"] for office in json.loads(rollup("--json"))["offices"]]
    assert codes == ["21", "21-1", "21-2", "2101", "2102", "2103", "2104"]


def test_rollup_of_another_programme_counts_its_own_work(district):
    AssignmentFactory(office=district)
    AssignmentFactory.create_batch(2, office=district, activity__dimension__programme__slug="letter")
    offices = json.loads(rollup("--programme", "letter", "--json"))["offices"]
    assert [dimension["owed"] for dimension in offices[0]["dimensions"]] == [2]


def test_rollup_without_json_is_a_table(sent_late):
    assert rollup("--as-of", "2024-03-21").splitlines()[1:] == [
        "office   dim.     owed      due accepted  waiting returned  overdue     late",
        "21          1        1        1        0        0        0        1        0",
        "2101        1        1        1        0        1        0        0        1",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"province": "99"}, "There is no office with the code 99."),
        ({"fiscal_year": 2566}, "The province 21 has published no programme “plan” of 2566."),
        ({"fiscal_year": 10**30}, f"A fiscal year is one of the Buddhist era, such as 2567; {10**30} is none."),
    ],
)
def test_rollup_of_what_is_not_published_is_refused(sent_late, options, sentence):
    ProgrammeFactory(province=Office.objects.get(code="21"), fiscal_year=2566, draft=True)
    with translation.override("en"), pytest.raises(CommandError) as refusal:
        rollup("--json", **options)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("day", ["31/3/2567", "2024-02-31", "", "9999-12-31", "2567-03-31"])
def test_rollup_as_of_what_is_no_day_is_refused(sent_late, day):
    with pytest.raises(CommandError, match="2024-03-31"):
        rollup(f"--as-of={day}", "--json")


@pytest.mark.parametrize("as_of", ["2024-02-29", "2567"])
@pytest.mark.parametrize("districts", [2, 9])
def test_rollup_query_count(districts, as_of, django_assert_num_queries, time_machine):
    time_machine.move_to(NOW, tick=False)
    small_world(districts=districts)
    assert Programme.objects.count() == 2
    with django_assert_num_queries(4):
        rollup("--json", *(["--as-of", as_of] if "-" in as_of else []))
