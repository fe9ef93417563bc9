"""A period in the form of its activity: the text as typed is read, and dates that were not certain are asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dimensions.building.fields import MISSING
from dimensions.building.reading import Understood, are_outside, row_of, said_of
from dimensions.building.rows import RowForm
from dimensions.building.texts import kept
from dimensions.plans.body import PeriodRow
from dimensions.plans.periods import Flag
from dimensions.plans.retyping import following
from portal.shell.fields import ThaiDateField
from portal.shell.fiscal import FiscalYear

Days = tuple[date | None, date | None]

HOW_TO_SETTLE = _("Take what is offered, type the dates, or say that the row stands as it is given here.")
ONLY_END = _("Type also the day on which it ends.")
BACKWARDS = _("It ends before it starts.")
DISAGREES = _("The text reads as %(reading)s, but the dates say otherwise.")
UNDATED_STANDS = _("The row stands as it is given here, also without dates")
DATED_STANDS = _("The row stands as it is given here: this text with these dates")


class PeriodForm(RowForm):
    raw = forms.CharField(
        label=_("As the plan says it"),
        max_length=1000,
        widget=forms.Textarea({"rows": 1}),
        error_messages=MISSING,
    )
    label = forms.CharField(label=_("Round or quarter"), max_length=200, required=False)
    start = ThaiDateField(label=_("First day"), required=False)
    end = ThaiDateField(label=_("Last day"), required=False)
    as_given = forms.BooleanField(label=UNDATED_STANDS, required=False)

    standing: PeriodRow | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            cast(ThaiDateField, self.fields[name]).fiscal_year = FiscalYear(self.year)
        self.fields["as_given"].label = DATED_STANDS if self._day("end") else UNDATED_STANDS

    @staticmethod
    def shown(row: PeriodRow) -> dict[str, Any]:
        return {"raw": row.raw, "label": row.label, "start": row.start, "end": row.end}

    @cached_property
    def understood(self) -> Understood | None:
        """What the text means, as it is typed now."""
        text = self["raw"].value()
        return Understood.of(str(text), self.year) if text and str(text).strip() else None

    @property
    def asks(self) -> bool:
        """Whether the row needs a person's word: it was not certain, or the word was given already."""
        return bool(self["as_given"].value() or (self.is_bound and self.understood and self["raw"].errors))

    @property
    def takes(self) -> list[str]:
        """What can be taken from the text, in words; nothing where the row has it already."""
        return [said_of(rows) for rows in self._open_takes()]

    def take(self, number: int) -> Sequence[PeriodRow]:
        """The rows of that offer, in the order of `takes`."""
        takes = self._open_takes()
        return takes[number] if number < len(takes) else []

    def _open_takes(self) -> list[list[PeriodRow]]:
        now = (self._day("start"), self._day("end"))
        takes = self.understood.takes if self.understood else []
        return [rows for rows in takes if [(row.start, row.end) for row in rows] != [now]]

    def _day(self, name: str) -> date | None:
        try:
            return cast(ThaiDateField, self.fields[name]).to_python(self[name].value())
        except ValidationError:
            return None

    def row(self) -> PeriodRow | None:
        """The period as it should stand, or None after an error was added."""
        said = self.cleaned_data
        if not {"raw", "start", "end"} <= said.keys():
            return None
        days = (said["start"], said["end"])
        if days[0] and not days[1]:
            self.add_error("end", ValidationError(ONLY_END))
        elif days[0] and days[1] and days[1] < days[0]:
            self.add_error("end", ValidationError(BACKWARDS))
        else:
            return self._settled(days)
        return None

    def _settled(self, days: Days) -> PeriodRow | None:
        raw = kept(self.standing.raw if self.standing else None, self.cleaned_data["raw"]) or ""
        label = kept(self.standing.label if self.standing else None, self.cleaned_data["label"])
        stood: Days = (self.standing.start, self.standing.end) if self.standing else (None, None)
        if self.standing and raw == self.standing.raw:
            return self._moved(replace(self.standing, label=label), days)
        given = PeriodRow(raw=raw, label=label)
        if self.cleaned_data["as_given"]:
            return self._dated(given, days)
        read = Understood.of(raw, self.year)
        is_dated = days not in (stood, (None, None))
        if not is_dated and read.only:  # the text alone was changed, and says its days for certain
            found = row_of(read.only)
            return replace(found, raw=raw, label=label or found.label)
        if is_dated and (not any(period.end for period in read.periods) or days in _days(read)):
            return self._dated(given, days)
        self._ask(read, is_dated=is_dated)
        return None

    def _moved(self, row: PeriodRow, days: Days) -> PeriodRow:
        """Where dates alone were changed, the text follows them, unless a person says that it stands."""
        dated = self._dated(row, days)
        stays = dated is row or self.cleaned_data["as_given"]
        return dated if stays else following(dated, fiscal_year=self.year)

    def _dated(self, row: PeriodRow, days: Days) -> PeriodRow:
        """With dates that a person gave: what the reading noticed about other dates holds no longer."""
        if (row.start, row.end) == days:
            return row
        flags = [] if days[1] else [str(Flag.NO_DATES)]
        if are_outside(days, self.year):
            flags.append(str(Flag.OUTSIDE_FISCAL_YEAR))
        return replace(row, start=days[0], end=days[1], flags=tuple(flags))

    def _ask(self, read: Understood, *, is_dated: bool) -> None:
        doubts = read.doubts
        if is_dated or not doubts:
            doubts = [str(DISAGREES) % {"reading": read.in_words}, *doubts]
        self.add_error("raw", [*doubts, str(HOW_TO_SETTLE)])


def _days(read: Understood) -> list[Days]:
    return [(period.start, period.end) for period in read.periods] if len(read.periods) == 1 else []
