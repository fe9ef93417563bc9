"""A plan that begins with the Department's template instead of nothing."""

from datetime import datetime

from django.db import transaction

from dimensions.correspondence import heading_fields
from dimensions.models import Programme
from dimensions.named import must_be_fiscal_year, must_be_province
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.template import template_for
from dimensions.workflow.drafts import new_draft
from dimensions.workflow.steps import entered
from dimensions.workflow.taking import Taking
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock

START_FROM_TEMPLATE = "start_from_template"


@transaction.atomic
def start_from_template(
    *, province: Office, fiscal_year: int, by: User | None, at: datetime | None = None
) -> Programme:
    """A draft with all that the template holds; whoever comes second is told that one stands."""
    must_be_province(province)
    plan, at = template_for(province, must_be_fiscal_year(fiscal_year)), at or clock.now()
    programme = new_draft(province, fiscal_year, DEFAULT_SLUG, by=by, at=at, fields=heading_fields(plan))
    taking = Taking(programme, plan, is_new=True)
    taking.take()
    entered(START_FROM_TEMPLATE, programme, by=by, at=at, facts=taking.added)
    return programme
