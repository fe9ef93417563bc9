"""What carrying did to a plan, for whoever looks the draft through: what moved, what was reworded, what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from dimensions.comparison import Comparison, Pair
from dimensions.models import Activity, Milestone, Programme
from dimensions.plans.comparing import rewritten, texts_of
from dimensions.plans.rewording import Rewording
from portal.shell.dates import say_date, say_range

SATURDAY, FEBRUARY = 5, 2
Dates = tuple[date | None, date]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at, what it concerns, and what stood there before."""

    concerns: Activity | Milestone | None
    words: str
    before: str = ""

    @property
    def page(self) -> str:
        """Of an activity; of a date of the programme its form, for only a draft is looked through."""
        if isinstance(self.concerns, Activity):
            return reverse("dimensions:activity", args=[self.concerns.pk])
        if isinstance(self.concerns, Milestone):
            return reverse("dimensions:build_milestone", args=[self.concerns.programme_id, self.concerns.pk])
        return ""


class Carried:
    """A draft held against the plan that it was carried from, as it stands now."""

    def __init__(self, draft: Programme, former: Programme, activities: Sequence[Activity]) -> None:
        self.draft, self.former = draft, former
        self.comparison = Comparison(former, draft, activities)
        self.rewording = Rewording(former.fiscal_year, draft.fiscal_year)

    @property
    def pairs(self) -> list[Pair]:
        return self.comparison.known_pairs

    @property
    def years(self) -> int:
        return self.rewording.by

    @cached_property
    def moved(self) -> list[Line]:
        """The periods that stand where carrying put them."""
        return [
            Line(activity, say_range(*new), say_range(*old))
            for activity, old, new in self._periods()
            if self.comparison.carrying.dates(*old) == new
        ]

    @cached_property
    def month_ends(self) -> list[Line]:
        """What ends on another day, the last of February again; a whole month ends with itself anyway."""
        return [
            Line(activity, say_date(new[1]), say_date(old[1]))
            for activity, old, new in self._periods()
            if (old[1].month, new[1].month) == (FEBRUARY, FEBRUARY)
            and old[1].day != new[1].day
            and not (new[0] and new[0].day == 1)
        ]

    @cached_property
    def reworded(self) -> list[Line]:
        """Texts in which the portal moved a year."""
        found = [Line(None, now, then) for then, now in self._heading_texts() if then != now]
        for pair in self.pairs:
            found += [Line(pair.now, now, then) for then, now in rewritten(*pair.rows, pair.carrying)]
        return found

    @cached_property
    def left(self) -> list[Line]:
        """What could not be moved, or moved to a day on which nobody works."""
        found = [line for pair in self.pairs for line in self._left_in(pair)]
        for milestone in self.draft.milestones.all():
            if is_weekend(milestone.on):
                found.append(Line(milestone, no_working_day(milestone.on)))
        return found

    def _periods(self) -> Iterator[tuple[Activity, Dates, Dates]]:
        """Those of one place in their activity that have dates in both years."""
        for pair in self.pairs:
            for old, new in zip(pair.then.periods.all(), pair.now.periods.all(), strict=False):
                if old.end and new.end:
                    yield pair.now, (old.start, old.end), (new.start, new.end)

    def _heading_texts(self) -> Iterator[tuple[str, str]]:
        """What the programme, its dimensions and criteria are called, and were."""
        names = ("name_th", "name_en", "plan_title")
        yield from ((getattr(self.former, name) or "", getattr(self.draft, name) or "") for name in names)
        seen = set()
        for pair in self.pairs:
            for then, now in ((pair.then.dimension, pair.now.dimension), (pair.then.criterion, pair.now.criterion)):
                if then and now and (type(now), now.pk) not in seen:
                    seen.add((type(now), now.pk))
                    yield str(then), str(now)

    def _left_in(self, pair: Pair) -> Iterator[Line]:
        for period in pair.now.periods.all():
            if period.end is None:
                yield Line(pair.now, _("There is no date to move: “%(text)s”.") % {"text": period.raw})
            elif period.start in (None, period.end) and is_weekend(period.end):
                yield Line(pair.now, no_working_day(period.end))
        for text in texts_of(pair.rows[1]):
            if stays := Rewording(self.draft.fiscal_year, self.draft.fiscal_year).reword(text).stays:
                facts = {"named": ", ".join(stays), "text": text}
                yield Line(pair.now, _("Left as it was: “%(named)s” in “%(text)s”.") % facts)


def no_working_day(day: date) -> str:
    return _("%(day)s is no working day.") % {"day": say_date(day, "weekday")}


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY
