"""Small whole worlds, made by chance but from a fixed seed."""

from datetime import date, timedelta
from random import Random

from dimensions.models import Assignment, Programme
from evidence.states import LEADS_TO
from portal.offices.models import Role
from portal.shell import clock
from tests.factories.dimensions import (
    ActivityFactory,
    CriterionFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
)
from tests.factories.evidence import walked
from tests.factories.offices import (
    DepartmentFactory,
    DistrictFactory,
    GroupFactory,
    MembershipFactory,
    ProvinceFactory,
    ZoneFactory,
)
from tests.factories.people import UserFactory

YEAR = 2567
START = clock.start_of(date(2023, 10, 1))
NOW = clock.start_of(date(2024, 3, 20)) + timedelta(hours=10)
DATES = [date(2023, 12, 29), date(2024, 2, 29), date(2024, 3, 20), date(2024, 4, 1), date(2024, 9, 30), None]


def small_world(seed=1, *, districts=4, activities=6):
    """Two provinces with a plan and one without; in the first two groups, two zones and a district outside of them."""
    chance, department = Random(seed), DepartmentFactory()
    by = UserFactory(username="somebody")
    first, second, _without = (ProvinceFactory(code=code, parent=department) for code in ("21", "57", "99"))
    zones = [ZoneFactory(province=first, number=number) for number in (1, 2)]
    for number in range(districts):
        zone = zones[number % 2] if number else None
        DistrictFactory(code=f"21{number + 1:02}", parent=first, zone=zone)
        DistrictFactory(code=f"57{number + 1:02}", parent=second)
    groups = [GroupFactory(code=f"21-{number}", parent=first) for number in (1, 2)]
    for province in (first, second):
        owing = [province, *province.children.filter(kind="district")]
        plan_of(province, owing, groups if province == first else [], chance, by, activities)
    return department


def plan_of(province, owing, groups, chance, by, activities):
    programme = ProgrammeFactory(province=province, fiscal_year=YEAR)
    dimensions = [DimensionFactory(programme=programme, number=number) for number in (1, 2, 3)]
    for index in range(activities):
        # The third dimension is nobody's work, so that a column without any is seen as well.
        activity = ActivityFactory(dimension=dimensions[index % 2])
        due = DATES[index % len(DATES)]
        period = due and PeriodFactory(activity=activity, start=due.replace(day=1), end=due)
        for office in [*owing, *groups[index % 2 :: 2]]:
            assignment = Assignment.objects.create(
                programme=programme,
                dimension=activity.dimension,
                activity=activity,
                period=period,
                office=office,
                responsible=groups[index % 2] if groups and office == province else None,
                opens_on=period and period.start,
                due_on=due,
                published_at=START,
            )
            if steps := some_steps(chance, due or date(2024, 2, 1)):
                walked(assignment, *steps, by=by)


def with_levels(*codes, levels=(1, 2, 2, 4, None)):
    """The plans of these provinces count by level: the activities of a dimension stand on one level after the other."""
    for programme in Programme.objects.filter(province__code__in=codes):
        Programme.objects.filter(pk=programme.pk).update(uses_levels=True)
        for dimension in programme.dimensions.all():
            for number, activity in enumerate(dimension.activities.order_by("seq")):
                level = levels[number % len(levels)]
                activity.criterion = CriterionFactory(dimension=dimension, position=number + 1, level=level)
                activity.save()


def some_steps(chance, due):
    """A few lawful steps around the date, none after `NOW`."""
    state, steps = "draft", []
    moment = clock.start_of(due) + timedelta(days=chance.randint(-30, 6), hours=9)
    for _number in range(chance.randint(0, 4)):
        lawful = [step for (before, step) in LEADS_TO if before == state]
        step = chance.choice(lawful)
        if moment >= NOW:
            break
        steps.append((step, moment))
        state, moment = LEADS_TO[state, step], moment + timedelta(days=chance.randint(1, 8))
    return steps


def person_at(office, role=Role.REVIEWER):
    """Somebody new with one role at the office."""
    return MembershipFactory(office=office, role=role).user
