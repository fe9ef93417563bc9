"""The years and programmes that a board can show."""

from dimensions.models import Programme
from portal.dashboard.boards import Choice
from portal.offices.models import Office
from portal.offices.scope import Scope


def programmes_for(scope: Scope, office: Office) -> list[Choice]:
    """One per year and slug: the province's own, or for the Department those that any province has."""
    found = Programme.objects.within(scope).published()
    if office.kind != Office.Kind.DEPARTMENT:
        found = found.filter(province__path=office.province_path)
    rows = found.order_by("-fiscal_year", "slug", "province__path")
    choices: dict[tuple[int, str], Choice] = {}
    for row in rows.only("fiscal_year", "slug", "name_th", "name_en", "state"):
        known = choices.get((row.fiscal_year, row.slug))
        active = row.is_active or (known is not None and known.is_active)
        choices[row.fiscal_year, row.slug] = Choice(
            row.fiscal_year, row.slug, known.name if known else row.name, active
        )
    return list(choices.values())
