"""What a draft leaves open, for whoever is about to publish it: how much of each, and where it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dimensions.models import Activity, Milestone, Programme
from dimensions.plans.words import ActingOffice, MilestonePurpose, ProgrammeKind
from portal.shell.dates import say_date, say_range
from portal.shell.digits import shown
from portal.shell.fiscal import FiscalYear

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One place to put it right, and what stands there."""

    page: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One kind of it."""

    sentence: str
    rows: Sequence[Row]

    @property
    def first(self) -> Sequence[Row]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.first)


def unsettled_in(
    programme: Programme, activities: Sequence[Activity], milestones: Sequence[Milestone], *, doubts: int
) -> list[Unsettled]:
    """Nothing of it keeps the plan from being published."""
    kinds = (
        _doubts(doubts),
        _undated(programme, activities),
        _periods_outside(programme, activities),
        _milestones_outside(programme, milestones),
        _no_district_plans(programme, activities, milestones),
    )
    return [each for each in kinds if each.rows]


def _doubts(number: int) -> Unsettled:
    words = ngettext(
        "%(count)s doubt about the file was left to be corrected.",
        "%(count)s doubts about the file were left to be corrected.",
        number,
    )
    return Unsettled(_counted(words, number), [Row("#leftovers", _("To the doubts"))] if number else [])


def _counted(words: str, number: int) -> str:
    return words % {"count": shown(number)}


def _undated(programme: Programme, activities: Sequence[Activity]) -> Unsettled:
    found = [
        _at(programme, activity, "; ".join(period.raw for period in activity.periods.all() if period.end is None))
        for activity in activities
        if not activity.periods.all() or any(period.end is None for period in activity.periods.all())
    ]
    words = ngettext(
        "%(count)s activity carries no date, or not for all of it; that work stays undated until somebody dates it.",
        "%(count)s activities carry no date, or not for all of it; that work stays undated until somebody dates it.",
        len(found),
    )
    return Unsettled(_counted(words, len(found)), found)


def _periods_outside(programme: Programme, activities: Sequence[Activity]) -> Unsettled:
    year = FiscalYear(programme.fiscal_year)
    found = [
        _at(programme, activity, say_range(period.start, period.end))
        for activity in activities
        for period in activity.periods.all()
        if not all(year.contains(day) for day in (period.start, period.end) if day)
    ]
    words = ngettext(
        "%(count)s period lies outside the fiscal year.",
        "%(count)s periods lie outside the fiscal year.",
        len(found),
    )
    return Unsettled(_counted(words, len(found)), found)


def _at(programme: Programme, activity: Activity, note: str) -> Row:
    page = reverse("dimensions:build_activity", args=[programme.pk, activity.pk])
    return Row(page, shown(activity), shown(note))


def _milestones_outside(programme: Programme, milestones: Sequence[Milestone]) -> Unsettled:
    year = FiscalYear(programme.fiscal_year)
    found = [
        Row(
            reverse("dimensions:build_milestone", args=[programme.pk, milestone.pk]),
            shown(milestone),
            say_date(milestone.on),
        )
        for milestone in milestones
        if not year.contains(milestone.on)
    ]
    words = ngettext(
        "%(count)s date of the programme itself lies outside the fiscal year.",
        "%(count)s dates of the programme itself lie outside the fiscal year.",
        len(found),
    )
    return Unsettled(_counted(words, len(found)), found)


def _no_district_plans(
    programme: Programme, activities: Sequence[Activity], milestones: Sequence[Milestone]
) -> Unsettled:
    """Only of a plan in which districts act."""
    return Unsettled(
        _("No day is named by which districts send their own plan to the province."),
        [_new_date(programme)] if _lacks_day(programme, activities, milestones) else [],
    )


def _lacks_day(programme: Programme, activities: Sequence[Activity], milestones: Sequence[Milestone]) -> bool:
    is_named = any(milestone.code == MilestonePurpose.DISTRICT_PLAN_DUE for milestone in milestones)
    if is_named or programme.kind != ProgrammeKind.PLAN:
        return False
    return any(ActingOffice.DISTRICT in (activity.acting or programme.default_offices) for activity in activities)


def _new_date(programme: Programme) -> Row:
    page = reverse("dimensions:build_milestone_new", args=[programme.pk])
    return Row(f"{page}?purpose={MilestonePurpose.DISTRICT_PLAN_DUE}", _("Add this date"))
