"""Choosing an office or a person where a list to choose from would hold thousands: a line to type in, that offers."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.offices.models import Office
from portal.shell.fiscal import tidy

CODE_OR_NAME = _("Type the code or a part of the name, and choose from the list.")


class OfferingInput(forms.TextInput):
    """Offers while one types, code or name; the browser does it, without a script of ours."""

    choices: Iterable[tuple[Any, str]] = ()

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        offered = f"{(attrs or {}).get('id', name)}_offered"
        line = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((label,) for key, label in self.choices if key))
        return format_html('{}<datalist id="{}">{}</datalist>', line, offered, options)


MOST_CODES = 8
NAMES = ("name_th", "name_en", "short_th", "short_en")


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An office by its code, with which all begins that the list offers, or by a name that no other has."""

    widget = OfferingInput({"class": "vTextField", "autocomplete": "off", "spellcheck": "false"})
    default_error_messages = {
        "invalid_choice": _("There is no office “%(value)s” within your reach. Choose one from the list."),
        "several": _("Several offices are called “%(value)s”. Type the code of the one you mean: %(codes)s."),
    }

    def prepare_value(self, value: Any) -> Any:
        """As the list offers it; what was typed stays."""
        known = isinstance(value, int) and self.queryset is not None and self.queryset.filter(pk=value).first()
        return str(known) if known else value

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return super().to_python(value)
        self.validate_no_null_characters(value)  # of the whole line: what is not its code may be a name
        try:
            return super().to_python(value.strip().partition(" ")[0])
        except forms.ValidationError as error:
            if error.code != "invalid_choice":
                raise
            return self.by_name(value, error)

    def by_name(self, value: str, error: forms.ValidationError) -> Any:
        """The one office that is called so in full."""
        found = list(self.queryset.filter(called(tidy(value)))) if self.queryset is not None else []
        if len(found) == 1:
            return found[0]
        code = "several" if found else "invalid_choice"
        facts = {"value": value, "codes": codes_of(found)}
        raise forms.ValidationError(self.error_messages[code], code, facts) from error


def codes_of(offices: Sequence[Office]) -> str:
    """The first of them; groups of one name stand in every province."""
    more = ["…"] if len(offices) > MOST_CODES else []
    return ", ".join([*(office.code for office in offices[:MOST_CODES]), *more])


def called(name: str) -> Q:
    """Offices of this name, in full or short; capital letters make no difference."""
    return reduce(or_, (Q(**{f"{field}__iexact": name}) for field in NAMES))


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by user name: the list would hold thousands of names that nobody need see."""

    widget = forms.TextInput({"class": "vTextField", "autocapitalize": "none", "spellcheck": "false"})
    default_error_messages = {
        "invalid_choice": _("There is nobody with the user name “%(value)s” within your reach."),
    }

    def prepare_value(self, value: Any) -> Any:
        known = isinstance(value, int) and self.queryset is not None and self.queryset.filter(pk=value).first()
        return super().prepare_value(known or value)
