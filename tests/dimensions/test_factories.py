"""What the factories make hangs together as plans do."""

import pytest

from tests.factories.dimensions import ActivityFactory, AssignmentFactory, DimensionFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def parts(made):
    return made.programme, made.dimension, made.activity.dimension, made.activity.criterion.dimension


def test_assignment_of_a_programme_has_its_activity_there(district):
    programme = ProgrammeFactory(fiscal_year=2569)
    made = AssignmentFactory(office=district, programme=programme)
    assert parts(made) == (programme, *[programme.dimensions.get()] * 3)
    assert made.period.activity == made.activity


def test_assignment_of_a_dimension_has_its_activity_there(district):
    dimension = DimensionFactory(programme__fiscal_year=2569, number=7)
    assert parts(AssignmentFactory(office=district, dimension=dimension)) == (dimension.programme, *[dimension] * 3)


def test_what_is_told_of_the_activity_holds_beside_the_programme(district):
    programme = ProgrammeFactory(fiscal_year=2569)
    made = AssignmentFactory(office=district, programme=programme, activity__dimension__number=3, activity__title="ก")
    assert (made.programme, made.dimension.number, made.activity.title) == (programme, 3, "ก")


@pytest.mark.parametrize("given", ["programme", "dimension"])
def test_activity_of_another_programme_is_refused(district, given):
    other = {"programme": ProgrammeFactory, "dimension": DimensionFactory}[given]()
    activity = ActivityFactory(dimension__programme__fiscal_year=2569)
    with pytest.raises(ValueError, match="another dimension or programme"):
        AssignmentFactory(office=district, activity=activity, **{given: other})
