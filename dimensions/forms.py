"""What is asked of whoever takes a step that can not be taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClosingForm(forms.Form):
    use_required_attribute = False  # what is missing is said here, in the reader's language

    knows = forms.BooleanField(
        label=_("I know that nothing in this programme can be changed after this, and that it cannot be opened again"),
        widget=forms.CheckboxInput({"class": "form-check-input"}),
        error_messages={"required": _("Tick this box if you want to close the year. Nothing was closed.")},
    )
