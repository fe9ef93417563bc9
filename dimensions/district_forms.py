"""What a head says of the work of a district, and what is said with a step of its plan."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dimensions.models import Programme
from portal.accounts.models import User
from portal.shell.fields import ThaiDateField

NOBODY = _("Nobody yet")
NO_ONE = "0"
STAGE_MISSING = _("It was not said which plan you had before you. It is shown here as it stands; press once more.")
NOT_HERE = _("This person does not work at the office now. Choose somebody who does.")


class OfficerField(forms.TypedChoiceField):
    """The people of one office, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Responsible officer"),
            coerce=int,
            empty_value=None,
            required=False,
            error_messages={
                "invalid_choice": _("This person does not work at the office now. Choose somebody who does.")
            },
            **kwargs,
        )

    def of(self, officers: Sequence[User], *before: tuple[str, StrPromise]) -> None:
        """`before` are the choices that stand before the people."""
        self.choices = [*before, *((str(user.pk), user.get_full_name()) for user in officers)]


class WorkForm(forms.Form):
    """Who is responsible for one assignment, and when it is to be done; the days stand once they are approved."""

    use_required_attribute = False

    officer = OfficerField()
    planned_from = ThaiDateField(label=_("Planned from"), required=False)
    planned_to = ThaiDateField(label=_("Planned to"), required=False)

    def __init__(
        self, officers: Sequence[User], programme: Programme, *args: Any, days_stand: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(OfficerField, self.fields["officer"]).of(officers, ("", NOBODY))
        for name in ("planned_from", "planned_to"):
            cast(ThaiDateField, self.fields[name]).of_year(programme.fiscal_year)
            self.fields[name].disabled = days_stand


class GivingForm(forms.Form):
    """Several assignments for one officer; that nobody is to have them has to be chosen as well."""

    use_required_attribute = False

    officer = OfficerField()
    row = forms.TypedMultipleChoiceField(
        label=_("Ticked rows"),
        coerce=int,
        error_messages={
            "required": _("Choose the rows first: each has a box before its name."),
            "invalid_choice": _("The plan no longer asks for this work, so it cannot be planned any more."),
        },
    )

    def __init__(self, officers: Sequence[User], rows: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officer = cast(OfficerField, self.fields["officer"])
        officer.of(officers, ("", _("Choose an officer")), (NO_ONE, _("Nobody: take them back")))
        officer.required = True
        officer.error_messages["required"] = _("Choose to whom the rows are given.")
        officer.widget.attrs["class"] = "form-select"
        self.fields["row"].choices = [(str(row), str(row)) for row in rows]  # type: ignore[attr-defined]

    def clean_officer(self) -> int | None:
        return self.cleaned_data["officer"] or None


class WordForm(forms.Form):
    """A word that goes with a step, and how many steps the page had seen: nobody agrees to what they did not see."""

    use_required_attribute = False

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={
            "max_length": _("This is too long: %(show_value)d characters, where %(limit_value)d fit. Shorten it.")
        },
    )
    stage = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": STAGE_MISSING, "invalid": STAGE_MISSING}
    )
