"""A plan that begins with the Department's template instead of nothing."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.correspondence import heading_fields
from dimensions.models import Programme
from dimensions.named import must_be_fiscal_year, must_be_province
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.template import template_for
from dimensions.workflow.steps import entered
from dimensions.workflow.taking import Taking
from portal.accounts.models import User
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.errors import Refusal

START_FROM_TEMPLATE = "start_from_template"


class AlreadyStands(Refusal):
    sentence = _("A plan of this year stands already. The template is for a year that has none.")


@transaction.atomic
def start_from_template(
    *, province: Office, fiscal_year: int, by: User | None, at: datetime | None = None
) -> Programme:
    """A draft with all that the template holds; whoever comes second is told that one stands."""
    must_be_province(province)
    if by is not None and not policy.may_write_in(scope_of(by), province):
        raise PermissionDenied
    plan, at = template_for(province, must_be_fiscal_year(fiscal_year)), at or clock.now()
    programme, is_new = Programme.objects.get_or_create(
        province=province,
        fiscal_year=fiscal_year,
        slug=DEFAULT_SLUG,
        defaults=heading_fields(plan) | {"created_at": at},
    )
    if not is_new:
        raise AlreadyStands
    taking = Taking(programme, plan, is_new=True)
    taking.take()
    entered(START_FROM_TEMPLATE, programme, by=by, at=at, facts=taking.added)
    return programme
