"""What is asked for when a document is made."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.dashboard.boards import Choice
from portal.dashboard.views import choice_from
from portal.reports.models import Document
from portal.shell import clock
from portal.shell.fields import ThaiDateField


class DocumentForm(forms.Form):
    """`choice` is a year and programme as boards name it; without a day the document shows the present."""

    choice = forms.ChoiceField(label=gettext_lazy("Year and programme"))
    as_of = ThaiDateField(
        label=gettext_lazy("As of the end of"),
        required=False,
        help_text=gettext_lazy("A day of the past; leave it empty for how things stand now."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=Document.Form.choices, initial=Document.Form.PDF, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, initial="th", widget=forms.RadioSelect
    )

    def __init__(self, choices: Sequence[Choice], posted: QueryDict | None = None) -> None:
        offered = choice_from(QueryDict(), list(choices))
        super().__init__(posted, initial={"choice": offered.value if offered else None})
        self.fields["choice"].choices = [(choice.value, choice.label) for choice in choices]  # type: ignore[attr-defined]
        self.choices = choices
        for choice in choices:
            if posted and posted.get("choice") == choice.value:
                cast(ThaiDateField, self.fields["as_of"]).of_year(choice.fiscal_year)

    def clean_as_of(self) -> date | None:
        """Nothing for today, which has not ended."""
        day: date | None = self.cleaned_data["as_of"]
        if day and day > clock.today():
            raise forms.ValidationError(_("That day has not come yet; the document shows how things stand now."))
        return day if day != clock.today() else None

    @property
    def chosen(self) -> Choice:
        """Of a form that is valid."""
        return next(choice for choice in self.choices if choice.value == self.cleaned_data["choice"])

    @property
    def asks_for_what_is_not_offered(self) -> bool:
        """Something other than the typed day is wrong: no form of ours was filled in."""
        return bool(self.errors.keys() - {"as_of"})
