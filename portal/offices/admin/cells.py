"""What a cell of an imported table may hold, and how it is written on export."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field as ModelField
from django.db.models import Model, TextChoices
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from portal.shell.fields import example
from portal.shell.fiscal import UnreadableDate, read_date

YES, NO = {"yes", "y", "true", "1", "ใช่"}, {"no", "n", "false", "0", "ไม่", "ไม่ใช่"}


class OneOf(Widget):  # type: ignore[misc]
    """A choice by its value or by its label in either language, with or without what stands in brackets after it."""

    def __init__(self, choices: type[TextChoices]) -> None:
        super().__init__()
        self.choices = choices

    @cached_property
    def known(self) -> dict[str, str]:
        found = {value: value for value in self.choices.values}
        for language in ("th", "en"):
            with translation.override(language):
                for value, label in self.choices.choices:
                    found |= {str(label).casefold(): value, bare(label).casefold(): value}
        return found

    def clean(self, value: str, **_options: Any) -> str:
        if value.casefold() not in self.known:
            raise ValueError(_("Write one of these: %(choices)s.") % {"choices": self.told()})
        return self.known[value.casefold()]

    def told(self) -> str:
        """Each as the file has it, and as the pages call it where that is another word."""
        names = [(value, bare(label)) for value, label in self.choices.choices]
        return ", ".join(value if value == name.casefold() else f"{value} ({name})" for value, name in names)


def bare(label: object) -> str:
    """Without what stands in brackets after it."""
    return str(label).partition(" (")[0]


class YesOrNo(Widget):  # type: ignore[misc]
    def clean(self, value: str, **_options: Any) -> bool:
        if value.casefold() not in YES | NO:
            raise ValueError(_("Write yes or no."))
        return value.casefold() in YES

    def render(self, value: bool, **_options: Any) -> str:
        return "yes" if value else "no"


class Day(Widget):  # type: ignore[misc]
    """A date as people type it; written as 2026-10-01, which no program reads in another era."""

    def clean(self, value: str, **_options: Any) -> date | None:
        try:
            return read_date(value) if value else None
        except UnreadableDate as error:
            said = _("This is not a date. Write it for example as %(example)s.")
            raise ValueError(said % {"example": example()}) from error

    def render(self, value: date | None, **_options: Any) -> str:
        return value.isoformat() if value else ""


class Named(Widget):  # type: ignore[misc]
    """A row of another table by its code or name, out of those within reach; they are read once."""

    def __init__(self, name_of: Callable[[Any], str], sentence: str | Promise) -> None:
        super().__init__()
        self.name_of, self.sentence = name_of, sentence
        self.rows: Iterable[Model] = ()

    @cached_property
    def within_reach(self) -> Mapping[str, Model]:
        return {self.name_of(row): row for row in self.rows}

    def clean(self, value: str, **_options: Any) -> Model | None:
        if not value:
            return None
        if value not in self.within_reach:
            raise ValueError(str(self.sentence) % {"value": value})
        return self.within_reach[value]

    def render(self, value: Model | None, **_options: Any) -> str:
        return self.name_of(value) if value else ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell says: the value, how the database would write it, and what is wrong with the one or the other."""

    value: Any = None
    written: str = ""
    unreadable: str = ""
    faults: tuple[str, ...] = ()


class Meanings(dict[str, Meaning]):
    """What the texts in a column mean: each is read and checked once, however many rows say the same.

    `checked` is the field of the model whose rules the value has to keep, if it is checked by itself at all.
    """

    def __init__(self, field: Field, checked: "ModelField[Any, Any] | None") -> None:
        super().__init__()
        self.field, self.checked = field, checked

    def __missing__(self, text: str) -> Meaning:
        self[text] = meaning = self.read(text)
        return meaning

    def read(self, text: str) -> Meaning:
        try:
            value = self.field.clean({self.field.column_name: text})
        except ValueError as error:
            return Meaning(unreadable=str(error))
        return Meaning(value, self.written(value), faults=self.faults_of(value))

    def written(self, value: Any) -> str:
        return str(self.field.widget.render(value))

    def faults_of(self, value: Any) -> tuple[str, ...]:
        if self.checked is None or (self.checked.blank and value in self.checked.empty_values):
            return ()
        try:
            self.checked.clean(value, None)
        except ValidationError as error:
            return tuple(error.messages)
        return ()
