"""The parts of an activity as rows of its form: periods, requirements, quotas and shares."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 200
TOO_LONG = {"max_length": _("This is too long: %(show_value)d characters, where %(limit_value)d fit. Shorten it.")}


class RowForm(forms.Form):
    """One part; `standing` is the row of the plan that it was drawn from, None for a new one."""

    use_required_attribute = False

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: Mapping[int, Any], year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.standing = standing.get(self._key())
        self.empty_permitted = self.standing is None
        for field in self.fields.values():
            field.error_messages |= TOO_LONG

    def _key(self) -> int:
        """The key as posted or as drawn; no row has zero."""
        value = self.data.get(self.add_prefix("key")) if self.is_bound else self.initial.get("key")
        text = str(value or "")
        return int(text) if text.isdecimal() and len(text) < 19 else 0

    def has_changed(self) -> bool:
        """A row in which nothing was typed is none, whatever its key."""
        return bool(set(self.changed_data) - {"key"})

    @property
    def held_key(self) -> int | None:
        return self._key() if self.standing is not None else None

    @staticmethod
    def shown(row: Any) -> dict[str, Any]:
        """What the fields show of a row."""
        raise NotImplementedError

    def row(self) -> Any:
        """The part as it should stand, or None after an error was added; of a form that was cleaned."""
        raise NotImplementedError


class Rows(BaseFormSet):  # type: ignore[type-arg]
    """All parts of one kind, in their order."""

    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[DELETION_FIELD_NAME].label = _("Take this row out")

    @property
    def filled(self) -> list[RowForm]:
        """Those that are to stand."""
        return [form for form in self.forms if not self._is_out(form)]

    def _is_out(self, form: RowForm) -> bool:
        return self._should_delete_form(form) or (form.empty_permitted and not form.has_changed())  # type: ignore[attr-defined]


def rows_of(form: type[RowForm], *, extra: int) -> type[Rows]:
    made = formset_factory(form, formset=Rows, extra=extra, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    return cast("type[Rows]", made)


def drawn_from(form: type[RowForm], standing: Mapping[int, Any]) -> list[dict[str, Any]]:
    return [form.shown(row) | {"key": key} for key, row in standing.items()]


def typed_in(rows: Rows) -> list[dict[str, Any]]:
    """What was typed, row by row, to be drawn again without judging it."""
    return [_values(form) for form in rows.forms if form.standing is not None or form.has_changed()]


def _values(form: RowForm) -> dict[str, Any]:
    return {name: form[name].value() for name in form.fields}
