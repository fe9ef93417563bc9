"""Choosing an office or a person where a list to choose from would hold thousands: a line to type in, that offers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

CODE_OR_NAME = _("Type the code or a part of the name, and choose from the list.")


class OfferingInput(forms.TextInput):
    """Offers while one types, code or name; the browser does it, without a script of ours."""

    choices: Iterable[tuple[Any, str]] = ()

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        offered = f"{(attrs or {}).get('id', name)}_offered"
        line = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((label,) for key, label in self.choices if key))
        return format_html('{}<datalist id="{}">{}</datalist>', line, offered, options)


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An office by its code; what the list offers begins with it."""

    widget = OfferingInput({"class": "vTextField", "autocomplete": "off", "spellcheck": "false"})
    default_error_messages = {
        "invalid_choice": _("There is no office “%(value)s” within your reach. Choose one from the list."),
    }

    def prepare_value(self, value: Any) -> Any:
        """As the list offers it; what was typed stays."""
        known = isinstance(value, int) and self.queryset is not None and self.queryset.filter(pk=value).first()
        return str(known) if known else value

    def to_python(self, value: Any) -> Any:
        code = value.strip().partition(" ")[0] if isinstance(value, str) else value
        try:
            return super().to_python(code)
        except forms.ValidationError as error:
            raise forms.ValidationError(self.error_messages[str(error.code)], error.code, {"value": value}) from error


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by user name: the list would hold thousands of names that nobody need see."""

    widget = forms.TextInput({"class": "vTextField", "autocapitalize": "none", "spellcheck": "false"})
    default_error_messages = {
        "invalid_choice": _("There is nobody with the user name “%(value)s” within your reach."),
    }

    def prepare_value(self, value: Any) -> Any:
        known = isinstance(value, int) and self.queryset is not None and self.queryset.filter(pk=value).first()
        return super().prepare_value(known or value)
