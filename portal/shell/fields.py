"""The field for dates as people in Thailand type them."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.shell import clock
from portal.shell.dates import say_date
from portal.shell.fiscal import Fault, UnreadableDate, read_date

# The day is above twelve, so that nobody has to guess which figure is the month.
EXAMPLE = date(2025, 2, 14)


class ThaiDateInput(forms.DateInput):
    """A line of text: a browser's own date picker knows neither the Buddhist era nor Thai digits."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", "spellcheck": "false", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A date as the reader sees it elsewhere; what could not be read stays as it was typed."""
        return say_date(_day(value)) if isinstance(value, date) else super().format_value(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        example = gettext("e.g. %(example)s") % {"example": say_date(EXAMPLE)}
        context["widget"]["attrs"].setdefault("placeholder", example)
        return context


class ThaiDateField(forms.DateField):
    widget = ThaiDateInput
    default_error_messages = {
        Fault.SHAPE: _("This is not a date. Write day, month and year, for example %(example)s."),
        Fault.MONTH: _("There is no such month. Write day, month and year, for example %(example)s."),
        Fault.YEAR: _("The year cannot be right. Write it in full, for example %(example)s."),
        Fault.DAY: _("That month does not have this day. Check the date; write it for example as %(example)s."),
    }

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return _day(value)
        try:
            return read_date(str(value or ""))
        except UnreadableDate as error:
            if error.fault is Fault.EMPTY:
                return None
            raise self._error(error.fault) from error

    def _error(self, fault: Fault) -> ValidationError:
        return ValidationError(self.error_messages[fault], code=fault, params={"example": say_date(EXAMPLE)})


def _day(value: date) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value
