"""Changes of the dates of a programme, in the reader's words, and the offices that they concern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.consequences import Consequence, Drawn
from dimensions.models import MilestoneChange
from dimensions.plans.words import MilestonePurpose, OfficeLevel
from dimensions.telling import Told
from dimensions.wording import MILESTONE_KINDS, MILESTONE_PURPOSES, OFFICE_LEVELS
from dimensions.workflow.changing import MilestonePreview
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.dates import say_date
from portal.shell.digits import shown

Said = Mapping[str, Any] | None
NAMES: dict[str, StrPromise] = {
    "title": gettext_lazy("What happens or falls due"),
    "on": pgettext_lazy("plan", "Day"),
    "raw": gettext_lazy("Date, as the plan says it"),
    "kind": pgettext_lazy("plan", "Kind"),
    "actor": gettext_lazy("Who acts"),
    "recipient": gettext_lazy("Who receives it"),
    "note": pgettext_lazy("plan", "Note"),
}


@dataclass(frozen=True, slots=True)
class ChangedDate:
    """One date of the programme in a change: what it is, what became of it, and what reads otherwise."""

    title: str
    what: str
    told: list[Told]


def tell_date(kept: MilestoneChange) -> ChangedDate:
    return ChangedDate(title_of(kept.before, kept.after), what_became(kept.before, kept.after), told_of(kept))


def told_of(kept: MilestoneChange | MilestonePreview) -> list[Told]:
    """What differs; of a new one and of one that goes, all that it says."""
    pairs = ((name, in_words(key, kept.before), in_words(key, kept.after)) for key, name in NAMES.items())
    return [Told(str(name), before, after) for name, before, after in pairs if before != after]


def in_words(key: str, said: Said) -> str:
    value = (said or {}).get(key)
    if not value:
        return ""
    if key == "on":
        return say_date(date.fromisoformat(value), "weekday")
    words = {"kind": MILESTONE_KINDS, "actor": OFFICE_LEVELS, "recipient": OFFICE_LEVELS}.get(key)
    return str(words[value]) if words else str(value)


def title_of(before: Said, after: Said) -> str:
    return shown((after or before or {}).get("title", ""))


def what_became(before: Said, after: Said) -> str:
    if after is None:
        return pgettext("change of a plan", "Dropped")
    return pgettext("change of a plan", "Changed") if before else pgettext("change of a plan", "New")


def drawn_date(preview: MilestonePreview, province: Office) -> Drawn:
    """A date on the preview."""
    offices = tuple(concerned(levels_of(preview.before, preview.after), province))
    work = [Consequence(_("The plan says this otherwise; it is told on their pages"), "open", 0, offices)]
    title = title_of(preview.before, preview.after)
    return Drawn(title, what_became(preview.before, preview.after), told_of(preview), work, warnings_of(preview))


def warnings_of(preview: MilestonePreview) -> list[str]:
    found, after = [], preview.after
    if after and date.fromisoformat(after["on"]) < clock.today():
        found.append(_("The day has passed already."))
    if preview.code in MILESTONE_PURPOSES:
        found.append(_("The portal goes by this date: %(purpose)s.") % {"purpose": MILESTONE_PURPOSES[preview.code]})
    return found


def levels_of(*said: Said) -> set[str]:
    """Whom it concerns: those who act and receive before and after; nobody named means everybody."""
    named = {each[key] for each in said if each for key in ("actor", "recipient") if each.get(key)}
    if any(each and each["code"] == MilestonePurpose.DISTRICT_PLAN_DUE for each in said):
        named |= {OfficeLevel.DISTRICT.value, OfficeLevel.PROVINCE.value}
    return named or {OfficeLevel.PROVINCE.value, OfficeLevel.GROUP.value, OfficeLevel.DISTRICT.value}


def concerned(levels: Iterable[str], province: Office) -> Iterable[Office]:
    """The open offices of the province on these levels, itself first."""
    return Office.objects.below(province.path).of_kind(*levels).open().in_tree_order()
