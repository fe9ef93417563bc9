"""The years and programmes that a board can show."""

from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from dimensions.models import Programme
from portal.dashboard.boards import PLAN, Choice
from portal.offices.models import Office
from portal.offices.scope import Scope


def programmes_for(scope: Scope, office: Office) -> list[Choice]:
    """One per year and slug: the province's own, or for the Department those that any province has."""
    found = Programme.objects.within(scope).published()
    if office.kind != Office.Kind.DEPARTMENT:
        found = found.filter(province__path=office.province_path)
    rows = found.order_by("-fiscal_year", "slug").only(
        "fiscal_year", "slug", "name_th", "name_en", "state", "closed_on"
    )
    return [
        Choice(
            year,
            slug,
            name_of(programmes := list(group)),
            any(row.is_active for row in programmes),
            last_closing(programmes),
        )
        for (year, slug), group in groupby(rows, key=lambda row: (row.fiscal_year, row.slug))
    ]


def last_closing(programmes: list[Programme]) -> date | None:
    """The day on which the last of them was closed; nothing while one of them runs."""
    days = [programme.closed_on for programme in programmes]
    closed = [day for day in days if day]
    return max(closed) if len(closed) == len(days) else None


def name_of(programmes: list[Programme]) -> str:
    """What all of them are called; provinces that name theirs differently share a plain name."""
    names = {programme.name for programme in programmes}
    if len(names) == 1:
        return names.pop()
    slug = programmes[0].slug
    return _("Plans of the provinces") if slug == PLAN else _("Programmes of the provinces (%(slug)s)") % {"slug": slug}
