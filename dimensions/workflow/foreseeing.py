"""What publishing a plan brings at once: how much of its work is late already, and how much soon will be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from dimensions.models import Activity, Programme
from dimensions.workflow.publishing import owed_in
from portal.shell import clock
from portal.shell.digits import shown


@dataclass(frozen=True, slots=True)
class Onset:
    """So many assignments in all; of them overdue from the first moment, and due within the next days."""

    owed: int
    overdue: int
    due_soon: int

    @property
    def sentence(self) -> str:
        """Said before the plan is published, and after it."""
        words = _("Assignments: %(owed)s. Overdue at once: %(overdue)s; due within %(days)s days: %(due_soon)s.")
        facts = {"owed": self.owed, "overdue": self.overdue, "due_soon": self.due_soon}
        return shown(words % (facts | {"days": settings.DUE_SOON_DAYS}))


def onset_of(days: Iterable[date | None]) -> Onset:
    """Of the days on which assignments fall due; undated ones are owed only."""
    today, every = clock.today(), list(days)
    dated = [day for day in every if day]
    overdue = sum(day < today for day in dated)
    soon = sum(today <= day <= today + timedelta(days=settings.DUE_SOON_DAYS) for day in dated)
    return Onset(len(every), overdue, soon)


def foreseen(programme: Programme, activities: Sequence[Activity]) -> Onset:
    """Of a draft, as it would be published now; refuses what publishing refuses."""
    return onset_of(owed.period.end if owed.period else None for owed in owed_in(programme, activities))
