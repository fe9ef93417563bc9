"""What a board is asked for: a year's programme, and the day as of which it stands."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.dashboard.boards import Choice
from portal.shell import clock
from portal.shell.fields import ThaiDateField


class BoardForm(forms.Form):
    """Sent by GET; without a day the board shows the present."""

    choice = forms.ChoiceField(label=gettext_lazy("Year and programme"), widget=forms.Select({"class": "form-select"}))
    as_of = ThaiDateField(label=gettext_lazy("As of the end of"), required=False)

    def __init__(self, choices: Sequence[Choice], chosen: Choice, as_of: str) -> None:
        super().__init__({"choice": chosen.value, "as_of": as_of}, label_suffix="")
        self.fields["choice"].choices = [(choice.value, choice.label) for choice in choices]  # type: ignore[attr-defined]
        self.chosen = chosen
        day = cast(ThaiDateField, self.fields["as_of"])
        day.of_year(chosen.fiscal_year)
        day.widget.attrs["class"] = "form-control"

    def clean_as_of(self) -> date | None:
        day: date | None = self.cleaned_data["as_of"]
        if day and day > clock.today():
            raise forms.ValidationError(_("That day has not come yet; the board shows how things stand now."))
        if day and self.chosen.closed_on and day > self.chosen.closed_on:
            raise forms.ValidationError(_("The year was closed before that day; its figures no longer change."))
        return day
