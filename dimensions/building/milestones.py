"""A date of the programme itself as a form: its text is read, and a day that is not certain is asked for."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dimensions.building.outline_forms import ColumnsForm, name_field
from dimensions.building.periods import DISAGREES
from dimensions.building.reading import Understood, are_outside
from dimensions.building.texts import kept
from dimensions.plans.retyping import said_of_milestone
from dimensions.plans.words import MilestoneKind, MilestonePurpose, OfficeLevel
from dimensions.wording import MILESTONE_KINDS, MILESTONE_PURPOSES, OFFICE_LEVELS, choices
from portal.shell.dates import say_date
from portal.shell.fields import ThaiDateField

NO_DAY = gettext_lazy("Type the day, or what the plan says of it.")
SEVERAL_DAYS = gettext_lazy("The text names several days: %(reading)s.")
TYPE_DAY = gettext_lazy("Type the day into its own field.")
SETTLE = gettext_lazy("Correct one of them, or say that both stand as they are given here.")


def office(label: Any) -> forms.ChoiceField:
    named = [("", pgettext_lazy("office of a milestone", "Not said")), *choices(OfficeLevel, OFFICE_LEVELS)]
    return forms.ChoiceField(label=label, choices=named, required=False)


class MilestoneForm(ColumnsForm):
    of_the_year = ("on",)

    title = name_field(gettext_lazy("What happens or falls due"), required=True, longest=5000)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What the portal does with it"),
        choices=[
            ("", pgettext_lazy("purpose of a milestone", "Nothing; it is shown with the plan")),
            *choices(MilestonePurpose, MILESTONE_PURPOSES),
        ],
        required=False,
    )
    kind = forms.ChoiceField(label=pgettext_lazy("plan", "Kind"), choices=choices(MilestoneKind, MILESTONE_KINDS))
    raw = name_field(gettext_lazy("Date, as the plan says it"), required=False, longest=500)
    on = ThaiDateField(
        label=pgettext_lazy("plan", "Day"),
        required=False,
        help_text=gettext_lazy("Left empty, it is the day that the text says, where that is certain."),
    )
    as_given = forms.BooleanField(label=gettext_lazy("Text and day stand as they are given here"), required=False)
    actor = office(gettext_lazy("Who acts"))
    recipient = office(gettext_lazy("Who receives it"))
    note = name_field(pgettext_lazy("plan", "Note"), required=False, longest=5000)
    code = forms.RegexField(
        r"^[a-z][a-z0-9_]{0,39}$",
        label=gettext_lazy("Short name in files"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Small Latin letters, digits and _ alone, a letter first, 40 at most.")
        },
        help_text=gettext_lazy("It is made by itself where you type none."),
    )

    def __init__(self, data: QueryDict | None = None, *, stands: Mapping[str, Any], year: int = 0) -> None:
        super().__init__(data, stands=stands, year=year)
        code = stands.get("code", "")
        self.initial.update({"purpose": code, "code": ""} if code in set(MilestonePurpose) else {"purpose": ""})

    def keep_code(self) -> None:
        """Of a date that offices go by already: what it is for stays."""
        del self.fields["purpose"], self.fields["code"]

    def keep_typed(self, data: QueryDict) -> None:
        """To be drawn again as it was typed, without judging it."""
        self.initial.update({name: data.get(name, "") for name in self.fields})

    @cached_property
    def understood(self) -> Understood | None:
        """What the text means, as it is typed now."""
        text = str(self["raw"].value() or "").strip()
        return Understood.of(text, self.year) if text and self.year else None

    @property
    def day(self) -> date | None:
        """That is typed now, else that the text says."""
        try:
            typed = cast(ThaiDateField, self.fields["on"]).to_python(self["on"].value())
        except ValidationError:
            return None
        return typed or (self.understood.only_day if self.understood else None)

    @property
    def day_in_words(self) -> str:
        if self.day:
            return say_date(self.day, "weekday")
        return self.understood.in_words if self.understood else _("No date")

    @property
    def is_outside(self) -> bool:
        """Whether that day, or one that was read, lies outside the fiscal year."""
        if self.day and self.year:
            return are_outside((self.day,), self.year)
        return bool(self.understood and self.understood.is_outside)

    @property
    def asks(self) -> bool:
        """Whether text and day disagree, or it was said already that both stand."""
        return bool(self["as_given"].value() or (self.is_bound and self["raw"].errors and self.day))

    def clean(self) -> None:
        said = self.cleaned_data
        if not {"raw", "on"} <= said.keys() or not self.year:
            return
        read, day = self.understood, said["on"]
        if day is None and read is None:
            self.add_error("on", ValidationError(NO_DAY))
        elif day is None and read and read.only_day is None:
            self.add_error("raw", [*(read.doubts or [str(SEVERAL_DAYS) % {"reading": read.in_words}]), str(TYPE_DAY)])
        elif read and day and self._is_retyped and read.ends and day not in read.ends and not said["as_given"]:
            self.add_error("raw", [str(DISAGREES) % {"reading": read.in_words}, str(SETTLE)])

    @property
    def _is_retyped(self) -> bool:
        stood = self.stands.get("raw")
        return kept(stood, self.cleaned_data["raw"]) != stood

    def said(self) -> dict[str, Any]:
        """A day that was moved alone takes its text along; the code is that of the purpose, or what was typed."""
        said = super().said()
        del said["as_given"]
        read, purpose = self.understood, said.pop("purpose", "")
        said["on"] = said["on"] or (read and read.only_day)
        if "code" in said:
            said["code"] = purpose or said["code"] or ""
        said |= {name: said[name] or None for name in ("actor", "recipient")}
        is_moved = said["on"] != self.stands.get("on", said["on"])
        if read and is_moved and not self._is_retyped and read.ends and said["on"] not in read.ends:
            said["raw"] = said_of_milestone(MilestoneKind(said["kind"]), said["on"])
        return said
