"""The field for dates as people in Thailand type them."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.shell import clock
from portal.shell.dates import say_date, say_fiscal_year
from portal.shell.fiscal import Fault, FiscalYear, UnreadableDate, add_years, read_date


def example(until: date = date.max) -> str:
    """The last 14 February up to a day, as the reader writes it; above twelve, as no month is."""
    latest = min(clock.today(), until)
    day = latest.replace(month=2, day=14)
    return say_date(day if day <= latest else add_years(day, -1))


class ThaiDateInput(forms.DateInput):
    """A line of text: a browser's own date picker knows neither the Buddhist era nor Thai digits.

    `until` is the last day that its example may be.
    """

    until = date.max

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", "spellcheck": "false", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A date as the reader sees it elsewhere; what could not be read stays as it was typed."""
        return say_date(_day(value)) if isinstance(value, date) else super().format_value(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        facts = {"example": example(self.until)}
        context["widget"]["attrs"].setdefault("placeholder", gettext("e.g. %(example)s") % facts)
        return context


class ThaiDateField(forms.DateField):
    """`of_year` tells it which fiscal year is meant."""

    widget = ThaiDateInput
    fiscal_year: FiscalYear | None = None
    earliest = date.min
    default_error_messages = {
        Fault.SHAPE: _("This is not a date. Write day, month and year, for example %(example)s."),
        Fault.NO_YEAR: _("The year is missing. Write it too, for example %(example)s."),
        Fault.MONTH: _("There is no such month. Write day, month and year, for example %(example)s."),
        Fault.YEAR: _("The year cannot be right. Write it in full, for example %(example)s."),
        Fault.DAY: _("That month does not have this day. Check the date; write it for example as %(example)s."),
        "early": _("This day is too early for fiscal year %(year)s, which began on %(start)s. Check the year."),
    }

    def of_year(self, fiscal_year: int, *, years_before: int = 0) -> None:
        """A day that is typed without its year is one of this fiscal year; one long before it is a slip."""
        self.fiscal_year = FiscalYear(fiscal_year)
        self.earliest = add_years(self.fiscal_year.start, -years_before)
        self.widget.until = self.fiscal_year.end

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return _day(value)
        try:
            day = read_date(str(value or ""), fiscal_year=self.fiscal_year.be if self.fiscal_year else None)
        except UnreadableDate as error:
            if error.fault is Fault.EMPTY:
                return None
            facts = {"example": example(self.widget.until)}
            raise ValidationError(self.error_messages[error.fault], error.fault, facts) from error
        if self.fiscal_year and day < self.earliest:
            facts = {"year": say_fiscal_year(self.fiscal_year.be), "start": say_date(self.fiscal_year.start)}
            raise ValidationError(self.error_messages["early"], "early", facts)
        return day


def _day(value: date) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value
