"""A draft that is begun without a file, and what stands above its dimensions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from dimensions.models import Dimension, Programme
from dimensions.named import must_be_province
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.workflow.drafts import new_draft
from dimensions.workflow.editing.holding import demand_unchanged, editing
from dimensions.workflow.editing.state import HEADING, Touched, kept_columns, print_of, write
from dimensions.workflow.steps import entered
from portal.accounts.models import User
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.fiscal import FiscalYear

BEGIN_DRAFT = "begin_draft"
EDIT_HEADING = "edit_heading"


@transaction.atomic
def begin_draft(
    *,
    province: Office,
    fiscal_year: int,
    name: str,
    dimensions: Sequence[str],
    by: User | None,
    at: datetime | None = None,
) -> Programme:
    """A plan with nothing in it but its dimensions."""
    must_be_province(province)
    year, at = FiscalYear(fiscal_year), at or clock.now()
    fields = {"name_th": name, "starts_on": year.start, "ends_on": year.end}
    programme = new_draft(province, fiscal_year, DEFAULT_SLUG, by=by, at=at, fields=fields)
    Dimension.objects.bulk_create(
        Dimension(programme=programme, number=number, name_th=said) for number, said in enumerate(dimensions, start=1)
    )
    entered(BEGIN_DRAFT, programme, by=by, at=at, facts={"dimensions": len(dimensions)})
    return programme


def seen_heading(programme: Programme) -> str:
    """A short print of the heading as it stands, to be posted along."""
    return print_of(kept_columns(programme, HEADING))


def edit_heading(
    programme: Programme,
    fields: Mapping[str, Any],
    *,
    drawn_from: str,
    by: User | None,
    at: datetime | None = None,
) -> Programme:
    with editing(programme, EDIT_HEADING, by=by, at=at) as held:
        demand_unchanged(seen_heading(held.programme), drawn_from)
        held.touch(Touched(heading=True))
        write(held.programme, fields)
        return held.programme
