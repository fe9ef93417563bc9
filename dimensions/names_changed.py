"""Names of a plan that were put right, in the reader's words: on the preview and among the changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.consequences import Drawn
from dimensions.models import Criterion, Dimension, NameChange
from dimensions.telling import Told
from dimensions.workflow.changing import Renamed
from portal.shell.digits import shown

NAMES: dict[str, StrPromise] = {
    "name_th": gettext_lazy("Name in Thai"),
    "name_en": gettext_lazy("Name in English"),
    "plan_title": gettext_lazy("Title of the plan"),
    "name_in_letter": gettext_lazy("Name in the letter"),
    "name_in_project_document": gettext_lazy("Name in the project"),
    "name": pgettext_lazy("of a criterion", "Name"),
}


@dataclass(frozen=True, slots=True)
class ChangedName:
    """What was renamed in a change, and how its names read before and after."""

    title: str
    told: list[Told]


def tell_name(kept: NameChange) -> ChangedName:
    return ChangedName(title_of(kept.criterion or kept.dimension), told_of(kept))


def told_of(kept: NameChange | Renamed) -> list[Told]:
    return [
        Told(str(name), shown(kept.before[column] or ""), shown(kept.after[column] or ""))
        for column, name in NAMES.items()
        if column in kept.after
    ]


def title_of(row: object) -> str:
    """By its number: the name is what differs."""
    if isinstance(row, Criterion):
        number, dimension = shown(row.number or ""), shown(row.dimension.number)
        return (_("Dimension %(dimension)s, criterion %(number)s") % {"dimension": dimension, "number": number}).strip()
    if isinstance(row, Dimension):
        return _("Dimension %(number)s") % {"number": shown(row.number)}
    return _("Names of the plan")


def drawn_name(found: Renamed) -> Drawn:
    """On the preview."""
    told, heading = told_of(found), pgettext("change of a plan", "Renamed")
    return Drawn(title_of(found.row), heading, told, (), (), untouched=untouched(found))


def untouched(found: Renamed) -> str:
    words = ngettext(
        "No work changes. %(count)s activity stands under this name; what is owed, its dates and its papers stay.",
        "No work changes. %(count)s activities stand under this name; what is owed, their dates and papers stay.",
        found.activities,
    )
    return words % {"count": shown(found.activities)}
