"""The demo's plans: Rayong 2567 as it was, carried over to the year that runs, and Chiang Rai's beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings

from dimensions import workflow
from dimensions.models import Programme
from dimensions.plans import PlanFile, carry, read
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.demo import Chapter, DateRefused, at_work, dice
from portal.shell.fiscal import FiscalYear

PLANS = settings.BASE_DIR / "fixtures" / "plans"
PAST = FiscalYear(2567)
FIRST_DAY = PAST.end + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan of one province in one year; `draft` makes it, to be published."""

    province: str
    year: FiscalYear
    draft: Callable[["Edition"], Programme]

    @property
    def programme(self) -> Programme:
        return Programme.objects.select_related("province").get(
            province__code=self.province, fiscal_year=self.year.be, slug="plan"
        )

    @property
    def by(self) -> User:
        return User.objects.get(username=f"reviewer-{self.province}")

    @property
    def is_over(self) -> bool:
        return self.year.end < clock.today()

    @property
    def published_at(self) -> datetime:
        """In the first days of its year, but never later than the demo's own day."""
        planned = at_work(date(self.year.start.year, 10, 10), dice("publish", self.province))
        return min(planned, clock.start_of(clock.today()))

    @property
    def closed_at(self) -> datetime:
        return at_work(date(self.year.end.year, 9, 28), dice("close", self.province))


def editions() -> list[Edition]:
    """The year that is over, and those that run on the demo's date."""
    if clock.today() < FIRST_DAY:
        raise DateRefused(f"The demo shows fiscal year {PAST} as closed: choose a date from {FIRST_DAY} on.")
    running = FiscalYear(clock.fiscal_year())
    past = Edition("21", PAST, lambda edition: taken_in(plan_from("rayong_2567.yaml"), edition))
    return [past, Edition("21", running, partial(carried_over, past)), Edition("57", running, chiang_rai)]


def chiang_rai(edition: Edition) -> Programme:
    """Its plan of another year, with a rule and levels that Rayong's has not."""
    plan = with_levels(with_endorsement(carry(plan_from("chiangrai_2569.yaml"), edition.year.be)))
    return taken_in(plan, edition)


def carried_over(former: Edition, edition: Edition) -> Programme:
    return workflow.carry_over(former.programme, edition.year.be, by=edition.by, at=edition.published_at)


def taken_in(plan: PlanFile, edition: Edition) -> Programme:
    office, by, at = Office.objects.get(code=edition.province), edition.by, edition.published_at
    return workflow.import_plan(plan, province=office, fiscal_year=edition.year.be, by=by, at=at)


def plan_from(name: str) -> PlanFile:
    plan = read(PLANS / name).plan
    if plan is None:
        raise ValueError(f"{name} cannot be read.")
    return plan


def with_endorsement(plan: PlanFile) -> PlanFile:
    return replace(plan, programme=replace(plan.programme, asks_endorsement=True))


def with_levels(plan: PlanFile) -> PlanFile:
    """Announced, set in motion, done, looked back on: its criteria stand for levels, though the paper prints none."""
    dimensions = (
        replace(dimension, criteria=tuple(replace(each, level=n) for n, each in enumerate(dimension.criteria, start=1)))
        for dimension in plan.dimensions
    )
    return replace(plan, uses_levels=True, dimensions=tuple(dimensions))


def chapters() -> list[Chapter]:
    """Each plan is published in its first days, and closed in its last where those are past."""
    every = editions()
    beginnings: list[Chapter] = [(edition.published_at, partial(begin, edition)) for edition in every]
    endings: list[Chapter] = [(edition.closed_at, partial(end, edition)) for edition in every if edition.is_over]
    return beginnings + endings


def begin(edition: Edition) -> None:
    """Taken in from its file or carried over, and published, as a province would."""
    programme, by, at = edition.draft(edition), edition.by, edition.published_at
    if not programme.default_offices:
        workflow.set_default_offices(programme, ("province", "district"), by=by, at=at)
    workflow.publish(programme, by=by, at=at)


def end(edition: Edition) -> None:
    workflow.close(edition.programme, by=edition.by, at=edition.closed_at)
