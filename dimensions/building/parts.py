"""Requirements, quotas and shares in the form of their activity."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.building.rows import RowForm
from dimensions.building.texts import kept, kept_choice, kept_lines, shown_lines
from dimensions.plans.body import EvidenceRow, QuotaRow, ShareRow
from dimensions.plans.words import CountedPer, EvidenceKind
from dimensions.wording import COUNTED_PER, EVIDENCE_KINDS, choices
from portal.shell.fields import ThaiDateField
from portal.shell.fiscal import FiscalYear

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}
DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}
A_LINE = forms.Textarea({"rows": 1})
WHOLE = {"invalid": _("Write a whole number.")}
FRACTION = {"invalid": _("Write a number, with two decimal places at most.")}


def whole(label: Any, least: int, most: int, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(NUMBER),
        error_messages=WHOLE,
        **more,
    )


def bound(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=11,
        decimal_places=2,
        widget=forms.TextInput(DECIMAL),
        error_messages=FRACTION,
    )


class RequirementForm(RowForm):
    title = forms.CharField(label=_("Which evidence"), max_length=1000, widget=A_LINE)
    kinds = forms.MultipleChoiceField(
        label=_("Any one of these will do"),
        choices=choices(EvidenceKind, EVIDENCE_KINDS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say which kinds of evidence will do.")},
    )
    min_count = whole(_("At least so many"), 1, 999, initial=1)
    per = forms.ChoiceField(
        label=pgettext_lazy("plan", "Counted"), choices=choices(CountedPer, COUNTED_PER), initial=CountedPer.PERIOD
    )
    must_contain = forms.CharField(
        label=_("It must contain (one part a line)"), required=False, widget=forms.Textarea({"rows": 2})
    )
    max_age_years = whole(_("Not older than so many years"), 1, 20, required=False)
    outside_agency = forms.BooleanField(label=_("From an outside agency"), required=False)
    signed_by_superior = forms.BooleanField(label=_("Signed by the superior"), required=False)
    note = forms.CharField(label=pgettext_lazy("plan", "Note"), max_length=5000, required=False, widget=A_LINE)

    standing: EvidenceRow | None

    @staticmethod
    def shown(row: EvidenceRow) -> dict[str, Any]:
        same = ("title", "min_count", "per", "max_age_years", "outside_agency", "signed_by_superior", "note")
        lists = {"kinds": [str(kind) for kind in row.kinds], "must_contain": shown_lines(row.must_contain)}
        return {name: getattr(row, name) for name in same} | lists

    def row(self) -> EvidenceRow | None:
        said = self.cleaned_data
        if self.errors:
            return None
        stood = self.standing or EvidenceRow(title="", kinds=())
        return replace(
            stood,
            title=kept(stood.title, said["title"]) or "",
            kinds=kept_choice(stood.kinds, [EvidenceKind(kind) for kind in said["kinds"]]),
            min_count=said["min_count"],
            per=CountedPer(said["per"]),
            must_contain=kept_lines(stood.must_contain, said["must_contain"]),
            max_age_years=said["max_age_years"],
            outside_agency=said["outside_agency"],
            signed_by_superior=said["signed_by_superior"],
            note=kept(stood.note, said["note"]),
        )


class QuotaForm(RowForm):
    measure = forms.CharField(label=_("What is counted"), max_length=1000, widget=A_LINE)
    at_least = bound(pgettext_lazy("quota", "At least"))
    at_most = bound(pgettext_lazy("quota", "At most"))
    out_of = bound(_("Of how many there are"))
    unit = forms.CharField(label=pgettext_lazy("quota", "Unit"), max_length=200, required=False)
    per_each_of = forms.CharField(
        label=_("For each of (one a line)"), required=False, widget=forms.Textarea({"rows": 1})
    )

    standing: QuotaRow | None

    @staticmethod
    def shown(row: QuotaRow) -> dict[str, Any]:
        bounds = {name: figure(getattr(row, name)) for name in ("at_least", "at_most", "out_of")}
        return {"measure": row.measure, "unit": row.unit, "per_each_of": shown_lines(row.per_each_of)} | bounds

    def row(self) -> QuotaRow | None:
        said = self.cleaned_data
        if self.errors:
            return None
        if (fault := fault_of(said["at_least"], said["at_most"], said["out_of"])) is not None:
            self.add_error(fault[0], ValidationError(fault[1]))
            return None
        stood = self.standing or QuotaRow(measure="")
        return replace(
            stood,
            measure=kept(stood.measure, said["measure"]) or "",
            at_least=said["at_least"],
            at_most=said["at_most"],
            out_of=said["out_of"],
            unit=kept(stood.unit, said["unit"]),
            per_each_of=kept_lines(stood.per_each_of, said["per_each_of"]),
        )


NO_BOUND = _("Say how many at least, or how many at most.")
LESS = _("This allows less than what is asked for.")
MORE = _("This is less than what is asked for.")


def fault_of(at_least: Any, at_most: Any, out_of: Any) -> tuple[str, Any] | None:
    """The field that cannot be right, and why."""
    bounds = [each for each in (at_least, at_most) if each is not None]
    if not bounds:
        return "at_least", NO_BOUND
    if at_least is not None and at_most is not None and at_most < at_least:
        return "at_most", LESS
    return ("out_of", MORE) if out_of is not None and max(bounds) > out_of else None


def figure(value: Any) -> str | None:
    """Without needless zeros."""
    if value is None:
        return None
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


class ShareForm(RowForm):
    share_percent = whole(_("Share in per cent"), 1, 100)
    by = ThaiDateField(label=pgettext_lazy("share", "Done by"))

    standing: ShareRow | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(ThaiDateField, self.fields["by"]).fiscal_year = FiscalYear(self.year)

    @staticmethod
    def shown(row: ShareRow) -> dict[str, Any]:
        return {"share_percent": row.share_percent, "by": row.by}

    def row(self) -> ShareRow | None:
        said = self.cleaned_data
        return None if self.errors else ShareRow(share_percent=said["share_percent"], by=said["by"])
