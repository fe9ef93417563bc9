"""The way out of a draft that was made of the wrong file."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import PlanSource, Programme
from dimensions.states import ProgrammeState
from dimensions.workflow.steps import WrongMoment, demand, entered
from portal.accounts.models import User
from portal.shell import clock

DISCARD_DRAFT = "discard_draft"


@transaction.atomic
def discard_draft(programme: Programme, *, by: User | None, at: datetime | None = None) -> None:
    """Only its writers have seen a draft: it goes whole, and the files that it was made of can be taken in anew."""
    programme = Programme.objects.locked(programme.pk)
    demand(policy.may_write, by, programme)
    if programme.state != ProgrammeState.DRAFT:
        raise WrongMoment(_("The plan is published; offices work by it, and it cannot be discarded."))
    facts = {"fiscal_year": programme.fiscal_year, "slug": programme.slug}
    entered(DISCARD_DRAFT, programme, by=by, at=at or clock.now(), facts=facts)
    PlanSource.objects.filter(programme=programme).update(programme=None, taken_at=None)
    programme.delete()
