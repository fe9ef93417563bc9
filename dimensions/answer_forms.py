"""The fields in which a doubt about a file is answered; each is checked by the grammar that read the file."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from dimensions.plans.answers import Asked, Target
from dimensions.plans.periods import ReadPeriod, read_periods
from dimensions.plans.words import ActingOffice, EvidenceKind
from dimensions.wording import ACTING_OFFICES, EVIDENCE_KINDS, choices
from portal.shell.dates import say_range
from portal.shell.fiscal import arabic_digits

ALL, OFFERED, TYPED = "*", "offered", "typed"
LONGEST = {Asked.PERIODS: 500, Asked.CODE: 40, Asked.NAME: 1000, Asked.OWNER: 1000, Asked.DIMENSION: 2}
MOST_PAPERS = 999
MOST_DIGITS = 12


class AnswerForm(forms.Form):
    """One part of the plan in other words, or all that the doubt is about in the same."""

    use_required_attribute = False

    path = forms.ChoiceField(label=gettext_lazy("For which activity"))

    def __init__(
        self,
        asked: Asked,
        targets: Sequence[Target],
        fiscal_year: int,
        *args: object,
        offers: Sequence[Mapping[str, str | None]] = (),
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.asked, self.targets, self.fiscal_year, self.offers = asked, targets, fiscal_year, offers
        if offers:
            self.fields["choice"] = offers_field(offers)
        self.fields |= FIELDS[asked]()
        if offers:
            self.fields["text"].required = False
        if len(targets) == 1:
            self.initial = {**initial_of(asked, targets[0].value), **self.initial}
        if len(targets) > 1:
            everything = (ALL, _("all of them (%(count)d)") % {"count": len(targets)})
            self.fields["path"].choices = [everything, *map(named, targets)]  # type: ignore[attr-defined]
        else:
            del self.fields["path"]

    @property
    def chosen(self) -> list[Target]:
        path = self.cleaned_data.get("path", ALL)
        return [target for target in self.targets if path in (ALL, target.path)]

    @property
    def values(self) -> dict[str, Any]:
        """What the plan is to hold at each path, of a form that is valid."""
        return {target.path: self.value_of(target) for target in self.chosen}

    def value_of(self, target: Target) -> Any:
        cleaned = self.cleaned_data
        match self.asked:
            case Asked.PERIODS:
                typed = target.value["raw"] if target.value else None
                if cleaned.get("choice") == OFFERED:
                    return [{"raw": typed or said_of(offer), "label": None, **offer} for offer in self.offers]
                return [{**row, "raw_cell": typed} if typed else row for row in cleaned["text"]]
            case Asked.EVIDENCE:
                return [{**target.value, "kinds": cleaned["kinds"], "min_count": cleaned["min_count"]}]
            case Asked.OFFICES:
                return [office.value for office in ActingOffice if office in cleaned["offices"]]
            case Asked.NUMBER:
                return [] if cleaned["is_none"] else [with_number(target.value, cleaned["number"])]
        return cleaned["text"]

    def clean_text(self) -> Any:
        text: str = self.cleaned_data["text"]
        if self.cleaned_data.get("choice") == OFFERED:
            return text
        if self.offers and not text:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        if self.asked is Asked.PERIODS:
            return self.periods(text)
        if self.asked is Asked.DIMENSION:
            digits = arabic_digits(text)
            if not digits.isdecimal() or not int(digits):
                raise forms.ValidationError(_("Type a number from 1 to 99."))
            return int(digits)
        return arabic_digits(text) if self.asked is Asked.CODE else text

    def periods(self, text: str) -> list[dict[str, Any]]:
        """Every period with its dates; one that has none cannot stand in place of another."""
        read = read_periods(text, fiscal_year=self.fiscal_year)
        undated = next((period.raw for period in read if period.end is None), None)
        if not read or undated is not None:
            raise forms.ValidationError(
                _("“%(text)s” says no dates. Type them, such as 1 ต.ค. 68 - 31 มี.ค. 69, or ภายใน 30 ก.ย. 69.")
                % {"text": undated or text}
            )
        return [row_of(period) for period in read]

    def clean_min_count(self) -> int:
        return int(self.counted("min_count", at_most=MOST_PAPERS, at_least=1))

    def clean(self) -> dict[str, Any] | None:
        if self.asked is Asked.NUMBER and not self.errors:
            if self.cleaned_data["is_none"] and self._is_typed("number"):
                self.add_error("number", _("You typed a number, and ticked that there is none. Take one of them back."))
                return super().clean()
            try:
                self.cleaned_data["number"] = (
                    Decimal(0) if self.cleaned_data["is_none"] else self.counted("number", at_most=10**MOST_DIGITS)
                )
            except forms.ValidationError as error:
                self.add_error("number", error)
        return super().clean()

    def _is_typed(self, name: str) -> bool:
        """Whether a field holds something else than it was drawn with."""
        typed = arabic_digits(self.cleaned_data[name]).strip()
        return bool(typed) and typed != str(self.initial.get(name) or "")

    def counted(self, name: str, *, at_most: int, at_least: int = 0) -> Decimal:
        """A number in the digits of either script."""
        fault = _("Type a number, such as 5.")
        try:
            number = Decimal(arabic_digits(self.cleaned_data[name]).replace(",", ""))
        except InvalidOperation as error:
            raise forms.ValidationError(fault) from error
        if not number.is_finite() or not at_least <= number <= at_most or round(number, 2) != number:
            raise forms.ValidationError(fault)
        return number


def named(target: Target) -> tuple[str, str]:
    """By its activity, and by what was read of it where that is short."""
    typed = target.value.get("raw") or target.value.get("title") if isinstance(target.value, dict) else ""
    return target.path, f"{target.title} · {typed}" if typed else target.title


def offers_field(offers: Sequence[Mapping[str, str | None]]) -> forms.ChoiceField:
    told = "; ".join(map(said_of, offers))
    options = [(OFFERED, _("The proposed dates: %(dates)s") % {"dates": told}), (TYPED, _("Other dates"))]
    return forms.ChoiceField(
        label=_("Which dates"),
        choices=options,
        initial=OFFERED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )


def said_of(offer: Mapping[str, str | None]) -> str:
    start, end = (date.fromisoformat(day) if day else None for day in (offer["start"], offer["end"]))
    return say_range(start, end)


def initial_of(asked: Asked, value: Any) -> dict[str, Any]:
    """What was read, to be changed and not typed anew."""
    match asked:
        case Asked.PERIODS:
            return {"text": value["raw"] if value else ""}
        case Asked.EVIDENCE:
            return {"kinds": value["kinds"], "min_count": value["min_count"]}
        case Asked.OFFICES:
            return {"offices": value or []}
        case Asked.NUMBER:
            return {"number": value.get("at_least", value.get("at_most"))}
    return {"text": value}


def row_of(period: ReadPeriod) -> dict[str, Any]:
    row = {"raw": period.raw, "start": iso(period.start), "end": iso(period.end), "label": period.label}
    if period.clean and period.clean != period.raw:
        row["clean"] = period.clean
    return row


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def with_number(quota: dict[str, Any], number: Decimal) -> dict[str, Any]:
    """The same bound, with another number."""
    key = "at_most" if quota.get("at_least") is None else "at_least"
    return quota | {key: int(number) if number == number.to_integral_value() else float(number)}


def text_field(asked: Asked) -> dict[str, forms.Field]:
    label, help_text = TEXTS[asked]
    return {
        "text": forms.CharField(
            label=label,
            help_text=help_text,
            max_length=LONGEST[asked],
            error_messages={"required": gettext_lazy("Type what is right.")},
        )
    }


TEXTS: dict[Asked, tuple[StrPromise, StrPromise | str]] = {
    Asked.PERIODS: (
        gettext_lazy("When"),
        gettext_lazy("As in the file: 1 ต.ค. 68 - 31 มี.ค. 69; ภายใน 30 ก.ย. 69; several parted by commas."),
    ),
    Asked.CODE: (gettext_lazy("Code of the activity"), ""),
    Asked.NAME: (gettext_lazy("Name of the dimension"), ""),
    Asked.DIMENSION: (gettext_lazy("Number of the dimension"), ""),
    Asked.OWNER: (gettext_lazy("Who is responsible"), gettext_lazy("A group or a position, no name of a person.")),
}


def evidence_fields() -> dict[str, forms.Field]:
    return {
        "kinds": forms.MultipleChoiceField(
            label=gettext_lazy("What may be shown; any one of these will do"),
            choices=choices(EvidenceKind, EVIDENCE_KINDS),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Choose at least one kind of evidence.")},
        ),
        "min_count": forms.CharField(label=gettext_lazy("How many at least"), initial="1", max_length=3),
    }


def office_fields() -> dict[str, forms.Field]:
    return {
        "offices": forms.MultipleChoiceField(
            label=gettext_lazy("Who acts"),
            choices=choices(ActingOffice, ACTING_OFFICES),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Choose who acts.")},
        )
    }


def number_fields() -> dict[str, forms.Field]:
    return {
        "number": forms.CharField(label=gettext_lazy("The number"), max_length=MOST_DIGITS, required=False),
        "is_none": forms.BooleanField(label=gettext_lazy("There is no number to reach here"), required=False),
    }


FIELDS = {asked: lambda asked=asked: text_field(asked) for asked in TEXTS} | {
    Asked.EVIDENCE: evidence_fields,
    Asked.OFFICES: office_fields,
    Asked.NUMBER: number_fields,
}
