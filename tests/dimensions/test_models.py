from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from dimensions.models import Period, ShareMilestone
from dimensions.states import ProgrammeState
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    CriterionFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
    QuotaFactory,
    RequirementFactory,
)
from tests.factories.offices import DistrictFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("programme_does_not_end_before_it_starts", lambda: ProgrammeFactory(ends_on=date(2023, 9, 30))),
        (
            "fiscal_year_is_in_the_buddhist_era",
            lambda: ProgrammeFactory(
                fiscal_year=2024, starts_on=date(2023, 10, 1), ends_on=date(2024, 9, 30), published_at=NOW
            ),
        ),
        ("programme_is_published_when_it_is_no_draft", lambda: ProgrammeFactory(published_at=None)),
        ("programme_is_published_when_it_is_no_draft", lambda: ProgrammeFactory(state=ProgrammeState.DRAFT)),
        ("programme_has_a_closing_time_when_it_is_closed", lambda: ProgrammeFactory(state=ProgrammeState.CLOSED)),
        (
            "programme_has_a_closing_time_when_it_is_closed",
            lambda: ProgrammeFactory(closed_at=NOW, closed_on=NOW.date()),
        ),
        (
            "programme_has_a_closing_day_when_it_has_a_closing_time",
            lambda: ProgrammeFactory(closed=True, closed_on=None),
        ),
        ("level_is_one_to_five", lambda: CriterionFactory(level=6)),
        ("level_is_one_to_five", lambda: CriterionFactory(level=0)),
        ("activity_recurs_every_one_to_twelve_months", lambda: ActivityFactory(recurs_every_months=13)),
        ("period_that_starts_also_ends", lambda: PeriodFactory(end=None)),
        ("period_does_not_end_before_it_starts", lambda: PeriodFactory(end=date(2023, 12, 31))),
        ("requirement_asks_for_at_least_one", lambda: RequirementFactory(min_count=0)),
        ("evidence_may_be_at_least_one_year_old", lambda: RequirementFactory(max_age_years=0)),
        ("quota_has_a_bound", lambda: QuotaFactory(at_least=None)),
        ("quota_does_not_allow_less_than_it_asks_for", lambda: QuotaFactory(at_most=2)),
        ("assignment_that_opens_also_falls_due", lambda: AssignmentFactory(due_on=None)),
        ("assignment_is_not_due_before_it_opens", lambda: AssignmentFactory(due_on=date(2023, 12, 31))),
    ],
)
def test_database_refuses_what_cannot_be(constraint, make):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


def test_office_owes_a_period_once():
    owed = AssignmentFactory()
    again = {"activity": owed.activity, "office": owed.office}
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(**again, period=owed.period)
    AssignmentFactory(**again, period__position=1)
    AssignmentFactory(**again, period=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(**again, period=None)
    assert owed.activity.assignments.count() == 3


def test_group_stands_beside_the_office_that_owes():
    office = DistrictFactory()
    with pytest.raises(IntegrityError, match="office_is_not_responsible_beside_itself"), transaction.atomic():
        AssignmentFactory(office=office, responsible=office)


def test_activity_does_not_stand_under_itself():
    activity = ActivityFactory()
    activity.sub_of = activity
    with pytest.raises(IntegrityError, match="activity_does_not_stand_under_itself"), transaction.atomic():
        activity.save()


def test_criterion_has_its_dimensions_theme_where_it_has_none():
    dimension = DimensionFactory(theme="leadership")
    criteria = [
        CriterionFactory(dimension=dimension, position=0),
        CriterionFactory(dimension=dimension, position=1, own_theme="environment"),
    ]
    assert [criterion.theme for criterion in criteria] == ["leadership", "environment"]


@pytest.mark.parametrize(("language", "names"), [("th", ("แผน", "มิติ")), ("en", ("Plan", "Dimension"))])
def test_names_are_in_the_readers_language(language, names):
    programme = ProgrammeFactory(name_th="แผน", name_en="Plan")
    dimension = DimensionFactory(programme=programme, name_th="มิติ", name_en="Dimension")
    with translation.override(language):
        assert (programme.name, dimension.name) == names


def test_unnamed_dimension_is_shown_by_its_number():
    assert str(DimensionFactory(name_th=None, name_en=None, number=1)) == "1"


@pytest.mark.parametrize(
    ("bounds", "unit", "words"),
    [
        ({"at_least": 100}, "ร้อยละ", "at least 100%"),
        ({"at_least": 3, "out_of": 7}, "เครือข่าย", "at least 3 of 7 เครือข่าย"),
        ({"at_least": None, "at_most": 0}, "คน", "at most 0 คน"),
        ({"at_least": Decimal("2.50")}, None, "at least 2.5"),
    ],
)
def test_quota_says_how_much(db, bounds, unit, words):
    quota = QuotaFactory(unit=unit, **bounds)
    quota.refresh_from_db()
    with translation.override("en"):
        assert quota.bounds == words


def test_rows_of_a_plan_are_called_by_name_and_time(district):
    programme = ProgrammeFactory(province=district.parent, name_th="พัฒนาชุมชนใสสะอาด", name_en="Clean offices")
    named = ProgrammeFactory(province=district.parent, slug="own", name_th="ใสสะอาด ปี ๒๕๖๗", name_en="")
    activity = ActivityFactory(dimension__programme=programme, code="1.1", title="ประกาศนโยบาย")
    share = ShareMilestone(activity=activity, share_percent=50, due_on=date(2024, 3, 31))
    undated = AssignmentFactory(office=district, activity=activity, period=None, due_on=None, opens_on=None)
    with translation.override("th"):
        assert [str(row) for row in (programme, named)] == ["พัฒนาชุมชนใสสะอาด 2567", "ใสสะอาด ปี ๒๕๖๗"]
        assert (str(share), str(undated)) == ("50% 31 มี.ค. 2567", f"1.1 ประกาศนโยบาย: {district.short_th}")
        assert str(Period(activity=activity, raw="ก.พ. ๖๗")) == "ก.พ. 67"
    with translation.override("en"):
        assert (str(programme), str(share)) == ("Clean offices 2567 (2023/24)", "50% 31 Mar 2024")
        assert str(Period(activity=activity, raw="ก.พ. ๖๗")) == "Feb 2024"
