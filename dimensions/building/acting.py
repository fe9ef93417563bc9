"""Buttons of the form of an activity that save nothing: more rows, taking what a text was read as, recurring rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dimensions.building.periods import PeriodForm
from dimensions.building.rows import Rows
from dimensions.plans.body import PeriodRow
from dimensions.plans.edits import PARTS
from dimensions.plans.periods import say_period
from portal.shell.fiscal import FiscalYear, month_end

Filled = dict[str, list[dict[str, Any]]]
MONTHS = range(1, 13)


@dataclass(frozen=True)
class Action:
    """As its button names it: `more-evidence`, `read`, `take-0-1` (an offer of a row), `recur`."""

    name: str = "read"
    numbers: tuple[int, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def named(cls, text: str) -> "Action | None":
        """None for a button that saves."""
        name, *rest = text.split("-")
        if name == "more" and rest[:1] and rest[0] in PARTS:
            return cls(name, more={rest[0]: 1})
        if name == "take" and len(rest) == 2 and all(part.isdecimal() and len(part) < 4 for part in rest):
            return cls(name, tuple(map(int, rest)))
        return cls(name) if text in {"read", "recur"} else None

    def fill(self, rows: Filled, periods: Rows, fields: Mapping[str, Any], year: int) -> None:
        if self.name == "take":
            self._take(rows, periods)
        elif self.name == "recur":
            rows["periods"] += [typed(row) for row in recurring(fields.get("recurs_every_months"), year)]

    def _take(self, rows: Filled, periods: Rows) -> None:
        """The first of the rows takes the place of the one that was typed."""
        place, number = self.numbers
        form = periods.forms[place] if place < len(periods.forms) else None
        if not isinstance(form, PeriodForm) or not (taken := form.take(number)):
            return
        shown = [each for each in periods.forms if each.standing is not None or each.has_changed()].index(form)
        kept = rows["periods"][shown]
        first = {"key": kept.get("key")} | typed(taken[0], own_words=len(taken) == 1 and str(kept["raw"]))
        rows["periods"][shown : shown + 1] = [first, *(typed(row) for row in taken[1:])]


def typed(row: PeriodRow, *, own_words: str | bool = False) -> dict[str, Any]:
    """The fields of a period that a person has taken."""
    said = PeriodForm.shown(row) | {"as_given": True}
    return said | ({"raw": own_words} if own_words else {})


def recurring(months: Any, year: int) -> list[PeriodRow]:
    """One period for each interval of the fiscal year, in the words of plans; the last one ends with the year."""
    text = str(months or "")
    if not text.isdecimal() or int(text) not in MONTHS:
        return []
    whole, step = FiscalYear(year), int(text)
    starts = [later(whole.start, number) for number in range(0, len(MONTHS), step)]
    return [said(start, min(month_end(later(start, step - 1)), whole.end)) for start in starts]


def later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return first.replace(year=year, month=month + 1)


def said(start: date, end: date) -> PeriodRow:
    return PeriodRow(raw=say_period(start, end, digits="thai"), start=start, end=end)
