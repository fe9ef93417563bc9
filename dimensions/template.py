"""The Department's template of a plan: what all provinces' plans have in common, for one province and year."""

from dataclasses import replace
from functools import cache

from django.conf import settings

from dimensions.plans import PlanFile, carry, read
from portal.offices.models import Office

FILE = settings.BASE_DIR / "fixtures" / "plans" / "department_template.yaml"


@cache
def template() -> PlanFile:
    """As the file has it, read once in a process."""
    plan = read(FILE).plan
    if plan is None:
        raise ValueError(f"{FILE.name} can not be read.")
    return plan


def template_for(province: Office, fiscal_year: int) -> PlanFile:
    """Moved to the year and named after the province's office."""
    plan = carry(template(), fiscal_year)
    heading = plan.programme
    title = f"{heading.plan_title or heading.name} {province.name_th}"
    return replace(plan, programme=replace(heading, plan_title=title, owning_office=province.name_th))
