"""Plans and what offices owe: one programme per province and year, published in its first days.

`ProgrammeFactory(draft=True)` and `(closed=True)` for the other states. `AssignmentFactory(office=district)` finds the
programme of the district's province; give `due_on` and `opens_on` to date the work without its period.
"""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from dimensions.models import (
    Activity,
    Assignment,
    Criterion,
    Dimension,
    DistrictPlan,
    LocalActivity,
    Period,
    PlanChange,
    Planned,
    Programme,
    Quota,
    Requirement,
)
from dimensions.plans.words import EvidenceKind
from dimensions.states import DistrictState, ProgrammeState
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.fiscal import FiscalYear
from tests.factories.offices import DistrictFactory, ProvinceFactory


def closing(day):
    """The fields of a programme that was closed as the day began."""
    return {"state": ProgrammeState.CLOSED, "closed_at": clock.start_of(day), "closed_on": day}


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme
        django_get_or_create = ("province", "fiscal_year", "slug")

    class Params:
        draft = factory.Trait(state=ProgrammeState.DRAFT, published_at=None)
        closed = factory.Trait(
            state=ProgrammeState.CLOSED,
            closed_at=factory.LazyAttribute(lambda made: clock.end_of(made.ends_on)),
            closed_on=factory.LazyAttribute(lambda made: clock.local(made.closed_at).date()),
        )

    province = factory.SubFactory(ProvinceFactory)
    fiscal_year = 2567
    slug = "plan"
    state = ProgrammeState.ACTIVE
    name_th = factory.LazyAttribute(lambda made: f"พัฒนาชุมชนใสสะอาด {made.fiscal_year}")
    name_en = factory.LazyAttribute(lambda made: f"Clean and transparent {made.fiscal_year}")
    starts_on = factory.LazyAttribute(lambda made: FiscalYear(made.fiscal_year).start)
    ends_on = factory.LazyAttribute(lambda made: FiscalYear(made.fiscal_year).end)
    created_at = factory.LazyAttribute(lambda made: clock.start_of(made.starts_on))
    published_at = factory.LazyAttribute(lambda made: clock.start_of(made.starts_on))


class DimensionFactory(DjangoModelFactory):
    class Meta:
        model = Dimension
        django_get_or_create = ("programme", "number")

    programme = factory.SubFactory(ProgrammeFactory)
    number = 1
    name_th = factory.LazyAttribute(lambda made: f"มิติที่ {made.number}")
    name_en = factory.LazyAttribute(lambda made: f"Dimension {made.number}")


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion
        django_get_or_create = ("dimension", "position")

    dimension = factory.SubFactory(DimensionFactory)
    position = 0
    number = factory.LazyAttribute(lambda made: str(made.position + 1))
    name = factory.LazyAttribute(lambda made: f"เกณฑ์ที่ {made.number}")


class ActivityFactory(DjangoModelFactory):
    """Of the district offices, unless told otherwise, and under a criterion of its dimension."""

    class Meta:
        model = Activity

    dimension = factory.SubFactory(DimensionFactory)
    criterion = factory.SubFactory(CriterionFactory, dimension=factory.SelfAttribute("..dimension"))
    seq = factory.Sequence(lambda number: number + 1)
    position = factory.SelfAttribute("seq")
    code = factory.LazyAttribute(lambda made: f"{made.dimension.number}.{made.seq}")
    title = factory.LazyAttribute(lambda made: f"กิจกรรมที่ {made.code}")
    by_district = True


class PeriodFactory(DjangoModelFactory):
    class Meta:
        model = Period

    activity = factory.SubFactory(ActivityFactory)
    position = factory.LazyAttribute(lambda made: made.activity.periods.count())
    start = date(2024, 1, 1)
    end = date(2024, 1, 31)
    raw = "ม.ค. ๖๗"


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = Requirement

    activity = factory.SubFactory(ActivityFactory)
    position = factory.LazyAttribute(lambda made: made.activity.requirements.count())
    title = factory.LazyAttribute(lambda made: f"หลักฐานที่ {made.position + 1}")
    kinds = factory.LazyFunction(lambda: [EvidenceKind.PHOTO.value])


class QuotaFactory(DjangoModelFactory):
    class Meta:
        model = Quota

    activity = factory.SubFactory(ActivityFactory)
    position = factory.LazyAttribute(lambda made: made.activity.quotas.count())
    measure = "ช่องทางประชาสัมพันธ์"
    at_least = 3
    unit = "ช่องทาง"


class PlanChangeFactory(DjangoModelFactory):
    class Meta:
        model = PlanChange

    programme = factory.SubFactory(ProgrammeFactory)
    at = factory.LazyFunction(clock.now)
    reason = "กรมเลื่อนกำหนดการ"


def province_of(office: Office) -> Office:
    """The province that the office belongs to; a province is its own."""
    return office if office.kind == Office.Kind.PROVINCE else office.parent


class AssignmentFactory(DjangoModelFactory):
    """What a district owes by the end of January 2024; with `period=None` it is undated, `withdrawn=True` dropped.

    Its activity is made in the programme or the dimension that is given; one of another is refused.
    """

    class Meta:
        model = Assignment

    class Params:
        withdrawn = factory.Trait(
            withdrawn_at=factory.LazyFunction(clock.now),
            changed_at=factory.SelfAttribute("withdrawn_at"),
            withdrawn_for="กรมยกเลิกกิจกรรม",
        )

    office = factory.SubFactory(DistrictFactory)
    activity = factory.SubFactory(
        ActivityFactory,
        dimension__programme__province=factory.LazyAttribute(
            lambda programme: province_of(programme.factory_parent.factory_parent.factory_parent.office)
        ),
    )
    dimension = factory.LazyAttribute(lambda made: made.activity.dimension)
    programme = factory.LazyAttribute(lambda made: made.dimension.programme)
    period = factory.SubFactory(PeriodFactory, activity=factory.SelfAttribute("..activity"))
    opens_on = factory.LazyAttribute(lambda made: made.period and made.period.start)
    due_on = factory.LazyAttribute(lambda made: made.period and made.period.end)
    published_at = factory.LazyAttribute(lambda made: made.programme.published_at or clock.now())

    @classmethod
    def _generate(cls, strategy, params):
        if "activity" not in params:
            for given, path in (("programme", "activity__dimension__programme"), ("dimension", "activity__dimension")):
                if given in params:
                    params = {path: params[given]} | params
        return super()._generate(strategy, params)

    @classmethod
    def _create(cls, model_class, *args, **facts):
        own = (facts["activity"].dimension, facts["activity"].dimension.programme)
        if (facts["dimension"], facts["programme"]) != own:
            raise ValueError("The activity is of another dimension or programme.")
        return super()._create(model_class, *args, **facts)


class DistrictPlanFactory(DjangoModelFactory):
    """Begun and not sent; `sent=True`, `returned=True` or `approved=True` for one that was, with its steps."""

    class Meta:
        model = DistrictPlan
        django_get_or_create = ("programme", "office")
        skip_postgeneration_save = True

    class Params:
        sent = factory.Trait(state=DistrictState.SENT, first_sent_at=factory.SelfAttribute("state_since"), stage=1)
        returned = factory.Trait(
            state=DistrictState.RETURNED, first_sent_at=factory.SelfAttribute("state_since"), stage=2
        )
        approved = factory.Trait(
            state=DistrictState.APPROVED,
            first_sent_at=factory.SelfAttribute("state_since"),
            stage=2,
            decider=factory.SubFactory("tests.factories.people.UserFactory"),
        )

    office = factory.SubFactory(DistrictFactory)
    programme = factory.SubFactory(
        ProgrammeFactory, province=factory.LazyAttribute(lambda made: made.factory_parent.office.parent)
    )
    state_since = factory.LazyFunction(clock.now)
    first_sent_on = factory.LazyAttribute(lambda made: made.first_sent_at and clock.local(made.first_sent_at).date())

    @factory.post_generation
    def walked(self, create, extracted, **_facts):
        """The steps that led here, all at the moment since which it stands so."""
        if create and not self.steps.exists():
            way = [("begin", "", "draft"), ("send", "draft", "sent")]
            way += {"returned": [("return", "sent", "returned")], "approved": [("approve", "sent", "approved")]}.get(
                self.state, []
            )
            for step, before, after in way[: self.stage + 1]:
                self.steps.create(step=step, from_state=before, to_state=after, at=self.state_since)


class LocalActivityFactory(DjangoModelFactory):
    """What a district added to its plan, to be done in January 2024; approved only by the verb."""

    class Meta:
        model = LocalActivity

    plan = factory.SubFactory(DistrictPlanFactory)
    title = factory.Sequence(lambda number: f"กิจกรรมของอำเภอที่ {number + 1}")
    raw = "ม.ค. ๖๗"
    start = date(2024, 1, 1)
    end = date(2024, 1, 31)
    evidence = "ภาพถ่ายวันงาน"
    kinds = factory.LazyFunction(lambda: [EvidenceKind.PHOTO.value])
    officer = factory.SubFactory("tests.factories.people.UserFactory")


class PlannedFactory(DjangoModelFactory):
    class Meta:
        model = Planned

    assignment = factory.SubFactory(AssignmentFactory)
