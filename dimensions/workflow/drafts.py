"""The way into a draft, and the way out of one that was made of the wrong file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions import policy
from dimensions.models import PlanSource, Programme
from dimensions.states import ProgrammeState
from dimensions.workflow.steps import WrongMoment, demand, entered
from portal.accounts.models import User
from portal.offices.models import Office
from portal.offices.scope import scope_of
from portal.shell import clock
from portal.shell.errors import Refusal

DISCARD_DRAFT = "discard_draft"


class AlreadyStands(Refusal):
    """`programme` is the one that stands in the year already."""

    sentence = _("There is a plan for fiscal year %(year)d already; nothing was made.")

    def __init__(self, programme: Programme) -> None:
        super().__init__(year=programme.fiscal_year)
        self.programme = programme


def new_draft(
    province: Office, fiscal_year: int, slug: str, *, by: User | None, at: datetime, fields: Mapping[str, Any]
) -> Programme:
    """An empty one with its heading; of two who begin at once the second is told that one stands."""
    if by is not None and not policy.may_write_in(scope_of(by), province):
        raise PermissionDenied
    programme, is_new = Programme.objects.get_or_create(
        province=province, fiscal_year=fiscal_year, slug=slug, defaults={"created_at": at, **fields}
    )
    if not is_new:
        raise AlreadyStands(programme)
    return programme


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
