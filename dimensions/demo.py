"""The demo's plans: Rayong 2567 as it was, the same carried to the year that runs, and Chiang Rai's beside it."""

from datetime import date
from pathlib import Path

from django.conf import settings

from dimensions import workflow
from dimensions.models import Programme
from dimensions.plans import PlanFile, carry, read
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.fiscal import FiscalYear

FIXTURES: Path = settings.BASE_DIR / "fixtures" / "plans"


def load() -> None:
    """Three programmes, published in the first days of their years."""
    rayong, chiang_rai = plan_from("rayong_2567.yaml"), plan_from("chiangrai_2569.yaml")
    year = clock.fiscal_year()
    begin(rayong, "21")
    begin(carry(rayong, year), "21")
    begin(carry(chiang_rai, year), "57")
    Programme.objects.filter(province__code="57").update(asks_endorsement=True)


def plan_from(name: str) -> PlanFile:
    plan = read(FIXTURES / name).plan
    if plan is None:
        raise ValueError(f"{name} can not be read.")
    return plan


def begin(plan: PlanFile, province: str) -> None:
    """Import a plan and publish it on the tenth of October, as a province would."""
    office, by = Office.objects.get(code=province), User.objects.get(username=f"reviewer-{province}")
    year = FiscalYear(plan.programme.fiscal_year_be)
    at = clock.start_of(date(year.start.year, 10, 10))
    programme = workflow.import_plan(plan, province=office, fiscal_year=year.be, by=by, at=at)
    if not programme.default_offices:
        workflow.set_default_offices(programme, ("province", "district"), by=by)
    workflow.publish(programme, by=by, at=at)
