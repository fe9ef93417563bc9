"""Taking a plan file into a programme: all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.correspondence import heading_fields
from dimensions.models import Programme
from dimensions.named import must_be_province
from dimensions.plans import PlanFile, Problem
from dimensions.plans.heading import SLUG
from dimensions.states import ProgrammeState
from dimensions.workflow.steps import demand, entered
from dimensions.workflow.taking import Taking
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.errors import Refusal

IMPORT_PLAN = "import_plan"


class WrongYear(Refusal):
    field = "fiscal_year"
    sentence = _("The file is for fiscal year %(said)d, not for %(asked)d.")


class WrongSlug(Refusal):
    sentence = _(
        "“%(slug)s” cannot tell programmes apart: use small Latin letters, digits and -, at most 40 of them, "
        "such as %(example)s."
    )


class AlreadyPublished(Refusal):
    sentence = _("This programme is already published; a file can no longer be taken into it.")


class PlanDiffers(Refusal):
    """What stands in the programme already and reads otherwise in the file; nothing was taken."""

    sentence = _("Nothing was taken in: the programme holds rows already that read otherwise in the file.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


@transaction.atomic
def import_plan(
    plan: PlanFile,
    *,
    province: Office,
    fiscal_year: int,
    slug: str | None = None,
    by: User | None,
    at: datetime | None = None,
    source: int | None = None,
) -> Programme:
    """A draft with all that the file says; into a draft that stands already only what is missing is added.

    `source` is the key of the file that was handed in, where the plan comes from one; the history keeps it.
    """
    must_be_province(province)
    if slug and not SLUG.shape.fullmatch(slug):
        raise WrongSlug(slug=slug, example=SLUG.example)
    if plan.programme.fiscal_year_be != fiscal_year:
        raise WrongYear(said=plan.programme.fiscal_year_be, asked=fiscal_year)
    at = at or clock.now()
    programme, is_new = Programme.objects.get_or_create(
        province=province,
        fiscal_year=fiscal_year,
        slug=slug or plan.programme.slug,
        defaults=heading_fields(plan) | {"created_at": at},
    )
    programme = Programme.objects.locked(programme.pk)
    demand(policy.may_write, by, programme)
    if programme.state != ProgrammeState.DRAFT:
        raise AlreadyPublished
    taking = Taking(programme, plan, is_new=is_new)
    taking.take()
    if taking.problems:
        raise PlanDiffers(taking.problems)
    entered(IMPORT_PLAN, programme, by=by, at=at, facts=taking.added | ({"source": source} if source else {}))
    return programme
